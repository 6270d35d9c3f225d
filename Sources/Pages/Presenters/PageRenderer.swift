internal import Mustache
public import News
internal import Wire

/// Makes the pages of one publication: every decision is made here, and the templates only place what they are given.
public struct PageRenderer: Sendable {
    public let publication: Publication
    public let addresses: AddressBook
    public let theme: Theme
    let zone: Zone
    let strings: [EditionID: ThemeStrings]
    let parts = PartStore()

    public init(publication: Publication, zone: Zone, theme: Theme) {
        self.publication = publication
        self.zone = zone
        self.theme = theme
        var strings: [EditionID: ThemeStrings] = [:]
        var words: [EditionID: PathWords] = [:]
        for edition in publication.editions {
            strings[edition.id] = theme.strings(for: edition.language)
            words[edition.id] = theme.pathWords(for: edition.language)
        }
        self.strings = strings
        addresses = AddressBook(publication: publication, words: words)
    }

    /// Everything that the pages of one edition are written with.
    struct Voice {
        let edition: Edition
        let rules: LanguageRules
        let strings: ThemeStrings

        /// Text set by the language's rules, as markup.
        func set(_ text: String) -> SafeHTML { SafeHTML(escaping: rules.typeset(text)) }
        func set(_ text: String?) -> SafeHTML? { text.map { set($0) } }
        /// One of the theme's strings, as markup.
        func string(_ name: String, _ values: [String: String] = [:]) -> SafeHTML { set(strings.text(name, values)) }
    }

    func voice(_ edition: Edition) -> Voice {
        Voice(
            edition: edition, rules: LanguageRules.of(edition.language),
            strings: strings[edition.id] ?? theme.strings(for: edition.language)
        )
    }

    func url(_ url: SiteURL) -> SafeHTML { SafeHTML(escaping: addresses.path(url)) }

    func render<Content: PageModel>(
        _ template: String, _ content: Content, in frame: FrameModel, _ voice: Voice
    ) -> String {
        theme.library(for: voice.edition.language)
            .render(DocumentModel(frame: frame, content: content), withTemplate: template) ?? ""
    }

    /// Renders a template of a part of pages.
    func renderPart(_ template: String, _ model: some PageModel, _ voice: Voice) -> SafeHTML {
        SafeHTML(written: theme.library(for: voice.edition.language).render(model, withTemplate: template) ?? "")
    }

    private func chrome(_ key: ChromeKey, _ voice: Voice) -> ChromeModel {
        let edition = voice.edition
        return ChromeModel(
            publication: voice.set(edition.name), homeURL: url(.home(edition.id)),
            latestURL: url(.latest(edition.id, before: nil)), archiveURL: url(.archive(edition.id)),
            sections: links(publication.sections.children(of: nil, in: edition.id), edition, current: key.top),
            subsections: key.top.map {
                links(publication.sections.children(of: $0, in: edition.id), edition, current: key.second)
            } ?? [],
            follow: publication.profiles.map {
                LinkModel(
                    url: SafeHTML(escaping: $0.target.rawValue),
                    label: voice.string("follow_on", ["network": $0.network.name])
                )
            }, year: SafeHTML(escaping: String(key.year))
        )
    }

    // MARK: The frame

    /// What a page says of itself to the frame around it.
    struct Head {
        var title: String
        var description: String?
        /// `nil` for pages that are not to be found, such as errors.
        var canonical: SiteURL?
        var section: SectionID?
        /// The same thing in other editions, this one not among them.
        var translations: [(Edition, SiteURL)] = []
        var isHome = false
        var isIndexed = true
        var metas: [(StaticString, String)] = []
        var structuredData: JSONValue?
    }

