/// The place of a topic or an author in a list by address, which goes on after it.
public struct SlugKey: Sendable, Hashable {
    public let slug: Slug
    public let id: Int64

    public init(slug: Slug, id: Int64) {
        self.slug = slug
        self.id = id
    }

    /// `42 stades`
    public var text: String { "\(id) \(slug.rawValue)" }

    /// - Returns: `nil` when `text` is no key.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let id = Int64(parts[0]), id > 0, let slug = Slug(rawValue: String(parts[1])) else {
            return nil
        }
        self.init(slug: slug, id: id)
    }
}
