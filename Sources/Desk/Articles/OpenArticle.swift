internal import News
internal import Newsroom
internal import Store

/// An article with everything its page at the desk shows, read in one snapshot.
struct OpenArticle: Sendable {
    let article: DeskArticle
    let publication: Publication
    let edition: Edition
    let credits: [String]
    let topics: [String]
    let translators: [String]
    /// The same in other editions, itself among them.
    let story: [StoryMember]
    /// What it translates, where its reader may read that.
    let original: OriginalReading?
    let corrections: [Correction]
    /// Those that the text shows.
    let pictures: [Picture]
    /// In the order of the text.
    let threads: [CommentThread]
    /// Another one whenever something was said.
    let commentsMark: String
    let previewLinks: [PreviewLink]
    let receipts: [PublishReceipt]
    let history: [RevisionEntry]
    /// The name of whoever sees to it.
    let assignee: String?
    /// Those it may be given to; nobody, where the reader of the page gives it to nobody.
    private(set) var people: [User] = []
    /// What the publishing checks find.
    private(set) var findings: [PublishingFinding] = []
    /// What the rules about permission know of it.
    let standing: ArticleStanding
    let actor: Actor

    /// - Throws: `NewsError(.notFound)`, or `.forbidden` for someone who may not read it.
    init(_ id: ArticleID, desk: Desk, context: SignedInContext) async throws {
        let actor = context.found.actor
        self = try await desk.newsroom.database.read { store in
            let publication = try store.requirePublication()
            guard let article = try store.deskArticle(id), let edition = publication.edition(article.edition) else {
                throw NewsError(.notFound, "There is no such article.")
            }
            return try OpenArticle(article, publication, edition, actor: actor, store)
        }
        try actor.require(.read, on: standing)
        findings = try await CheckArticle(desk.newsroom)(id, by: actor)
    }

    private init(
        _ article: DeskArticle, _ publication: Publication, _ edition: Edition, actor: Actor,
        _ store: any ReadTransaction
    ) throws {
        self.article = article
        self.publication = publication
        self.edition = edition
        self.actor = actor
        let content = article.draft.content
        credits = try store.contributorNames(content.credits, in: edition.id)
        topics = try store.topicNames(content.topics, in: edition.id)
        translators = try store.contributorNames(content.translators, in: edition.id)
        story = try store.story(of: article.id)
        original = try OriginalReading(of: article, publication, actor: actor, store)
        corrections = try store.corrections(of: article.id)
        let shown = Set(content.body.pictures + [content.leadPicture].compactMap { $0 })
        pictures = try store.pictures(shown, in: edition.id).values.sorted { $0.id < $1.id }
        threads = CommentThread.threads(of: try store.comments(on: article.id), in: content)
        commentsMark = try store.commentsMark(of: article.id)
        previewLinks = try store.previewLinks(of: article.id, limit: 10)
        receipts = try store.receipts(of: article.id, limit: 5)
        history = try store.history(of: article.id, limit: 12)
        assignee = try article.assignee.flatMap { try store.userNames(of: [$0])[$0] }
        standing = ArticleStanding(
            sectionPath: publication.sections.selfAndAncestors(of: article.section),
            authors: article.authors, state: article.state
        )
        if allows(.assign) { people = try store.users().filter { !$0.isDisabled || $0.id == article.assignee } }
    }

    var fields: ArticleFields {
        ArticleFields(
            article.openDraft, slug: article.openDraft.slug ?? (article.wasPublished ? article.slug : nil),
            credits: credits, topics: topics,
            // Only a translation has a field for them.
            translators: isTranslation || !translators.isEmpty ? translators : nil
        )
    }

    /// Whether it is known to translate another.
    var isTranslation: Bool { story.contains { $0.id == article.id && $0.translation != nil } }

    /// Whether the reader of the page may do `action` now: by the workflow and by the rules.
    func allows(_ action: WorkflowAction) -> Bool {
        guard Workflow.allows(action, in: article.state), let asked = ArticleAction(action, in: article.state) else {
            return false
        }
        return actor.allows(asked, on: standing)
    }
}
