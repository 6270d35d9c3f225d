internal import News
internal import Newsroom
internal import Store

/// The pages before and after something is done to several articles at once.
struct BulkView {
    let action: BulkAction
    let frame: DeskFrame
    let zone: Zone
    let back: ArticleListQuery
    let form: BulkController.BulkForm
    let articles: [ArticleID: DeskSummary]
    let ids: [ArticleID]
    var people: [User] = []
    /// The topics that the articles carry.
    var topics: [FoundName<TopicID>] = []
    var error: NewsError?

    private var words: DeskWords { frame.words }

    // MARK: Before

    var question: HTML {
        let hidden: [HTML] = ids.map { "<input type=\"hidden\" name=\"articles[]\" value=\"\($0.rawValue)\">" }
        let items: [HTML] = ids.map { "<li>\(title($0))</li>" }
        let heading = words["bulk_\(action.rawValue)"]
        let isPossible = action != .untag || !topics.isEmpty
        let button: HTML =
            isPossible
            ? "<button class=\"main\" name=\"go\" value=\"1\">\(heading)</button>"
            : "<p class=\"soft\">\(words["bulk_no_topics"])</p>"
        let content: HTML = """
            <h1>\(heading)</h1>
            \(DeskParts.message(error.map { words.sentence(for: $0) }, isError: true))
            <form method="post" action="\(DeskURL.bulk.path)" class="panel">\(frame.csrf)\
            <input type="hidden" name="action" value="\(action.rawValue)"><input type="hidden" name="back" value="\(back.query)">\(hidden)
            \(field)
            <details\(" open", if: ids.count <= 10)><summary>\(words["found_articles", count: ids.count])</summary><ul class="rows">\(items)</ul></details>
            <div class="buttons">\(button) <a class="button" href="\(back.path())">\(words["back_to_list"])</a></div></form>
            """
        return frame.page(heading, content)
    }

    /// What has to be known before.
    private var field: HTML {
        let wrong = error.map { _ in words["look_here"] }
        switch action {
        case .move:
            return DeskParts.choice(
                words["bulk_to_section"], name: "section", options: SectionOptions.all(frame.publication, words),
                chosen: form.section
            )
        case .tag:
            return DeskParts.field(
                words["topic"], name: "topic", value: form.topic ?? "", autocomplete: "off", error: wrong,
                direction: "auto"
            )
        case .untag:
            guard !topics.isEmpty else { return .empty }
            return DeskParts.choice(
                words["topic"], name: "topic", options: topics.map { ("\($0.id.rawValue)", $0.name) },
                chosen: form.topic
            )
        case .assign:
            return DeskParts.choice(
                words["assignee"], name: "person",
                options: words.options(people) + [("", words["nobody"])], chosen: form.person
            )
        case .unpublish:
            let mark: HTML? = wrong.map { _ in " aria-invalid=\"true\" aria-describedby=\"note-note\"" }
            let note: HTML? = wrong.map { "<span class=\"wrong\" id=\"note-note\">\($0)</span>" }
            return """
                <p class="field"><label for="note">\(words["why_unpublish"])</label>\
                <textarea id="note" name="note" rows="3" dir="auto" required\(mark)>\(form.note ?? "")</textarea>\(note)</p>
                """
        case .spike: return "<p>\(words["bulk_spike_help"])</p>"
        }
    }

    private func title(_ id: ArticleID) -> HTML {
        guard let article = articles[id] else { return "<span class=\"soft\">\(id.rawValue)</span>" }
        let headline = article.headline.isEmpty ? words["no_headline"] : article.headline
        return """
            <a href="\(DeskURL.article(id).path)"><bdi>\(headline)</bdi></a> \
            <span class="tag state-\(article.state.rawValue)">\(words["state_\(article.state.rawValue)"])</span>
            """
    }

    // MARK: After

    func result(_ outcomes: [BulkOutcome]) -> HTML {
        let done = outcomes.filter(\.isDone).count
        let refused = outcomes.filter(\.isRefused)
        let unchanged = outcomes.count - done - refused.count
        var parts = [words["bulk_done_\(action.rawValue)", count: done]]
        if unchanged > 0 { parts.append(words["bulk_unchanged", count: unchanged]) }
        if !refused.isEmpty { parts.append(words["bulk_refused", count: refused.count]) }
        let summary = parts.joined(separator: words.comma)
        let rest = outcomes.filter { !$0.isRefused }
        let content: HTML = """
            <h1>\(words["bulk_\(action.rawValue)"])</h1>
            \(DeskParts.message(summary, isError: done == 0 && !refused.isEmpty))
            \(group("bulk_not_done", refused))\(group("bulk_all_done", rest))
            <p><a class="button" href="\(back.path())">\(words["back_to_list"])</a></p>
            """
        return frame.page(words["bulk_\(action.rawValue)"], content)
    }

    private func group(_ title: String, _ outcomes: [BulkOutcome]) -> HTML {
        guard !outcomes.isEmpty else { return .empty }
        let items: [HTML] = outcomes.map { "<li><span>\(self.title($0.article))</span>\(said($0))</li>" }
        return """
            <section class="group"><h2>\(words[title])</h2><ul class="articles rows">\(items)</ul></section>
            """
    }

    private func said(_ outcome: BulkOutcome) -> HTML {
        switch outcome.result {
        case .done: return "<span class=\"soft\">\(words["bulk_done"])</span>"
        case .unchanged: return "<span class=\"soft\">\(words["bulk_was_so"])</span>"
        case .refused(let error):
            // The workflow names the state in its own words.
            let sentence =
                error.code == .conflict && error.field == "state" && outcome.summary != nil
                ? words["bulk_state"] : words.sentence(for: error)
            return "<span class=\"wrong\">\(sentence)</span>"
        }
    }
}
