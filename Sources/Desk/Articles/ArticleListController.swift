internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// The list of articles, and the beginning of a new one.
struct ArticleListController {
    let desk: Desk

    private static let length = 50

    struct NewForm: DeskForm {
        let csrf: String
        let edition: Int64
        let section: Int64
        let headline: String
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("articles", use: list)
        router.get("articles/new", use: showNew)
        router.post("articles/new", use: create)
    }

    // MARK: The list

    /// What the address asks for; what it does not understand is left out.
    private struct Query {
        var state: ArticleState?
        var section: SectionID?
        var edition: EditionID?
        var isMine: Bool
        var before: DeskKey?

        init(_ request: Request) {
            let parameters = request.uri.queryParameters
            state = parameters["state"].flatMap { ArticleState(rawValue: String($0)) }
            section = parameters["section"].flatMap { Int64($0) }.map { SectionID(rawValue: $0) }
            edition = parameters["edition"].flatMap { Int64($0) }.map { EditionID(rawValue: $0) }
            isMine = parameters["mine"] == "1"
            before = parameters["before"].flatMap { DeskKey(text: $0) }
        }

        /// The address of the list with one thing changed.
        func path(_ change: (inout Query) -> Void) -> String {
            var query = self
            query.before = nil
            change(&query)
            var parts: [String] = []
            if let state = query.state { parts.append("state=\(state.rawValue)") }
            if let section = query.section { parts.append("section=\(section.rawValue)") }
            if let edition = query.edition { parts.append("edition=\(edition.rawValue)") }
            if query.isMine { parts.append("mine=1") }
            if let before = query.before { parts.append("before=\(before.text)") }
            return DeskURL.articles.path + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
        }
    }

    @Sendable private func list(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let query = Query(request)
        let frame = try await desk.frame(context, .articles)
        let publication = frame.publication
        let user = context.found.user
        let filter = DeskFilter(
            states: query.state.map { [$0] } ?? [],
            sections: Set(query.section.map { publication.sections.selfAndDescendants(of: $0) } ?? []),
            author: query.isMine || user.role == .contributor ? .user(user.id) : nil, edition: query.edition
        )
        let (found, counts) = try await desk.newsroom.database.read { store in
            (try store.deskList(filter, before: query.before, limit: Self.length + 1), try store.deskCounts())
        }
        let words = frame.words
        let rows = found.prefix(Self.length).map { ArticleRow.html($0, publication, words, desk.newsroom.zone) }
        let older: HTML? =
            found.count > Self.length
            ? found[Self.length - 1].olderLink(query.path { $0.before = DeskKey(found[Self.length - 1]) }, words) : nil
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"soft\">\(words["no_articles"])</p>" : "<ol class=\"articles\">\(Array(rows))</ol>"
        let content: HTML = """
            <div class="head"><h1>\(words["articles"])</h1><a class="button main" href="\(DeskURL.newArticle.path)">\(words["new_article"])</a></div>
            <nav class="filters" aria-label="\(words["states"])"><ul>\(stateLinks(query, counts, words))</ul></nav>
            <form method="get" action="\(DeskURL.articles.path)" class="line">\(filters(query, publication, words, isContributor: user.role == .contributor))\
            <button>\(words["filter"])</button></form>
            \(table)
            \(older)
            """
        return DeskResponse.page(frame.page(words["articles"], content))
    }

    private func stateLinks(_ query: Query, _ counts: [ArticleState: Int], _ words: DeskWords) -> [HTML] {
        let all: HTML = """
            <li><a href="\(query.path { $0.state = nil })"\(" aria-current=\"true\"", if: query.state == nil)>\(words["all_states"])</a></li>
            """
        return [all]
            + ArticleState.allCases.filter { counts[$0] ?? 0 > 0 || $0 == query.state }.map { state in
                """
                <li><a href="\(query.path { $0.state = state })"\(" aria-current=\"true\"", if: query.state == state)>\
                \(words["state_\(state.rawValue)"]) <span>\(words.rules.number(counts[state] ?? 0))</span></a></li>
                """
            }
    }

