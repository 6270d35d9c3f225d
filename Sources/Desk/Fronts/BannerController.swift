internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// The breaking-news banner of an edition: set, changed and taken off, with what stood there before.
struct BannerController {
    let desk: Desk

    struct BannerForm: DeskForm {
        let csrf: String
        let number: Int
        let text: String
        let article: String
        let startsAt: String
        let endsAt: String
    }

    struct RemoveForm: DeskForm {
        let csrf: String
        let number: Int
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("banners/:edition", use: show)
        router.post("banners/:edition", use: set)
        router.post("banners/:edition/removed", use: remove)
    }

    private func edition(_ context: SignedInContext) async throws -> (Publication, Edition) {
        try context.found.actor.require(.arrangeFronts)
        let publication = try await desk.publication()
        guard let number = context.parameters.get("edition").flatMap({ Int64($0) }),
            let edition = publication.edition(EditionID(rawValue: number))
        else { throw NewsError(.notFound, "There is no such edition.") }
        return (publication, edition)
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await page(context, done: request.uri.queryParameters["done"].map { String($0) }, form: nil, error: nil)
    }

    private func page(
        _ context: SignedInContext, done: String?, form: BannerForm?, error: NewsError?
    ) async throws -> Response {
        let (publication, edition) = try await edition(context)
        let zone = desk.newsroom.zone
        let now = desk.newsroom.clock.now()
        let (versions, articles) = try await desk.newsroom.database.read { store in
            let versions = try store.bannerVersions(of: edition.id, limit: 20)
            return (versions, try store.deskSummaries(Set(versions.compactMap { $0.banner?.article })))
        }
        let frame = try await desk.frame(context, .fronts, of: publication)
        let words = frame.words
        let names = FrontNames(publication: publication, words: words, zone: zone, articles: articles)
        let current = versions.first?.banner.flatMap { $0.endsAt > now ? $0 : nil }
        let number = versions.first?.number ?? 0
        func local(_ instant: Instant) -> String {
            let civil = zone.civil(at: instant)
            return "\(civil.date.iso)T\(civil.time.hourAndMinute)"
        }
        let sentence = error.map { words.sentence(for: $0) }
        let isOfField = ["text", "article", "startsAt", "endsAt"].contains(error?.field ?? "")
        func wrong(_ field: String) -> String? { error?.field == field ? sentence : nil }
        let language = edition.language
        let fields: HTML = """
            <input type="hidden" name="number" value="\(number)">
            \(DeskParts.field(words["banner_text"], name: "text", value: form?.text ?? current?.text ?? "", autocomplete: "off", hint: words["banner_text_help"], error: wrong("text"), direction: "auto"))
            \(DeskParts.field(words["banner_article"], name: "article", value: form?.article ?? current?.article.map { String($0.rawValue) } ?? "", autocomplete: "off", hint: words["banner_article_help"], error: wrong("article"), isRequired: false, direction: "ltr"))
            \(moment("startsAt", form?.startsAt ?? current.map { local($0.startsAt) } ?? local(now), wrong("startsAt"), at: current?.startsAt ?? now, words))
            \(moment("endsAt", form?.endsAt ?? current.map { local($0.endsAt) } ?? local(now.advanced(seconds: 2 * 3600)), wrong("endsAt"), at: current?.endsAt ?? now, words))
            """
        let content: HTML = """
            <p class="soft"><a href="\(DeskURL.fronts.path)">\(words["fronts"])</a></p>
            <div class="head"><h1>\(words["banner"])</h1>\(names.edition(FrontID(edition: edition.id)))</div>
            \(DeskParts.message(done.flatMap { ["set", "removed"].contains($0) ? words["banner_done_\($0)"] : nil }))
            \(DeskParts.message(isOfField ? nil : sentence, isError: true))
            \(standing(current, names, language, at: now))
            <section class="panel" aria-labelledby="set"><h2 id="set">\(words[current == nil ? "banner_new" : "banner_change"])</h2>
            <form method="post" action="\(DeskURL.banner(edition.id).path)" class="stack">\(frame.csrf)\(fields)
            <p><button class="main">\(words["banner_set"])</button></p></form>
            \(current == nil ? .empty : "<form method=\"post\" action=\"\(DeskURL.banner(edition.id).path)/removed\">\(frame.csrf)<input type=\"hidden\" name=\"number\" value=\"\(number)\"><button>\(words["banner_remove"])</button></form>")</section>
            \(history(versions, names, language))
            """
        let status: HTTPResponse.Status =
            error == nil ? .ok : error?.code == .conflict ? .conflict : .unprocessableContent
        return DeskResponse.page(frame.page(words["banner"], content), status: status)
    }

