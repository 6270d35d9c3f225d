public import News
internal import Store

/// Prepares an arrangement of a front, step by step; readers have nothing of it. It writes no line in the audit log,
/// as saving a draft does not: what goes live does.
public struct PrepareFront: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// Takes one step.
    /// - Parameter step: The step that the caller's page shows; 0 begins with what readers have.
    /// - Throws: `NewsError(.forbidden)` without the right to arrange fronts, `.conflict` when another tab has gone on,
    ///   `.invalid` for what cannot stand on the front.
    @discardableResult
    public func callAsFunction(
        _ front: FrontID, _ change: FrontChange, step: Int, by actor: Actor
    ) async throws -> FrontDraft {
        try await newsroom.arranging(front, by: actor) { work in
            let draft = try work.draft(at: step)
            switch change {
            case .pin(let article, _, _, _), .move(let article, _, _): try work.requireArticle(article)
            default: break
            }
            let known = draft?.arrangement ?? work.live?.arrangement ?? .automatic
            let arrangement = try known.withoutPast(at: work.now).applying(
                change, to: front, sections: work.publication.sections, at: work.now
            )
            return try save(arrangement, base: draft?.base ?? work.liveNumber, step: step, work)
        }
    }

    /// Goes on with what was prepared although readers have got a newer version meanwhile.
    /// - Parameter live: That version, as the caller has looked at it.
    /// - Throws: `NewsError(.conflict)` when there is a newer one still, or another tab has gone on.
    @discardableResult
    public func keep(_ front: FrontID, step: Int, live: Int, by actor: Actor) async throws -> FrontDraft {
        try await newsroom.arranging(front, by: actor) { work in
            guard let draft = try work.draft(at: step) else {
                throw NewsError(.notFound, "Nothing is being prepared here.")
            }
            try work.require(live: live)
            return try save(draft.arrangement, base: live, step: step, work)
        }
    }

    /// Gives up what was prepared.
    /// - Throws: `NewsError(.conflict)` when another tab has gone on.
    public func discard(_ front: FrontID, step: Int, by actor: Actor) async throws {
        try await newsroom.arranging(front, by: actor) { work in
            _ = try work.draft(at: step)
            try work.transaction.deleteDraft(by: work.user(), of: front)
        }
    }

    private func save(
        _ arrangement: FrontArrangement, base: Int, step: Int, _ work: FrontStep
    ) throws -> FrontDraft {
        let draft = FrontDraft(
            author: work.actor.signatory, base: base, step: step + 1, arrangement: arrangement, savedAt: work.now
        )
        try work.transaction.saveDraft(draft, by: work.user(), of: work.front)
        return draft
    }
}
