public import News
internal import Wire

/// Makes the pages of one publication: every decision is made here, and the templates only place what they are given.
public struct PageRenderer: Sendable {
    public let publication: Publication
    public let addresses: AddressBook
    public let theme: Theme
    /// The newest banner of each edition, gone or to come.
    public private(set) var banners: [EditionID: BannerReading]
    /// The editions that have nothing for readers yet.
    public private(set) var emptyEditions: Set<EditionID> = []
    let zone: Zone
    let strings: [EditionID: ThemeStrings]
    let parts = PartStore()
    private let fixed: [EditionID: FrameModel.Fixed]
    let offer: PictureOffer
    /// The hub that carries the feeds on; they name it.
    let hub: LinkTarget?
    /// Whether the pages are files for a host without this program (docs/decisions/0032): they have nothing that is of
    /// one day or that a program must answer, and an article's page changes with what it is about alone.
    public let isForFiles: Bool
    /// Where the same pages stand in another script; `nil` where no edition has one.
    let otherScripts: OtherScripts?
    /// Writes every address as the publication's settings have it.
    let mainAddresses: AddressBook
    /// Makes the pages in the other script: one, or none.
    private(set) var inOtherScript: [PageRenderer] = []

    /// - Parameters:
    ///   - banners: The newest of each edition.
    ///   - isForFiles: Whether the pages are files for a host without this program.
    public init(
        publication: Publication, banners: [EditionID: BannerReading] = [:], zone: Zone, theme: Theme,
        offer: PictureOffer = PictureOffer(), hub: LinkTarget? = nil, isForFiles: Bool = false
    ) {
        // Both have the same words in their addresses, so that one differs from the other in its first piece alone.
        let words = Dictionary(
            publication.editions.map { ($0.id, theme.pathWords(for: $0.language)) }
        ) { first, _ in first }
        let main = AddressBook(publication: publication, words: words, isForFiles: isForFiles)
        let other = publication.inOtherScripts()
        let others = other.map { AddressBook(publication: $0, words: words, isForFiles: isForFiles) }
        self.init(
            publication, main, main: main, beside: other, others, banners: banners, zone: zone, theme: theme,
            offer: offer, hub: hub, isForFiles: isForFiles
        )
        guard let other, let others else { return }
        inOtherScript = [
            PageRenderer(
                other, others, main: main, beside: publication, main, banners: banners, zone: zone, theme: theme,
                offer: offer, hub: hub, isForFiles: isForFiles
            )
        ]
    }

    private init(
        _ publication: Publication, _ addresses: AddressBook, main: AddressBook, beside other: Publication?,
        _ otherAddresses: AddressBook?, banners: [EditionID: BannerReading], zone: Zone, theme: Theme,
        offer: PictureOffer, hub: LinkTarget?, isForFiles: Bool
    ) {
        self.isForFiles = isForFiles
        self.offer = offer
        self.hub = hub
        self.publication = publication
        self.addresses = addresses
        mainAddresses = main
        var languages: [EditionID: LanguageTag] = [:]
        for (here, there) in zip(publication.editions, other?.editions ?? []) where here.language != there.language {
            languages[here.id] = there.language
        }
        otherScripts = otherAddresses.map { OtherScripts(languages: languages, addresses: $0) }
        self.banners = banners
        self.zone = zone
        self.theme = theme
        var strings: [EditionID: ThemeStrings] = [:]
        for edition in publication.editions { strings[edition.id] = theme.strings(for: edition.language) }
        self.strings = strings
        fixed = Dictionary(
            publication.editions.map {
                ($0.id, FrameModel.Fixed($0, addresses, rules: LanguageRules.of($0.language)))
            }
        ) { first, _ in first }
    }

    /// The editions that have something for readers.
    public var openEditions: [Edition] { publication.editions.filter { !emptyEditions.contains($0.id) } }

    /// The same for a publication some of whose editions have nothing for readers yet: no page leads to them.
    public func leavingOut(_ empty: Set<EditionID>) -> PageRenderer {
        var renderer = self
        renderer.emptyEditions = empty
        renderer.inOtherScript = inOtherScript.map { $0.leavingOut(empty) }
        return renderer
    }

    /// The same with other banners; the parts rendered so far are kept.
    public func showing(_ banners: [EditionID: BannerReading]) -> PageRenderer {
        var renderer = self
        renderer.banners = banners
        renderer.inOtherScript = inOtherScript.map { $0.showing(banners) }
        return renderer
    }

    /// The renderer whose pages stand at a path: this one, or the one for the other script.
    public func renderer(for path: String) -> PageRenderer {
        guard let other = inOtherScript.first, let languages = otherScripts?.languages else { return self }
        let first = path.split(separator: "/", maxSplits: 1).first.map(String.init)
        return other.publication.editions.contains { $0.pathPrefix == first && languages[$0.id] != nil } ? other : self
    }

