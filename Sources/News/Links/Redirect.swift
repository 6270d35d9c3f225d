/// An address that has moved: a path of ours answered with 301 to another.
public struct Redirect: Sendable, Hashable {
    /// From the root, percent-decoded, without a query: `/2019/05/ancien-titre`.
    public let from: String
    public let to: LinkTarget

    public init(from: String, to: LinkTarget) {
        self.from = from
        self.to = to
    }
}
