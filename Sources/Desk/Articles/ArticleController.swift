internal import Foundation
internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// One article in the editor: its page, its saves, and who else has it open.
struct ArticleController {
    let desk: Desk

    struct FieldsForm: DeskForm {
        let csrf: String
        let base: Int
        let kicker: String
        let headline: String
        let alternativeHeadline: String
        let standfirst: String
        let dateline: String
        let source: String
        let slug: String
        let edNote: String
        let kind: String
        let section: String
        let topics: String
        let credits: String
        let translators: String?
        let leadPicture: String?
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("articles/:id", use: show)
        router.post("articles/:id", use: saveFields)
        router.put("articles/:id/draft", use: save)
        router.post("articles/:id/presence", use: presence)
        router.get("search/articles", use: search)
    }

    static func id(_ context: SignedInContext) throws -> ArticleID {
        guard let number = context.parameters.get("id").flatMap({ Int64($0) }) else {
            throw NewsError(.notFound, "There is no such page.")
        }
        return ArticleID(rawValue: number)
    }

    // MARK: The page

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let done = request.uri.queryParameters["done"].map { String($0) }
        return try await page(try Self.id(context), context, done: done, error: nil)
    }

    func page(
        _ id: ArticleID, _ context: SignedInContext, done: String?, error: NewsError?, fields: ArticleFields? = nil
    ) async throws -> Response {
        let open = try await OpenArticle(id, desk: desk, context: context)
        let frame = try await desk.frame(context, .articles, of: open.publication)
        let view = ArticleView(
            open: open, frame: frame, zone: desk.newsroom.zone, now: desk.newsroom.clock.now(),
            addresses: desk.addresses.book(of: open.publication), hasTranslationHelp: desk.translationHelp != nil
        )
        let html = view.page(done: done, error: error, fields: fields)
        return DeskResponse.page(html, status: error == nil ? .ok : .unprocessableContent)
    }

    // MARK: Saves

    /// Saves the fields of the form without a script; the body stays.
    @Sendable private func saveFields(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try Self.id(context)
        let form: FieldsForm = try await request.form(context)
        var fields = try await OpenArticle(id, desk: desk, context: context).fields
        (fields.kicker, fields.headline, fields.alternativeHeadline) = (
            form.kicker, form.headline, form.alternativeHeadline
        )
        (fields.standfirst, fields.dateline, fields.source) = (form.standfirst, form.dateline, form.source)
        (fields.slug, fields.edNote, fields.kind, fields.section) = (form.slug, form.edNote, form.kind, form.section)
        (fields.topics, fields.credits, fields.translators) = (form.topics, form.credits, form.translators)
        if let picture = form.leadPicture { fields.leadPicture = picture }
        do {
            let outcome = try await save(fields, body: nil, base: form.base, save: nil, of: id, context)
            if case .crossed(let crossing) = outcome { throw crossing.error }
            var response = DeskResponse.see(.article(id))
            response.headers[.location] = DeskURL.article(id).path + "?done=saved"
            return response
        } catch let error as NewsError where [.invalid, .conflict].contains(error.code) {
            return try await page(id, context, done: nil, error: error, fields: fields)
        }
    }

    private struct DraftSave: Decodable {
        let base: Int
        let save: String
        let fields: ArticleFields
        let body: Body
        /// Where the words of comments stand in it, of those that moved.
        let passages: [MovedPassage]?
    }

    private struct MovedPassage: Decodable {
        let comment: Int64
        let place: String
        let quote: String
        let start: Int?
    }

    private struct Saved: Encodable {
        let revision: Int
        let savedAt: String
    }

    private struct Crossed: Encodable {
        struct Theirs: Encodable {
            let revision: Int
            let author: String
            let savedAt: String
            let fields: ArticleFields
            let body: Body
        }
        let theirs: Theirs
    }

    @Sendable private func save(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try Self.id(context)
        let draft: DraftSave = try await request.json(context)
        guard let save = SaveID(rawValue: draft.save) else {
            throw NewsError(.invalid, "The save has no name.", field: "save")
        }
        let zone = desk.newsroom.zone
        var passages: [CommentID: Passage] = [:]
        for moved in (draft.passages ?? []).prefix(500) {
            passages[CommentID(rawValue: moved.comment)] = Passage(
                placeText: moved.place, quote: moved.quote, start: moved.start
            )
        }
        let outcome = try await self.save(
            draft.fields, body: draft.body, base: draft.base, save: save, passages: passages, of: id, context
        )
        switch outcome {
        case .saved(let revision, let at):
            return try DeskResponse.json(Saved(revision: revision, savedAt: zone.iso8601(at)))
        case .unchanged(let revision), .superseded(let revision):
            return try DeskResponse.json(
                Saved(revision: revision, savedAt: zone.iso8601(desk.newsroom.clock.now()))
            )
        case .crossed(let crossing):
            let open = try await OpenArticle(id, desk: desk, context: context)
            let theirs = crossing.theirs
            return try DeskResponse.json(
                Crossed(
                    theirs: Crossed.Theirs(
                        revision: theirs.number, author: theirs.author?.name ?? "",
                        savedAt: zone.iso8601(theirs.savedAt), fields: open.fields, body: theirs.content.body
                    )
                ),
                status: .conflict
            )
        }
    }

    private func save(
        _ fields: ArticleFields, body: Body?, base: Int, save: SaveID?, passages: [CommentID: Passage] = [:],
        of id: ArticleID, _ context: SignedInContext
    ) async throws -> SaveOutcome {
        let (publication, known) = try await desk.newsroom.database.read {
            (try $0.requirePublication(), try $0.deskArticle(id))
        }
        guard let known, let edition = publication.edition(known.edition) else {
            throw NewsError(.notFound, "There is no such article.")
        }
        let names = try await NameArticle(desk.newsroom)(
            credits: ArticleFields.names(in: fields.credits), topics: ArticleFields.names(in: fields.topics),
            in: edition, by: context.found.actor
        )
        var translators: [ContributorID]?
        if let typed = fields.translators {
            translators = try await NameArticle(desk.newsroom)(
                credits: ArticleFields.names(in: typed), topics: [], in: edition, by: context.found.actor
            ).credits
        }
        let draft = try fields.draft(of: known, body: body, names: names, translators: translators)
        return try await SaveDraft(desk.newsroom)(
            id, draft, base: base, save: save, passages: passages, by: context.found.actor
        )
    }

    // MARK: Presence

    private struct Sign: Decodable {
        let tab: String
        let action: String
        /// A page that goes away can send no header.
        let csrf: String?
    }

    private struct Present: Encodable {
        struct Person: Encodable {
            let name: String
            let tab: String
            let you: Bool
            let editing: Bool
            let asks: Bool
        }
        let people: [Person]
        let mayEdit: Bool
        let revision: Int
        /// Another one whenever a comment was written, answered, resolved or opened again.
        let comments: String
    }

    @Sendable private func presence(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try Self.id(context)
        let sign: Sign = try await request.json(context) { $0.csrf }
        let actor = context.found.actor
        let newsroom = desk.newsroom
        let report: PresenceReport
        switch sign.action {
        case "leave":
            try await LeaveArticle(newsroom)(id, tab: sign.tab, by: actor)
            return DeskResponse.page(.empty, status: .noContent)
        case "ask": report = try await AskForLock(newsroom)(id, tab: sign.tab, by: actor)
        case "take": report = try await TakeOver(newsroom)(id, tab: sign.tab, by: actor)
        case "edit": report = try await KeepLock(newsroom)(id, tab: sign.tab, isWriting: true, by: actor)
        case "here": report = try await KeepLock(newsroom)(id, tab: sign.tab, isWriting: false, by: actor)
        default: throw NewsError(.invalid, "There is no such sign.", field: "action")
        }
        var people = report.others.map {
            Present.Person(
                name: $0.name, tab: $0.tab, you: false, editing: $0.isEditing, asks: $0.askedAt != nil
            )
        }
        // By its name a browser knows a tab of its own that fell.
        if case .yourOtherTab(let tab) = report.editing {
            people.append(Present.Person(name: actor.name, tab: tab, you: true, editing: true, asks: false))
        }
        let mayEdit = report.editing == .here || report.editing == .nobody
        let comments = try await newsroom.database.read { try $0.commentsMark(of: id) }
        return try DeskResponse.json(
            Present(people: people, mayEdit: mayEdit, revision: report.draftRevision, comments: comments)
        )
    }

    // MARK: Links to our own articles

    private struct Found: Encodable {
        let article: Int64
        let headline: String
        let date: String
        let url: String
    }

    /// Published articles that have the words, the best first; the newest, where there are none yet.
    @Sendable private func search(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let text = TextQuery(request.uri.queryParameters["q"].map { String($0) } ?? "")
        let zone = desk.newsroom.zone
        let now = desk.newsroom.clock.now()
        let found = try await desk.newsroom.database.read { store in
            guard let text else {
                return try store.justPublished(in: try store.requirePublication().editions.map(\.id), limit: 12)
            }
            return try store.deskMatches(DeskFilter(states: [.published], text: text), now: now, limit: 12)
        }
        return try DeskResponse.json(
            found.map { article in
                Found(
                    article: article.id.rawValue, headline: article.headline,
                    date: article.publishedAt.map { zone.civil(at: $0).date.iso } ?? "",
                    url: DeskURL.article(article.id).path
                )
            }
        )
    }
}
