internal import News
internal import Newsroom
internal import Store

/// Articles for a place of a front: those about to go out, then the newest published; an address or a number finds its
/// article however old it is.
struct FrontSearch {
    let newsroom: Newsroom
    private static let length = 12

    func callAsFunction(_ text: String, in edition: EditionID) async throws -> [DeskSummary] {
        let wanted = text.lowercased().split(whereSeparator: \.isWhitespace).prefix(12)
        let number = Self.number(in: text)
        let found = try await newsroom.database.read { store -> [DeskSummary] in
            if let number, let one = try store.deskSummaries([number])[number], one.edition == edition { return [one] }
            let due = try store.deskList(
                DeskFilter(states: [.approved, .scheduled], edition: edition), limit: 100
            )
            let newest = try store.list(.stories, in: edition, limit: 400).filter { article in
                let headline = article.headline.lowercased()
                return wanted.allSatisfy { headline.contains($0) }
            }.prefix(Self.length)
            let known = try store.deskSummaries(Set(newest.map(\.id)))
            return due.filter { article in
                let headline = article.headline.lowercased()
                return article.kind.isStory && wanted.allSatisfy { headline.contains($0) }
            } + newest.compactMap { known[$0.id] }
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
