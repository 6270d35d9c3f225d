public import News
internal import Store

/// Brings a picture whose file is kept into the library; one with the same content is there already and is answered.
public struct AddPicture: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// The picture as the library has it.
    public struct Outcome: Sendable {
        public let picture: LibraryPicture
        /// Whether it was there before; nothing that was said of it is changed then.
        public let wasThere: Bool
    }

    /// - Throws: `NewsError(.forbidden)` for someone who may not add files.
    public func callAsFunction(_ new: LibraryPicture, by actor: Actor) async throws -> Outcome {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.uploadMedia)
            var new = new
            new.addedAt = now
            new.addedBy = actor.signatory
            let (id, isNew) = try transaction.insertPicture(new)
            if isNew {
                try transaction.audit(
                    at: now, actor: actor.auditName, verb: "AddPicture", subject: "picture:\(id.rawValue)",
                    detail: new.fileName
                )
            }
            guard let kept = try transaction.libraryPicture(id) else {
                throw NewsError(.fault, "A picture that was just added is not there.")
            }
            return Outcome(picture: kept, wasThere: !isNew)
        }
    }
}
