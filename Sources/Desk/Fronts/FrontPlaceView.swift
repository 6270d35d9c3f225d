internal import News
internal import Newsroom

/// One place of a front: what stands there and why, the buttons that move it, and, where it is opened, everything that
/// can be done with it.
struct FrontPlaceView {
    let view: FrontView
    let place: FrontPlace
    let names: FrontNames

    private var words: DeskWords { view.words }
    private var open: OpenFront { view.open }
    private var filled: FrontFilling.Filled? { open.filling.places[place] }
    /// What was put here, also where it waits for its publication.
    private var pin: FrontPin? { open.arrangement[place] }
    private var article: ArticleID? { pin?.article ?? filled?.article.id }
    private var isOpen: Bool { view.sight.place == place }
    private var isWaiting: Bool { pin != nil && filled?.pin == nil }
    private var address: String { DeskURL.frontAction(view.front, "step").path }

    var row: HTML {
        """
        <li id="place-\(place.text)" class="place\(" pinned", if: pin != nil)\(" open", if: isOpen)" data-place="\(place.text)"\
        \(article.map { " data-article=\"\($0.rawValue)\"" as HTML })>\
        <div class="what">\(what)</div>\(buttons)\(isOpen ? panel : .empty)</li>
        """
    }

    private var what: HTML {
        guard let article else { return "<p class=\"soft\">\(words["front_empty"])</p>" }
        let summary = open.articles[article]
        let state: HTML =
            pin.map { "<span class=\"tag pin\">\(words["front_pinned"])</span> \(names.time($0))" as HTML }
            ?? "<span class=\"tag\">\(words["front_newest"])</span>"
        let time: HTML? = summary?.publishedAt.map { " · \(words.moment($0, view.zone))" as HTML }
        let section: HTML? = summary.map { names.named($0.section, in: view.front.edition) }
        let waits: HTML? =
            isWaiting
            ? """
            <p class="soft"><span class="tag state-\(summary?.state.rawValue ?? "draft")">\(words["state_\(summary?.state.rawValue ?? "draft")"])</span> \
            \(words["front_waits"]) \(filled.map { "<bdi>\($0.article.headline.directed)</bdi>" as HTML })</p>
            """ : nil
        return """
            <h3 lang="\(open.edition.language.rawValue)" dir="auto">\(names.headline(article).directed)</h3>
            <p class="soft">\(state) · \(section)\(time)</p>\(waits)
            """
    }

    private var buttons: HTML {
        let choose: HTML =
            isOpen
            ? "<a class=\"button\" href=\"\(DeskURL.front(view.front).path)\">\(words["front_close"])</a>"
            : """
            <a class="button" href="\(DeskURL.front(view.front).path)?place=\(place.text)#place-\(place.text)" \
            aria-label="\(words["front_change_place", ["place": names.place(place, of: view.front)]])">\(words["front_change"])</a>
            """
        guard let article else { return "<div class=\"buttons small\">\(choose)</div>" }
        let pinning: HTML =
            pin == nil
            ? button("pin", "\(words["front_pin"])", label: "front_pin_it", isOff: false)
            : button("unpin", "\(words["front_unpin"])", label: "front_unpin_it", isOff: false)
        return """
            <div class="buttons small"><form method="post" action="\(address)" class="buttons small">\(hidden(article))\
            \(button("up", "↑", label: "front_up", isOff: open.neighbour(of: place, by: -1) == nil))\
            \(button("down", "↓", label: "front_down", isOff: open.neighbour(of: place, by: 1) == nil))\(pinning)</form>\(choose)</div>
            """
    }

    private func hidden(_ article: ArticleID) -> HTML {
        """
        \(view.frame.csrf)<input type="hidden" name="step" value="\(open.step)">\
        <input type="hidden" name="article" value="\(article.rawValue)"><input type="hidden" name="place" value="\(place.text)">
        """
    }

    /// A button of the row. The one that was just used keeps the focus, so that an article is moved on by the same key.
    private func button(_ action: String, _ sign: HTML, label: String, isOff: Bool) -> HTML {
        let headline = article.map { names.headline($0) } ?? ""
        let used = view.sight.moved.flatMap { $0.place == place ? $0.button : nil }
        let next = ["pin": "unpin", "unpin": "pin", "hold": "unpin", "move": "unpin"][used ?? ""] ?? used
        let isNext =
            next == action || (isOff == false && isUsedAtEnd(used) && (action == "unpin"))
        return """
            <button name="action" value="\(action)" aria-label="\(words[label, ["headline": words.rules.isolated(headline)]])"\
            \(" disabled", if: isOff)\(" autofocus", if: isNext && !isOff)>\(sign)</button>
            """
    }

