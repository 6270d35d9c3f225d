internal import News
internal import Newsroom
internal import Store

/// Articles for a place of a front, from the whole archive: those about to go out that match, then the best of those that
/// readers have; an address or a number finds its article however old it is. Without words, the newest.
struct FrontSearch {
    let newsroom: Newsroom
    private static let length = 12

    func callAsFunction(_ text: String, in edition: EditionID) async throws -> [DeskSummary] {
        let number = Self.number(in: text)
        let query = TextQuery(text)
        let now = newsroom.clock.now()
        let found = try await newsroom.database.read { store -> [DeskSummary] in
            if let number, let one = try store.deskSummaries([number])[number], one.edition == edition { return [one] }
            let states: [Set<ArticleState>] = [[.approved, .scheduled], [.published]]
            return try states.flatMap { states -> [DeskSummary] in
                let filter = DeskFilter(states: states, edition: edition, text: query)
                // Briefs stand in the wire alone; there may be many among the newest.
                return try query == nil
                    ? store.deskList(filter, limit: Self.length * 8)
                    : store.deskMatches(filter, now: now, limit: Self.length * 8)
            }.filter(\.kind.isStory)
        }
        return Array(found.prefix(Self.length))
    }

    /// The article that a field names by an address of ours or a number; `nil` for an empty field.
    /// - Throws: `NewsError(.invalid)` for anything else.
    static func article(named text: String) throws -> ArticleID? {
        guard !text.trimmingSpaces.isEmpty else { return nil }
        guard let id = number(in: text) else {
            throw NewsError(.invalid, "There is no such article.", field: "article")
        }
        return id
    }

    /// The article that an address of ours, or a number, names.
    private static func number(in text: String) -> ArticleID? {
        let text = text.trimmingSpaces
        let digits = text.split(separator: "-").last.map(String.init) ?? text
        let isAddress = text.contains("/") || digits == text
        guard isAddress, !digits.isEmpty, digits.utf8.count <= 15, digits.utf8.allSatisfy({ (48...57).contains($0) })
        else {
            return nil
        }
        return Int64(digits).map { ArticleID(rawValue: $0) }
    }
}
