public import Edge
internal import Foundation
internal import HTTPTypes
public import Hummingbird
internal import Logging
public import News
public import Newsroom
public import Pages
internal import Store

/// Answers every request of a reader: from the kept pages when it can, else by making the page.
public struct SiteResponder: HTTPResponder {
    public typealias Context = BasicRequestContext

    let cache: PageCache
    private let state: SiteState
    let pages: SitePages
    private let media: MediaRoute?
    private let themes: ThemeHolder
    private let gate = SearchGate()
    /// Where the search engines find the key that they are told (indexnow.org), and the key.
    private let indexNow: (path: String, key: String)?
    let clock: NewsClock

    /// - Parameters:
    ///   - cache: Where pages are kept.
    ///   - media: Answers for pictures; `nil` where there are none.
    ///   - hub: The hub that carries the feeds on; they name it.
    ///   - indexNowKey: What proves to search engines that we speak for the site.
    ///   - shardLength: How many addresses one sitemap holds.
    public init(
        newsroom: Newsroom, themes: ThemeHolder, cache: PageCache, media: MediaRoute?, hub: LinkTarget? = nil,
        indexNowKey: String? = nil, shardLength: Int = SitemapShard.length
    ) {
        indexNow = indexNowKey.map { ("/\($0).txt", $0) }
        self.cache = cache
        self.themes = themes
        self.media = media
        clock = newsroom.clock
        state = SiteState(
            database: newsroom.database, zone: newsroom.zone, themes: themes, offer: media?.offer ?? PictureOffer(),
            hub: hub
        )
        pages = SitePages(
            database: newsroom.database, clock: newsroom.clock, zone: newsroom.zone, shardLength: shardLength
        )
    }

    /// Reads the publication, so that the first reader does not wait for it.
    /// - Throws: `NewsError` when the store holds none.
    public func prepare() async throws { _ = try await state.renderer() }

    /// Takes in an event of the outbox: what shows the change is made anew.
    public func hear(_ event: NewsEvent) async {
        let mode: PageCache.PurgeMode =
            switch event.kind {
            case .articleUnpublished, .articleKilled: .gone
            case .articlePublished, .articleRevised, .publicationChanged, .pictureChanged, .frontArranged,
                .bannerChanged, .translationsLinked, .archiveImported:
                .stale
            }
        if event.keys.contains(where: { $0 == .publication || $0 == .everything }) { state.invalidate() }
        // A banner leads to an article: every page that shows it changes with where that article stands.
        let banners = state.current?.banners.values.filter { reading in
            reading.banner.article.map { event.keys.contains(.article($0)) } ?? false
        }
        let leading = (banners ?? []).map { PageDependency.banner($0.banner.edition) }
        if event.keys.contains(where: { if case .banner = $0 { true } else { false } }) || !leading.isEmpty {
            state.invalidateBanners()
        }
        var keys = event.keys + leading
        if await opensOrEmptiesEdition(event) {
            state.invalidate()
            keys.append(.publication)
        }
        cache.purge(keys.map(\.text), mode)
    }

    /// Whether an edition got its first article with it, or lost its last: every page leads to those that have one.
    private func opensOrEmptiesEdition(_ event: NewsEvent) async -> Bool {
        guard let known = state.current?.emptyEditions,
            event.keys.contains(where: { if case .latest = $0 { true } else { false } })
        else { return false }
        // Where the store does not answer, the next event asks again.
        let now = try? await pages.database.read { try $0.emptyEditions() }
        return now.map { $0 != known } ?? false
    }

    /// Loads the theme again if its files changed; all pages are made anew then.
    /// - Returns: What is wrong with the files as they are, if anything is.
    @discardableResult
    public func reloadTheme() -> ThemeError? {
        if themes.reload() {
            state.invalidate()
            cache.purgeAll()
        }
        return themes.error
    }

    /// The page that readers would get of an article as it is given, whatever its state; it is not kept.
    /// - Throws: `NewsError(.notFound)` when the publication has not the article's edition.
    public func preview(of article: Article) async throws -> (html: String, contentSecurityPolicy: String) {
        let renderer = try await currentRenderer()
        guard let edition = renderer.publication.edition(article.edition) else {
            throw NewsError(.notFound, "There is no such edition.")
        }
        let reading = try await pages.database.read { try $0.reading(of: article) }
        let page = renderer.article(reading, edition: edition, now: clock.now())
        return (page.body, renderer.theme.contentSecurityPolicy(hasFrames: page.hasFrames))
    }

