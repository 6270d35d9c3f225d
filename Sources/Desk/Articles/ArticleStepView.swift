internal import News
internal import Newsroom

/// What can be done with an article now, and what has to be known before it.
struct ArticleStepView {
    let open: OpenArticle
    let frame: DeskFrame
    let zone: Zone
    let now: Instant

    private var words: DeskWords { frame.words }
    private var article: DeskArticle { open.article }
    private var comments: CommentsView { CommentsView(open: open, frame: frame, zone: zone) }

    var panel: HTML {
        let steps = [
            submit, plain(.startReview, "review"), changes, plain(.approve, "approve"), publish,
            schedule, unschedule, embargo, correct,
            reasoned(.unpublish, "unpublish", field: "note"), plain(.spike, "spike"), plain(.restore, "restore"),
            reasoned(.kill, "kill", field: "reason"), assign,
        ].compactMap { $0 }
        return """
            <section class="panel" aria-labelledby="next"><h2 id="next">\(words["next_step"])</h2>
            \(facts)\(findings)\(article.state == .changesAsked ? comments.summary : nil)
            \(steps.isEmpty ? "<p class=\"soft\">\(words["nothing_to_do"])</p>" : HTML.joined(steps))
            </section>
            """
    }

    private var facts: HTML {
        var facts: [HTML] = []
        if let name = open.assignee { facts.append("<p>\(words["assigned_to"]) <bdi>\(name)</bdi></p>") }
        if let due = article.scheduledFor { facts.append(fact("scheduled_for", due)) }
        if let until = article.embargoedUntil { facts.append(fact("embargoed_until", until)) }
        if let at = article.publishedAt { facts.append(fact("published_at", at)) }
        if let reason = article.killReason { facts.append("<p>\(words["killed_because"]) <q>\(reason)</q></p>") }
        if let note = article.withdrawalNote, article.state == .unpublished {
            facts.append("<p>\(words["readers_are_told"]) <q>\(note)</q></p>")
        }
        return HTML.joined(facts)
    }

    /// A moment always stands with its offset: nobody has to guess which clock it is.
    private func fact(_ name: String, _ instant: Instant) -> HTML {
        "<p>\(words[name]) <time datetime=\"\(zone.iso8601(instant))\">\(words.moment(instant, zone))</time> <bdi>(GMT\(zone.offsetText(at: instant)))</bdi></p>"
    }

    private var findings: HTML {
        guard open.allows(.publish) || open.allows(.submit) else { return .empty }
        let items: [HTML] = open.findings.map {
            "<li class=\"\($0.severity == .block ? "wrong" : "soft")\">\(words["check_\($0.check.rawValue)"])\(about($0))</li>"
        }
        return items.isEmpty
            ? .empty : "<div><h3>\(words["before_publishing"])</h3><ul class=\"checks\">\(items)</ul></div>"
    }

    /// A way to what a finding is about.
    private func about(_ finding: PublishingFinding) -> HTML {
        if let id = finding.picture {
            let known = open.pictures.first { $0.id == id }
            let text = known?.texts[open.edition.id]
            let name = [text?.caption, text?.altText].compactMap { $0 }.first { !$0.isEmpty }
            let label =
                name.map { String($0.prefix(60)) }
                ?? words["picture_numbered", ["n": words.rules.number(Int(id.rawValue))]]
            return " <a href=\"\(DeskURL.picture(id).path)\"><bdi>\(label)</bdi></a>"
        }
        if let path = finding.path { return " <bdi dir=\"ltr\">\(ReaderAddress.readable(path))</bdi>" }
        if let id = finding.article { return " <a href=\"\(DeskURL.article(id).path)\"><bdi>\(id.rawValue)</bdi></a>" }
        let field = finding.field == "pictures" ? "lead" : finding.field
        return Self.controls.contains(field) ? " <a href=\"#\(field)\">\(words["go_to_field"])</a>" : .empty
    }

    /// The fields of the editor that a finding may lead to, by their identifiers.
    private static let controls: Set<String> = ["headline", "standfirst", "credits", "section", "body"]

    // MARK: Steps

    private func step(_ name: String, _ fields: HTML = .empty, style: String = "") -> HTML {
        """
        <form method="post" action="\(DeskURL.articleAction(article.id, name).path)" class="step">\(frame.csrf)\
        <input type="hidden" name="revision" value="\(article.draft.number)">\(fields)\
        <button class="\(style)">\(words["step_\(name)"])</button></form>
        """
    }

    private func plain(_ action: WorkflowAction, _ name: String) -> HTML? { open.allows(action) ? step(name) : nil }