    func frame(_ head: Head, _ voice: Voice, now: Instant) -> FrameModel {
        let edition = voice.edition
        let today = zone.civil(at: now).date
        let path = head.section.map { publication.sections.path(to: $0) } ?? []
        let key = ChromeKey(
            edition: edition.id, top: path.first?.id, second: path.dropFirst().first?.id, year: today.year
        )
        let title =
            head.isHome ? head.title : voice.rules.isolated(head.title) + " – " + voice.rules.isolated(edition.name)
        return FrameModel(
            language: SafeHTML(escaping: edition.language.rawValue),
            direction: SafeHTML(escaping: edition.direction.rawValue),
            title: voice.set(title), description: voice.set(head.description),
            canonical: head.canonical.map { SafeHTML(escaping: addresses.absolute($0)) },
            isIndexed: head.isIndexed, alternates: alternates(head, edition), metas: metas(head, voice),
            structuredData: head.structuredData.map { SafeHTML(written: $0.scriptSafeText) },
            style: SafeHTML(written: theme.style.text), publication: voice.set(edition.name),
            tagline: voice.set(edition.tagline), homeURL: url(.home(edition.id)),
            manifestURL: url(.manifest(edition.id)), isHome: head.isHome,
            today: SafeHTML(escaping: voice.rules.longDate(today)), todayDate: SafeHTML(escaping: today.iso),
            navigation: parts.part(.navigation(key)) { renderPart("navigation", chrome(key, voice), voice) },
            foot: parts.part(.foot(key)) { renderPart("foot", chrome(key, voice), voice) },
            editions: editionLinks(head, edition),
            latestURL: url(.latest(edition.id, before: nil)), archiveURL: url(.archive(edition.id))
        )
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

    /// The reciprocal set: this page, its translations, and the default edition's as `x-default`.
    private func alternates(_ head: Head, _ edition: Edition) -> [LinkModel] {
        guard let canonical = head.canonical, !head.translations.isEmpty else { return [] }
        let all = ([(edition, canonical)] + head.translations).sorted { $0.0.id < $1.0.id }
        var links = all.map { edition, address in
            LinkModel(
                url: SafeHTML(escaping: addresses.absolute(address)),
                label: SafeHTML(escaping: edition.language.rawValue)
            )
        }
        if let first = all.first(where: { $0.0.pathPrefix.isEmpty }) ?? all.first {
            links.append(LinkModel(url: SafeHTML(escaping: addresses.absolute(first.1)), label: "x-default"))
        }
        return links
    }

    /// Other editions: the same thing where it is there, else the edition's home page.
    private func editionLinks(_ head: Head, _ edition: Edition) -> [LinkModel] {
        guard publication.editions.count > 1 else { return [] }
        return publication.editions.filter { $0.id != edition.id }.map { other in
            let same = head.translations.first { $0.0.id == other.id }?.1
            let label = strings[other.id]?.text("language_name") ?? other.language.rawValue
            return LinkModel(
                url: url(same ?? .home(other.id)), label: SafeHTML(escaping: label),
                language: SafeHTML(escaping: other.language.rawValue),
                direction: SafeHTML(escaping: other.direction.rawValue)
            )
        }
    }

    private func metas(_ head: Head, _ voice: Voice) -> SafeHTML? {
        guard let canonical = head.canonical, head.isIndexed else { return nil }
        var metas: [(StaticString, String)] = [
            ("og:site_name", voice.edition.name), ("og:title", voice.rules.typeset(head.title)),
            ("og:url", addresses.absolute(canonical)),
            ("og:locale", Self.openGraphLocale(voice.edition.language)),
        ]
        if let description = head.description { metas.append(("og:description", voice.rules.typeset(description))) }
        metas += head.translations.map { ("og:locale:alternate", Self.openGraphLocale($0.0.language)) }
        if head.metas.isEmpty { metas.append(("og:type", "website")) }
        var html = ""
        for (property, content) in metas + head.metas {
            html += "<meta property=\"\(property)\" content=\"\(SafeHTML.escaped(content))\">\n"
        }
        return SafeHTML(written: html)
    }

    private static func openGraphLocale(_ language: LanguageTag) -> String {
        switch language.primary {
        case "fr": "fr_FR"
        case "ar": "ar_MA"
        case "es": "es_ES"
        case "en": "en_GB"
        default: language.rawValue.replacing("-", with: "_")
        }
    }

    /// The next midnight of the publication: pages show today's date.
    func nextMidnight(_ now: Instant) -> Instant { zone.startOfDay(zone.civil(at: now).date.advanced(days: 1)) }

    /// The same place in the other editions, where `address` finds one.
    func translations(of edition: Edition, _ address: (Edition) -> SiteURL?) -> [(Edition, SiteURL)] {
        publication.editions.filter { $0.id != edition.id }.compactMap { other in address(other).map { (other, $0) } }
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