    /// The front that readers would get with an arrangement; it is not kept.
    /// - Throws: `NewsError(.notFound)` when the publication has no such front.
    public func preview(
        of front: FrontID, _ arrangement: FrontArrangement
    ) async throws -> (html: String, contentSecurityPolicy: String) {
        let renderer = try await currentRenderer()
        try renderer.publication.require(front)
        guard let edition = renderer.publication.edition(front.edition) else {
            throw NewsError(.notFound, "There is no such front.")
        }
        let page = try await pages.front(front, edition: edition, draft: arrangement, renderer: renderer)
        return (page.body, renderer.theme.contentSecurityPolicy(hasFrames: page.hasFrames))
    }

    public func respond(to request: Request, context: Context) async throws -> Response {
        guard request.method == .get || request.method == .head else {
            return plain(.methodNotAllowed, "This address can only be read.\n", [.allow: "GET, HEAD"])
        }
        let path = request.uri.path
        switch path {
        case "/healthz": return plain(.ok, "ok\n", [.cacheControl: "no-store"])
        case "/readyz": return await readiness()
        case indexNow?.path: return plain(.ok, indexNow?.key ?? "", [.cacheControl: "public, max-age=3600"])
        default: break
        }
        if path.hasPrefix("/media/fonts/"), let font = themes.theme.font(at: path) {
            return lasting(font.bytes, ThemeFont.mediaType, to: request)
        }
        if path.hasPrefix("/media/scripts/"), let script = themes.theme.script(at: path) {
            return lasting(script.bytes, ThemeScript.mediaType, to: request)
        }
        if let query = request.uri.query, let moved = await moved(path, query, to: request) { return moved }
        let before = request.uri.query.flatMap(Self.before) ?? ""
        let key = PageKey(path + before)
        // A page that says that nothing stands there may have something to say to this reader alone.
        if path.utf8.count <= 2048, let kept = cache.hit(key), !Self.isMissing(kept) {
            return Response(kept, isStale: false, to: request)
        }
        return await make(key, path: path, query: request.uri.query, request: request, context: context)
    }

    private func make(
        _ key: PageKey, path: String, query: String?, request: Request, context: Context
    ) async -> Response {
        do {
            let renderer = try await currentRenderer(at: path)
            let address = renderer.addresses.parse(path: path, query: query)
            if let media, let address, media.answers(address) {
                return try await media.respond(to: address, renderer: renderer, request: request, context: context)
            }
            if case .search(let edition, let search)? = address {
                return try await answer(search, in: edition, renderer: renderer, to: request)
            }
            if case .oEmbed(let embed)? = address {
                return try await answer(embed, renderer: renderer, to: request)
            }
            if case .searchFeed(let edition, let search, let format)? = address,
                let response = try await feed(of: search, format, in: edition, renderer: renderer, to: request)
            {
                return response
            }
            // Unknown addresses all show one page for an edition: a flood of them is one entry.
            let isKnown = address != nil
            let kept = try await cache.page(isKnown ? key : PageKey("?" + unknownKey(path))) {
                // Read again inside: the page must be made from the publication as it is after the render began.
                let renderer = try await currentRenderer(at: path)
                guard context.logger.logLevel <= .debug else {
                    return try await answer(path: path, query: query, renderer: renderer)
                }
                let (page, cost) = try await PageCost.measuring {
                    try await answer(path: path, query: query, renderer: renderer)
                }
                context.logger.debug(
                    "A page was made.",
                    metadata: [
                        "path": "\(path.prefix(200))", "bytes": "\(page.body.count)",
                        "cpu_us": "\(cost.map(String.init) ?? "unknown")",
                    ]
                )
                return page
            }
            if Self.isMissing(kept.page),
                let other = suggestion(to: request, in: edition(of: path, renderer), renderer)
            {
                let place = isKnown ? key.text : "?" + unknownKey(path)
                let page = try await suggesting(other, key: place, path: path, query: query)
                return Response(page, isStale: false, to: request)
            }
            return Response(kept.page, isStale: kept.isStale, to: request)
        } catch {
            return failure(error, request: request, context: context)
        }
    }

    private static func isMissing(_ page: KeptPage) -> Bool { page.status == 404 || page.status == 410 }

    /// The edition of the language that a reader's browser asks for, where this is another.
    private func suggestion(to request: Request, in edition: Edition, _ renderer: PageRenderer) -> Edition? {
        request.headers[.acceptLanguage].flatMap {
            AcceptedLanguages($0).suggestion(
                for: edition, of: renderer.openEditions)
        }
    }

