internal import News
internal import Newsroom

/// What the desk says of an article's passages. The script of the page puts it beside the words and has it follow them;
/// without it, it is a list under the article with forms that work.
struct CommentsView {
    /// What someone typed into a form that was refused.
    struct Typed {
        let text: String
        var place = ""
        var quote = ""
        /// The comment that was answered; `nil` for a new one.
        var answers: CommentID?
        let error: NewsError
    }

    let open: OpenArticle
    let frame: DeskFrame
    let zone: Zone
    var typed: Typed?

    private var words: DeskWords { frame.words }
    private var article: DeskArticle { open.article }
    private var mayComment: Bool { open.allows(.comment) }
    private var resolved: Int { open.threads.count { !$0.isOpen } }
    private var unresolved: Int { open.threads.count - resolved }

    /// Beside the article; nothing where nothing was said and nothing can be.
    var aside: HTML {
        guard mayComment || !open.threads.isEmpty else { return .empty }
        return "<aside class=\"remarks\" id=\"comments\" aria-labelledby=\"comments-title\">\(content)</aside>"
    }

    /// A page of its own: what a form leads to, and where the script reads what is new.
    func page() -> HTML {
        let headline = article.draft.content.headline
        return frame.page(
            words["comments"],
            """
            <p class="soft"><a href="\(DeskURL.article(article.id).path)">\(words["back_to_article"])</a></p>
            <p dir="auto">\(headline.isEmpty ? words["no_headline"] : headline.directed)</p>
            <div class="remarks">\(content)</div>
            """
        )
    }

    private var content: HTML {
        let more: HTML =
            resolved == 0
            ? .empty
            : """
            <label class="box small"><input type="checkbox" id="show-resolved"> \(words["show_resolved"]) (\(words.rules.number(resolved)))</label>
            """
        let list: HTML =
            open.threads.isEmpty
            ? "<p class=\"soft\">\(words["no_comments"])</p>"
            : "<ol class=\"remark-list\">\(open.threads.map(thread))</ol>"
        return """
            <div id="remarks-known" data-mark="\(open.commentsMark)"><div class="remarks-head"><h2 id="comments-title">\(words["comments"]) \
            <span class="tag">\(words.rules.number(unresolved))</span></h2>\(more)</div>
            \(list)</div>
            \(form)
            """
    }

    // MARK: What was said

