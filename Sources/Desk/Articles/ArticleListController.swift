internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// The list of articles, and the beginning of a new one.
struct ArticleListController {
    let desk: Desk

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

    @Sendable private func list(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let user = context.found.user
        if request.uri.queryParameters.isEmpty, let view = try await opening(for: user) {
            var response = DeskResponse.see(.articles)
            response.headers[.location] = DeskURL.articles.path + "?" + view
            return response
        }
        let done = request.uri.queryParameters["done"].map { String($0) }
        return try await page(ArticleListQuery(request), context, done: done)
    }

    /// The filter that the list opens with for someone who asks for none.
    private func opening(for user: User) async throws -> String? {
        try await desk.newsroom.database.read { store in
            try store.defaultView(of: user.id).flatMap { try store.savedView($0) }
        }.flatMap { $0.query.isEmpty ? nil : $0.query }
    }

    func page(
        _ query: ArticleListQuery, _ context: SignedInContext, done: String? = nil, error: NewsError? = nil
    ) async throws -> Response {
        let frame = try await desk.frame(context, .articles)
        let user = context.found.user
        let (zone, now) = (desk.newsroom.zone, desk.newsroom.clock.now())
        let publication = frame.publication
        let (reading, people) = try await desk.newsroom.database.read { store in
            (
                try ArticleListReading(query, for: user, publication, zone: zone, now: now, store),
                user.role > .contributor ? try store.users().filter { !$0.isDisabled } : []
            )
        }
        let view = ArticleListView(reading: reading, frame: frame, user: user, people: people, zone: zone)
        return DeskResponse.page(
            view.page(done: done, error: error), status: error == nil ? .ok : .unprocessableContent
        )
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
            \(DeskParts.choice(words["section"], name: "section", options: SectionOptions.all(publication, words), chosen: nil))
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
        _ article: DeskSummary, _ publication: Publication, _ words: DeskWords, _ zone: Zone, assignee: String? = nil,
        isToPick: Bool = false, note: HTML? = nil, found: SearchFinding? = nil
    ) -> HTML {
        let edition = publication.edition(article.edition) ?? publication.editions.first
        let section = edition.flatMap { publication.sections[article.section]?.names[$0.id]?.name } ?? ""
        let headline = article.headline.isEmpty ? words["no_headline"] : article.headline
        let title =
            found.flatMap { article.headline.isEmpty ? nil : HTML(marking: $0.headline) } ?? "\(headline.directed)"
        let byline: HTML? = article.byline.map { " · <bdi>\($0)</bdi>" }
        let due: HTML? = article.scheduledFor.map {
            " · \(words["scheduled_for"]) \(words.moment($0, zone)) <bdi>(GMT\(zone.offsetText(at: $0)))</bdi>"
        }
        let fresh: HTML? =
            article.hasNewText && article.publishedAt != nil ? " <span class=\"tag\">\(words["new_text"])</span>" : nil
        let pick: HTML? =
            isToPick
            ? """
            <label class="pick"><input type="checkbox" name="articles[]" value="\(article.id.rawValue)">\
            <span class="hide">\(words["choose"]) <bdi>\(headline)</bdi></span></label>
            """ : nil
        let given: HTML? = assignee.map { " · \(words["assigned_to"]) <bdi>\($0)</bdi>" }
        let changed: HTML = """
             · \(words["changed"]) <time datetime="\(zone.iso8601(article.changedAt))">\(words.moment(article.changedAt, zone))</time>
            """
        return """
            <li\(" class=\"picks\"", if: isToPick)>\(pick)<h2 lang="\(edition?.language.rawValue ?? "")" dir="auto"><a href="\(DeskURL.article(article.id).path)">\(title)</a></h2>
            \(found.map { FoundView.html($0, language: edition?.language, words) })\
            <p class="soft"><span class="tag state-\(article.state.rawValue)">\(words["state_\(article.state.rawValue)"])</span>\(fresh) \
            <bdi>\(section)</bdi>\(byline)\(given)\(due)\(note ?? changed)</p></li>
            """
    }
}

/// The sections to choose from, in the order of the tree, those below others set in.
enum SectionOptions {
    /// For articles of any edition, under the names they have in the reader's language, else in the first that has one.
    static func all(_ publication: Publication, _ words: DeskWords) -> [(value: String, label: String)] {
        let own = publication.editions.filter { $0.language.primary == words.language.primary }
        let editions = (own + publication.editions).map(\.id)
        return options(publication) { section in editions.lazy.compactMap { section.names[$0]?.name }.first }
    }

    /// For an article of one edition, the sections that it shows.
    /// - Parameter present: Where the article stands now: it stays there until it is moved, although its edition may not
    ///   show that section.
    static func all(
        _ publication: Publication, in edition: Edition, present: String
    ) -> [(value: String, label: String)] {
        options(publication) { section in
            section.names[edition.id]?.name
                ?? (String(section.id.rawValue) == present
                    ? publication.editions.lazy.compactMap { section.names[$0.id]?.name }.first : nil)
        }
    }

    private static func options(
        _ publication: Publication, _ name: (Section) -> String?
    ) -> [(value: String, label: String)] {
        func options(_ parent: SectionID?, depth: Int) -> [(value: String, label: String)] {
            publication.sections.children(of: parent).flatMap { section -> [(value: String, label: String)] in
                let indent = String(repeating: "\u{2003}", count: depth)
                let own = name(section).map { [(String(section.id.rawValue), indent + $0)] } ?? []
                return own + options(section.id, depth: own.isEmpty ? depth : depth + 1)
            }
        }
        return options(nil, depth: 0)
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
