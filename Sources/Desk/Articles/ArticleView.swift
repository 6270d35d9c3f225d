internal import Foundation
internal import News
internal import Newsroom
internal import Pages

/// The page of one article at the desk: the form, the text, and what can be done next.
struct ArticleView {
    let open: OpenArticle
    let frame: DeskFrame
    let zone: Zone
    let now: Instant
    let addresses: AddressBook
    /// Whether a machine helps translators.
    let hasTranslationHelp: Bool

    var words: DeskWords { frame.words }
    private var article: DeskArticle { open.article }
    private var comments: CommentsView { CommentsView(open: open, frame: frame, zone: zone) }
    private var extras: ArticleExtrasView { ArticleExtrasView(open: open, words: words, addresses: addresses) }

    private var original: HTML? {
        open.original.map {
            OriginalView(original: $0, open: open, frame: frame, zone: zone, hasHelp: hasTranslationHelp).html
        }
    }

    func page(done: String?, error: NewsError?, fields: ArticleFields?) -> HTML {
        let fields = fields ?? open.fields
        let headline = article.draft.content.headline
        let title = headline.isEmpty ? words["no_headline"] : headline
        let message = done.flatMap { Self.messages.contains($0) ? words["done_\($0)"] : nil }
        let elsewhere = done == "translated" ? sectionElsewhere : nil
        let steps = ArticleStepView(open: open, frame: frame, zone: zone, now: now).panel
        let content: HTML = """
            <h1 class="hide" dir="auto">\(title.directed)</h1>
            <div class="desk-bar"><a class="back" href="\(DeskURL.articles.path)">\(words["articles"])</a>\(standing)\
            \(open.threads.isEmpty ? .empty : "<a class=\"back\" href=\"#comments\">\(words["comments"])</a>")<ul id="people" aria-label="\(words["also_here"])"></ul><p id="save-state"></p></div>
            \(DeskParts.message(message))\(DeskParts.message(elsewhere))\(DeskParts.message(error.map { words.sentence(for: $0) }, isError: true))
            <div id="desk-notices" class="notices"></div>
            <div class="desk\(" remarked", if: !open.threads.isEmpty && open.original == nil)\(" beside", if: open.original != nil)">
            \(original)
            \(form(fields, errorField: error?.field))
            \(comments.aside)
            <aside class="side next" aria-labelledby="next">\(steps)</aside>
            <aside class="side notes" aria-label="\(words["history"])">\(notes)</aside>
            </div>
            """
        let modules = frame.assets.hasEngine ? ["modules/main.js", "modules/steps.js"] : []
        return frame.page(title, content, modules: modules, isEditor: true)
    }

    static let messages: Set<String> = [
        "saved", "submit", "review", "changes", "approve", "schedule", "unschedule", "publish", "correct", "unpublish",
        "kill", "spike", "assign", "restore", "embargo", "restored", "comment", "revoke", "translated", "linked",
        "unlinked", "caughtup",
    ]

    /// Says so where a translation could not stand in its original's section.
    private var sectionElsewhere: String? {
        guard let original = open.original?.article, original.section != article.section else { return nil }
        let (sections, rules) = (open.publication.sections, words.rules)
        func name(_ section: SectionID, in edition: EditionID) -> String {
            rules.isolated(sections[section]?.names[edition]?.name ?? "–")
        }
        return words[
            "done_translated_elsewhere",
            [
                "edition": rules.isolated(open.edition.name), "section": name(original.section, in: original.edition),
                "other": name(article.section, in: open.edition.id),
            ]
        ]
    }

    private var standing: HTML {
        let state = words["state_\(article.state.rawValue)"]
        let fresh: HTML? =
            article.wasPublished
            ? " <span class=\"tag\" data-after-save\(" hidden", if: !article.hasNewText)>\(words["new_text"])</span>"
            : nil
        return """
            <p><span class="tag state-\(article.state.rawValue)">\(state)</span>\(fresh) <span class="soft">\(open.edition.name) · \
            \(words["revision"]) \(article.draft.number)\(article.draft.author.map { " · " + $0.name } ?? "") · \
            \(words.moment(article.draft.savedAt, zone))</span></p>
            """
    }

    // MARK: The form