    /// Those that make the page of an address: this one, and the one for the other script where the edition has one.
    public func renderers(of url: SiteURL) -> [PageRenderer] {
        guard let edition = url.edition, otherScripts?.languages[edition] != nil else { return [self] }
        return [self] + inOtherScript
    }

    /// Everything that the pages of one edition are written with.
    struct Voice {
        let edition: Edition
        let rules: LanguageRules
        let strings: ThemeStrings

        /// Text set by the language's rules, as markup.
        func set(_ text: String) -> SafeHTML { SafeHTML(escaping: rules.directed(rules.typeset(text))) }
        func set(_ text: String?) -> SafeHTML? { text.map { set($0) } }
        /// A name, as markup.
        func set(name: String) -> SafeHTML { SafeHTML(escaping: rules.typeset(name: name)) }
        /// One of the theme's strings, as markup.
        func string(_ name: String, _ values: [String: String] = [:]) -> SafeHTML { set(strings.text(name, values)) }
    }

    func voice(_ edition: Edition) -> Voice {
        Voice(
            edition: edition, rules: LanguageRules.of(edition.language),
            strings: strings[edition.id] ?? theme.strings(for: edition.language)
        )
    }

    /// What a page that shows pictures depends on.
    func keys(of pictures: [PictureID: Picture]) -> [PageDependency] { pictures.keys.sorted().map { .picture($0) } }

    func url(_ url: SiteURL) -> SafeHTML { SafeHTML(escaping: addresses.path(url)) }

    func render(
        _ template: String, _ content: some PageModel, in frame: FrameModel, _ voice: Voice
    ) -> String {
        // A page's own names come before the frame's.
        theme.template(template, for: voice.edition.language)?.render([frame, content], size: 49_152) ?? ""
    }

    /// Renders a template of a part of pages.
    func renderPart(_ template: String, _ model: some PageModel, _ voice: Voice) -> SafeHTML {
        SafeHTML(written: theme.template(template, for: voice.edition.language)?.render([model]) ?? "")
    }

    private func chrome(_ key: ChromeKey, _ voice: Voice) -> ChromeModel {
        let edition = voice.edition
        return ChromeModel(
            publication: voice.set(edition.name), homeURL: url(.home(edition.id)),
            latestURL: url(.latest(edition.id, before: nil)), archiveURL: url(.archive(edition.id)),
            correctionsURL: url(.corrections(edition.id, before: nil)),
            searchURL: url(.search(edition.id, SearchRequest())), hasSearch: !isForFiles,
            sections: links(publication.sections.children(of: nil, in: edition.id), edition, current: key.top),
            subsections: key.top.map {
                links(publication.sections.children(of: $0, in: edition.id), edition, current: key.second)
            } ?? [],
            follow: publication.profiles.map {
                LinkModel(
                    url: SafeHTML(escaping: $0.target.rawValue),
                    label: voice.string("follow_on", ["network": $0.network.name])
                )
            },
            menu: menu(.navigation, voice), footMenu: menu(.foot, voice),
            feedURL: url(.feed(FeedAddress(edition.id, .latest, .rss))), year: SafeHTML(escaping: String(key.year))
        )
    }

    private func menu(_ place: MenuLink.Place, _ voice: Voice) -> [LinkModel] {
        (publication.menus[voice.edition.id]?[place] ?? []).map {
            LinkModel(url: SafeHTML(escaping: $0.target.rawValue), label: voice.set($0.label))
        }
    }

    // MARK: The frame

    /// What a page says of itself to the frame around it.
    struct Head {
        var title: String
        /// The title that search engines and the browser's tab show, where it is another one.
        var searchTitle: String?
        var description: String?
        /// `nil` for pages that are not to be found, such as errors.
        var canonical: SiteURL?
        var section: SectionID?
        /// What it stands below in the edition, where that is no section.
        var above: [(name: String, url: SiteURL)] = []
        /// The same thing in other editions, this one not among them.
        var translations: [(Edition, SiteURL)] = []
        /// Where readers of other editions are led from a page that has no counterpart there.
        var nearby: [(Edition, SiteURL)] = []
        var isHome = false
        var isIndexed = true
        /// Whether its masthead stands on no other page, and is not worth keeping.
        var isUnique = false
        var metas: [(StaticString, String)] = []
        /// `nil` for pages that are lists of articles and no more.
        var structuredData: JSONValue?
        /// The feed of what the page lists; `nil` for its section's, or the edition's.
        var feed: FeedAddress.Subject?
        /// The search whose results the page shows, as its feed goes on from.
        var searched: SearchRequest?
        /// Whether others show it in their pages (oEmbed).
        var isEmbeddable = false
        /// The theme's script that runs in it.
        var script: ThemeScript.Name?
    }

