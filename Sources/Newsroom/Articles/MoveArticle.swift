public import News
internal import Store

/// Moves an article to another section. One that readers have moves at once, and its old address sends them on.
public struct MoveArticle: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.notFound)` for a section that is not there, `.forbidden` also where the actor does not answer
    ///   for the section it goes to and readers have it, `.conflict` while someone writes in it.
    public func callAsFunction(
        _ article: ArticleID, to section: SectionID, by actor: Actor
    ) async throws -> AmendOutcome {
        try await newsroom.amending(article, by: actor, verb: "MoveArticle", detail: "section:\(section.rawValue)") {
            step, draft in
            _ = try step.publication.path(to: section)
            draft.section = section
        }
    }
}
