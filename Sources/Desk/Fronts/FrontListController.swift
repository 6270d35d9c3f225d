internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// Every front of the publication, with who arranged it last, and the banner of each edition.
struct FrontListController {
    let desk: Desk

    func add(to router: RouterGroup<SignedInContext>) { router.get("fronts", use: list) }

    @Sendable private func list(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try context.found.actor.require(.arrangeFronts)
        let publication = try await desk.publication()
        let (standings, banners) = try await desk.newsroom.database.read { store in
            (try publication.editions.flatMap { try store.frontStandings(in: $0.id) }, try store.banners())
        }
        let frame = try await desk.frame(context, .fronts, of: publication)
        let words = frame.words
        let names = FrontNames(publication: publication, words: words, zone: desk.newsroom.zone)
        let known = Dictionary(standings.map { ($0.front, $0) }) { first, _ in first }
        let me = context.found.user.id
        let editions = publication.editions.map { edition -> HTML in
            let home = row(FrontID(edition: edition.id), known, names, me: me, depth: 0)
            let rows = [home] + sectionRows(nil, edition, known, names, me: me, depth: 1)
            let title: HTML? =
                publication.editions.count > 1
                ? """
                <h2 lang="\(edition.language.rawValue)" dir="auto">\(edition.name) <span class="tag" dir="ltr">\(edition.language.rawValue)</span></h2>
                """ : nil
            return """
                <section class="group">\(title)\(bannerLine(edition, banners[edition.id], names))
                <ul class="articles rows fronts">\(rows)</ul></section>
                """
        }
        let content: HTML = """
            <div class="head"><h1>\(words["fronts"])</h1></div>
            <p class="soft">\(words["fronts_help"])</p>
            \(editions)
            """
        return DeskResponse.page(frame.page(words["fronts"], content))
    }

    private func bannerLine(_ edition: Edition, _ reading: BannerReading?, _ names: FrontNames) -> HTML {
        let now = desk.newsroom.clock.now()
        let words = names.words
        let standing: HTML =
            if let banner = reading?.banner, banner.isShown(at: now) {
                """
                <span class="tag state-killed">\(words["banner_on"])</span> <bdi lang="\(edition.language.rawValue)">\(banner.text.directed)</bdi> · \
                \(names.until(banner.endsAt))
                """
            } else if let banner = reading?.banner, banner.startsAt > now {
                """
                <span class="tag">\(words["banner_due"])</span> <bdi lang="\(edition.language.rawValue)">\(banner.text.directed)</bdi> · \
                \(words["banner_from"]) \(names.moment(banner.startsAt))
                """
            } else { "<span class=\"soft\">\(words["banner_off"])</span>" }
        return """
            <p class="line banner-line"><a class="button" href="\(DeskURL.banner(edition.id).path)">\(words["banner"])</a> \
            <span>\(standing)</span></p>
            """
    }

    private func sectionRows(
        _ parent: SectionID?, _ edition: Edition, _ known: [FrontID: FrontStanding], _ names: FrontNames, me: UserID,
        depth: Int
    ) -> [HTML] {
        names.publication.sections.children(of: parent, in: edition.id).flatMap { section in
            [row(FrontID(edition: edition.id, section: section.id), known, names, me: me, depth: depth)]
                + sectionRows(section.id, edition, known, names, me: me, depth: depth + 1)
        }
    }

    private func row(
        _ front: FrontID, _ known: [FrontID: FrontStanding], _ names: FrontNames, me: UserID, depth: Int
    ) -> HTML {
        let words = names.words
        let standing = known[front]
        let state: HTML =
            if let standing, let madeAt = standing.madeAt {
                """
                \(words["front_version", ["number": words.rules.number(standing.version)]]) · \
                <bdi>\(standing.author ?? "")</bdi> · \(names.moment(madeAt))
                """
            } else { "\(words["front_newest"])" }
        let preparing: [HTML] = (standing?.preparing ?? []).map { who in
            let text: HTML =
                who.user == me
                ? "\(words["front_you_prepare"])"
                : "\(words["front_prepares", ["name": words.rules.isolated(who.name)]])"
            return " <span class=\"tag\">\(text)</span>"
        }
        return """
            <li class="depth\(min(depth, 3))"><a href="\(DeskURL.front(front).path)">\(names.name(front))</a>\(preparing) \
            <span class="soft">\(state)</span></li>
            """
    }
}
