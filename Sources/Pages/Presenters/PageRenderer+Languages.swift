internal import News

/// The ways from a page to the same in other languages, and in the other script of its own.
extension PageRenderer {
    /// Other editions: the same thing where it is there, else what is nearest to it.
    func editionLinks(_ head: Head, _ edition: Edition) -> [EditionLink] {
        publication.editions.compactMap { other in
            if other.id == edition.id {
                // The same page in the other script; of what is not to be found, the beginning.
                guard otherScripts?.languages[edition.id] != nil else { return nil }
                let isSame = head.canonical != nil && head.isIndexed
                return EditionLink(edition: edition.id, url: head.canonical ?? .home(edition.id), isSame: isSame)
            }
            guard !emptyEditions.contains(other.id) else { return nil }
            let same = head.translations.first { $0.0.id == other.id }?.1
            let near = head.nearby.first { $0.0.id == other.id }?.1
            return EditionLink(
                edition: other.id, url: same ?? near ?? nearest(to: head, in: other), isSame: same != nil)
        }
    }

    /// Where readers of a page without a counterpart in `edition` are led: the beginning of the same list, the nearest
    /// section that the edition shows, the archive, else the home page.
    private func nearest(to head: Head, in edition: Edition) -> SiteURL {
        switch head.canonical {
        case .latest?: return .latest(edition.id, before: nil)
        case .corrections?: return .corrections(edition.id, before: nil)
        case .archive?, .archiveYear?, .archiveMonth?, .archiveDay?: return .archive(edition.id)
        default: break
        }
        let sections = publication.sections
        let shown = head.section.map(sections.selfAndAncestors)?
            .first { sections.slugs(to: $0, in: edition.id) != nil }
        return shown.map { .section(edition.id, $0, before: nil) } ?? .home(edition.id)
    }

    func link(_ link: EditionLink, from here: Edition) -> LinkModel? {
        if link.edition == here.id, let otherScripts, let language = otherScripts.languages[here.id] {
            return LinkModel(
                url: SafeHTML(escaping: otherScripts.addresses.path(link.url)),
                label: SafeHTML(escaping: theme.strings(for: language).text("language_name")),
                language: SafeHTML(escaping: language.rawValue),
                direction: SafeHTML(escaping: language.direction.rawValue), isSame: link.isSame
            )
        }
        return publication.edition(link.edition).map { edition in
            languageLink(to: link.url, in: edition, "language_name", isSame: link.isSame)
        }
    }

    /// A link to a page in another language, in the words of that language.
    func languageLink(to address: SiteURL, in edition: Edition, _ words: String, isSame: Bool) -> LinkModel {
        LinkModel(
            url: url(address),
            label: SafeHTML(escaping: strings[edition.id]?.text(words) ?? edition.language.rawValue),
            language: SafeHTML(escaping: edition.language.rawValue),
            direction: SafeHTML(escaping: edition.direction.rawValue), isSame: isSame
        )
    }

    /// Leads a reader of another language to their own edition, in its words.
    func suggestion(of edition: Edition, at address: SiteURL) -> LinkModel {
        let words = if case .search = address { "suggest_search" } else { "suggest_site" }
        let voice = voice(edition)
        var link = languageLink(to: address, in: edition, words, isSame: false)
        link.label = voice.string(words, ["name": voice.rules.isolated(edition.name)])
        return link
    }

    /// The reciprocal set: this page, its translations, and the default edition's as `x-default`; a page without any is
    /// its own. Who stands in two scripts stands there twice. There is none where the publication has one language, nor
    /// for what is not to be found.
    func alternates(_ head: Head, _ edition: Edition) -> [(language: String, address: String)] {
        let others = otherScripts?.languages ?? [:]
        guard let canonical = head.canonical, head.isIndexed, publication.editions.count > 1 || !others.isEmpty
        else { return [] }
        let all = ([(edition, canonical)] + head.translations).sorted { $0.0.id < $1.0.id }
        var links: [(language: String, address: String)] = []
        for (edition, url) in all {
            links.append((edition.language.rawValue, addresses.absolute(url)))
            if let otherScripts, let language = others[edition.id] {
                links.append((language.rawValue, otherScripts.addresses.absolute(url)))
            }
        }
        if let first = all.first(where: { $0.0.id == mainAddresses.rootEdition }) ?? all.first {
            links.append(("x-default", mainAddresses.absolute(first.1)))
        }
        return links
    }

    static func openGraphLocale(_ language: LanguageTag) -> String {
        switch language.primary {
        case "fr": "fr_FR"
        case "ar": "ar_MA"
        case "es": "es_ES"
        case "en": "en_GB"
        default: language.rawValue.replacing("-", with: "_")
        }
    }

    /// The same place in the other editions, where `address` finds one.
    func translations(of edition: Edition, _ address: (Edition) -> SiteURL?) -> [(Edition, SiteURL)] {
        openEditions.filter { $0.id != edition.id }
            .compactMap { other in address(other).map { (other, $0) } }
    }
}