    private func form(_ fields: ArticleFields, errorField: String?) -> HTML {
        let mayEdit = open.allows(.save)
        let kinds = ArticleKind.allCases.map { ($0.rawValue, words["kind_\($0.rawValue)"]) }
        let language = open.edition.language
        let body = article.draft.content.body
        let paragraphs: [HTML] = body.plainText.split(separator: "\n").map { "<p>\(String($0))</p>" }
        let save: HTML =
            mayEdit
            ? "<p class=\"script-less\"><button class=\"button primary\" data-save>\(words["save"])</button></p>"
            : .empty
        return """
            <form id="article" method="post" action="\(DeskURL.article(article.id).path)" data-article="\(article.id.rawValue)" \
            data-revision="\(article.draft.number)" data-csrf="\(frame.token?.formToken ?? "")" \
            data-tab-mode="\(mayEdit ? "edit" : "read")" data-offset="\(zone.offset(at: article.draft.savedAt))" \
            data-author="\(article.draft.author?.name ?? "")" data-email="\(open.actor.user?.email.rawValue ?? "")" \
            data-edition="\(open.edition.id.rawValue)"\(" data-translation", if: open.isTranslation) data-saved-at="\(zone.iso8601(article.draft.savedAt))" data-weight-budget="\((open.publication.policy ?? .standard).weightBudget)">
            <div class="manuscript" lang="\(language.rawValue)" dir="\(language.direction.rawValue)">\(frame.csrf)\
            <input type="hidden" name="base" value="\(article.draft.number)">
            \(line("kicker", fields.kicker, errorField, mayEdit))
            \(area("headline", fields.headline, errorField, mayEdit, grow: "line"))
            \(area("standfirst", fields.standfirst, errorField, mayEdit, grow: "text"))
            \(lead(fields.leadPicture ?? "", errorField, mayEdit))
            <div id="body-editor" lang="\(language.rawValue)" dir="\(language.direction.rawValue)">\(paragraphs)</div>
            </div>
            <div class="details">
            <section><h2>\(words["about_article"])</h2>
            \(line("credits", fields.credits, errorField, mayEdit, hint: words["names_hint"]))
            \(fields.translators.map { line("translators", $0, errorField, mayEdit, hint: words["names_hint"]) })
            \(line("dateline", fields.dateline, errorField, mayEdit))
            \(choice(words["section"], "section", SectionOptions.all(open.publication, in: open.edition, present: fields.section), fields.section, mayEdit))
            \(choice(words["kind"], "kind", kinds, fields.kind, mayEdit))
            \(line("topics", fields.topics, errorField, mayEdit, hint: words["names_hint"]))
            \(line("alternativeHeadline", fields.alternativeHeadline, errorField, mayEdit))
            \(slug(fields.slug, errorField, mayEdit))
            \(line("source", fields.source, errorField, mayEdit))
            \(area("edNote", fields.edNote, errorField, mayEdit, grow: nil))
            </section>
            <section id="article-counters"></section>
            \(extras.teasers)
            \(save)
            </div></form>
            <script type="application/json" id="article-body">\(HTML.json(bodyJSON))</script>
            <script type="application/json" id="article-pictures">\(HTML.json(PictureCard.json(open.pictures, in: open.edition.id)))</script>
            <script type="application/json" id="desk-strings">\(HTML.json(words.editorJSON))</script>
            """
    }

    private func field(_ name: String, _ control: HTML, _ errorField: String?, hint: String? = nil) -> HTML {
        let note: HTML? =
            errorField == name
            ? "<span class=\"wrong\" id=\"\(name)-note\">\(words["look_here"])</span>"
            : hint.map { "<span class=\"small\" id=\"\(name)-note\">\($0)</span>" }
        return """
            <div class="field field-\(name)"><label for="\(name)">\(words["field_\(name)"])</label>\(control)\(note)</div>
            """
    }