    private func moment(
        _ name: String, _ value: String, _ wrong: String?, at instant: Instant, _ words: DeskWords
    ) -> HTML {
        let zone = desk.newsroom.zone
        let note: HTML? = wrong.map { "<span class=\"wrong\" id=\"\(name)-note\">\($0)</span>" }
        return """
            <p class="field"><label for="\(name)">\(words["banner_\(name)"])</label>\
            <input id="\(name)" type="datetime-local" name="\(name)" value="\(value)" aria-describedby="\(wrong == nil ? "" : "\(name)-note ")\(name)-zone"\
            \(" aria-invalid=\"true\"", if: wrong != nil) required>\(note)\
            <span class="hint" id="\(name)-zone"><bdi>\(zone.name)</bdi>, <bdi>GMT\(zone.offsetText(at: instant))</bdi></span></p>
            """
    }

    private func standing(
        _ banner: Banner?, _ names: FrontNames, _ language: LanguageTag, at now: Instant
    ) -> HTML {
        let words = names.words
        guard let banner else { return "<p class=\"soft\">\(words["banner_off"])</p>" }
        let state: HTML =
            banner.isShown(at: now)
            ? "<span class=\"tag state-killed\">\(words["banner_on"])</span> \(names.until(banner.endsAt))"
            : "<span class=\"tag\">\(words["banner_due"])</span> \(words["banner_from"]) \(names.moment(banner.startsAt))"
        return """
            <div class="banner-sample" lang="\(language.rawValue)" dir="\(language.direction.rawValue)">\(banner.text)</div>
            <p class="soft">\(state)</p>
            """
    }

    private func history(_ versions: [BannerVersion], _ names: FrontNames, _ language: LanguageTag) -> HTML {
        guard !versions.isEmpty else { return .empty }
        let words = names.words
        let rows: [HTML] = versions.map { version in
            let what: HTML =
                if let banner = version.banner {
                    """
                    <bdi lang="\(language.rawValue)">\(banner.text.directed)</bdi>\(banner.article.map { " \(words.arrow) <bdi>\(names.headline($0).directed)</bdi>" as HTML })\
                    <span class="soft">\(words["banner_from"]) \(names.moment(banner.startsAt)) \(names.until(banner.endsAt))</span>
                    """
                } else { "\(words["banner_taken_off"])" }
            return """
                <li>\(what)<span class="soft"><bdi>\(version.author.name)</bdi> · \(names.moment(version.setAt))</span></li>
                """
        }
        return """
            <section class="group" aria-labelledby="before"><h2 id="before">\(words["banner_history"])</h2>
            <ol class="articles rows">\(rows)</ol></section>
            """
    }

    @Sendable private func set(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (_, edition) = try await edition(context)
        let form: BannerForm = try await request.form(context)
        do {
            let article = try FrontSearch.article(named: form.article)
            let banner = Banner(
                edition: edition.id, text: form.text, article: article,
                startsAt: try desk.moment(form.startsAt, field: "startsAt"),
                endsAt: try desk.moment(form.endsAt, field: "endsAt")
            )
            try await SetBanner(desk.newsroom)(banner, number: form.number, by: context.found.actor)
            return try await done("set", edition)
        } catch let error as NewsError where [.invalid, .conflict].contains(error.code) {
            return try await page(context, done: nil, form: form, error: error)
        }
    }

    @Sendable private func remove(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (_, edition) = try await edition(context)
        let form: RemoveForm = try await request.form(context)
        do {
            try await RemoveBanner(desk.newsroom)(of: edition.id, number: form.number, by: context.found.actor)
            return try await done("removed", edition)
        } catch let error as NewsError where error.code == .conflict {
            return try await page(context, done: nil, form: nil, error: error)
        }
    }

    private func done(_ name: String, _ edition: Edition) async throws -> Response {
        try await desk.published()
        var response = DeskResponse.see(.banner(edition.id))
        response.headers[.location] = DeskURL.banner(edition.id).path + "?done=\(name)"
        return response
    }
}
