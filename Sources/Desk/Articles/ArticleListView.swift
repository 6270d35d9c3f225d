internal import News
internal import Newsroom

/// The page of the list: views, words to look for, filters, states with their counts, and the articles.
struct ArticleListView {
    let reading: ArticleListReading
    let frame: DeskFrame
    let user: User
    let people: [User]
    let zone: Zone

    private var words: DeskWords { frame.words }
    private var publication: Publication { frame.publication }
    private var query: ArticleListQuery { reading.query }

    func page(done: String?, error: NewsError? = nil) -> HTML {
        let message: HTML? = done.flatMap { $0 == "view" ? DeskParts.message(words["done_view"]) : nil }
        let content: HTML = """
            <div class="head"><h1>\(words["articles"])</h1><a class="button main" href="\(DeskURL.newArticle.path)">\(words["new_article"])</a></div>
            \(message)\(DeskParts.message(error.map { words.sentence(for: $0) }, isError: true))
            \(views)
            \(form)
            <nav class="filters" aria-label="\(words["states"])"><ul>\(stateLinks)</ul></nav>
            \(summary)
            \(DeskParts.suggestion(reading.suggestion, words) { text in query.path { $0.text = text } })
            \(list)
            \(older)
            \(keeping)
            """
        return frame.page(words["articles"], content, modules: ["modules/list.js"])
    }

    // MARK: Views

    private var views: HTML {
        guard !reading.views.isEmpty else { return .empty }
        let current = query.query
        func link(_ path: String, _ name: String, _ isCurrent: Bool, isShared: Bool = false) -> HTML {
            let shared: HTML? = isShared ? " <span>\(words["view_shared"])</span>" : nil
            return """
                <li><a href="\(path)"\(" aria-current=\"true\"", if: isCurrent)><bdi>\(name)</bdi>\(shared)</a></li>
                """
        }
        let links: [HTML] = reading.views.map { view in
            link(
                DeskURL.articles.path + "?" + (view.query.isEmpty ? "all=1" : view.query), view.name,
                view.query == current, isShared: view.owner == nil
            )
        }
        return """
            <nav class="filters views" aria-label="\(words["views"])"><ul>\(link(DeskURL.articles.path + "?all=1", words["all_articles"], current.isEmpty))\(links)\
            <li><a class="quiet" href="\(DeskURL.views.path)">\(words["views_manage"])</a></li></ul></nav>
            """
    }

    /// The form that gives the filter on screen a name.
    private var keeping: HTML {
        let shared: HTML? =
            frame.found?.actor.allows(.shareViews) ?? false
            ? """
            <label class="box"><input type="checkbox" name="shared" value="1"> \(words["view_for_all"])</label>
            """ : nil
        return """
            <details class="keep"><summary>\(words["view_save"])</summary>
            <form method="post" action="\(DeskURL.views.path)" class="line">\(frame.csrf)\
            <input type="hidden" name="query" value="\(query.query)">\
            \(DeskParts.field(words["name"], name: "name", autocomplete: "off", direction: "auto"))\(shared)\
            <button>\(words["save"])</button></form>
            <p><a href="\(DeskURL.views.path)">\(words["views_manage"])</a></p></details>
            """
    }

    // MARK: The filter

    private var form: HTML {
        let hidden: [HTML] = [
            query.state.map { "<input type=\"hidden\" name=\"state\" value=\"\($0.rawValue)\">" },
            query.topic.map { "<input type=\"hidden\" name=\"topic\" value=\"\($0.rawValue)\">" },
        ].compactMap { $0 }
        var rest = query
        (rest.text, rest.state, rest.isByTime) = ("", nil, false)
        let isOpen = !rest.query.isEmpty || reading.authorIsUnknown
        return """
            <form method="get" action="\(DeskURL.articles.path)" class="search">\(hidden)\
            <p class="field"><label for="q">\(words["search_text"])</label>\
            <input id="q" name="q" type="search" value="\(query.text)" autocomplete="off" dir="auto"></p>\
            <button class="main">\(words["search"])</button>
            <details\(" open", if: isOpen)><summary>\(words["filters"])</summary><div class="line">\(filters)\
            <button>\(words["filter"])</button></div></details></form>
            """
    }

