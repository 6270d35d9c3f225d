internal import News
internal import Newsroom

/// Beside an article: the same in other editions, what can be begun there, and the way to link what is there already.
struct TranslationsPanel {
    let open: OpenArticle
    let frame: DeskFrame

    private var words: DeskWords { frame.words }
    private var article: DeskArticle { open.article }
    private var others: [Edition] { open.publication.editions.filter { $0.id != article.edition } }

    /// Nothing where the publication has one edition.
    var html: HTML {
        guard !others.isEmpty else { return .empty }
        return """
            <section class="panel" id="translations" aria-labelledby="translations-title">\
            <h2 id="translations-title">\(words["translations"])</h2>
            <ul class="rows">\(others.map(row))</ul>
            \(linking)</section>
            """
    }

    private func row(_ edition: Edition) -> HTML {
        let name: HTML = "<bdi lang=\"\(edition.language.rawValue)\">\(edition.name)</bdi>"
        guard let member = open.story.first(where: { $0.edition == edition.id }) else {
            let begin: HTML =
                mayBegin
                ? DeskParts.button(
                    words["translate_into", ["edition": words.rules.isolated(edition.name)]],
                    to: .articleAction(article.id, "translate"), csrf: frame.csrf,
                    fields: [("edition", String(edition.id.rawValue))]
                ) : "<span class=\"soft\">\(words["no_translation"])</span>"
            return "<li><span>\(name)</span>\(begin)</li>"
        }
        let headline = member.headline == "…" ? words["no_headline"] : member.headline
        let isOriginal = member.id == open.original?.article.id
        let role: HTML? = isOriginal ? " <span class=\"tag\">\(words["original"])</span>" : nil
        let behind: HTML? =
            member.translation?.behindSince == nil ? nil : " <span class=\"tag\">\(words["translation_behind"])</span>"
        return """
            <li><span><a href="\(DeskURL.article(member.id).path)" lang="\(edition.language.rawValue)"><bdi>\(headline.directed)</bdi></a></span>\
            <span class="soft">\(name) · \(words["state_\(member.state.rawValue)"])</span><span>\(role)\(behind)</span></li>
            """
    }

    /// Whoever may begin an article and read this one may translate it.
    private var mayBegin: Bool { open.actor.allows(.createDraft) && Workflow.allows(.link, in: article.state) }

    private var linking: HTML {
        guard open.allows(.link) else { return .empty }
        let link: HTML? =
            open.story.count <= others.count
            ? "<p><a href=\"\(DeskURL.articleAction(article.id, "link").path)\">\(words["link_existing"])</a></p>" : nil
        let unlink: HTML? =
            open.story.count > 1
            ? """
            <details><summary>\(words["unlink"])</summary><form method="post" class="step" \
            action="\(DeskURL.articleAction(article.id, "unlink").path)">\(frame.csrf)<p class="hint">\(words["unlink_hint"])</p>\
            <button>\(words["unlink"])</button></form></details>
            """ : nil
        return "\(link)\(unlink)"
    }
}
