internal import News
internal import Store

/// A verb's work on one front within its transaction: the actor is read anew and asked, and the front found, before the
/// verb begins.
struct FrontStep {
    let transaction: any WriteTransaction
    let front: FrontID
    let actor: Actor
    let now: Instant
    let publication: Publication
    /// What readers have.
    let live: FrontVersion?

    init(_ front: FrontID, by actor: Actor, now: Instant, in transaction: any WriteTransaction) throws {
        let actor = try transaction.current(actor)
        try actor.require(.arrangeFronts)
        let publication = try transaction.requirePublication()
        try publication.require(front)
        self.transaction = transaction
        self.front = front
        self.actor = actor
        self.now = now
        self.publication = publication
        live = try transaction.liveVersion(of: front)
    }

    var liveNumber: Int { live?.number ?? 0 }

    /// Who prepares; a part of the program prepares nothing.
    func user() throws -> UserID {
        guard let user = actor.userID else {
            throw NewsError(.forbidden, "Only someone who signed in prepares a front.", field: "arrangeFronts")
        }
        return user
    }

    /// What the actor prepares.
    /// - Parameter step: The step that the actor's page shows; 0 where nothing was prepared.
    /// - Throws: `NewsError(.conflict)` when another tab of theirs has gone on.
    func draft(at step: Int) throws -> FrontDraft? {
        let user = try user()
        let draft = try transaction.drafts(of: front).first { $0.author.user == user }
        guard draft?.step ?? 0 == step else {
            throw NewsError(
                .conflict, "Another tab of yours has changed this arrangement.", field: "step",
                help: "Look at it as it is now and repeat."
            )
        }
        return draft
    }

    /// - Throws: `NewsError(.conflict)` when readers have another version than the caller knows.
    func require(live number: Int) throws {
        guard let live, live.number != number else {
            guard liveNumber == number else {
                throw NewsError(.conflict, "The front has no such version.", field: "live")
            }
            return
        }
        throw NewsError(
            .conflict, "Another arrangement has gone live meanwhile.", field: "live",
            help: "Version \(live.number) is by \(live.author.name). Look at what changed, then decide."
        )
    }

    /// Gives readers an arrangement, without pins whose time is over.
    func publish(_ arrangement: FrontArrangement, restored: Int? = nil) throws -> FrontVersion {
        let arrangement = arrangement.withoutPast(at: now)
        let known = live?.arrangement ?? .automatic
        guard arrangement != known else {
            throw NewsError(.conflict, "Readers have this arrangement already.", field: "live")
        }
        let version = FrontVersion(
            number: liveNumber + 1, arrangement: arrangement, madeAt: now, author: actor.signatory, restored: restored
        )
        try transaction.insertVersion(version, of: front)
        try transaction.publishEvent(.frontArranged, at: now, dependencies: [.front(front)])
        return version
    }

    func audit(_ verb: String, _ detail: String) throws {
        try transaction.audit(
            at: now, actor: actor.auditName, verb: verb, subject: "front:\(front.text)", detail: detail
        )
    }

    /// - Throws: `NewsError` for an article that cannot stand on the front.
    func requireArticle(_ id: ArticleID) throws {
        try transaction.requireShowable(id, in: front.edition, field: "article")
    }
}

extension ReadTransaction {
    /// - Throws: `NewsError` for an article that readers of an edition cannot get, now or later.
    func requireShowable(_ id: ArticleID, in edition: EditionID, field: String) throws {
        guard let article = try deskSummaries([id])[id] else {
            throw NewsError(.invalid, "There is no such article.", field: field)
        }
        guard article.edition == edition else {
            throw NewsError(.invalid, "The article is another edition's.", field: field)
        }
        guard article.kind.isStory else {
            throw NewsError(.invalid, "A brief stands in the wire alone.", field: field)
        }
        guard article.state != .killed, article.state != .spiked else {
            throw NewsError(.invalid, "The article must not be used.", field: field)
        }
    }
}

extension Newsroom {
    /// Runs a verb's transaction on one front.
    func arranging<Output: Sendable>(
        _ front: FrontID, by actor: Actor, _ body: @escaping @Sendable (FrontStep) throws -> Output
    ) async throws -> Output {
        let now = clock.now()
        return try await database.write { transaction in
            try body(FrontStep(front, by: actor, now: now, in: transaction))
        }
    }
}
