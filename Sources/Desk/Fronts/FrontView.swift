internal import News
internal import Newsroom

/// The page of a front: how it stands, then every place in the order that readers see them.
struct FrontView {
    let open: OpenFront
    let frame: DeskFrame
    let zone: Zone
    let now: Instant
    let sight: FrontController.Sight
    let found: [DeskSummary]

    var words: DeskWords { frame.words }
    var front: FrontID { open.front }
    var names: FrontNames {
        let more = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        return FrontNames(
            publication: open.publication, words: words, zone: zone,
            articles: open.articles.merging(more) { first, _ in first }
        )
    }

    var page: HTML {
        let names = names
        // An edition without opinion pieces has no block for them, neither here nor before readers.
        let slots = open.filling.layout.slots.filter { $0 != .opinion || hasOpinions }.map { slot($0, names) }
        let content: HTML = """
            <p class="soft"><a href="\(DeskURL.fronts.path)">\(words["fronts"])</a></p>
            <div class="head"><h1>\(names.name(front)) \(names.edition(front))</h1>\
            <div class="buttons"><a class="button" href="\(DeskURL.frontAction(front, "history").path)">\(words["front_versions"])</a></div></div>
            \(DeskParts.message(said(names)))\(DeskParts.message(sight.error.map { words.sentence(for: $0) }, isError: true))
            \(refused(names))
            <div class="front">
            <section class="panel standing" aria-labelledby="standing">\(standing(names))</section>
            <div class="slots" id="slots">\(slots)\(hiddenBlocks(names))</div></div>
            \(mover)
            """
        let title = front.section == nil ? words["front_home"] : sectionName
        return frame.page(title, content, modules: ["pages/fronts.js"])
    }

    private var hasOpinions: Bool {
        !open.filling.articles(in: .opinion).isEmpty || open.arrangement.pins.contains { $0.place.slot == .opinion }
    }

    private var sectionName: String {
        front.section.flatMap { open.publication.sections[$0]?.names[front.edition]?.name } ?? ""
    }

    /// What was just done, for everyone and first for those who hear the page.
    private func said(_ names: FrontNames) -> String? {
        if let done = sight.done, ["live", "kept", "discarded"].contains(done) { return words["front_done_\(done)"] }
        guard let moved = sight.moved, sight.error == nil else { return nil }
        if case .section(let id) = moved.place.slot, ["hide", "show", "raise", "lower"].contains(moved.button) {
            let name = open.publication.sections[id]?.names[front.edition]?.name ?? ""
            return words["front_said_\(moved.button)", ["name": words.rules.isolated(name)]]
        }
        guard let filled = open.filling.places[moved.place] else { return nil }
        let pin = open.arrangement[moved.place]
        let key = pin == nil ? "front_said_newest" : "front_said_pinned"
        return words[
            key,
            [
                "headline": words.rules.isolated(names.headline(pin?.article ?? filled.article.id)),
                "place": names.place(moved.place, of: front),
            ]
        ]
    }

    /// A step that was refused since another tab went on: what it was, and a button to take it all the same.
    private func refused(_ names: FrontNames) -> HTML {
        guard let form = sight.refused else { return .empty }
        let fields: [(String, String)] = [
            ("step", String(open.step)), ("action", form.action), ("article", form.article.map(String.init) ?? ""),
            ("place", form.place ?? ""), ("to", form.to ?? ""), ("from", form.from ?? ""),
            ("until", form.until ?? ""),
            ("section", form.section.map(String.init) ?? ""),
        ].filter { !$0.1.isEmpty }
        let what: HTML? = form.article.map {
            "<q><bdi>\(names.headline(ArticleID(rawValue: $0)).directed)</bdi></q> " as HTML
        }
        let place = (form.to ?? form.place).flatMap { FrontPlace(text: $0) }
        let at: HTML? = place.map { "– \(names.place($0, of: front))" as HTML }
        return """
            <section class="panel" aria-labelledby="refused"><h2 id="refused">\(words["front_your_step"])</h2>
            <p>\(words["front_step_\(form.action)"]) \(what)\(at)</p>
            \(DeskParts.button(words["front_again"], to: .frontAction(front, "step"), csrf: frame.csrf, fields: fields))</section>
            """
    }

    // MARK: How it stands

    private func standing(_ names: FrontNames) -> HTML {
        let readers: HTML =
            if let live = open.live {
                """
                \(words["front_readers_have", ["number": words.rules.number(live.number)]]) \
                <bdi>\(live.author.name)</bdi> · \(names.moment(live.madeAt))
                """
            } else { "\(words["front_automatic"])" }
        let others: [HTML] = open.others.map { other in
            """
            <p><span class="tag">\(words["front_prepares", ["name": words.rules.isolated(other.author.name)]])</span> \
            <span class="soft">\(names.moment(other.savedAt))</span></p>
            """
        }
        return """
            <h2 id="standing">\(open.draft == nil ? words["front_what_readers_have"] : words["front_yours"])</h2>
            <p class="soft">\(readers)</p>\(others)\(open.isOvertaken ? overtaken(names) : prepared(names))
            """
    }

