internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// The first page of the desk: what waits for whoever looks.
struct HomeController {
    let desk: Desk

    func add(to router: RouterGroup<SignedInContext>) {
        router.get(use: show)
        router.post("notices/:id", use: read)
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let user = context.found.user
        let frame = try await desk.frame(context, .home)
        let publication = frame.publication
        let decides = user.role >= .editor
        let sections = user.sectionsAnsweredFor(in: publication)
        let (mine, review, scheduled, notices) = try await desk.newsroom.database.read { store in
            (
                try store.deskList(
                    DeskFilter(
                        states: [.draft, .changesAsked, .submitted, .inReview, .approved], author: .user(user.id)),
                    limit: 10
                ),
                decides
                    ? try store.deskList(
                        DeskFilter(
                            states: [.submitted, .inReview], sections: user.role == .editor ? sections : []
                        ), limit: 10
                    ) : [],
                try store.deskList(
                    DeskFilter(states: [.scheduled], author: decides ? nil : .user(user.id)), limit: 10
                ),
                try store.notices(for: user.id, sections: sections, limit: 10)
            )
        }
        let words = frame.words
        func list(_ title: String, _ articles: [DeskSummary]) -> HTML {
            guard !articles.isEmpty else { return .empty }
            let rows = articles.map { ArticleRow.html($0, publication, words, desk.newsroom.zone) }
            return "<section class=\"group\"><h2>\(words[title])</h2><ol class=\"articles\">\(rows)</ol></section>"
        }
        let lists = list("waiting_for_review", review) + list("my_drafts", mine) + list("scheduled_list", scheduled)
        let items: [HTML] = notices.map { notice in
            let text: HTML? = notice.text.map { "<q dir=\"auto\">\($0)</q>" }
            return """
                <li><span><bdi>\(notice.actor.name)</bdi> \(words["notice_\(notice.kind.rawValue)"]) \
                <a href="\(DeskURL.article(notice.article).path)"><bdi>\(notice.headline)</bdi></a> \(text)</span>\
                <span class="soft">\(words.moment(notice.at, desk.newsroom.zone))</span>\
                \(DeskParts.button(words["seen"], to: .notice(notice.id), csrf: frame.csrf, style: "plain"))</li>
                """
        }
        let told: HTML =
            items.isEmpty
            ? .empty
            : "<section class=\"group\"><h2>\(words["notices"])</h2><ul class=\"articles rows\">\(items)</ul></section>"
        let isCalm = notices.isEmpty && mine.isEmpty && review.isEmpty && scheduled.isEmpty
        let content: HTML = """
            <div class="head"><h1>\(words["hello", ["name": words.rules.isolated(user.name)]])</h1>\
            <a class="button main" href="\(DeskURL.newArticle.path)">\(words["new_article"])</a></div>
            \(isCalm ? "<p class=\"soft\">\(words["nothing_waits"])</p>" : .empty)\(told)\(lists)
            """
        return DeskResponse.page(frame.page(words["my_day"], content))
    }

    private struct ReadForm: DeskForm { let csrf: String }

    @Sendable private func read(_ request: Request, _ context: SignedInContext) async throws -> Response {
        _ = try await request.form(context, as: ReadForm.self)
        guard let id = context.parameters.get("id").flatMap({ Int64($0) }) else {
            throw NewsError(.notFound, "There is no such page.")
        }
        try await ReadNotice(desk.newsroom)(NoticeID(rawValue: id), by: context.found.user.id)
        return DeskResponse.see(.home)
    }
}
