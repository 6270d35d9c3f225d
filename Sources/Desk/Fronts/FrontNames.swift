internal import News

/// What fronts, their places and their changes are called on screen.
struct FrontNames {
    let publication: Publication
    let words: DeskWords
    let zone: Zone
    /// The articles that are spoken of.
    var articles: [ArticleID: DeskSummary] = [:]

    /// The front's name, in its own language.
    func name(_ front: FrontID) -> HTML {
        guard let section = front.section else { return "\(words["front_home"])" }
        return named(section, in: front.edition)
    }

    /// The edition's name, where there are several.
    func edition(_ front: FrontID) -> HTML? {
        guard publication.editions.count > 1, let edition = publication.edition(front.edition) else { return nil }
        return """
            <span><span class="tag" lang="\(edition.language.rawValue)" dir="\(edition.direction.rawValue)">\(edition.name)</span> \
            <span class="tag" dir="ltr">\(edition.language.rawValue)</span></span>
            """
    }

    func named(_ section: SectionID, in edition: EditionID) -> HTML {
        let language = publication.edition(edition)?.language.rawValue ?? ""
        let name = publication.sections[section]?.names[edition]?.name ?? words["front_gone_section"]
        return "<bdi lang=\"\(language)\">\(name)</bdi>"
    }

    func slot(_ slot: FrontSlot, of front: FrontID) -> HTML {
        guard case .section(let id) = slot else { return "\(words["slot_\(slot.rawValue)"])" }
        return named(id, in: front.edition)
    }

    /// A place as text, for options and labels.
    func place(_ place: FrontPlace, of front: FrontID) -> String {
        let slot =
            if case .section(let id) = place.slot {
                words.rules.isolated(publication.sections[id]?.names[front.edition]?.name ?? "")
            } else { words["slot_\(place.slot.rawValue)"] }
        guard place.slot.places > 1 else { return slot }
        return words["front_place", ["slot": slot, "number": words.rules.number(place.index + 1)]]
    }

    func headline(_ article: ArticleID) -> String {
        let headline = articles[article]?.headline ?? ""
        return headline.isEmpty ? words["no_headline"] : headline
    }

    private func quoted(_ article: ArticleID) -> HTML { "<q><bdi>\(headline(article).directed)</bdi></q>" }

    /// A moment always stands with its offset: nobody has to guess which clock it is.
    func moment(_ instant: Instant) -> HTML {
        """
        <time datetime="\(zone.iso8601(instant))">\(words.moment(instant, zone))</time> \
        <bdi>(GMT\(zone.offsetText(at: instant)))</bdi>
        """
    }

    /// From when on and how long a pin holds.
    func time(_ pin: FrontPin) -> HTML {
        guard let from = pin.from else { return until(pin.until) }
        return "\(words["front_from"]) \(moment(from)), \(until(pin.until))"
    }

    func until(_ instant: Instant?) -> HTML {
        instant.map { "\(words["front_until"]) \(moment($0))" } ?? "\(words["front_without_end"])"
    }

    /// The changes as a list; a sentence where there are none.
    func list(_ differences: [FrontDifference], of front: FrontID) -> HTML {
        guard !differences.isEmpty else { return "<p class=\"soft\">\(words["front_no_changes"])</p>" }
        let items = differences.map { "<li>\(item($0, of: front))</li>" as HTML }
        return "<ul class=\"checks\">\(items)</ul>"
    }

    private func item(_ difference: FrontDifference, of front: FrontID) -> HTML {
        switch difference {
        case .pinned(let pin):
            "\(words["change_pinned"]) \(quoted(pin.article)) – \(place(pin.place, of: front)) · \(time(pin))"
        case .unpinned(let pin): "\(words["change_unpinned"]) \(quoted(pin.article)) – \(place(pin.place, of: front))"
        case .moved(let article, let from, let to):
            """
            \(words["change_moved"]) \(quoted(article)) – \
            \(words["front_from_to", ["from": place(from, of: front), "to": place(to, of: front)]])
            """
        case .held(let article, _, let to): "\(words["change_held"]) \(quoted(article)) – \(until(to))"
        case .begins(let article, let from):
            "\(words["change_begins"]) \(quoted(article)) – \(from.map { moment($0) } ?? "\(words["front_at_once"])" as HTML)"
        case .hidden(let section): "\(words["change_hidden"]) \(named(section, in: front.edition))"
        case .shown(let section): "\(words["change_shown"]) \(named(section, in: front.edition))"
        case .ordered(let sections):
            sections.isEmpty
                ? "\(words["change_unordered"])"
                : "\(words["change_ordered"]) \(joined(sections.map { named($0, in: front.edition) }))"
        }
    }

    private func joined(_ pieces: [HTML]) -> HTML {
        let separator: HTML = "\(words.comma)"
        return HTML.joined(pieces.enumerated().map { $0.offset == 0 ? $0.element : separator + $0.element })
    }
}