    /// Of what readers have already there is nothing to submit, until something new is saved.
    private var submit: HTML? {
        let isOut = article.state == .published && !article.hasNewText
        return plain(.submit, "submit").map { "<div data-after-save\(" hidden", if: isOut)>\($0)</div>" }
    }

    private var publish: HTML? {
        guard open.allows(.publish) else { return nil }
        let isOut = article.state == .published && !article.hasNewText
        let minor: HTML =
            article.wasPublished
            ? "<label class=\"box\"><input type=\"checkbox\" name=\"minor\" value=\"1\"> \(words["minor_update"])</label>"
            : .empty
        // What is written and saved from here on can be published without leaving the page.
        return "<div data-after-save\(" hidden", if: isOut)>\(step("publish", minor, style: "main"))</div>"
    }

    private var schedule: HTML? {
        guard open.allows(.schedule) else { return nil }
        let isOut = article.state == .published && !article.hasNewText
        let content = disclosed("schedule", step("schedule", moment("at", article.scheduledFor)))
        return isOut ? "<div data-after-save hidden>\(content)</div>" : content
    }

    private var unschedule: HTML? { article.scheduledFor.flatMap { _ in plain(.unschedule, "unschedule") } }

    private var embargo: HTML? {
        guard open.allows(.embargo) else { return nil }
        return disclosed("embargo", step("embargo", moment("until", article.embargoedUntil, isRequired: false)))
    }

    private func moment(_ name: String, _ instant: Instant?, isRequired: Bool = true) -> HTML {
        let local = instant.map { zone.civil(at: $0) }
        let value = local.map { "\($0.date.iso)T\($0.time.fieldText)" } ?? ""
        return """
            <p class="field"><label for="\(name)">\(words["moment_\(name)"])</label>\
            <input id="\(name)" type="datetime-local" step="any" name="\(name)" value="\(value)" aria-describedby="\(name)-zone"\(" required", if: isRequired)>\
            <span class="hint" id="\(name)-zone"><bdi>\(zone.name)</bdi>, \(offset(at: instant))</span></p>
            """
    }

    /// The offset at a time that is set; else the one of now and, where the clock changes within half a year, from when on
    /// which other one holds.
    private func offset(at instant: Instant?) -> HTML {
        let standing: HTML = "<bdi>GMT\(zone.offsetText(at: instant ?? now))</bdi>"
        guard instant == nil, let change = zone.nextChange(after: now) else {
            return standing
        }
        let time: HTML = "<time datetime=\"\(zone.iso8601(change))\">\(words.moment(change, zone))</time>"
        return standing
            + words.html("offset_from", ["time": time, "offset": "<bdi>GMT\(zone.offsetText(at: change))</bdi>"])
    }

    private var changes: HTML? {
        open.allows(.askForChanges)
            ? disclosed("changes", step("changes", (comments.summary ?? .empty) + text("text", isRequired: false)))
            : nil
    }

    private var assign: HTML? {
        guard open.allows(.assign) else { return nil }
        let people = words.options(open.people) + [("", words["nobody"])]
        let chosen = article.assignee.map { "\($0.rawValue)" } ?? ""
        return disclosed(
            "assign",
            step(
                "assign",
                DeskParts.choice(words["assignee"], name: "assignee", options: people, chosen: chosen)
                    + "<input type=\"hidden\" name=\"was\" value=\"\(chosen)\">"
            )
        )
    }

    private var correct: HTML? {
        guard open.allows(.correct) else { return nil }
        let kinds = Correction.Kind.allCases.map { ($0.rawValue, words["correction_\($0.rawValue)"]) }
        return disclosed(
            "correct",
            step(
                "correct",
                DeskParts.choice(words["kind"], name: "kind", options: kinds, chosen: nil)
                    + text("text", isRequired: true)
            )
        )
    }

    private func reasoned(_ action: WorkflowAction, _ name: String, field: String) -> HTML? {
        open.allows(action) ? disclosed(name, step(name, text(field, isRequired: true, label: "why_\(name)"))) : nil
    }

    private func text(_ name: String, isRequired: Bool, label: String? = nil) -> HTML {
        """
        <p class="field"><label>\(words[label ?? "words_to_say"])<textarea name="\(name)" rows="3" dir="auto"\
        \(" required", if: isRequired)></textarea></label></p>
        """
    }

    private func disclosed(_ name: String, _ content: HTML) -> HTML {
        "<details><summary>\(words["step_\(name)"])</summary>\(content)</details>"
    }
}
