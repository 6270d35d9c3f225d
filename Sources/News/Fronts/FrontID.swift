/// A front of the publication: the home page of an edition, or a section's page in it.
public struct FrontID: Sendable, Hashable, Comparable {
    public let edition: EditionID
    /// `nil` for the home page.
    public let section: SectionID?

    public init(edition: EditionID, section: SectionID? = nil) {
        self.edition = edition
        self.section = section
    }

    /// `1` for a home page, `1-7` for a section's front, as it stands in addresses and keys.
    public var text: String {
        "\(edition.rawValue)" + (section.map { "-\($0.rawValue)" } ?? "")
    }

    /// - Returns: `nil` when `text` names no front.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in part.utf8.count <= 18 ? Int64(part) : nil }.filter { $0 > 0 }
        guard numbers.count == parts.count, let edition = numbers.first, numbers.count <= 2 else { return nil }
        self.init(
            edition: EditionID(rawValue: edition),
            section: numbers.count == 2 ? SectionID(rawValue: numbers[1]) : nil
        )
    }

    public static func < (left: FrontID, right: FrontID) -> Bool {
        (left.edition, left.section?.rawValue ?? 0) < (right.edition, right.section?.rawValue ?? 0)
    }
}

extension Publication {
    /// - Throws: `NewsError(.notFound)` for a front that the publication has not.
    public func require(_ front: FrontID) throws {
        let isThere =
            edition(front.edition) != nil
            && (front.section.map { sections.slugs(to: $0, in: front.edition) != nil } ?? true)
        guard isThere else { throw NewsError(.notFound, "There is no such front.") }
    }
}