    private func filters(
        _ query: Query, _ publication: Publication, _ words: DeskWords, isContributor: Bool
    ) -> HTML {
        let sections = [("", words["all_sections"])] + SectionOptions.all(publication)
        let editions =
            [("", words["all_editions"])] + publication.editions.map { (String($0.id.rawValue), $0.name) }
        let state: HTML? = query.state.map { "<input type=\"hidden\" name=\"state\" value=\"\($0.rawValue)\">" }
        let mine: HTML? =
            isContributor
            ? nil
            : """
            <label class="box"><input type="checkbox" name="mine" value="1"\(" checked", if: query.isMine)> \(words["only_mine"])</label>
            """
        return """
            \(state)\(DeskParts.choice(words["section"], name: "section", options: sections, chosen: query.section.map { String($0.rawValue) } ?? ""))\
            \(publication.editions.count > 1 ? DeskParts.choice(words["edition"], name: "edition", options: editions, chosen: query.edition.map { String($0.rawValue) } ?? "") : .empty)\(mine)
            """
    }

    // MARK: A new article

    @Sendable private func showNew(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try context.found.actor.require(.createDraft)
        let frame = try await desk.frame(context, .articles)
        let publication = frame.publication
        let words = frame.words
        let editions = publication.editions.map { (String($0.id.rawValue), $0.name) }
        let content: HTML = """
            <div class="narrow"><h1>\(words["new_article"])</h1>
            <form method="post" action="\(DeskURL.newArticle.path)" class="stack">\(frame.csrf)
            \(DeskParts.field(words["headline"], name: "headline", autocomplete: "off", isRequired: false, direction: "auto"))
            \(DeskParts.choice(words["edition"], name: "edition", options: editions, chosen: nil))
            \(DeskParts.choice(words["section"], name: "section", options: SectionOptions.all(publication), chosen: nil))
            <p><button class="main">\(words["begin"])</button></p></form></div>
            """
        return DeskResponse.page(frame.page(words["new_article"], content))
    }

    @Sendable private func create(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: NewForm = try await request.form(context)
        let user = context.found.user
        let id = try await CreateDraft(desk.newsroom)(
            ArticleDraft(
                content: ArticleContent(
                    kind: .news, headline: form.headline.trimmingSpaces, credits: user.contributor.map { [$0] } ?? []
                ),
                section: SectionID(rawValue: form.section)
            ),
            in: EditionID(rawValue: form.edition), by: context.found.actor
        )
        return DeskResponse.see(.article(id))
    }
}

/// One article of a list.
enum ArticleRow {
    static func html(
        _ article: DeskSummary, _ publication: Publication, _ words: DeskWords, _ zone: Zone
    ) -> HTML {
        let edition = publication.edition(article.edition) ?? publication.editions.first
        let section = edition.flatMap { publication.sections[article.section]?.names[$0.id]?.name } ?? ""
        let headline = article.headline.isEmpty ? words["no_headline"] : article.headline
        let byline: HTML? = article.byline.map { " · <bdi>\($0)</bdi>" }
        let due: HTML? = article.scheduledFor.map {
            " · \(words["scheduled_for"]) \(words.moment($0, zone)) <bdi>(GMT\(zone.offsetText(at: $0)))</bdi>"
        }
        let fresh: HTML? =
            article.hasNewText && article.publishedAt != nil ? " <span class=\"tag\">\(words["new_text"])</span>" : nil
        return """
            <li><h2 lang="\(edition?.language.rawValue ?? "")" dir="auto"><a href="\(DeskURL.article(article.id).path)">\(headline)</a></h2>
            <p class="soft"><span class="tag state-\(article.state.rawValue)">\(words["state_\(article.state.rawValue)"])</span>\(fresh) \
            <bdi>\(section)</bdi>\(byline)\(due) · \(words["changed"]) <time datetime="\(zone.iso8601(article.changedAt))">\
            \(words.moment(article.changedAt, zone))</time></p></li>
            """
    }
}

/// The sections to choose from, in the order of the tree, those below others set in.
enum SectionOptions {
    static func all(_ publication: Publication) -> [(value: String, label: String)] {
        guard let edition = publication.editions.first else { return [] }
        func options(_ parent: SectionID?, depth: Int) -> [(value: String, label: String)] {
            publication.sections.children(of: parent, in: edition.id).flatMap { section in
                [
                    (
                        String(section.id.rawValue),
                        String(repeating: "\u{2003}", count: depth) + (section.names[edition.id]?.name ?? "")
                    )
                ] + options(section.id, depth: depth + 1)
            }
        }
        return options(nil, depth: 0)
    }
}

extension DeskSummary {
    fileprivate func olderLink(_ path: String, _ words: DeskWords) -> HTML {
        "<p><a class=\"button\" href=\"\(path)\" rel=\"next\">\(words["older"])</a></p>"
    }
}

extension String {
    var trimmingSpaces: String {
        var text = self[...]
        while text.first?.isWhitespace ?? false { text.removeFirst() }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text)
    }
}
