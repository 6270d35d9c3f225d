internal import HTTPTypes
internal import Hummingbird
internal import News
internal import Newsroom

/// An article's newest draft for whoever holds a preview link: nobody is signed in, and nothing is left in the browser.
struct SharedPreviewController {
    let desk: Desk

    func add(to router: RouterGroup<DeskRequestContext>) { router.get("preview/:token", use: show) }

    @Sendable private func show(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        let opened: OpenPreview.Opened
        do {
            opened = try await OpenPreview(desk.newsroom)(context.parameters.get("token") ?? "")
        } catch let error as NewsError where error.code == .gone {
            return try await gone(error, request)
        }
        let publication = try await desk.publication()
        let page = try await desk.preview(opened.article.asReadersWouldGetIt)
        let language = publication.edition(opened.article.edition)?.language ?? .french
        return DeskResponse.sharedPreview(
            marked(page.html, until: opened.link.expiresAt, in: desk.catalogue.words(in: language)),
            policy: page.contentSecurityPolicy
        )
    }

    /// The page with a line on top that says what it is and until when, whatever the theme looks like.
    private func marked(_ page: String, until expiry: Instant, in words: DeskWords) -> String {
        let zone = desk.newsroom.zone
        let moment = "\(words.moment(expiry, zone)) (GMT\(zone.offsetText(at: expiry)))"
        let style: HTML = "<link rel=\"stylesheet\" href=\"\(desk.assets.url("preview.css"))\">\n"
        let mark: HTML = """
            <aside class="desk-preview-mark" lang="\(words.language.rawValue)" dir="\(words.language.direction.rawValue)">\
            \(words["shared_preview", ["moment": words.rules.isolated(moment)]])</aside>
            """
        var page = page
        if let head = page.firstRange(of: "</head>") { page.insert(contentsOf: style.text, at: head.lowerBound) }
        guard let body = page.firstRange(of: "<body"),
            let end = page[body.upperBound...].firstIndex(of: ">")
        else { return mark.text + page }
        page.insert(contentsOf: mark.text, at: page.index(after: end))
        return page
    }

    /// One sentence, in the language that the browser asks for; the same for every link that does not hold.
    private func gone(_ error: NewsError, _ request: Request) async throws -> Response {
        let frame = try await desk.frame(request)
        let words = frame.words
        let content: HTML = """
            <div class="narrow"><h1>\(words["error_heading"])</h1><p role="alert">\(words.sentence(for: error))</p></div>
            """
        var response = DeskResponse.page(frame.page(words["error_heading"], content), status: .gone)
        if let name = HTTPField.Name("referrer-policy") { response.headers[name] = "no-referrer" }
        if let name = HTTPField.Name("x-robots-tag") { response.headers[name] = "noindex, nofollow, noarchive" }
        return response
    }
}
