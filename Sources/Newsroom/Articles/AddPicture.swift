public import News
internal import Store

/// Brings a picture whose file is kept into the library; one with the same content is there already and is answered.
public struct AddPicture: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.forbidden)` for someone who may not add files.
    public func callAsFunction(_ picture: Picture, in edition: EditionID, by actor: Actor) async throws -> Picture {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            try transaction.current(actor).require(.uploadMedia)
            let id = try transaction.insertPicture(picture)
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "AddPicture", subject: "picture:\(id.rawValue)", detail: nil
            )
            guard let kept = try transaction.pictures([id], in: edition)[id] else {
                throw NewsError(.fault, "A picture that was just added is not there.")
            }
            return kept
        }
    }
}
