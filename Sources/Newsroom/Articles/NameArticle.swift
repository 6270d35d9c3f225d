public import News
internal import Store

/// The authors and topics that someone wrote by name, found or made.
public struct NameArticle: Sendable {
    /// What the names stand for, in their order.
    public struct Names: Sendable, Hashable {
        public let credits: [ContributorID]
        public let topics: [TopicID]
    }

    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// Someone's own name, where no author has it, makes them one.
    /// - Throws: `NewsError(.invalid)` for an author nobody knows when `actor` may not add authors, or a topic when they
    ///   may not add topics; the sentence names the one.
    public func callAsFunction(
        credits: [String], topics: [String], in edition: Edition, by actor: Actor
    ) async throws -> Names {
        let rules = LanguageRules.of(edition.language)
        let credits = credits.map(\.trimmed).filter { !$0.isEmpty }.withoutRepeats
        let topics = topics.map(\.trimmed).filter { !$0.isEmpty }.withoutRepeats
        // Nearly every save names whom the store knows, and needs no write.
        let known = try await newsroom.database.read { store in
            (
                try credits.map { try store.contributor(named: $0, in: edition.id) },
                try topics.map { try store.topic(slug: rules.slug($0), in: edition.id) }
            )
        }
        if !known.0.contains(nil), !known.1.contains(nil) {
            return Names(
                credits: known.0.compactMap(\.self).withoutRepeats, topics: known.1.compactMap(\.self).withoutRepeats)
        }
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            var finder = NameFinder(edition: edition)
            let foundCredits = try credits.map { try finder.contributor($0, in: transaction) }
            let foundTopics = try topics.map { try finder.topic($0, in: transaction) }
            // Whoever writes may always sign with their own name.
            let own = actor.user?.name.trimmed
            if let name = finder.contributorsMade.first(where: { $0 != own }), !actor.allows(.manageAuthors) {
                throw NewsError(
                    .invalid, "There is no author “\(name)”.", field: "credits", help: "Ask an editor to add them."
                )
            }
            if let name = finder.topicsMade.first, !actor.allows(.manageTopics) {
                throw NewsError(
                    .invalid, "There is no topic “\(name)”.", field: "topics", help: "Ask an editor to add it."
                )
            }
            if let user = actor.user, user.contributor == nil, let own, finder.contributorsMade.contains(own),
                let place = credits.firstIndex(of: own)
            {
                try transaction.link(foundCredits[place], to: user.id)
            }
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "NameArticle", subject: nil,
                detail: (finder.contributorsMade + finder.topicsMade).joined(separator: ", ")
            )
            return Names(credits: foundCredits.withoutRepeats, topics: foundTopics.withoutRepeats)
        }
    }
}
