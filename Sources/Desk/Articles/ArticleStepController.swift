internal import Hummingbird
internal import News
internal import Newsroom

/// The steps of an article's way to readers and back: each form is one verb.
struct ArticleStepController {
    let desk: Desk

    struct StepForm: DeskForm {
        let csrf: String
        let revision: Int
        let text: String?
        let kind: String?
        let note: String?
        let reason: String?
        let at: String?
        let until: String?
        let minor: String?
        let assignee: String?
        /// Who had it when the page was shown.
        let was: String?
    }

    func add(to router: RouterGroup<SignedInContext>) {
        for step in ["submit", "review", "approve", "unschedule", "spike", "restore"] {
            router.post("articles/:id/\(RouterPath(stringLiteral: step))") { try await take(step, $0, $1) }
        }
        for step in ["changes", "publish", "schedule", "embargo", "correct", "unpublish", "kill", "assign"] {
            router.post("articles/:id/\(RouterPath(stringLiteral: step))") { try await take(step, $0, $1) }
        }
    }

    private func take(_ step: String, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try ArticleController.id(context)
        let form: StepForm = try await request.form(context)
        do {
            do {
                try await perform(step, form, on: id, by: context.found.actor)
                try await desk.published()
            } catch let refusal as PublishingRefusal {
                throw desk.catalogue.words(in: context.found.user.language).error(for: refusal)
            }
            var response = DeskResponse.see(.article(id))
            response.headers[.location] = DeskURL.article(id).path + "?done=\(step)"
            return response
        } catch let error as NewsError where [.invalid, .conflict].contains(error.code) {
            return try await ArticleController(desk: desk).page(id, context, done: nil, error: error)
        }
    }

    private func perform(_ step: String, _ form: StepForm, on id: ArticleID, by actor: Actor) async throws {
        let newsroom = desk.newsroom
        switch step {
        case "submit": try await SubmitArticle(newsroom)(id, by: actor)
        case "review": try await StartReview(newsroom)(id, by: actor)
        case "changes": try await AskForChanges(newsroom)(id, form.text ?? "", by: actor)
        case "approve": try await ApproveArticle(newsroom)(id, revision: form.revision, by: actor)
        case "unschedule": try await UnscheduleArticle(newsroom)(id, by: actor)
        case "spike": try await SpikeArticle(newsroom)(id, by: actor)
        case "restore": try await RestoreArticle(newsroom)(id, by: actor)
        case "publish":
            _ = try await PublishArticle(newsroom)(
                id, revision: form.revision, isMinor: form.minor == "1", by: actor
            )
        case "schedule":
            let time = try desk.moment(form.at, field: "at")
            _ = try await ScheduleArticle(newsroom)(id, at: time, revision: form.revision, by: actor)
        case "embargo":
            let until = (form.until ?? "").isEmpty ? nil : try desk.moment(form.until, field: "until")
            try await SetEmbargo(newsroom)(id, until: until, by: actor)
        case "correct":
            let kind = form.kind.flatMap(Correction.Kind.init(rawValue:)) ?? .correction
            _ = try await CorrectArticle(newsroom)(id, kind, form.text ?? "", by: actor)
        case "unpublish": try await UnpublishArticle(newsroom)(id, note: form.note ?? "", by: actor)
        case "kill": try await KillArticle(newsroom)(id, reason: form.reason ?? "", by: actor)
        case "assign":
            func person(_ text: String?) -> UserID? { text.flatMap { Int64($0) }.map { UserID(rawValue: $0) } }
            try await AssignArticle(newsroom)(
                id, to: person(form.assignee), instead: .exactly(person(form.was)), by: actor
            )
        default: throw NewsError(.notFound, "There is no such page.")
        }
    }
}
