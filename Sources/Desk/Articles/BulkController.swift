internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// Several articles of the list at once: what is to be done is asked on a page of its own, and what became of each is
/// said on the next. Nothing of it needs a script.
struct BulkController {
    let desk: Desk

    struct BulkForm: DeskForm {
        let csrf: String
        let action: String
        let articles: [Int64]?
        /// All that the list shows.
        let all: String?
        /// The identities of those, with commas between.
        let shown: String?
        /// The list's filter.
        let back: String?
        /// That it is to be done now.
        let go: String?
        let section: String?
        let topic: String?
        let person: String?
        let note: String?
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.post("articles/bulk", use: act)
    }

    @Sendable private func act(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: BulkForm = try await request.form(context)
        let back = ArticleListQuery(query: form.back ?? "")
        do {
            let ids = try Self.chosen(form)
            guard let action = BulkAction(rawValue: form.action), action.isOffered(to: context.found.user) else {
                throw NewsError(.invalid, "Choose what to do with the articles.", field: "action")
            }
            let frame = try await desk.frame(context, .articles)
            var view = BulkView(
                action: action, frame: frame, zone: desk.newsroom.zone, back: back, form: form,
                articles: try await summaries(ids, frame, context), ids: ids
            )
            if form.go == "1" {
                do {
                    let outcomes = try await outcomes(of: action, form, view, context)
                    return DeskResponse.page(view.result(outcomes))
                } catch let error as NewsError where error.code == .invalid || error.code == .notFound {
                    view.error = error
                }
            }
            (view.people, view.topics) = try await desk.newsroom.database.read { store in
                (
                    action == .assign ? try store.users().filter { !$0.isDisabled } : [],
                    action == .untag ? try store.topics(of: ids) : []
                )
            }
            return DeskResponse.page(view.question, status: view.error == nil ? .ok : .unprocessableContent)
        } catch let error as NewsError where error.code == .invalid {
            return try await ArticleListController(desk: desk).page(back, context, error: error)
        }
    }

    private static func chosen(_ form: BulkForm) throws -> [ArticleID] {
        var numbers = form.articles ?? []
        if form.all == "1" { numbers += (form.shown ?? "").split(separator: ",").compactMap { Int64($0) } }
        var seen: Set<Int64> = []
        let ids = numbers.filter { seen.insert($0).inserted }.map { ArticleID(rawValue: $0) }
        guard !ids.isEmpty else { throw NewsError(.invalid, "Choose at least one article.", field: "articles") }
        guard ids.count <= BulkAction.most else {
            throw NewsError(.invalid, "These are too many articles at once.", field: "articles")
        }
        return ids
    }

    /// The articles that the user may read, by identity.
    private func summaries(
        _ ids: [ArticleID], _ frame: DeskFrame, _ context: SignedInContext
    ) async throws -> [ArticleID: DeskSummary] {
        let found = try await desk.newsroom.database.read { try $0.deskSummaries(Set(ids)) }
        let actor = context.found.actor
        return found.filter { actor.allows(.read, on: $0.value.standing(in: frame.publication)) }
    }

    // MARK: Doing it

    private func outcomes(
        of action: BulkAction, _ form: BulkForm, _ view: BulkView, _ context: SignedInContext
    ) async throws -> [BulkOutcome] {
        let work = try await work(of: action, form, view, context)
        var outcomes: [BulkOutcome] = []
        for id in view.ids {
            let result: BulkOutcome.Result
            do {
                result = try await work(id) ? .done : .unchanged
            } catch let refusal as PublishingRefusal {
                result = .refused(view.frame.words.error(for: refusal))
            } catch let error as NewsError {
                if error.code == .fault || error.code == .unavailable {
                    context.logger.error(
                        "One of several articles failed.",
                        metadata: [
                            "article": "\(id.rawValue)", "error": "\(error)", "reference": "\(context.reference)",
                        ]
                    )
                }
                result = .refused(error)
            }
            outcomes.append(BulkOutcome(article: id, summary: view.articles[id], result: result))
        }
        if outcomes.contains(where: \.isDone) { try await desk.published() }
        return outcomes
    }

    /// What is to be done to each; it answers whether anything changed.
    /// - Throws: `NewsError(.invalid)` for what holds of none of them.
    private func work(
        of action: BulkAction, _ form: BulkForm, _ view: BulkView, _ context: SignedInContext
    ) async throws -> (ArticleID) async throws -> Bool {
        let newsroom = desk.newsroom
        let actor = context.found.actor
        switch action {
        case .move:
            guard let section = form.section.flatMap({ Int64($0) }).map({ SectionID(rawValue: $0) }),
                view.frame.publication.sections[section] != nil
            else { throw NewsError(.invalid, "There is no such section.", field: "section") }
            return { try await MoveArticle(newsroom)($0, to: section, by: actor) != .unchanged }
        case .tag:
            let topics = try await topics(named: form.topic ?? "", view, actor)
            return { id in
                let edition = view.articles[id]?.edition
                let topic = edition.flatMap { topics[$0] }.map { [$0] } ?? []
                return try await TagArticle(newsroom)(id, adding: topic, by: actor) != .unchanged
            }
        case .untag:
            guard let topic = form.topic.flatMap({ Int64($0) }).map({ TopicID(rawValue: $0) }) else {
                throw NewsError(.invalid, "There is no such topic.", field: "topic")
            }
            return { try await TagArticle(newsroom)($0, removing: [topic], by: actor) != .unchanged }
        case .assign:
            let person = form.person.flatMap { Int64($0) }.map { UserID(rawValue: $0) }
            if let person {
                guard let user = try await newsroom.database.read({ try $0.user(person) }), !user.isDisabled else {
                    throw NewsError(.invalid, "There is no such person.", field: "person")
                }
            }
            return { try await AssignArticle(newsroom)($0, to: person, by: actor) }
        case .unpublish:
            let note = (form.note ?? "").trimmingSpaces
            guard !note.isEmpty else { throw NewsError(.invalid, "Say why in a sentence.", field: "note") }
            return {
                try await UnpublishArticle(newsroom)($0, note: note, by: actor)
                return true
            }
        case .spike:
            return {
                try await SpikeArticle(newsroom)($0, by: actor)
                return true
            }
        }
    }

    /// The topic of a name in each edition that the articles are of.
    private func topics(named name: String, _ view: BulkView, _ actor: Actor) async throws -> [EditionID: TopicID] {
        let name = name.trimmingSpaces
        guard !name.isEmpty, name.count <= 120 else {
            throw NewsError(.invalid, "Name the topic.", field: "topic")
        }
        var topics: [EditionID: TopicID] = [:]
        for edition in view.frame.publication.editions
        where view.articles.values.contains(where: { $0.edition == edition.id }) {
            topics[edition.id] = try await NameArticle(desk.newsroom)(
                credits: [], topics: [name], in: edition, by: actor
            ).topics.first
        }
        return topics
    }
}
