internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// The views of the list that someone keeps: named, ordered, deleted, and the one that the list opens with.
struct ViewController {
    let desk: Desk

    private struct NewForm: DeskForm {
        let csrf: String
        let name: String
        let query: String
        let shared: String?
    }

    private struct ChangeForm: DeskForm {
        let csrf: String
        let action: String
        let name: String?
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("views", use: show)
        router.post("views", use: create)
        router.post("views/:id", use: change)
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await page(context, error: nil)
    }

    @Sendable private func create(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: NewForm = try await request.form(context)
        // Read and written anew, so that nothing is kept but a filter.
        let query = ArticleListQuery(query: form.query)
        do {
            try await KeepViews(desk.newsroom).save(
                name: form.name, query: query.query, isShared: form.shared == "1", by: context.found.actor
            )
        } catch let error as NewsError where error.code == .invalid {
            return try await ArticleListController(desk: desk).page(query, context, error: error)
        }
        var response = DeskResponse.see(.articles)
        response.headers[.location] = query.path() + "&done=view"
        return response
    }

    @Sendable private func change(_ request: Request, _ context: SignedInContext) async throws -> Response {
        guard let number = context.parameters.get("id").flatMap({ Int64($0) }) else {
            throw NewsError(.notFound, "There is no such page.")
        }
        let id = SavedViewID(rawValue: number)
        let form: ChangeForm = try await request.form(context)
        let keep = KeepViews(desk.newsroom)
        let actor = context.found.actor
        do {
            switch form.action {
            case "rename": try await keep.rename(id, to: form.name ?? "", by: actor)
            case "up": try await keep.move(id, .up, by: actor)
            case "down": try await keep.move(id, .down, by: actor)
            case "delete": try await keep.delete(id, by: actor)
            case "default": try await keep.setDefault(id, by: actor)
            case "whole": try await keep.setDefault(nil, by: actor)
            default: throw NewsError(.invalid, "The form lacks a field.", field: "action")
            }
        } catch let error as NewsError where error.code == .invalid {
            return try await page(context, error: error, of: id, typed: form.name)
        }
        return DeskResponse.see(.views)
    }

    private func page(
        _ context: SignedInContext, error: NewsError?, of failed: SavedViewID? = nil, typed: String? = nil
    ) async throws -> Response {
        let user = context.found.user
        let (views, opening) = try await desk.newsroom.database.read { store in
            (try store.savedViews(of: user.id), try store.defaultView(of: user.id))
        }
        let frame = try await desk.frame(context, .articles)
        let words = frame.words
        func group(_ title: String, _ views: [SavedView], mayChange: Bool) -> HTML {
            guard !views.isEmpty else { return .empty }
            let rows: [HTML] = views.enumerated().map { place, view in
                row(
                    view, frame, isOpening: view.id == opening, mayChange: mayChange, isFirst: place == 0,
                    isLast: place == views.count - 1, error: view.id == failed ? error : nil, typed: typed
                )
            }
            return """
                <section class="group"><h2>\(words[title])</h2><ul class="articles view-list">\(rows)</ul></section>
                """
        }
        let own = views.filter { $0.owner != nil }
        let shared = views.filter { $0.owner == nil }
        let none: HTML? = views.isEmpty ? "<p class=\"soft\">\(words["no_views"])</p>" : nil
        let content: HTML = """
            <h1>\(words["views"])</h1>
            <p><a href="\(DeskURL.articles.path)?all=1">\(words["back_to_list"])</a></p>
            \(DeskParts.message(error.map { words.sentence(for: $0) }, isError: true))\(none)
            \(group("views_own", own, mayChange: true))
            \(group("views_shared", shared, mayChange: context.found.actor.allows(.shareViews)))
            """
        return DeskResponse.page(
            frame.page(words["views"], content), status: error == nil ? .ok : .unprocessableContent
        )
    }

    private func row(
        _ view: SavedView, _ frame: DeskFrame, isOpening: Bool, mayChange: Bool, isFirst: Bool, isLast: Bool,
        error: NewsError?, typed: String?
    ) -> HTML {
        let words = frame.words
        let url = DeskURL.view(view.id)
        func button(_ action: String) -> HTML {
            """
            <form method="post" action="\(url.path)">\(frame.csrf)<input type="hidden" name="action" value="\(action)">\
            <button class="plain">\(words["view_\(action)"])<span class="hide"> <bdi>\(view.name)</bdi></span></button></form>
            """
        }
        let field = "name-\(view.id.rawValue)"
        let wrong: HTML? = error.map {
            "<span class=\"wrong\" id=\"\(field)-note\">\(words.sentence(for: $0))</span>"
        }
        let rename: HTML? =
            mayChange
            ? """
            <details\(" open", if: error != nil)><summary>\(words["view_rename"])<span class="hide"> <bdi>\(view.name)</bdi></span></summary>\
            <form method="post" action="\(url.path)" class="line">\(frame.csrf)<input type="hidden" name="action" value="rename">\
            <p class="field"><label for="\(field)">\(words["name"])</label><input id="\(field)" name="name" dir="auto" \
            value="\(error == nil ? view.name : typed ?? "")"\(wrong.map { _ in " aria-invalid=\"true\" aria-describedby=\"\(field)-note\"" }) required>\(wrong)</p>\
            <button>\(words["save"])</button></form></details>
            """ : nil
        let order = mayChange ? (isFirst ? HTML.empty : button("up")) + (isLast ? .empty : button("down")) : .empty
        let mark: HTML? = isOpening ? " <span class=\"tag\">\(words["view_opens"])</span>" : nil
        let path = DeskURL.articles.path + "?" + (view.query.isEmpty ? "all=1" : view.query)
        return """
            <li><h3><a href="\(path)"><bdi>\(view.name)</bdi></a>\(mark)</h3>\
            <div class="buttons">\(isOpening ? button("whole") : button("default"))\(order)\(mayChange ? button("delete") : .empty)</div>\(rename)</li>
            """
    }
}
