internal import Foundation
internal import News
internal import Newsroom

/// The page of one article at the desk: the form, the text, and what can be done next.
struct ArticleView {
    let open: OpenArticle
    let frame: DeskFrame
    let zone: Zone
    let now: Instant

    var words: DeskWords { frame.words }
    private var article: DeskArticle { open.article }

    func page(done: String?, error: NewsError?, fields: ArticleFields?) -> HTML {
        let fields = fields ?? open.fields
        let headline = article.draft.content.headline
        let title = headline.isEmpty ? words["no_headline"] : headline
        let message = done.flatMap { Self.messages.contains($0) ? words["done_\($0)"] : nil }
        let content: HTML = """
            <h1 class="hide" dir="auto">\(title)</h1>
            <div class="head"><p class="soft"><a href="\(DeskURL.articles.path)">\(words["articles"])</a></p>\(standing)</div>
            \(DeskParts.message(message))\(DeskParts.message(error.map { words.sentence(for: $0) }, isError: true))
            <div class="desk">
            \(form(fields, errorField: error?.field))
            <aside class="side">\(ArticleStepView(open: open, frame: frame, zone: zone, now: now).panel)\(notes)</aside>
            </div>
            """
        let modules = open.allows(.save) && frame.assets.hasEngine ? ["modules/article.js"] : []
        return frame.page(title, content, modules: modules, isWide: true)
    }

    static let messages: Set<String> = [
        "saved", "submit", "review", "changes", "approve", "schedule", "unschedule", "publish", "correct", "unpublish",
        "kill", "spike", "restore", "embargo", "restored", "comment",
    ]

    private var standing: HTML {
        let state = words["state_\(article.state.rawValue)"]
        let fresh: HTML? =
            article.wasPublished && article.hasNewText ? " <span class=\"tag\">\(words["new_text"])</span>" : nil
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
            mayEdit ? "<p class=\"script-less\"><button class=\"main\">\(words["save"])</button></p>" : .empty
        return """
            <form id="article" method="post" action="\(DeskURL.article(article.id).path)" class="editor" \
            data-article="\(article.id.rawValue)" data-revision="\(article.draft.number)" \
            data-csrf="\(frame.token?.formToken ?? "")" data-tab-mode="\(mayEdit ? "edit" : "read")">\(frame.csrf)
            <input type="hidden" name="base" value="\(article.draft.number)">
            <fieldset\(" disabled", if: !mayEdit)>
            <div lang="\(language.rawValue)" dir="\(language.direction.rawValue)" class="sheet">
            \(line("kicker", fields.kicker, errorField))
            \(area("headline", fields.headline, errorField, style: "headline", rows: 2))
            \(area("standfirst", fields.standfirst, errorField, style: "standfirst", rows: 2))
            \(line("credits", fields.credits, errorField, hint: words["names_hint"]))
            \(line("dateline", fields.dateline, errorField))
            <div id="body-editor" lang="\(language.rawValue)" dir="\(language.direction.rawValue)">\(paragraphs)</div>
            </div>
            <div class="panel fields">
            \(DeskParts.choice(words["section"], name: "section", options: SectionOptions.all(open.publication), chosen: fields.section))
            \(DeskParts.choice(words["kind"], name: "kind", options: kinds, chosen: fields.kind))
            \(line("topics", fields.topics, errorField, hint: words["names_hint"]))
            \(line("alternativeHeadline", fields.alternativeHeadline, errorField))
            \(line("slug", fields.slug, errorField))
            \(line("source", fields.source, errorField))
            \(area("edNote", fields.edNote, errorField, style: "", rows: 3))
            </div>
            \(save)
            </fieldset></form>
            <script type="application/json" id="article-body">\(HTML.json(bodyJSON))</script>
            <script type="application/json" id="desk-strings">\(HTML.json(stringsJSON))</script>
            """
    }

    private func line(_ name: String, _ value: String, _ errorField: String?, hint: String? = nil) -> HTML {
        DeskParts.field(
            words["field_\(name)"], name: name, value: value, autocomplete: "off", hint: hint,
            error: errorField == name ? words["look_here"] : nil, isRequired: false, direction: "auto"
        )
    }

    private func area(_ name: String, _ value: String, _ errorField: String?, style: String, rows: Int) -> HTML {
        let isWrong = errorField == name
        return """
            <p class="field"><label for="\(name)">\(words["field_\(name)"])</label>\
            <textarea id="\(name)" name="\(name)" rows="\(rows)" dir="auto" class="\(style)"\(" aria-invalid=\"true\"", if: isWrong)>\
            \(value)</textarea></p>
            """
    }

    private var bodyJSON: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(article.draft.content.body)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// The words that the editor's scripts say; their names begin with `editor_`.
    private var stringsJSON: String {
        var texts: [String: String] = [:]
        for name in words.strings.names where name.hasPrefix("editor_") {
            texts[String(name.dropFirst("editor_".count))] = words.strings.text(name)
        }
        return (try? JSONEncoder().encode(texts)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
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
        let receipts: [HTML] = open.receipts.map { receipt in
            let keys: [HTML] = receipt.keys.map { "<li dir=\"ltr\">\($0.text)</li>" }
            let arrivals: [HTML] = receipt.arrivals.map {
                "<li><span dir=\"ltr\">\($0.address)</span> \(words.moment($0.freshAt, zone))</li>"
            }
            return """
                <details><summary>\(words.moment(receipt.at, zone)) · <bdi>\(receipt.actor.name)</bdi></summary>\
                <ul class="keys">\(keys)\(arrivals)</ul></details>
                """
        }
        let corrections: [HTML] = open.corrections.map {
            "<li><span dir=\"auto\">\($0.text)</span><span class=\"soft\">\(words["correction_\($0.kind.rawValue)"]) · \(words.moment($0.publishedAt, zone))</span></li>"
        }
        return """
            \(section(words["corrections"], corrections.isEmpty ? nil : "<ul class=\"rows\">\(corrections)</ul>"))
            \(section(words["receipts"], receipts.isEmpty ? nil : HTML.joined(receipts)))
            \(section(words["history"], "<ol class=\"rows\">\(history)</ol>"))
            """
    }

    private func section(_ title: String, _ content: HTML?) -> HTML {
        content.map { "<section class=\"panel\"><h2>\(title)</h2>\($0)</section>" } ?? .empty
    }
}
