internal import News
internal import Newsroom

/// The page on which an article of another edition is looked for, to be linked.
struct LinkView {
    let open: OpenArticle
    let frame: DeskFrame
    let zone: Zone
    let text: String
    /// The editions in which the story has no article.
    let free: [Edition]
    let edition: Edition?
    let found: [DeskSummary]

    private var words: DeskWords { frame.words }
    private var action: String { DeskURL.articleAction(open.article.id, "link").path }

    func page(error: NewsError?) -> HTML {
        let headline = open.article.draft.content.headline
        let content: HTML = """
            <p class="soft"><a href="\(DeskURL.article(open.article.id).path)">\(words["back_to_article"])</a></p>
            <h1>\(words["link_existing"])</h1>
            <p lang="\(open.edition.language.rawValue)" dir="auto">\(headline.isEmpty ? words["no_headline"] : headline.directed)</p>
            \(DeskParts.message(error.map { words.sentence(for: $0) }, isError: true))
            \(edition == nil ? "<p class=\"soft\">\(words["link_everywhere"])</p>" : form + results)
            """
        return frame.page(words["link_existing"], content)
    }

    private var form: HTML {
        let editions = free.map { (String($0.id.rawValue), $0.name) }
        return """
            <form method="get" action="\(action)" class="search" role="search">\
            <p class="field"><label for="q">\(words["search_text"])</label>\
            <input id="q" name="q" type="search" value="\(text)" autocomplete="off" dir="auto"></p>\
            \(DeskParts.choice(words["edition"], name: "edition", options: editions, chosen: edition.map { String($0.id.rawValue) }))\
            <button class="main">\(words["search"])</button></form>
            """
    }

    private var results: HTML {
        guard !found.isEmpty else { return "<p class=\"soft\" role=\"status\">\(words["no_articles"])</p>" }
        let rows: [HTML] = found.map { article in
            let fields = { (role: String) in [("other", String(article.id.rawValue)), ("role", role)] }
            let link = DeskURL.articleAction(open.article.id, "link")
            let headline = article.headline == "…" ? words["no_headline"] : article.headline
            return """
                <li><h2 lang="\(edition?.language.rawValue ?? "")" dir="auto"><a href="\(DeskURL.article(article.id).path)">\(headline.directed)</a></h2>
                <p class="soft"><span class="tag state-\(article.state.rawValue)">\(words["state_\(article.state.rawValue)"])</span> \
                \(words["changed"]) <time datetime="\(zone.iso8601(article.changedAt))">\(words.moment(article.changedAt, zone))</time></p>
                <div class="line">\(DeskParts.button(words["link_as_translation"], to: link, csrf: frame.csrf, fields: fields("translation")))\
                \(DeskParts.button(words["link_as_original"], to: link, csrf: frame.csrf, fields: fields("original")))</div></li>
                """
        }
        return "<ol class=\"articles\">\(rows)</ol>"
    }
}