    /// Whether the article was moved to the end of its row of places, where the button that did it is off.
    private func isUsedAtEnd(_ used: String?) -> Bool {
        (used == "up" && open.neighbour(of: place, by: -1) == nil)
            || (used == "down" && open.neighbour(of: place, by: 1) == nil)
    }

    // MARK: Opened

    private var panel: HTML { "<div class=\"change\">\(hold)\(move)\(search)</div>" }

    private var hold: HTML {
        guard let pin else { return .empty }
        return """
            <form method="post" action="\(address)" class="line">\(hidden(pin.article))<input type="hidden" name="action" value="hold">\
            \(time("from", pin.from, typed: view.sight.from, help: "front_begin_help"))\
            \(time("until", pin.until, typed: view.sight.until, help: "front_hold_help"))\
            <button>\(words["save"])</button></form>
            """
    }

    /// A field for a moment of the publication's zone, which stands under it with its offset.
    private func time(_ name: String, _ instant: Instant?, typed: String?, help: String) -> HTML {
        let local = instant.map { view.zone.civil(at: $0) }
        let value = typed ?? local.map { "\($0.date.iso)T\($0.time.hourAndMinute)" } ?? ""
        let error = view.sight.error.flatMap { $0.field == name ? $0 : nil }
        let wrong: HTML? = error.map {
            "<span class=\"wrong\" id=\"\(name)-wrong\">\(words.sentence(for: $0))</span>"
        }
        return """
            <p class="field"><label for="\(name)">\(words["front_hold_\(name)"])</label>\
            <input id="\(name)" type="datetime-local" name="\(name)" value="\(value)" aria-describedby="\(error == nil ? "" : "\(name)-wrong ")\(name)-zone"\
            \(" aria-invalid=\"true\"", if: error != nil)>\(wrong)\
            <span class="hint" id="\(name)-zone"><bdi>\(view.zone.name)</bdi>, <bdi>GMT\(view.zone.offsetText(at: instant ?? view.now))</bdi>. \(words[help])</span></p>
            """
    }

    private var move: HTML {
        guard let article else { return .empty }
        let places = open.filling.layout.slots.flatMap { slot in (0..<slot.places).map { FrontPlace(slot, $0) } }
        let options = places.filter { $0 != place }.map { ($0.text, names.place($0, of: view.front)) }
        return """
            <form method="post" action="\(address)" class="line">\(hidden(article))<input type="hidden" name="action" value="move">\
            \(DeskParts.choice(words["front_move_to"], name: "to", options: options, chosen: nil))<button>\(words["front_move"])</button></form>
            """
    }

    private var search: HTML {
        let text = view.sight.search ?? ""
        let rows: [HTML] = view.found.filter { $0.id != pin?.article }.map { article in
            let state: HTML? =
                article.state == .published
                ? nil
                : "<span class=\"tag state-\(article.state.rawValue)\">\(words["state_\(article.state.rawValue)"])</span> "
            let time: HTML? = (article.publishedAt ?? article.scheduledFor).map { " · \(words.moment($0, view.zone))" }
            return """
                <li><div class="what"><h4 lang="\(open.edition.language.rawValue)" dir="auto">\(names.headline(article.id).directed)</h4>\
                <p class="soft">\(state)\(names.named(article.section, in: view.front.edition))\(time)</p></div>\
                <form method="post" action="\(address)">\(hidden(article.id))\
                <button name="action" value="pin" aria-label="\(words["front_put_here", ["headline": words.rules.isolated(names.headline(article.id))]])">\(words["front_put"])</button></form></li>
                """
        }
        let results: HTML =
            rows.isEmpty
            ? "<p class=\"soft\" role=\"status\">\(words["front_nothing_found"])</p>"
            : "<ul class=\"found\">\(rows)</ul>"
        return """
            <form method="get" action="\(DeskURL.front(view.front).path)#place-\(place.text)" class="line" role="search">\
            <input type="hidden" name="place" value="\(place.text)">\
            <p class="field"><label for="q">\(words["front_search"])</label><input id="q" name="q" type="search" value="\(text)" dir="auto" maxlength="200" autocomplete="off">\
            <span class="hint">\(words["front_search_help"])</span></p><button>\(words["front_find"])</button></form>\(results)
            """
    }
}