    /// The page that nothing stands there with a way to the edition of the reader's language. It is this reader's: caches
    /// in front of us are told not to keep it, so nothing they keep depends on languages.
    private func suggesting(_ other: Edition, key: String, path: String, query: String?) async throws -> KeptPage {
        try await cache.page(PageKey("\(key) \(other.id)")) {
            let renderer = try await currentRenderer(at: path)
            return try await answer(path: path, query: query, suggesting: other, renderer: renderer)
        }.page
    }

    /// What a reader looks for is asked with words of strangers: the answer is kept nowhere, so that nobody fills what is
    /// kept; few are made at a time and each for so long at most, so that other pages have the store, too.
    private func answer(
        _ search: SearchRequest, in edition: EditionID, renderer: PageRenderer, to request: Request
    ) async throws -> Response {
        let canonical = renderer.addresses.path(.search(edition, search))
        guard canonical.prefix(while: { $0 != "?" }) == request.uri.path else {
            let page = PageHeaders(renderer).page(.moved(to: canonical, dependencies: [.publication]))
            return Response(KeptPage(page, at: clock.now().rawValue), isStale: false, to: request)
        }
        let page = try await gate.pass {
            let other = renderer.publication.edition(edition).flatMap { suggestion(to: request, in: $0, renderer) }
            return try await pages.search(search, in: edition, suggesting: other, renderer: renderer)
        }
        guard let page = page ?? pages.busy(search, in: edition, renderer: renderer) else {
            throw NewsError(.fault, "An address has an edition that the publication has not.")
        }
        var response = Response(
            KeptPage(PageHeaders(renderer).page(.page(page)), at: clock.now().rawValue), isStale: false, to: request)
        if page.status == 503 { response.headers[.retryAfter] = "2" }
        return response
    }

    /// Where an address of an old site leads that named its page in the query (`/?p=123`). It is asked of the store each
    /// time, so that numbers that strangers try fill nothing.
    private func moved(_ path: String, _ query: String, to request: Request) async -> Response? {
        guard path.utf8.count <= 512, query.utf8.count <= 512,
            let key = AddressBook.redirectKey(path: path, query: query), key.contains("?"),
            let target = try? await pages.database.readBriefly({ try $0.redirect(from: key) }),
            let renderer = try? await currentRenderer(at: path)
        else { return nil }
        let page = PageHeaders(renderer).page(.moved(to: target.rawValue, dependencies: [.redirects]))
        return Response(KeptPage(page, at: clock.now().rawValue), isStale: false, to: request)
    }

    /// What others show an article as. It is asked with addresses of strangers, so it is kept nowhere.
    private func answer(_ embed: OEmbedRequest, renderer: PageRenderer, to request: Request) async throws -> Response {
        guard embed.format != nil else {
            return plain(.notImplemented, "There are json and xml.\n", [.cacheControl: "max-age=3600"])
        }
        // A draft is not private but unknown: 401 would tell that it is there.
        guard let page = try await pages.oEmbed(embed, renderer: renderer) else {
            return plain(.notFound, "No article stands at this address.\n", [.cacheControl: "max-age=10"])
        }
        var response = Response(
            KeptPage(PageHeaders(renderer).page(.page(page)), at: clock.now().rawValue), isStale: false, to: request)
        response.headers[.accessControlAllowOrigin] = "*"
        return response
    }

    /// Draws the pictures by which others show an article, before the first asks.
    public func drawShared(ofEvent event: NewsEvent) async throws {
        guard let media, let article = try await pages.database.read({ try $0.article(ofEvent: event.sequence) })
        else { return }
        try await media.drawShared(article, try await currentRenderer())
    }

    /// The same as a feed; `nil` for a search without words, at whose address nothing stands.
    private func feed(
        of search: SearchRequest, _ format: FeedAddress.Format, in edition: EditionID, renderer: PageRenderer,
        to request: Request
    ) async throws -> Response? {
        guard !search.text.trimmed.isEmpty else { return nil }
        let canonical = renderer.addresses.path(.searchFeed(edition, search, format))
        guard canonical.prefix(while: { $0 != "?" }) == request.uri.path else {
            let page = PageHeaders(renderer).page(.moved(to: canonical, dependencies: [.publication]))
            return Response(KeptPage(page, at: clock.now().rawValue), isStale: false, to: request)
        }
        let page: RenderedPage?
        do {
            page = try await gate.pass {
                try await pages.searchFeed(search, format, in: edition, renderer: renderer)
            }
        } catch let error as NewsError where error.code == .tooMany { page = nil }
        guard let page else {
            return plain(
                .serviceUnavailable, "Too many ask for searches at once.\n",
                [.cacheControl: "no-store", .retryAfter: "10"]
            )
        }
        return Response(
            KeptPage(PageHeaders(renderer).page(.page(page)), at: clock.now().rawValue), isStale: false, to: request
        )
    }

