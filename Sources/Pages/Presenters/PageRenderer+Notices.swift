public import News
internal import Wire

extension PageRenderer {
    /// Nothing stands at the address: 404, with ways on.
    /// - Parameter suggesting: The edition of the reader's language, where this is another.
    public func notFound(
        edition: Edition, latest: [ArticleSummary], suggesting other: Edition? = nil, now: Instant
    ) -> RenderedPage {
        notice(
            404, "not_found", edition: edition, latest: latest, suggesting: other, now: now, policy: .notFound,
            dependencies: [.publication, .banner(edition.id), .redirects, .latest(edition.id)]
        )
    }

    /// The article was taken off the site: 410, with a word of explanation.
    /// - Parameters:
    ///   - note: What the newsroom says of it.
    ///   - translations: What readers have of it in other editions.
    ///   - other: The edition of the reader's language, where this is another.
    public func gone(
        _ article: ArticleID, note: String?, section: SectionID? = nil, translations: [TranslationLink] = [],
        edition: Edition, latest: [ArticleSummary], suggesting other: Edition? = nil, now: Instant
    ) -> RenderedPage {
        notice(
            410, "gone", edition: edition, latest: latest, suggesting: other, now: now, policy: .gone,
            dependencies: [.publication, .banner(edition.id), .article(article)]
                + (isForFiles ? [] : [.latest(edition.id)]), note: note, section: section,
            nearby: addresses(of: translations)
        )
    }

    /// What stands among files where readers searched: that it needs the newsroom's own server, with ways on.
    public func searchAmongFiles(edition: Edition, latest: [ArticleSummary], now: Instant) -> RenderedPage {
        notice(
            200, "search_files", edition: edition, latest: latest, now: now, policy: .front,
            dependencies: [.publication, .banner(edition.id), .latest(edition.id)]
        )
    }

    /// What stands at an old address among files, where no server answers 301: browsers and search engines go on from it.
    public func moved(to target: LinkTarget) -> RenderedPage {
        let url = SafeHTML.escaped(target.isExternal ? target.rawValue : publication.url + target.rawValue)
        let path = SafeHTML.escaped(target.rawValue)
        return RenderedPage(
            status: 301,
            body: """
                <!doctype html>
                <meta charset="utf-8">
                <title>\(path)</title>
                <link rel="canonical" href="\(url)">
                <meta name="robots" content="noindex">
                <meta http-equiv="refresh" content="0;url=\(path)">
                <a href="\(path)">\(path)</a>

                """, dependencies: [.publication, .redirects], cachePolicy: .front
        )
    }

    /// Something broke, or the store does not answer: needs nothing but what is in memory.
    /// - Parameter reference: What the log knows the fault by.
    public func failure(status: Int, edition: Edition, reference: String, now: Instant) -> RenderedPage {
        notice(
            status, "failure", edition: edition, latest: [], now: now, policy: .never, dependencies: [],
            reference: reference
        )
    }

    private func notice(
        _ status: Int, _ name: String, edition: Edition, latest: [ArticleSummary], suggesting other: Edition? = nil,
        now: Instant, policy: RenderedPage.CachePolicy, dependencies: [PageDependency], note: String? = nil,
        reference: String? = nil, section: SectionID? = nil, nearby: [(Edition, SiteURL)] = []
    ) -> RenderedPage {
        let voice = voice(edition)
        let page = NoticePage(
            heading: voice.string("\(name)_heading"), text: voice.string("\(name)_text"),
            note: voice.set(note), suggested: other.map { suggestion(of: $0, at: .home($0.id)) },
            reference: reference.map { SafeHTML(escaping: $0) },
            wire: wire(
                // Those that are gone are many, and would all change with each headline.
                isForFiles && status == 410 ? [] : latest, heading: voice.string("wire"),
                more: .latest(edition.id, before: nil), voice
            )
        )
        let head = Head(
            title: voice.strings.text("\(name)_heading"), section: section, nearby: nearby, isIndexed: false)
        var rendered = RenderedPage(
            status: status, body: render("notice", page, in: frame(head, voice, now: now), voice),
            dependencies: dependencies,
            fresh: freshUntil(now, edition), cachePolicy: policy
        )
        rendered.isPersonal = other != nil
        return rendered
    }

    /// robots.txt (RFC 9309).
    public func robots() -> RenderedPage {
        // What a search finds is no page of its own, and each asks the store.
        let searches = publication.editions.map {
            "Disallow: \(addresses.path(.search($0.id, SearchRequest())))?\n"
        }
        return RenderedPage(
            status: 200, mediaType: "text/plain; charset=utf-8",
            body: """
                User-agent: *
                Disallow: /desk
                Disallow: /api/
                \(searches.joined())
                Sitemap: \(addresses.absolute(.sitemapIndex))
                Sitemap: \(addresses.absolute(.newsSitemap))

                """, dependencies: [.publication],
            cachePolicy: .shared
        )
    }

    /// The web app manifest of an edition (W3C).
    public func manifest(edition: Edition) -> RenderedPage {
        let value = JSONValue.object([
            ("name", .text(edition.name)), ("short_name", .text(edition.name)),
            ("description", edition.tagline.map { .text($0) }), ("lang", .text(edition.language.rawValue)),
            ("dir", .text(edition.direction.rawValue)), ("start_url", .text(addresses.path(.home(edition.id)))),
            ("scope", .text(addresses.path(.home(edition.id)))), ("display", .text("minimal-ui")),
            ("background_color", .text("#fffdf8")), ("theme_color", .text("#fffdf8")),
            (
                "icons",
                .list([
                    .object([
                        ("src", .text("/favicon.svg")), ("sizes", .text("any")), ("type", .text("image/svg+xml")),
                    ]),
                    .object([
                        ("src", .text("/apple-touch-icon.png")), ("sizes", .text("180x180")),
                        ("type", .text("image/png")),
                    ]),
                ])
            ),
        ])
        return RenderedPage(
            status: 200, mediaType: "application/manifest+json; charset=utf-8", body: value.scriptSafeText,
            dependencies: [.publication], cachePolicy: .shared
        )
    }

    /// The publication's initial on its colour.
    public func favicon() -> RenderedPage {
        RenderedPage(
            status: 200, mediaType: "image/svg+xml", body: faviconSVG, dependencies: [.publication],
            cachePolicy: .shared
        )
    }

    /// The drawing that all icons are made from.
    public var faviconSVG: String {
        let language = publication.editions.first?.language ?? .french
        let initial = LanguageRules.of(language).initial(of: publication.name)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="9" \
            fill="#a3122a"/><text x="32" y="46" font-family="Georgia,'Noto Serif',serif" font-size="42" \
            font-weight="700" text-anchor="middle" fill="#fffdf8">\(SafeHTML.escaped(initial))</text></svg>
            """
    }
}
