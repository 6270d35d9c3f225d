public import News
internal import Store

/// Makes an arrangement of a front live, in one step; the one before stays in the history.
public struct ArrangeFront: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// Makes live what the actor prepared.
    /// - Parameter step: The step that the caller's page shows.
    /// - Throws: `NewsError(.conflict)` when another tab has gone on, or readers have got another version since it was
    ///   begun; `.forbidden` without the right to arrange fronts.
    @discardableResult
    public func callAsFunction(_ front: FrontID, step: Int, by actor: Actor) async throws -> FrontVersion {
        try await newsroom.arranging(front, by: actor) { work in
            guard let draft = try work.draft(at: step) else {
                throw NewsError(.conflict, "Readers have this arrangement already.", field: "live")
            }
            try work.require(live: draft.base)
            let version = try work.publish(draft.arrangement)
            try work.transaction.deleteDraft(by: work.user(), of: front)
            try work.audit("ArrangeFront", "version \(version.number)")
            return version
        }
    }

    /// Makes a whole arrangement live.
    /// - Parameter live: The version that readers have, as the caller knows it; 0 for none.
    /// - Throws: `NewsError(.conflict)` when readers have another; `.invalid` for an article or place that cannot be.
    @discardableResult
    public func callAsFunction(
        _ front: FrontID, _ arrangement: FrontArrangement, live: Int, by actor: Actor
    ) async throws -> FrontVersion {
        try await newsroom.arranging(front, by: actor) { work in
            try work.require(live: live)
            var checked = FrontArrangement(order: arrangement.order, hidden: arrangement.hidden)
            for pin in arrangement.pins {
                try work.requireArticle(pin.article)
                checked = try checked.applying(
                    .pin(pin.article, at: pin.place, from: pin.from, until: pin.until), to: front,
                    sections: work.publication.sections,
                    at: work.now
                )
            }
            let version = try work.publish(checked)
            try work.audit("ArrangeFront", "version \(version.number)")
            return version
        }
    }
}