    private func described(_ name: String, _ errorField: String?, hint: String?) -> HTML? {
        guard errorField == name || hint != nil else { return nil }
        return " aria-describedby=\"\(name)-note\"\(" aria-invalid=\"true\"", if: errorField == name)"
    }

    /// What is read with the text runs as the edition's language does, whatever it begins with.
    private func direction(of field: String) -> String {
        ["kicker", "headline", "standfirst", "dateline", "alternativeHeadline"].contains(field)
            ? open.edition.language.direction.rawValue : "auto"
    }

    private func line(_ name: String, _ value: String, _ errorField: String?, _ mayEdit: Bool, hint: String? = nil)
        -> HTML
    {
        field(
            name,
            """
            <input id="\(name)" name="\(name)" value="\(value)" autocomplete="off" dir="\(direction(of: name))"\(described(name, errorField, hint: hint))\
            \(" readonly", if: !mayEdit)>
            """,
            errorField, hint: hint
        )
    }

    private func slug(_ value: String, _ errorField: String?, _ mayEdit: Bool) -> HTML {
        let isWrong = errorField == "slug"
        let note: HTML? = isWrong ? "<span class=\"wrong\" id=\"slug-wrong\">\(words["look_here"])</span>" : nil
        return """
            <div class="field field-slug"><label for="slug">\(words["field_slug"])</label><input id="slug" name="slug" value="\(value)" \
            autocomplete="off" autocapitalize="none" spellcheck="false" dir="auto" placeholder="\(extras.proposedSlug)" \
            aria-describedby="slug-address\(" slug-wrong", if: isWrong)"\(" aria-invalid=\"true\"", if: isWrong)\
            \(" readonly", if: !mayEdit)>\(note)\(extras.address(slug: value))</div>
            """
    }

    /// A number of the media library, until the script puts the picture itself in its place.
    private func lead(_ value: String, _ errorField: String?, _ mayEdit: Bool) -> HTML {
        let isWrong = errorField == "leadPicture"
        let note: HTML =
            isWrong
            ? "<span class=\"wrong\" id=\"leadPicture-note\">\(words["look_here"])</span>"
            : "<span class=\"small\" id=\"leadPicture-note\">\(words["lead_hint"])</span>"
        return """
            <div class="field field-leadPicture" id="lead"><label for="leadPicture">\(words["field_leadPicture"])</label>\
            <input id="leadPicture" name="leadPicture" value="\(value)" inputmode="numeric" autocomplete="off" \
            aria-describedby="leadPicture-note"\(" aria-invalid=\"true\"", if: isWrong)\(" readonly", if: !mayEdit)>\(note)</div>
            """
    }

    private func area(_ name: String, _ value: String, _ errorField: String?, _ mayEdit: Bool, grow: String?) -> HTML {
        let growth: HTML? = grow.map { " rows=\"1\" data-grow=\"\($0)\"" }
        return field(
            name,
            """
            <textarea id="\(name)" name="\(name)" dir="\(direction(of: name))"\(growth)\(described(name, errorField, hint: nil))\
            \(" readonly", if: !mayEdit)>\(value)</textarea>
            """,
            errorField
        )
    }

    private func choice(
        _ label: String, _ name: String, _ options: [(value: String, label: String)], _ chosen: String, _ mayEdit: Bool
    ) -> HTML {
        let items: [HTML] = options.map {
            "<option value=\"\($0.value)\"\(" selected", if: $0.value == chosen)>\($0.label)</option>"
        }
        return """
            <div class="field"><label for="\(name)">\(label)</label><select id="\(name)" name="\(name)"\(" disabled", if: !mayEdit)>\(items)</select></div>
            """
    }

    private var bodyJSON: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(article.draft.content.body)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    // MARK: Beside it

    private var notes: HTML {
        let history: [HTML] = open.history.map { entry in
            let compare: HTML? =
                entry.number == article.draft.number
                ? nil
                : """
                 · <a href="\(DeskURL.articleAction(article.id, "compare").path)?from=\(entry.number)&amp;to=\(article.draft.number)">\(words["compare"])</a>
                """
            let author: HTML? = entry.author.map { "<bdi>\($0.name)</bdi> · " }
            return """
                <li><span>\(entry.number) · \(words["reason_\(entry.reason.rawValue)"])\(compare)</span>\
                <span class="soft">\(author)\(words.moment(entry.savedAt, zone))</span></li>
                """
        }
        let receipts: [HTML] = open.receipts.map { ReceiptView(receipt: $0, words: words, zone: zone).html }
        let corrections: [HTML] = open.corrections.map {
            "<li><span dir=\"auto\">\($0.text)</span><span class=\"soft\">\(words["correction_\($0.kind.rawValue)"]) · \(words.moment($0.publishedAt, zone))</span></li>"
        }
        return """
            \(TranslationsPanel(open: open, frame: frame).html)
            \(PreviewPanel(open: open, frame: frame, zone: zone, now: now).html)
            \(section(words["corrections"], corrections.isEmpty ? nil : "<ul class=\"rows\">\(corrections)</ul>"))
            \(section(words["receipts"], receipts.isEmpty ? nil : HTML.joined(receipts)))
            \(section(words["history"], "<ol class=\"rows\">\(history)</ol><p><a href=\"\(DeskURL.articleAction(article.id, "history").path)\">\(words["whole_history"])</a></p>"))
            """
    }

    private func section(_ title: String, _ content: HTML?) -> HTML {
        content.map { "<section class=\"panel\"><h2>\(title)</h2>\($0)</section>" } ?? .empty
    }
}
