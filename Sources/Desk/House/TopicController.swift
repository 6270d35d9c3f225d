internal import HTTPTypes
internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// The topics of an edition: found, named, merged and deleted.
struct TopicController {
    let desk: Desk

    private static let length = 50

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("topics", use: list)
        router.get("topics/new", use: showNew)
        router.post("topics/new", use: create)
        router.get("topics/:id", use: show)
        router.post("topics/:id", use: change)
    }

    // MARK: The list

    @Sendable private func list(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try context.found.actor.require(.manageTopics)
        let query = NamesQuery(request)
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let edition = try query.edition(of: frame.publication, words.language)
        let found = try await desk.newsroom.database.read {
            try $0.topics(in: edition.id, holding: query.text, after: query.after, limit: Self.length + 1)
        }
        let rows: [HTML] = found.prefix(Self.length).map { topic in
            """
            <tr><th scope="row"><a href="\(DeskURL.topic(topic.id).path)"><bdi>\(topic.name)</bdi></a></th>\
            <td>\(words.rules.number(topic.articles))</td></tr>
            """
        }
        let older = found.count > Self.length ? found[Self.length - 1].key : nil
        let content: HTML = """
            <div class="head"><h1>\(words["house_topics"])</h1>\
            <a class="button main" href="\(DeskURL.newTopic.path)">\(words["topic_add"])</a></div>
            \(frame.houseLinks(.topics))\(HouseParts.done(request, words))
            \(query.form(.topics, edition, frame))
            \(HouseParts.table(rows, [words["topic"], words["topic_articles"]], label: words["house_topics"], none: words["topics_none"]))
            \(query.next(.topics, older, words))
            """
        return DeskResponse.page(frame.page(words["house_topics"], content))
    }

    // MARK: A new topic

    @Sendable private func showNew(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await newPage(context, form: nil, error: nil)
    }

    private func newPage(
        _ context: SignedInContext, form: NamesForm?, error: NewsError?
    ) async throws -> Response {
        try context.found.actor.require(.manageTopics)
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let names = form?.names(in: frame.publication) ?? [:]
        let content: HTML = """
            <h1>\(words["topic_add"])</h1>\(HouseParts.message(error, words))
            <section class="panel"><form method="post" action="\(DeskURL.newTopic.path)" class="stack">\(frame.csrf)
            \(HouseParts.names(frame.publication, words, values: names, error: error))
            <p><button class="main">\(words["topic_add"])</button></p></form></section>
            <p><a href="\(DeskURL.topics.path)">\(words["house_topics"])</a></p>
            """
        let status: HTTPResponse.Status =
            error == nil ? .ok : error?.code == .conflict ? .conflict : .unprocessableContent
        return DeskResponse.page(frame.page(words["topic_add"], content), status: status)
    }

    @Sendable private func create(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: NamesForm = try await request.form(context)
        do {
            let names = form.names(in: try await desk.publication())
            let id = try await AddTopic(desk.newsroom)(names, as: context.found.actor)
            return DeskResponse.see(.topic(id), done: "topic_added")
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await newPage(context, form: form, error: error)
        }
    }

    // MARK: One topic

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await page(TopicID(rawValue: try context.number()), request, context, form: nil, error: nil)
    }

    private func page(
        _ id: TopicID, _ request: Request, _ context: SignedInContext, form: NamesForm?, error: NewsError?
    ) async throws -> Response {
        try context.found.actor.require(.manageTopics)
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let publication = frame.publication
        let wanted = request.uri.queryParameters["into"].map { String($0.prefix(120)) } ?? form?["wanted"] ?? ""
        let query = NamesQuery(request)
        let edition = try query.edition(of: publication, words.language)
        let (known, successor, others) = try await desk.newsroom.database.read { store in
            (
                try store.topic(id), try store.successor(of: id),
                wanted.isEmpty ? [] : try store.topics(in: edition.id, holding: wanted, limit: 21)
            )
        }
        guard let topic = known else {
            if let successor { return DeskResponse.see(.topic(successor)) }
            throw NewsError(.notFound, "There is no such topic.")
        }
        let name = publication.editions.compactMap { topic.names[$0.id]?.name }.first ?? words["no_name"]
        let url = DeskURL.topic(id)
        let version: HTML = "<input type=\"hidden\" name=\"version\" value=\"\(topic.version)\">"
        let names =
            form?["action"] == "rename"
            ? form?.names(in: publication) ?? [:]
            : topic.names.mapValues { TypedName(name: $0.name, slug: $0.slug.rawValue) }
        let content: HTML = """
            <h1><bdi>\(name)</bdi></h1>\(HouseParts.message(error, words))\(HouseParts.done(request, words))
            <p class="soft">\(words["audit_articles", count: topic.articles])</p>
            <section class="panel" aria-labelledby="names"><h2 id="names">\(words["names_and_addresses"])</h2>
            <form method="post" action="\(url.path)" class="stack">\(frame.csrf)\(version)<input type="hidden" name="action" value="rename">
            \(HouseParts.names(publication, words, values: names, error: error))
            <p class="soft">\(words["topic_rename_help"])</p>
            <p><button class="main">\(words["save"])</button></p></form></section>
            \(merging(topic, into: others.filter { $0.id != id }, wanted: wanted, frame, version))
            \(deletion(topic, frame, version))
            <p><a href="\(DeskURL.topics.path)">\(words["house_topics"])</a></p>
            """
        let status: HTTPResponse.Status =
            error == nil ? .ok : error?.code == .conflict ? .conflict : .unprocessableContent
        return DeskResponse.page(frame.page(name, content), status: status)
    }

    /// First the other topic is looked for, then chosen among those found.
    private func merging(
        _ topic: Topic, into others: [TopicEntry], wanted: String, _ frame: DeskFrame, _ version: HTML
    ) -> HTML {
        let words = frame.words
        let url = DeskURL.topic(topic.id)
        var result: HTML = .empty
        if !others.isEmpty {
            let choices: [HTML] = others.prefix(20).enumerated().map { place, other in
                """
                <label class="box"><input type="radio" name="into" value="\(other.id.rawValue)"\(" checked", if: place == 0)> \
                <span><bdi>\(other.name)</bdi> <span class="soft">\(words["audit_articles", count: other.articles])</span></span></label>
                """
            }
            result = """
                <form method="post" action="\(url.path)" class="stack">\(frame.csrf)\(version)\
                <input type="hidden" name="action" value="merge"><input type="hidden" name="wanted" value="\(wanted)">
                <fieldset><legend>\(words["topic_merge_into"])</legend>\(choices)</fieldset>
                <p class="soft">\(words["topic_merge_help"])</p>
                <p><button>\(words["topic_merge"])</button></p></form>
                """
        } else if !wanted.isEmpty {
            result = "<p class=\"soft\" role=\"status\">\(words["topics_none"])</p>"
        }
        return """
            <section class="panel" aria-labelledby="merge"><h2 id="merge">\(words["topic_merge"])</h2>
            <form method="get" action="\(url.path)#merge" class="line">
            \(DeskParts.field(words["topic_merge_find"], name: "into", type: "search", value: wanted, autocomplete: "off", direction: "auto"))
            <button>\(words["find"])</button></form>\(result)</section>
            """
    }

    private func deletion(_ topic: Topic, _ frame: DeskFrame, _ version: HTML) -> HTML {
        guard topic.articles == 0 else { return .empty }
        return """
            <form method="post" action="\(DeskURL.topic(topic.id).path)">\(frame.csrf)\(version)\
            <input type="hidden" name="action" value="delete"><button>\(frame.words["topic_delete"])</button></form>
            """
    }

    @Sendable private func change(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = TopicID(rawValue: try context.number())
        let form: NamesForm = try await request.form(context)
        let actor = context.found.actor
        do {
            let version = try form.version()
            switch form["action"] {
            case "rename":
                let names = form.names(in: try await desk.publication())
                try await RenameTopic(desk.newsroom)(id, to: names, version: version, as: actor)
                try await desk.published()
                return DeskResponse.see(.topic(id), done: "saved")
            case "merge":
                guard let other = form.number("into").map({ TopicID(rawValue: $0) }) else {
                    throw NewsError(.invalid, "There is no such topic.", field: "into")
                }
                try await MergeTopics(desk.newsroom)(id, into: other, version: version, as: actor)
                try await desk.published()
                return DeskResponse.see(.topic(other), done: "topic_merged")
            case "delete":
                try await DeleteTopic(desk.newsroom)(id, version: version, as: actor)
                try await desk.published()
                return DeskResponse.see(.topics, done: "topic_deleted")
            default: throw NewsError(.invalid, "The form lacks a field.", field: "action")
            }
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await page(id, request, context, form: form, error: error)
        }
    }
}
