internal import News
internal import Newsroom
internal import Store

/// Reads for one person what the desk would show them.
struct DeskReader {
    let store: any ReadTransaction
    let user: User
    let zone: Zone
    let publication: Publication

    init(_ store: any ReadTransaction, user: User, zone: Zone) throws {
        self.store = store
        self.user = user
        self.zone = zone
        publication = try store.requirePublication()
    }

    private var actor: Actor { .user(user) }

    func time(_ instant: Instant) -> Timestamp { Timestamp(instant, in: zone) }

    /// - Throws: `NewsError(.notFound)`, or `.forbidden` for someone who may not read it.
    func article(_ id: ArticleID) throws -> DeskArticle {
        guard let article = try store.deskArticle(id) else {
            throw NewsError(.notFound, "There is no such article.", field: "article")
        }
        try actor.require(.read, on: standing(article))
        return article
    }

    /// - Throws: `NewsError(.forbidden)` for someone who may not do `action` to it.
    func require(_ action: ArticleAction, on article: DeskArticle) throws {
        try actor.require(action, on: standing(article))
    }

    private func standing(_ article: DeskArticle) -> ArticleStanding {
        ArticleStanding(
            sectionPath: publication.sections.selfAndAncestors(of: article.section),
            authors: article.authors, state: article.state
        )
    }

    func answer(_ article: DeskArticle) throws -> Answer.DeskArticle {
        let standing = standing(article)
        let actions = WorkflowAction.allCases.filter { action in
            guard Workflow.allows(action, in: article.state), let asked = ArticleAction(action, in: article.state)
            else { return false }
            return actor.allows(asked, on: standing)
        }
        return Answer.DeskArticle(
            id: article.id, edition: article.edition, state: article.state, revision: article.draft.number,
            publishedRevision: article.state == .published ? article.revision : nil, slug: article.slug,
            hasNewText: article.hasNewText, firstPublishedAt: article.firstPublishedAt.map(time),
            publishedAt: article.publishedAt.map(time), modifiedAt: article.modifiedAt.map(time),
            changedAt: time(article.changedAt), createdBy: article.createdBy,
            assignee: article.assignee, scheduledFor: article.scheduledFor.map(time),
            embargoedUntil: article.embargoedUntil.map(time),
            withdrawalNote: article.withdrawalNote, killReason: article.killReason, actions: actions,
            text: try text(article.draft, of: article)
        )
    }

    func text(_ revision: Revision, of article: DeskArticle) throws -> Answer.Text {
        let content = revision.content
        let language = publication.edition(article.edition)?.language ?? .french
        return Answer.Text(
            section: revision.section ?? article.section, slug: revision.slug, kind: content.kind,
            kicker: content.kicker, headline: content.headline, alternativeHeadline: content.alternativeHeadline,
            standfirst: content.standfirst, dateline: content.dateline, source: content.source,
            edNote: content.edNote,
            authors: try content.credits.flatMap { id in
                try store.contributorNames([id], in: article.edition).map { Answer.NamedAuthor(id: id, name: $0) }
            },
            topics: try content.topics.flatMap { id in
                try store.topicNames([id], in: article.edition).map { Answer.NamedTopic(id: id, name: $0) }
            },
            leadPicture: content.leadPicture, words: content.words(in: language), body: content.body
        )
    }

    func line(_ summary: DeskSummary) -> Answer.DeskLine {
        Answer.DeskLine(
            id: summary.id, edition: summary.edition, section: summary.section, kind: summary.kind,
            state: summary.state, headline: summary.headline, byline: summary.byline,
            changedAt: time(summary.changedAt), publishedAt: summary.publishedAt.map(time),
            scheduledFor: summary.scheduledFor.map(time), embargoedUntil: summary.embargoedUntil.map(time),
            createdBy: summary.createdBy, assignee: summary.assignee, hasNewText: summary.hasNewText
        )
    }

    func comment(_ comment: Comment) -> Answer.Comment {
        Answer.Comment(
            id: comment.id, revision: comment.revision, place: comment.passage.placeText,
            quote: comment.passage.quote, text: comment.text, author: Answer.Signatory(comment.author),
            writtenAt: time(comment.writtenAt),
            resolution: comment.resolution.map {
                Answer.Resolution(by: Answer.Signatory($0.by), at: time($0.at))
            }, parent: comment.parent
        )
    }

    func receipt(_ receipt: PublishReceipt) -> Answer.Receipt {
        Answer.Receipt(
            id: receipt.id, revision: receipt.revision, kind: receipt.kind, at: time(receipt.at),
            by: Answer.Signatory(receipt.actor), keys: receipt.keys.map(\.text),
            arrivals: receipt.arrivals.map { Answer.Arrival(address: $0.address, freshAt: time($0.freshAt)) }
        )
    }

    func notice(_ notice: Notice) -> Answer.Notice {
        Answer.Notice(
            id: notice.id, kind: notice.kind, article: notice.article, headline: notice.headline,
            by: Answer.Signatory(notice.actor), text: notice.text, at: time(notice.at)
        )
    }

    /// Every section that they answer for.
    var sections: Set<SectionID> {
        let given: [SectionID] =
            switch user.role {
            case .contributor, .journalist: []
            case .editor: user.sections.flatMap { publication.sections.selfAndDescendants(of: $0) }
            case .chiefEditor, .administrator: publication.sections.all.map(\.id)
            }
        return Set(given)
    }
}

extension Answer.User {
    init(_ user: User, in zone: Zone) {
        self.init(
            id: user.id, name: user.name, email: user.email.rawValue, role: user.role, language: user.language,
            sections: user.sections.sorted(), isDisabled: user.isDisabled,
            createdAt: Timestamp(user.createdAt, in: zone)
        )
    }
}

extension Call {
    /// Reads at the desk, in one snapshot.
    func desk<Output: Sendable>(_ body: @escaping @Sendable (DeskReader) throws -> Output) async throws -> Output {
        let (user, zone) = (user, newsroom.zone)
        return try await read { try body(try DeskReader($0, user: user, zone: zone)) }
    }
}