    private func thread(_ thread: CommentThread) -> HTML {
        let comment = thread.comment
        let anchor = comment.anchor
        let start: HTML? = anchor.start.map { " data-start=\"\($0)\"" }
        let answers: HTML? =
            thread.answers.isEmpty
            ? nil
            : "<ol class=\"remark-answers\">\(thread.answers.map { "<li id=\"comment-\($0.id.rawValue)\">\(said($0))</li>" as HTML })</ol>"
        return """
            <li class="remark\(" resolved", if: !thread.isOpen)" id="comment-\(comment.id.rawValue)" data-comment="\(comment.id.rawValue)" \
            data-place="\(anchor.placeText)" data-quote="\(anchor.quote)"\(start)>
            \(quote(thread))
            \(said(comment))\(answers)\(resolution(comment))
            \(mayComment ? actions(thread) : .empty)</li>
            """
    }

    private func quote(_ thread: CommentThread) -> HTML {
        let passage = thread.comment.passage
        let place = (thread.passage ?? passage).place
        let target =
            switch place {
            case .headline: "#headline"
            case .standfirst: "#standfirst"
            case .body: "#body-editor"
            }
        let shown: HTML =
            passage.quote.isEmpty
            ? "\(words[Self.placeName(place, isWhole: passage == .whole)])"
            : "<q lang=\"\(open.edition.language.rawValue)\" dir=\"auto\">\(passage.quote)</q>"
        return """
            <p class="remark-quote"><a href="\(target)">\(shown)</a>\
            <span class="remark-gone small"\(" hidden", if: thread.passage != nil)> \(words["passage_gone"])</span></p>
            """
    }

    private static func placeName(_ place: Passage.Place, isWhole: Bool) -> String {
        switch place {
        case .headline: "field_headline"
        case .standfirst: "field_standfirst"
        case .body: isWhole ? "whole_text" : "whole_block"
        }
    }

    private func said(_ comment: Comment) -> HTML {
        """
        <p class="remark-who"><b><bdi>\(comment.author.name)</bdi></b> <time class="small" datetime="\(zone.iso8601(comment.writtenAt))">\
        \(words.moment(comment.writtenAt, zone))</time></p><p class="remark-text" dir="auto">\(comment.text)</p>
        """
    }

    private func resolution(_ comment: Comment) -> HTML? {
        comment.resolution.map {
            "<p class=\"small\">\(words["resolved_by"]) <bdi>\($0.by.name)</bdi> · \(words.moment($0.at, zone))</p>"
        }
    }

    private func actions(_ thread: CommentThread) -> HTML {
        let id = thread.id
        let isOpen = thread.isOpen
        let mine = typed.flatMap { $0.answers == id ? $0 : nil }
        return """
            <div class="remark-actions">
            <details\(" open", if: mine != nil)><summary>\(words["answer"])</summary>
            <form method="post" action="\(DeskURL.comment(id, "answers").path)" class="remark-form">\(frame.csrf)
            \(text("answer-\(id.rawValue)", label: words["answer"], mine))
            <button>\(words["send"])</button></form></details>
            <form method="post" action="\(DeskURL.comment(id, "resolution").path)">\(frame.csrf)\
            <input type="hidden" name="resolved" value="\(isOpen ? "1" : "0")">\
            <button class="plain">\(words[isOpen ? "resolve" : "reopen"])</button></form></div>
            """
    }

    // MARK: Forms

    private func text(_ id: String, label: String, _ typed: Typed?) -> HTML {
        let note: HTML? = typed.map {
            "<span class=\"wrong\" id=\"\(id)-note\" role=\"alert\">\(words.sentence(for: $0.error))</span>"
        }
        let invalid: HTML? = typed.map { _ in " aria-invalid=\"true\" aria-describedby=\"\(id)-note\"" }
        return """
            <p class="field"><label for="\(id)">\(label)</label><textarea id="\(id)" name="text" rows="3" dir="auto" required \
            maxlength="4000"\(invalid)>\(typed?.text ?? "")</textarea>\(note)</p>
            """
    }

    private var form: HTML {
        guard mayComment else { return .empty }
        let mine = typed.flatMap { $0.answers == nil ? $0 : nil }
        let places = [
            ("body", words["whole_text"]), ("headline", words["field_headline"]),
            ("standfirst", words["field_standfirst"]),
        ]
        let options: [HTML] = places.map {
            "<option value=\"\($0.0)\"\(" selected", if: $0.0 == mine?.place)>\($0.1)</option>"
        }
        return """
            <details class="remark-new"\(" open", if: mine != nil)><summary>\(words["new_comment"])</summary>
            <form method="post" action="\(DeskURL.articleAction(article.id, "comments").path)" class="remark-form" id="remark-new">\(frame.csrf)
            <input type="hidden" name="revision" value="\(article.draft.number)"><input type="hidden" name="start" value="">
            <p class="field remark-by-hand"><label for="remark-place">\(words["comment_on"])</label>\
            <select id="remark-place" name="place">\(options)</select></p>
            <p class="field remark-by-hand"><label for="remark-quote">\(words["comment_quote"])</label>\
            <textarea id="remark-quote" name="quote" rows="2" dir="auto" aria-describedby="remark-quote-note">\(mine?.quote ?? "")</textarea>\
            <span class="hint" id="remark-quote-note">\(words["comment_quote_hint"])</span></p>
            \(text("remark-text", label: words["comment"], mine))
            <p class="buttons"><button class="main">\(words["send"])</button></p></form></details>
            """
    }

    // MARK: Where changes are asked

    /// The open comments in short, for who asks for changes and for who makes them.
    var summary: HTML? {
        let threads = open.threads.filter(\.isOpen)
        guard !threads.isEmpty else { return nil }
        let items: [HTML] = threads.map { thread in
            let quote: HTML? =
                thread.comment.passage.quote.isEmpty ? nil : "<q dir=\"auto\">\(thread.comment.passage.quote)</q> – "
            return """
                <li>\(quote)<a href="#comment-\(thread.id.rawValue)" dir="auto">\(thread.comment.text)</a></li>
                """
        }
        return "<div><h3>\(words["open_comments"])</h3><ul class=\"checks\">\(items)</ul></div>"
    }
}