    func frame(_ head: Head, _ voice: Voice, now: Instant) -> FrameModel {
        let edition = voice.edition
        var head = head
        if emptyEditions.contains(edition.id) { head.isIndexed = false }
        let today = zone.civil(at: now).date
        let path = head.section.map { publication.sections.path(to: $0) } ?? []
        let key = ChromeKey(
            edition: edition.id, top: path.first?.id, second: path.dropFirst().first?.id, year: today.year
        )
        let title =
            head.isHome
            ? head.title
            : voice.rules.isolated(head.searchTitle ?? head.title) + " – " + voice.rules.isolated(edition.name)
        let fixed = fixed[edition.id] ?? FrameModel.Fixed(edition, addresses, rules: voice.rules)
        let data =
            head.structuredData ?? (head.isIndexed ? head.canonical.map { listData(head, at: $0, edition) } : nil)
        return FrameModel(
            fixed: fixed, title: voice.set(title), metas: metas(head, voice),
            structuredData: data.map {
                let data = edition.language == .tamazightLatin ? $0.mapTexts { voice.rules.typeset($0) } : $0
                return SafeHTML(written: "<script type=\"application/ld+json\">\(data.scriptSafeText)</script>\n")
            },
            style: SafeHTML(written: theme.style.text), banner: banner(voice, now: now),
            masthead: masthead(head, key, today, voice, fixed),
            foot: parts.part(.foot(key)) { renderPart("foot", chrome(key, voice), voice) },
            hasSearch: !isForFiles
        )
    }

    /// What stands over the page: today's date, the other editions, the nameplate, the navigation.
    private func masthead(
        _ head: Head, _ chromeKey: ChromeKey, _ today: CivilDate, _ voice: Voice, _ fixed: FrameModel.Fixed
    ) -> SafeHTML {
        let editions = editionLinks(head, voice.edition)
        let key = MastheadKey(
            chrome: chromeKey, today: isForFiles ? nil : today, isHome: head.isHome, editions: editions)
        let render = {
            renderPart(
                "masthead",
                MastheadModel(
                    fixed: fixed, tagline: voice.set(voice.edition.tagline), isHome: head.isHome,
                    // A file does not know which day it is read on.
                    today: isForFiles ? nil : SafeHTML(escaping: voice.rules.longDate(today)),
                    todayDate: isForFiles ? nil : SafeHTML(escaping: today.iso), hasSearch: !isForFiles,
                    hijri: isForFiles
                        ? nil
                        : voice.edition.hijri.flatMap { voice.rules.hijriDate(HijriDate(today, correction: $0)) }
                            .map { SafeHTML(escaping: $0) },
                    navigation: parts.part(.navigation(chromeKey)) {
                        renderPart("navigation", chrome(chromeKey, voice), voice)
                    },
                    editions: editions.compactMap { link($0, from: voice.edition) }
                ), voice
            )
        }
        // The ways to the same article, topic or author stand on one page alone, and are not worth keeping.
        switch head.canonical {
        case .article?, .topic?, .author?:
            if !head.translations.isEmpty || otherScripts?.languages[voice.edition.id] != nil { return render() }
        default: break
        }
        if head.isUnique { return render() }
        return parts.part(.masthead(key), render: render)
    }

    private func links(_ sections: [Section], _ edition: Edition, current: SectionID?) -> [LinkModel] {
        let voice = voice(edition)
        return sections.compactMap { section in
            section.names[edition.id].map {
                LinkModel(
                    url: url(.section(edition.id, section.id, before: nil)), label: voice.set($0.name),
                    isCurrent: section.id == current
                )
            }
        }
    }