    private func prepared(_ names: FrontNames) -> HTML {
        guard let draft = open.draft else { return "<p>\(words["front_how"])</p>" }
        let live = open.live?.arrangement ?? .automatic
        let step = String(draft.step)
        return """
            <h3>\(words["front_you_changed"])</h3>
            \(names.list(open.arrangement.differences(from: live), of: front))
            <div class="buttons">\(DeskParts.button(words["front_make_live"], to: .frontAction(front, "live"), csrf: frame.csrf, fields: [("step", step)], style: "main"))
            <a class="button" href="\(DeskURL.frontAction(front, "preview").path)">\(words["preview"])</a>
            \(DeskParts.button(words["front_discard"], to: .frontAction(front, "discard"), csrf: frame.csrf, fields: [("step", step)]))</div>
            """
    }

    /// Two chiefs at once: both see what the other did, and nothing is overwritten unseen.
    private func overtaken(_ names: FrontNames) -> HTML {
        guard let draft = open.draft else { return .empty }
        let base = open.base?.arrangement ?? .automatic
        let live = open.live?.arrangement ?? .automatic
        let fields = [("step", String(draft.step)), ("live", String(open.liveNumber))]
        return """
            <p class="message wrong">\(words["front_overtaken", ["name": words.rules.isolated(open.live?.author.name ?? "")]])</p>
            <div class="two"><div><h3>\(words["front_they_changed"])</h3>\(names.list(live.differences(from: base), of: front))</div>
            <div><h3>\(words["front_you_changed"])</h3>\(names.list(open.arrangement.differences(from: base), of: front))</div></div>
            <div class="buttons">\(DeskParts.button(words["front_keep_mine"], to: .frontAction(front, "keep"), csrf: frame.csrf, fields: fields))
            <a class="button" href="\(DeskURL.frontAction(front, "preview").path)">\(words["preview"])</a>
            \(DeskParts.button(words["front_take_theirs"], to: .frontAction(front, "discard"), csrf: frame.csrf, fields: fields))</div>
            """
    }

    // MARK: Blocks

    private func slot(_ slot: FrontSlot, _ names: FrontNames) -> HTML {
        let places = (0..<slot.places).map { FrontPlaceView(view: self, place: FrontPlace(slot, $0), names: names).row }
        return """
            <div class="slot" role="group" aria-labelledby="slot-\(slot.rawValue)"><div class="head"><h2 id="slot-\(slot.rawValue)">\(names.slot(slot, of: front))</h2>\(blockButtons(slot))</div>
            <ol class="articles places">\(places)</ol></div>
            """
    }

    private func blockButtons(_ slot: FrontSlot) -> HTML? {
        guard case .section(let id) = slot else { return nil }
        let blocks = FrontLayout.blocks(of: front.edition, open.arrangement, sections: open.publication.sections)
        let name = open.publication.sections[id]?.names[front.edition]?.name ?? ""
        let moved = sight.moved?.place == FrontPlace(slot) ? sight.moved?.button : nil
        func button(_ action: String, _ sign: HTML, isOff: Bool) -> HTML {
            """
            <button name="action" value="\(action)" aria-label="\(words["front_block_\(action)", ["name": words.rules.isolated(name)]])"\
            \(" disabled", if: isOff)\(" autofocus", if: moved == action && !isOff)>\(sign)</button>
            """
        }
        return """
            <form method="post" action="\(DeskURL.frontAction(front, "step").path)" class="buttons small">\(frame.csrf)\
            <input type="hidden" name="step" value="\(open.step)"><input type="hidden" name="section" value="\(id.rawValue)">\
            \(button("raise", "↑", isOff: blocks.first == id))\(button("lower", "↓", isOff: blocks.last == id))\
            \(button("hide", "\(words["front_hide"])", isOff: false))</form>
            """
    }

    private func hiddenBlocks(_ names: FrontNames) -> HTML {
        let known = Set(open.publication.sections.children(of: nil, in: front.edition).map(\.id))
        let hidden = open.arrangement.hidden.filter { known.contains($0) }.sorted()
        guard front.section == nil, !hidden.isEmpty else { return .empty }
        let rows: [HTML] = hidden.map { id in
            """
            <li>\(names.named(id, in: front.edition)) \
            \(DeskParts.button(words["front_show"], to: .frontAction(front, "step"), csrf: frame.csrf, fields: [("step", String(open.step)), ("action", "show"), ("section", String(id.rawValue))]))</li>
            """
        }
        return """
            <div class="slot" role="group" aria-labelledby="hidden"><h2 id="hidden">\(words["front_hidden_blocks"])</h2>
            <ul class="articles hidden-blocks">\(rows)</ul></div>
            """
    }

    /// The form that a drop fills and sends.
    private var mover: HTML {
        """
        <form method="post" action="\(DeskURL.frontAction(front, "step").path)" id="mover" hidden>\(frame.csrf)\
        <input type="hidden" name="step" value="\(open.step)"><input type="hidden" name="action" value="move">\
        <input type="hidden" name="article"><input type="hidden" name="place"><input type="hidden" name="to"></form>
        """
    }
}
