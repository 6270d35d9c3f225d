internal import News
internal import Newsroom

/// My day, as a page.
struct DayView {
    let day: DayReading
    let frame: DeskFrame
    let user: User
    let zone: Zone
    let now: Instant

    private var words: DeskWords { frame.words }

    var content: HTML {
        let calm: HTML? = day.isCalm ? "<p class=\"soft\">\(words["nothing_waits"])</p>" : nil
        return """
            <div class="head"><h1>\(words["hello", ["name": words.rules.isolated(user.name)]])</h1>\
            <a class="button main" href="\(DeskURL.newArticle.path)">\(words["new_article"])</a></div>
            <p class="soft">\(words.moment(now, zone)) <bdi>(\(zone.name), GMT\(zone.offsetText(at: now)))</bdi></p>
            \(calm)\(notices)
            \(list("waiting_for_review", day.review, all: user.role == .editor ? nil : "state=submitted"))
            \(list("changes_asked_of_me", day.changes, all: "state=changesAsked&mine=1"))
            \(list("given_to_me", day.assigned, all: "assignee=me"))
            \(commented)
            \(behind)
            \(list("my_drafts", day.drafts, all: "mine=1"))
            \(list("scheduled_today", day.scheduled, all: "state=scheduled"))
            \(published)
            """
    }

    private func group(_ title: String, _ rows: [HTML], all: String?, of list: DeskURL = .articles) -> HTML {
        guard !rows.isEmpty else { return .empty }
        let more: HTML? = all.map {
            "<a class=\"soft\" href=\"\(list.path)\($0.isEmpty ? "" : "?" + $0)\">\(words["see_all"])<span class=\"hide\">: \(words[title])</span></a>"
        }
        return """
            <section class="group"><div class="head"><h2>\(words[title])</h2>\(more)</div><ol class="articles">\(rows)</ol></section>
            """
    }

    private func row(_ article: DeskSummary, note: HTML? = nil) -> HTML {
        // In one's own list nobody needs to be told whose it is.
        let assignee = article.assignee == user.id ? nil : article.assignee.flatMap { day.names[$0] }
        return ArticleRow.html(article, frame.publication, words, zone, assignee: assignee, note: note)
    }

    private func list(_ title: String, _ articles: [DeskSummary], all: String?) -> HTML {
        group(title, articles.map { row($0) }, all: all)
    }

    private var commented: HTML {
        group(
            "comments_on_mine",
            day.commented.map { row($0.article, note: " · \(words["comments_wait", count: $0.comments])") }, all: nil
        )
    }

    private var behind: HTML {
        group(
            "translations_behind", day.behind.map { BehindRow.html($0, frame, zone) }, all: "", of: .translations
        )
    }

    private var published: HTML {
        group(
            "just_published",
            day.published.map { article in
                let time: HTML? = article.publishedAt.map {
                    " · \(words.ago($0, zone, now: now))"
                }
                return row(article, note: time)
            }, all: "state=published"
        )
    }

    private var notices: HTML {
        let items: [HTML] = day.notices.map { notice in
            let text: HTML? = notice.text.map { "<q dir=\"auto\">\($0)</q>" }
            return """
                <li><span><bdi>\(notice.actor.name)</bdi> \(words["notice_\(notice.kind.rawValue)"]) \
                <a href="\(DeskURL.article(notice.article).path)"><bdi>\(notice.headline.directed)</bdi></a> \(text)</span>\
                <span class="soft">\(words.ago(notice.at, zone, now: now))</span>\
                \(DeskParts.button(words["seen"], to: .notice(notice.id), csrf: frame.csrf, style: "plain"))</li>
                """
        }
        return items.isEmpty
            ? .empty
            : "<section class=\"group\"><h2>\(words["notices"])</h2><ul class=\"articles rows\">\(items)</ul></section>"
    }
}