    private var filters: HTML {
        let sections = [("", words["all_sections"])] + SectionOptions.all(publication, words)
        let editions =
            [("", words["all_editions"])] + publication.editions.map { (String($0.id.rawValue), $0.name) }
        var people = [("", words["anyone"]), ("me", words["me"])]
        people += words.options(self.people.filter { $0.id != user.id })
        let assignee: String? =
            switch query.assignee {
            case .me?: "me"
            case .user(let id)?: id == user.id ? "me" : "\(id.rawValue)"
            case nil: nil
            }
        let isContributor = user.role == .contributor
        let others: HTML? =
            isContributor
            ? nil
            : """
            \(DeskParts.field(words["author"], name: "author", value: reading.author ?? "", autocomplete: "off", error: reading.authorIsUnknown ? words["author_unknown"] : nil, isRequired: false, direction: "auto"))\
            \(DeskParts.choice(words["assignee"], name: "assignee", options: people, chosen: assignee ?? ""))\
            <label class="box"><input type="checkbox" name="mine" value="1"\(" checked", if: query.isMine)> \(words["only_mine"])</label>
            """
        let edition: HTML? =
            publication.editions.count > 1
            ? DeskParts.choice(
                words["edition"], name: "edition", options: editions,
                chosen: query.edition.map { String($0.rawValue) } ?? ""
            ) : nil
        let order: HTML? =
            query.text.isEmpty
            ? nil
            : DeskParts.choice(
                words["order"], name: "sort", options: [("", words["order_best"]), ("new", words["order_new"])],
                chosen: query.isByTime ? "new" : ""
            )
        let kinds =
            [("", words["all_kinds"])] + ArticleKind.allCases.map { ($0.rawValue, words["kind_\($0.rawValue)"]) }
        return """
            \(DeskParts.choice(words["section"], name: "section", options: sections, chosen: query.section.map { String($0.rawValue) } ?? ""))\
            \(edition)\(DeskParts.choice(words["kind"], name: "kind", options: kinds, chosen: query.kind?.rawValue ?? ""))\(others)\
            \(DeskParts.field(words["changed_from"], name: "from", type: "date", value: query.from?.iso ?? "", isRequired: false))\
            \(DeskParts.field(words["changed_to"], name: "to", type: "date", value: query.to?.iso ?? "", isRequired: false))\
            \(order)
            """
    }

    private var stateLinks: [HTML] {
        let all: HTML = """
            <li><a href="\(query.path { $0.state = nil })"\(" aria-current=\"true\"", if: query.state == nil)>\(words["all_states"])</a></li>
            """
        return [all]
            + ArticleState.allCases.filter { reading.states[$0] != nil || $0 == query.state }.map { state in
                """
                <li><a href="\(query.path { $0.state = state })"\(" aria-current=\"true\"", if: query.state == state)>\
                \(words["state_\(state.rawValue)"]) <span>\(words.number(reading.states[state]))</span></a></li>
                """
            }
    }

    /// How many there are, and what the filter asks that no field shows.
    private var summary: HTML {
        let topic: HTML? = reading.topic.map {
            """
             · \(words.label("topic")) <bdi>\($0)</bdi> <a href="\(query.path { $0.topic = nil })">\(words["take_off"])</a>
            """
        }
        let clear: HTML? =
            query.query.isEmpty ? nil : " · <a href=\"\(DeskURL.articles.path)?all=1\">\(words["filter_clear"])</a>"
        let count =
            reading.count.isMore
            ? words["more_than_articles", ["n": words.rules.number(reading.count.number)]]
            : words["found_articles", count: reading.count.number]
        return "<p class=\"soft\" role=\"status\">\(count)\(topic)\(clear)</p>"
    }

    // MARK: The articles

    private var list: HTML {
        guard !reading.articles.isEmpty else { return "<p class=\"soft\">\(words["no_articles"])</p>" }
        let rows = reading.articles.map { article in
            ArticleRow.html(
                article, publication, words, zone, assignee: article.assignee.flatMap { reading.names[$0] },
                isToPick: true, found: reading.findings[article.id]
            )
        }
        let actions = BulkAction.allCases.filter { $0.isOffered(to: user) }
            .map { ($0.rawValue, words["bulk_\($0.rawValue)"]) }
        let shown = reading.articles.map { "\($0.id.rawValue)" }.joined(separator: ",")
        return """
            <form method="post" action="\(DeskURL.bulk.path)" id="bulk">\(frame.csrf)\
            <input type="hidden" name="back" value="\(query.query)"><input type="hidden" name="shown" value="\(shown)">
            <div class="line bulk"><label class="box"><input type="checkbox" name="all" value="1"> \(words["bulk_all"])</label>\
            \(DeskParts.choice(words["bulk_with_chosen"], name: "action", options: actions, chosen: nil))\
            <button>\(words["go_on"])</button></div>
            <ol class="articles">\(rows)</ol></form>
            """
    }

    private var older: HTML? {
        if let key = reading.older {
            return """
                <p><a class="button" href="\(query.path { $0.before = key })" rel="next">\(words["older"])</a></p>
                """
        }
        // The best are one page; all of them follow each other by time.
        guard !query.text.isEmpty, !query.isByTime, reading.count.number > reading.articles.count else { return nil }
        return "<p><a class=\"button\" href=\"\(query.path { $0.isByTime = true })\">\(words["all_by_time"])</a></p>"
    }
}

extension DeskWords {
    /// `1 000+` where there are more than were counted.
    func number(_ count: CappedCount?) -> String {
        guard let count else { return rules.number(0) }
        return rules.number(count.number) + (count.isMore ? "+" : "")
    }
}