    /// Redirects may stand at unknown paths of a believable length; everything else is one page.
    private func unknownKey(_ path: String) -> String { path.utf8.count <= 512 ? path : "long" }

    func answer(
        path: String, query: String?, suggesting other: Edition? = nil, renderer: PageRenderer
    ) async throws -> Page {
        let headers = PageHeaders(renderer)
        let whole = path + (query.flatMap(Self.before) ?? "")
        if let address = renderer.addresses.parse(path: path, query: query),
            let answer = try await pages.page(address, path: whole, suggesting: other, renderer: renderer)
        {
            return headers.page(answer)
        }
        let edition = edition(of: path, renderer)
        return headers.page(
            try await pages.missing(
                path: path.removingPercentEncoding ?? path, edition: edition, suggesting: other, renderer: renderer)
        )
    }

    /// What makes the pages of the publication as it is now.
    /// - Throws: `NewsError` when the store does not answer and never did.
    public func currentRenderer() async throws -> PageRenderer {
        do {
            return try await state.renderer()
        } catch {
            // The store is down: kept pages are still found by the addresses as they were.
            guard let last = state.current else { throw error }
            return last
        }
    }

    /// The same for the pages at a path, which may stand in another script.
    func currentRenderer(at path: String) async throws -> PageRenderer {
        try await currentRenderer().renderer(for: path)
    }

    private func edition(of path: String, _ renderer: PageRenderer) -> Edition {
        let editions = renderer.publication.editions
        let first = path.split(separator: "/").first.map(String.init)
        return editions.first { !$0.pathPrefix.isEmpty && $0.pathPrefix == first } ?? editions[0]
    }

    /// The one query parameter that matters, in its own words.
    private static func before(_ query: String) -> String? {
        for pair in query.split(separator: "&").prefix(32) where pair.hasPrefix("before=") {
            return ListKey(text: pair.dropFirst("before=".count)).map { "?before=\($0.text)" }
        }
        return nil
    }

    private func readiness() async -> Response {
        do {
            _ = try await pages.database.read { try $0.latestSequence() }
            return plain(.ok, "ready\n", [.cacheControl: "no-store"])
        } catch {
            return plain(.serviceUnavailable, "the store does not answer\n", [.cacheControl: "no-store"])
        }
    }

    /// A page that says something broke and under which reference the log has it; the cause stays in the log.
    private func failure(_ error: any Error, request: Request, context: Context) -> Response {
        let reference = String(UUID().uuidString.prefix(8))
        context.logger.error(
            "A page could not be made.",
            metadata: ["path": "\(request.uri.path.prefix(200))", "reference": "\(reference)", "error": "\(error)"]
        )
        let isUnavailable = (error as? NewsError)?.code == .unavailable
        let status = isUnavailable ? 503 : 500
        guard let renderer = state.current?.renderer(for: request.uri.path) else {
            return plain(
                HTTPResponse.Status(code: status), "Something broke on our side. Reference: \(reference)\n",
                [.cacheControl: "no-store", .retryAfter: "10"]
            )
        }
        let page = renderer.failure(
            status: status, edition: edition(of: request.uri.path, renderer), reference: reference, now: clock.now()
        )
        let headers = PageHeaders(renderer)
        let answer = headers.page(.page(page))
        var fields = HTTPFields()
        for header in answer.headers { if let name = HTTPField.Name(header.name) { fields[name] = header.value } }
        fields[.retryAfter] = "10"
        return Response(
            status: HTTPResponse.Status(code: status), headers: fields,
            body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }

    /// A file of the theme's: its address changes with its content, so it is kept for ever.
    private func lasting(_ bytes: [UInt8], _ mediaType: String, to request: Request) -> Response {
        let fields: HTTPFields = [
            .contentType: mediaType, .cacheControl: PageHeaders.immutable, .xContentTypeOptions: "nosniff",
        ]
        let bytes = request.method == .head ? [] : bytes
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func plain(
        _ status: HTTPResponse.Status, _ text: String, _ headers: [HTTPField.Name: String]
    ) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = "text/plain; charset=utf-8"
        for (name, value) in headers { fields[name] = value }
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
