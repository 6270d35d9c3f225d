internal import News
internal import Store

/// One verb's work on one article within its transaction: the article is read, the authority asked and the workflow's
/// decision made before the verb begins.
struct ArticleStep {
    let transaction: any WriteTransaction
    let newsroom: Newsroom
    let actor: Actor
    let now: Instant
    let publication: Publication
    let edition: Edition
    let article: DeskArticle
    let decision: WorkflowDecision

    init(
        _ id: ArticleID, _ action: WorkflowAction, by actor: Actor, newsroom: Newsroom, now: Instant,
        in transaction: any WriteTransaction
    ) throws {
        let (publication, edition, article) = try transaction.open(
            id, action, by: actor, authority: newsroom.authority
        )
        self.transaction = transaction
        self.newsroom = newsroom
        self.actor = actor
        self.now = now
        self.publication = publication
        self.edition = edition
        self.article = article
        decision = try Workflow.decide(action, in: article.state)
    }

    /// The article's row, which the verb changes and gives to `save`.
    var update: ArticleUpdate {
        var update = ArticleUpdate(article, changedAt: now)
        update.state = decision.state
        return update
    }

    func save(_ update: ArticleUpdate) throws { try transaction.update(article, to: update) }

    /// - Throws: `NewsError(.conflict)` when the newest revision is not the one that was looked at.
    func require(revision: Int) throws {
        guard revision == article.draft.number else {
            throw NewsError(
                .conflict,
                "The article was saved meanwhile: revision \(article.draft.number) is the newest, not \(revision).",
                field: "revision", help: "Look at what changed and repeat."
            )
        }
    }

    /// A reason that the decision asks for.
    /// - Throws: `NewsError(.invalid)` when it says nothing.
    func require(reason: String, field: String) throws -> String {
        let reason = reason.trimmed
        guard !reason.isEmpty || !decision.requirements.contains(.reason) else {
            throw NewsError(.invalid, "Say why in a sentence.", field: field)
        }
        return reason
    }

    func audit(_ verb: String, _ detail: String? = nil) throws {
        try transaction.audit(
            at: now, actor: actor.auditName, verb: verb, subject: "article:\(article.id.rawValue)", detail: detail
        )
    }

    /// Tells those for whom something waits now.
    func tell(_ kind: Notice.Kind?, _ text: String? = nil) throws {
        guard let kind else { return }
        let editors = Notice.Audience.editors(article.section)
        // Whoever it was given to writes it, too.
        let authors = article.authors.filter { $0 != actor.userID }.sorted().map(Notice.Audience.person)
        let audiences: [Notice.Audience] =
            switch kind {
            case .submitted: [editors]
            case .commented: authors.isEmpty ? [editors] : authors
            case .changesAsked, .approved: authors
            case .late: [editors] + authors
            case .editAsked, .answered, .assigned: []
            }
        for audience in audiences {
            try transaction.insertNotice(kind, to: audience, of: article, by: actor.signatory, text: text, at: now)
        }
    }

    /// Tells readers' pages, and keeps what was touched for the receipt.
    func announce(_ kind: NewsEvent.Kind, _ keys: Set<PageDependency>, revision: Int) throws -> NewsEvent {
        let event = try transaction.publishEvent(
            kind, at: now, dependencies: keys.sorted { $0.text < $1.text }
        )
        try transaction.insertReceipt(event, of: article.id, revision: revision, by: actor.signatory)
        return event
    }
}

extension Newsroom {
    /// Runs a verb's transaction on one article.
    func changing<Output: Sendable>(
        _ id: ArticleID, _ action: WorkflowAction, by actor: Actor,
        _ body: @escaping @Sendable (ArticleStep) throws -> Output
    ) async throws -> Output {
        let now = clock.now()
        return try await database.write { transaction in
            try body(ArticleStep(id, action, by: actor, newsroom: self, now: now, in: transaction))
        }
    }
}

extension ReadTransaction {
    /// An article, after the authority was asked.
    func open(
        _ id: ArticleID, _ action: WorkflowAction, by actor: Actor, authority: any Authority
    ) throws -> (Publication, Edition, DeskArticle) {
        guard let article = try deskArticle(id) else {
            throw NewsError(.notFound, "There is no article \(id.rawValue).", field: "article")
        }
        let publication = try requirePublication()
        guard let edition = publication.edition(article.edition) else {
            throw NewsError(.fault, "Article \(id.rawValue) belongs to no edition.")
        }
        // Permission: here, for every verb that works on an article. What brings a draft before readers is asked of the
        // section where it will stand, too, so that nobody publishes into a section that is not theirs.
        let sections = action.reachesReaders ? [article.section, article.openDraft.section] : [article.section]
        for section in sections.withoutRepeats {
            try authority.require(
                action, of: actor,
                on: ArticleFacts(
                    article: id, edition: article.edition,
                    sectionPath: publication.sections.selfAndAncestors(of: section),
                    authors: article.authors, state: article.state
                ),
                in: self
            )
        }
        return (publication, edition, article)
    }

    /// What the publishing checks find in an article's newest revision.
    func findings(
        of article: DeskArticle, in publication: Publication, _ edition: Edition, _ newsroom: Newsroom,
        dueAt: Instant?, now: Instant
    ) throws -> [PublishingFinding] {
        let content = article.draft.content
        let section = article.openDraft.section
        return PublishingFinding.all(
            in: PublishingFacts(
                content: content, edition: article.edition, language: edition.language,
                sectionIsNamed: publication.sections.slugs(to: section, in: article.edition) != nil,
                pictures: try pictures(Set(content.shownPictures), in: article.edition),
                reachableArticles: try published(among: content.body.relatedArticles), dueAt: dueAt, now: now,
                day: newsroom.zone.civil(at: max(dueAt ?? now, now)).date,
                isTranslation: try content.body.blocksWithoutWords > 0 && translation(of: article.id) != nil,
                deadPaths: try deadPaths(of: content.body, in: publication, newsroom.addresses)
            ),
            policy: publication.policy ?? newsroom.policy
        )
    }

    /// The paths of our own site that a body links to and at which nothing stands; two statements at most beside one for
    /// each path that names nothing.
    private func deadPaths(
        of body: Body, in publication: Publication, _ addresses: (any SiteAddresses)?
    ) throws -> [String] {
        guard let addresses else { return [] }
        var named: [ArticleID: String] = [:]
        var dead: [String] = []
        for link in body.links {
            let whole = publication.ownPath(of: link.rawValue)
            guard let path = whole.map({ String($0.prefix { $0 != "?" && $0 != "#" }) }), !path.hasPrefix("/media/")
            else { continue }
            switch addresses.place(of: path, in: publication) {
            case .article(let id): named[id] = path
            case .nothing where path.count > 1 && !dead.contains(path):
                if try redirect(from: addresses.normalized(path) ?? path) == nil { dead.append(path) }
            case .nothing, .page, .author, .topic: break
            }
        }
        let reachable = try published(among: named.keys.sorted())
        return dead + named.filter { !reachable.contains($0.key) }.values.sorted()
    }
}

extension WorkflowAction {
    /// Whether the draft goes before readers by it, at once or in time.
    fileprivate var reachesReaders: Bool {
        self == .publish || self == .schedule || self == .approve || self == .correct
    }
}
