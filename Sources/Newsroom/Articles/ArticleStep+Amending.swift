internal import News
internal import Store

/// What became of a change of where an article stands or what it is about.
public enum AmendOutcome: Sendable, Hashable {
    /// It was so already.
    case unchanged
    /// Readers have nothing of it: it is in the newest text.
    case saved(revision: Int)
    /// It is before readers.
    case published(revision: Int)
}

extension Newsroom {
    /// Changes something of an article without its text being open: in one revision, which goes before readers at once
    /// where they have the article, as an update that they need not be told of.
    /// - Throws: `NewsError(.conflict)` while someone writes in the article, or an update of it waits, which would go out
    ///   with the change; else as saving and publishing do.
    func amending(
        _ id: ArticleID, by actor: Actor, verb: String, detail: String,
        _ change: @escaping @Sendable (ArticleStep, inout ArticleDraft) throws -> Void
    ) async throws -> AmendOutcome {
        let now = clock.now()
        return try await database.write { transaction in
            let step = try ArticleStep(id, .save, by: actor, newsroom: self, now: now, in: transaction)
            var draft = step.article.openDraft
            try change(step, &draft)
            guard draft != step.article.openDraft else { return .unchanged }
            let isPublished = step.article.state == .published
            if isPublished, step.article.hasNewText {
                throw NewsError(
                    .conflict, "It has an update that readers do not have yet.", help: "Publish the update first."
                )
            }
            guard try !transaction.presences(on: id).contains(where: { $0.isEditing && $0.isAlive(at: now) }) else {
                throw NewsError(.conflict, "Someone is writing in it.", help: "Wait until they have closed it.")
            }
            guard case .saved(let revision, _) = try step.keep(draft, reason: .saved, save: nil) else {
                return .unchanged
            }
            try step.audit(verb, detail)
            guard isPublished else { return .saved(revision: revision) }
            let outcome = try ArticleStep(id, .publish, by: actor, newsroom: self, now: now, in: transaction)
                .goLive(isMinor: true)
            return .published(revision: outcome.revision)
        }
    }
}
