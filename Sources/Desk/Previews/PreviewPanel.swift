internal import News
internal import Newsroom

/// Beside an article: looking at it as readers will, and the links by which others may.
struct PreviewPanel {
    let open: OpenArticle
    let frame: DeskFrame
    let zone: Zone
    let now: Instant

    private var words: DeskWords { frame.words }
    private var article: DeskArticle { open.article }

    var html: HTML {
        """
        <section class="panel"><h2>\(words["previews"])</h2>
        <p><a href="\(DeskURL.articleAction(article.id, "window").path)" target="manchette-preview">\(words["preview_live"])</a></p>
        <p><a href="\(DeskURL.articleAction(article.id, "preview").path)">\(words["preview"])</a></p>
        \(links)\(form)</section>
        """
    }

    private var links: HTML {
        let items: [HTML] = open.previewLinks.map { link in
            let holds = link.holds(at: now)
            let state =
                link.revokedAt != nil
                ? words["link_revoked"]
                : "\(words[holds ? "link_until" : "link_ended"]) \(words.moment(link.expiresAt, zone))"
            let revoke: HTML? =
                holds && (open.allows(.save) || link.author.user == open.actor.userID)
                ? DeskParts.button(words["link_revoke"], to: .previewLink(link.id), csrf: frame.csrf, style: "plain")
                : nil
            let embargo: HTML? = link.coversEmbargo ? " <span class=\"tag\">\(words["link_embargo_tag"])</span>" : nil
            return """
                <li><span><bdi>\(link.author.name)</bdi>\(embargo)</span><span class="soft">\(state)</span>\
                <span class="soft">\(words["link_uses", count: link.uses])</span>\(revoke)</li>
                """
        }
        return items.isEmpty ? .empty : "<h3>\(words["preview_links"])</h3><ul class=\"rows\">\(items)</ul>"
    }

    private var form: HTML {
        guard open.allows(.save) else { return .empty }
        let lifetimes = PreviewLink.Lifetime.allCases.map { ($0.rawValue, words["lifetime_\($0.rawValue)"]) }
        let embargo: HTML =
            (article.embargoedUntil ?? now) > now
            ? "<label class=\"box\"><input type=\"checkbox\" name=\"embargo\" value=\"1\"> \(words["link_embargo"])</label>"
            : .empty
        return """
            <details><summary>\(words["share_preview"])</summary><form method="post" class="step" \
            action="\(DeskURL.articleAction(article.id, "previews").path)">\(frame.csrf)
            <input type="hidden" name="revision" value="\(article.draft.number)">
            \(DeskParts.choice(words["lifetime"], name: "lifetime", options: lifetimes, chosen: PreviewLink.Lifetime.day.rawValue))
            \(embargo)<p class="hint">\(words["share_hint"])</p>
            <button>\(words["share_make"])</button></form></details>
            """
    }
}