    /// What the page says of itself to those who find and share it.
    private func metas(_ head: Head, _ voice: Voice) -> SafeHTML {
        let canonical = head.canonical.map { addresses.absolute($0) }
        let description = head.description.map { voice.rules.typeset($0) }
        var html = theme.preloads(for: voice.edition.language)
        if let description {
            html += "<meta name=\"description\" content=\"\(SafeHTML.escaped(description))\">\n"
        }
        if let script = head.script.flatMap({ theme.scripts[$0] }) { html += script.element }
        if let canonical { html += "<link rel=\"canonical\" href=\"\(SafeHTML.escaped(canonical))\">\n" }
        html += "<meta name=\"robots\" content=\"\(head.isIndexed ? "max-image-preview:large" : "noindex")\">\n"
        for (language, address) in alternates(head, voice.edition) {
            html += """
                <link rel="alternate" hreflang="\(SafeHTML.escaped(language))" href="\(SafeHTML.escaped(address))">

                """
        }
        guard let canonical, head.isIndexed else {
            return SafeHTML(written: head.searched == nil ? html : html + feedLinks(head, voice))
        }
        html += feedLinks(head, voice)
        if head.isEmbeddable, !isForFiles {
            for format in [OEmbedRequest.Format.json, .xml] {
                let address = SafeHTML.escaped(
                    addresses.absolute(.oEmbed(OEmbedRequest(url: canonical, format: format))))
                let type = format == .json ? "application/json+oembed" : "text/xml+oembed"
                html += "<link rel=\"alternate\" type=\"\(type)\" href=\"\(address)\">\n"
            }
        }
        var metas: [(StaticString, String)] = [
            ("og:site_name", voice.edition.name), ("og:title", voice.rules.typeset(head.title)),
            ("og:url", canonical), ("og:locale", Self.openGraphLocale(voice.edition.language)),
        ]
        if let description { metas.append(("og:description", description)) }
        metas += head.translations.map { ("og:locale:alternate", Self.openGraphLocale($0.0.language)) }
        if head.metas.isEmpty { metas.append(("og:type", "website")) }
        let isTurned = voice.edition.language == .tamazightLatin
        for (property, content) in metas + head.metas {
            let content = isTurned ? voice.rules.typeset(content) : content
            html += "<meta property=\"\(property)\" content=\"\(SafeHTML.escaped(content))\">\n"
        }
        return SafeHTML(written: html)
    }

    /// By which programs find the feed that a page belongs to.
    private func feedLinks(_ head: Head, _ voice: Voice) -> String {
        if let request = head.searched {
            return feedLinks(head.title, voice) { .searchFeed(voice.edition.id, request, $0) }
        }
        let subject = head.feed ?? head.section.map { .section($0) } ?? .latest
        let name: String? =
            switch subject {
            case .latest: nil
            case .section(let id): publication.sections[id]?.names[voice.edition.id]?.name
            case .author, .topic: head.title
            }
        return feedLinks(name, voice) { .feed(FeedAddress(voice.edition.id, subject, $0)) }
    }

    private func feedLinks(_ name: String?, _ voice: Voice, _ address: (FeedAddress.Format) -> SiteURL) -> String {
        let title = SafeHTML.escaped(feedTitle(name, voice))
        return FeedAddress.Format.allCases.map { format in
            let path = SafeHTML.escaped(addresses.path(address(format)))
            return "<link rel=\"alternate\" type=\"\(format.mediaType)\" title=\"\(title)\" href=\"\(path)\">\n"
        }.joined()
    }

    /// What a feed is called.
    func feedTitle(_ name: String?, _ voice: Voice) -> String {
        let own = voice.rules.isolated(voice.rules.typeset(voice.edition.name))
        return name.map { "\(own) – \(voice.rules.isolated(voice.rules.typeset($0)))" } ?? own
    }

    /// From when on a page made now shows what is over: the next midnight of the publication, since pages show today's
    /// date, or the coming or going of the edition's banner, whichever is first.
    /// - Parameter changesAt: When something else of the page is over.
    /// - Returns: `nil` where nothing of it is over by itself, as in files.
    func freshUntil(_ now: Instant, _ edition: Edition, _ changesAt: Instant? = nil) -> RenderedPage.Freshness? {
        let midnight = zone.startOfDay(zone.civil(at: now).date.advanced(days: 1))
        let timed = [banners[edition.id]?.banner.changes(after: now), changesAt].compactMap { $0 }.min()
        if isForFiles { return timed.map { RenderedPage.Freshness(until: $0, isTimed: true) } }
        return RenderedPage.Freshness(until: min(midnight, timed ?? midnight), isTimed: timed != nil)
    }

    /// The breaking news over an edition's pages.
    private func banner(_ voice: Voice, now: Instant) -> SafeHTML? {
        guard let reading = banners[voice.edition.id], reading.banner.isShown(at: now) else { return nil }
        return parts.part(.banner(reading)) {
            renderPart(
                "banner",
                BannerModel(
                    text: voice.set(reading.banner.text),
                    url: reading.article.map { url(.article($0.edition, $0.section, $0.slug, $0.id)) }
                ),
                voice
            )
        }
    }

    func breadcrumbs(to section: SectionID, _ voice: Voice) -> [LinkModel] {
        publication.sections.path(to: section).compactMap { section in
            section.names[voice.edition.id].map {
                LinkModel(url: url(.section(voice.edition.id, section.id, before: nil)), label: voice.set($0.name))
            }
        }
    }
}

extension SafeHTML: ExpressibleByStringLiteral {
    public init(stringLiteral value: StaticString) { self.init(value) }
}
