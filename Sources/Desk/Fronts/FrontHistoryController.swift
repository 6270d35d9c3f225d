internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// The versions of a front: who made them and when, what changed with each, any two compared, and one brought back.
struct FrontHistoryController {
    let desk: Desk
    private static let length = 20

    struct RestoreForm: DeskForm {
        let csrf: String
        let number: Int
        let live: Int
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("fronts/:front/history", use: show)
        router.get("fronts/:front/compare", use: compare)
        router.post("fronts/:front/restored", use: restore)
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let before = request.uri.queryParameters["before"].flatMap { Int($0) }
        return try await page(try FrontController.front(context), before: before, context, error: nil)
    }

    private func page(
        _ front: FrontID, before: Int?, _ context: SignedInContext, error: NewsError?
    ) async throws -> Response {
        let publication = try await opened(front, context)
        let (versions, live, articles) = try await desk.newsroom.database.read { store in
            let versions = try store.versions(of: front, before: before, limit: Self.length + 1)
            let named = versions.flatMap(\.arrangement.pins).map(\.article)
            return (versions, try store.liveVersion(of: front)?.number ?? 0, try store.deskSummaries(Set(named)))
        }
        let frame = try await desk.frame(context, .fronts, of: publication)
        let words = frame.words
        let names = FrontNames(publication: publication, words: words, zone: desk.newsroom.zone, articles: articles)
        let rows = versions.prefix(Self.length).enumerated().map { index, version -> HTML in
            let earlier = versions.indices.contains(index + 1) ? versions[index + 1].arrangement : .automatic
            return row(version, since: earlier, live: live, front, names, frame)
        }
        let older: HTML? =
            versions.count > Self.length
            ? """
            <p><a class="button" href="\(DeskURL.frontAction(front, "history").path)?before=\(versions[Self.length - 1].number)" rel="next">\(words["older"])</a></p>
            """ : nil
        let first: HTML? =
            versions.count <= Self.length && live > 0
            ? """
            <li><h2>\(words["front_automatic"])</h2>\(restoreButton(0, live: live, front, words, frame))</li>
            """ : nil
        let list: HTML =
            versions.first.map { newest -> HTML in
                """
                <ol class="articles versions" reversed start="\(newest.number)">\(rows)\(first)</ol>
                """
            } ?? "<p class=\"soft\">\(words["front_automatic"])</p>"
        let content: HTML = """
            <p class="soft"><a href="\(DeskURL.front(front).path)">\(names.name(front))</a></p>
            <div class="head"><h1>\(words["front_versions"])</h1>\(names.edition(front))</div>
            \(DeskParts.message(error.map { words.sentence(for: $0) }, isError: true))
            \(list)
            \(older)
            """
        return DeskResponse.page(
            frame.page(words["front_versions"], content), status: error == nil ? .ok : .conflict
        )
    }

    private func row(
        _ version: FrontVersion, since earlier: FrontArrangement, live: Int, _ front: FrontID, _ names: FrontNames,
        _ frame: DeskFrame
    ) -> HTML {
        let words = frame.words
        let isLive = version.number == live
        let restored: HTML? = version.restored.map { number in
            let text =
                number == 0
                ? words["front_restored_automatic"]
                : words["front_restored_from", ["number": words.rules.number(number)]]
            return " <span class=\"tag\">\(text)</span>"
        }
        let actions: HTML =
            isLive
            ? .empty
            : """
            <div class="buttons small"><a class="button" href="\(DeskURL.frontAction(front, "compare").path)?from=\(version.number)&amp;to=\(live)">\(words["front_compare_live"])</a>\
            \(restoreButton(version.number, live: live, front, words, frame))</div>
            """
        return """
            <li><h2>\(words["front_version", ["number": words.rules.number(version.number)]])\
            \(isLive ? " <span class=\"tag state-published\">\(words["front_is_live"])</span>" : .empty)\(restored)</h2>
            <p class="soft"><bdi>\(version.author.name)</bdi> · \(names.moment(version.madeAt))</p>
            \(names.list(version.arrangement.differences(from: earlier), of: front))\(actions)</li>
            """
    }

    private func restoreButton(
        _ number: Int, live: Int, _ front: FrontID, _ words: DeskWords, _ frame: DeskFrame
    ) -> HTML {
        DeskParts.button(
            words["front_restore"], to: .frontAction(front, "restored"), csrf: frame.csrf,
            fields: [("number", String(number)), ("live", String(live))]
        )
    }

    @Sendable private func compare(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let front = try FrontController.front(context)
        let publication = try await opened(front, context)
        let numbers = ["from", "to"].map { name in request.uri.queryParameters[Substring(name)].flatMap { Int($0) } }
        guard let from = numbers[0], let to = numbers[1] else {
            throw NewsError(.notFound, "There is no such version.")
        }
        let (older, newer, articles) = try await desk.newsroom.database.read { store in
            let older = try store.version(from, of: front)
            let newer = try store.version(to, of: front)
            let named = [older, newer].compactMap { $0?.arrangement.pins }.joined().map(\.article)
            return (older, newer, try store.deskSummaries(Set(named)))
        }
        guard let newer, older != nil || from == 0 else { throw NewsError(.notFound, "There is no such version.") }
        let frame = try await desk.frame(context, .fronts, of: publication)
        let words = frame.words
        let names = FrontNames(publication: publication, words: words, zone: desk.newsroom.zone, articles: articles)
        let heading = words[
            "front_compare_heading", ["from": words.rules.number(from), "to": words.rules.number(to)]
        ]
        let content: HTML = """
            <p class="soft"><a href="\(DeskURL.frontAction(front, "history").path)">\(words["front_versions"])</a></p>
            <div class="head"><h1>\(heading)</h1>\(names.edition(front))</div>
            <p class="soft"><bdi>\(newer.author.name)</bdi> · \(names.moment(newer.madeAt))</p>
            <section class="panel">\(names.list(newer.arrangement.differences(from: older?.arrangement ?? .automatic), of: front))</section>
            """
        return DeskResponse.page(frame.page(heading, content))
    }

    @Sendable private func restore(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let front = try FrontController.front(context)
        let form: RestoreForm = try await request.form(context)
        do {
            try await RestoreFront(desk.newsroom)(form.number, of: front, live: form.live, by: context.found.actor)
            try await desk.published()
            var response = DeskResponse.see(.front(front))
            response.headers[.location] = DeskURL.front(front).path + "?done=live"
            return response
        } catch let error as NewsError where error.code == .conflict {
            return try await page(front, before: nil, context, error: error)
        }
    }

    private func opened(_ front: FrontID, _ context: SignedInContext) async throws -> Publication {
        try context.found.actor.require(.arrangeFronts)
        let publication = try await desk.publication()
        try publication.require(front)
        return publication
    }
}
