internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// One front: its places, the steps that arrange them, how it would look, and making it live.
struct FrontController {
    let desk: Desk

    struct StepForm: DeskForm {
        let csrf: String
        let step: Int
        let action: String
        let article: Int64?
        let place: String?
        let to: String?
        let from: String?
        let until: String?
        let section: Int64?
    }

    struct DraftForm: DeskForm {
        let csrf: String
        let step: Int
        let live: Int?
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("fronts/:front", use: show)
        router.post("fronts/:front/step", use: take)
        router.post("fronts/:front/live", use: makeLive)
        router.post("fronts/:front/keep", use: keep)
        router.post("fronts/:front/discard", use: discard)
        router.get("fronts/:front/preview", use: preview)
    }

    static func front(_ context: SignedInContext) throws -> FrontID {
        guard let front = context.parameters.get("front").flatMap({ FrontID(text: $0) }) else {
            throw NewsError(.notFound, "There is no such front.")
        }
        return front
    }

    /// What a request asks to see of a front.
    struct Sight {
        /// The place that is being changed.
        var place: FrontPlace?
        /// What is searched for it.
        var search: String?
        var done: String?
        /// The article that was just moved, and the button it was moved with.
        var moved: (place: FrontPlace, button: String)?
        var error: NewsError?
        /// The step that was refused since another tab went on.
        var refused: StepForm?
        /// A time that was typed and could not be read.
        var from: String?
        var until: String?
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        func text(_ name: String) -> String? { request.queryText(name) }
        var sight = Sight(place: text("place").flatMap { FrontPlace(text: $0) }, search: text("q"), done: text("done"))
        if let place = text("moved").flatMap({ FrontPlace(text: $0) }) {
            sight.moved = (place, text("by") ?? "")
        }
        return try await page(try Self.front(context), sight, context)
    }

    private func page(_ front: FrontID, _ sight: Sight, _ context: SignedInContext) async throws -> Response {
        let open = try await OpenFront(front, desk: desk, context: context)
        let found =
            sight.place == nil
            ? [] : try await FrontSearch(newsroom: desk.newsroom)(sight.search ?? "", in: front.edition)
        let frame = try await desk.frame(context, .fronts, of: open.publication)
        let view = FrontView(
            open: open, frame: frame, zone: desk.newsroom.zone, now: desk.newsroom.clock.now(), sight: sight,
            found: found
        )
        let status: HTTPResponse.Status =
            switch sight.error?.code {
            case nil: .ok
            case .conflict?: .conflict
            default: .unprocessableContent
            }
        return DeskResponse.page(view.page, status: status)
    }

    // MARK: Steps

    @Sendable private func take(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let front = try Self.front(context)
        let form: StepForm = try await request.form(context)
        do {
            let change = try await change(form, on: front, context)
            try await PrepareFront(desk.newsroom)(front, change, step: form.step, by: context.found.actor)
            return see(front, after: change, form)
        } catch let error as NewsError where [.invalid, .conflict].contains(error.code) {
            var sight = Sight(error: error)
            sight.place = form.place.flatMap { FrontPlace(text: $0) }
            if error.field == "step" {
                sight.refused = form
                sight.place = nil
            } else if form.action == "hold" {
                sight.from = form.from
                sight.until = form.until
            } else if form.action != "pin" {
                sight.place = nil
            }
            return try await page(front, sight, context)
        }
    }

    private func change(
        _ form: StepForm, on front: FrontID, _ context: SignedInContext
    ) async throws -> FrontChange {
        func article() throws -> ArticleID {
            guard let number = form.article else {
                throw NewsError(.invalid, "The form lacks a field.", field: "article")
            }
            return ArticleID(rawValue: number)
        }
        func place(_ text: String?) throws -> FrontPlace {
            guard let place = text.flatMap({ FrontPlace(text: $0) }) else {
                throw NewsError(.invalid, "The front has no such place.", field: "place")
            }
            return place
        }
        func section() throws -> SectionID {
            guard let number = form.section else {
                throw NewsError(.invalid, "The front has no such block.", field: "section")
            }
            return SectionID(rawValue: number)
        }
        switch form.action {
        case "pin": return .pin(try article(), at: try place(form.place), until: nil)
        case "unpin": return .unpin(try article())
        case "hold":
            let from = (form.from ?? "").isEmpty ? nil : try desk.moment(form.from, field: "from")
            let until = (form.until ?? "").isEmpty ? nil : try desk.moment(form.until, field: "until")
            return .hold(try article(), from: from, until: until)
        case "move": return .move(try article(), from: try place(form.place), to: try place(form.to))
        case "up", "down":
            let from = try place(form.place)
            let open = try await OpenFront(front, desk: desk, context: context)
            guard let to = open.neighbour(of: from, by: form.action == "up" ? -1 : 1) else {
                throw NewsError(.invalid, "The front has no such place.", field: "place")
            }
            return .move(try article(), from: from, to: to)
        case "hide": return .hide(try section())
        case "show": return .show(try section())
        case "raise": return .raise(try section())
        case "lower": return .lower(try section())
        default: throw NewsError(.invalid, "The form lacks a field.", field: "action")
        }
    }

    /// Back to the front, where the article that was moved is said and the button it was moved with has the focus.
    private func see(_ front: FrontID, after change: FrontChange, _ form: StepForm) -> Response {
        let query: String =
            switch change {
            case .pin(_, let place, _, _), .move(_, _, let place): "?moved=\(place.text)&by=\(form.action)"
            case .unpin, .hold:
                form.place.flatMap { FrontPlace(text: $0) }.map { "?moved=\($0.text)&by=\(form.action)" } ?? ""
            case .hide(let id), .show(let id), .raise(let id), .lower(let id):
                "?moved=\(FrontPlace(.section(id)).text)&by=\(form.action)"
            }
        var response = DeskResponse.see(.front(front))
        response.headers[.location] = DeskURL.front(front).path + query
        return response
    }

    // MARK: What is prepared

    @Sendable private func makeLive(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await settle(request, context, done: "live") { front, form, actor in
            try await ArrangeFront(desk.newsroom)(front, step: form.step, by: actor)
            try await desk.published()
        }
    }

    @Sendable private func keep(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await settle(request, context, done: "kept") { front, form, actor in
            try await PrepareFront(desk.newsroom).keep(front, step: form.step, live: form.live ?? 0, by: actor)
        }
    }

    @Sendable private func discard(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await settle(request, context, done: "discarded") { front, form, actor in
            try await PrepareFront(desk.newsroom).discard(front, step: form.step, by: actor)
        }
    }

    private func settle(
        _ request: Request, _ context: SignedInContext, done: String,
        _ work: (FrontID, DraftForm, Actor) async throws -> Void
    ) async throws -> Response {
        let front = try Self.front(context)
        let form: DraftForm = try await request.form(context)
        do {
            try await work(front, form, context.found.actor)
            var response = DeskResponse.see(.front(front))
            response.headers[.location] = DeskURL.front(front).path + "?done=\(done)"
            return response
        } catch let error as NewsError where [.invalid, .conflict].contains(error.code) {
            return try await page(front, Sight(error: error), context)
        }
    }

    /// The front as readers would get it with what is prepared.
    @Sendable private func preview(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let open = try await OpenFront(try Self.front(context), desk: desk, context: context)
        let page = try await desk.previewFront(open.front, open.arrangement)
        return DeskResponse.preview(page.html, policy: page.contentSecurityPolicy)
    }
}
