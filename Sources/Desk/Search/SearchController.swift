internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// The search of the whole desk: a page of its own, and what the box that Ctrl-K opens asks while one types.
struct SearchController {
    let desk: Desk

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("search", use: search)
    }

    private struct Answer: Encodable {
        struct Group: Encodable {
            let name: String
            let hits: [Hit]
        }
        struct Hit: Encodable {
            let title: String
            let note: String
            let url: String
            let lang: String?
        }
        /// What may have been meant.
        struct Suggestion: Encodable {
            let label: String
            let text: String
        }
        let groups: [Group]
        /// How many there are, to be said.
        let said: String
        let suggestion: Suggestion?
    }

    @Sendable private func search(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let query = ArticleListQuery(request)
        let frame = try await desk.frame(context, nil)
        let user = context.found.user
        let (zone, now) = (desk.newsroom.zone, desk.newsroom.clock.now())
        let limit = request.wantsJSON ? 6 : 20
        let found = try await desk.newsroom.database.read { store in
            try GlobalSearch(query.text, for: user, frame: frame, zone: zone, now: now, limit: limit, store)
        }
        guard request.wantsJSON else { return DeskResponse.page(page(query.text, found, frame)) }
        let words = frame.words
        return try DeskResponse.json(
            Answer(
                groups: found.groups.map { group in
                    Answer.Group(
                        name: words["find_\(group.kind.rawValue)"],
                        hits: group.hits.map { hit in
                            let state = hit.state.map { words["state_\($0.rawValue)"] }
                            return Answer.Hit(
                                title: hit.title,
                                note: ([state, hit.note].compactMap { $0 }.filter { !$0.isEmpty }
                                    + (hit.found?.contexts ?? []).map { FoundView.note($0, words) }).joined(
                                        separator: " · "),
                                url: hit.path, lang: hit.language?.rawValue
                            )
                        }
                    )
                }, said: words["find_count", count: found.count],
                suggestion: found.suggestion.map { Answer.Suggestion(label: words["find_suggestion"], text: $0) }
            )
        )
    }

    private func page(_ text: String, _ found: GlobalSearch, _ frame: DeskFrame) -> HTML {
        let words = frame.words
        let groups: [HTML] = found.groups.map { group in
            let items: [HTML] = group.hits.map { hit in
                let state: HTML? = hit.state.map {
                    "<span class=\"tag state-\($0.rawValue)\">\(words["state_\($0.rawValue)"])</span> "
                }
                let language: HTML? = hit.language.map { " lang=\"\($0.rawValue)\"" }
                return """
                    <li><a href="\(hit.path)"\(language)><bdi>\(hit.found.map { HTML(marking: $0.headline) } ?? "\(hit.title)")</bdi></a> <span class="soft">\(state)<bdi>\(hit.note)</bdi></span>\
                    \(hit.found.map { FoundView.html($0, language: hit.language, words) })</li>
                    """
            }
            let more: HTML? =
                group.kind == .articles && !text.isEmpty
                ? "<p><a href=\"\(DeskURL.articles.path)?q=\(DeskURL.encoded(text))\">\(words["find_all_articles"])</a></p>"
                : nil
            return """
                <section class="group"><h2>\(words["find_\(group.kind.rawValue)"])</h2><ul class="articles rows">\(items)</ul>\(more)</section>
                """
        }
        let content: HTML = """
            <h1>\(words["search"])</h1>
            <form method="get" action="\(DeskURL.search.path)" class="search" role="search">
            <p class="field"><label for="q">\(words["find_label"])</label>\
            <input id="q" name="q" type="search" value="\(text)" autocomplete="off" dir="auto"></p>\
            <button class="main">\(words["search"])</button></form>
            <p class="soft" role="status">\(words["find_count", count: found.count])</p>
            \(DeskParts.suggestion(found.suggestion, words) { "\(DeskURL.search.path)?q=\(DeskURL.encoded($0))" })
            \(groups)
            """
        return frame.page(words["search"], content)
    }
}
