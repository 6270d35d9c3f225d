internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// The tree of sections: add, name, move and take away.
struct SectionController {
    let desk: Desk

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("sections", use: list)
        router.get("sections/new", use: showNew)
        router.post("sections/new", use: create)
        router.get("sections/:id", use: show)
        router.post("sections/:id", use: change)
    }

    // MARK: The tree

    @Sendable private func list(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await tree(request, context, error: nil)
    }

    private func tree(_ request: Request, _ context: SignedInContext, error: NewsError?) async throws -> Response {
        try context.found.actor.require(.manageSections)
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let sections = frame.publication.sections
        let drag: HTML = """
            <form method="post" action="\(DeskURL.sections.path)" hidden data-tree-form>\(frame.csrf)\
            <input name="action" value="place"><input name="version"><input name="parent"><input name="before"></form>
            """
        let tree: HTML =
            sections.isEmpty
            ? "<p class=\"soft\">\(words["sections_none"])</p>"
            : "<p class=\"soft\">\(words["sections_help"])</p>\(SectionTreeView(frame: frame).html)\(drag)"
        let content: HTML = """
            <div class="head"><h1>\(words["house_sections"])</h1>\
            <a class="button main" href="\(DeskURL.newSection.path)">\(words["section_add"])</a></div>
            \(frame.houseLinks(.sections))\(HouseParts.message(error, words))\(HouseParts.done(request, words))
            \(tree)
            """
        return DeskResponse.page(
            frame.page(words["house_sections"], content, modules: ["scripts/tree.js"]),
            status: error == nil ? .ok : error?.code == .conflict ? .conflict : .unprocessableContent
        )
    }

    // MARK: A new section

    @Sendable private func showNew(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await newPage(context, form: nil, parent: request.uri.queryParameters["under"].flatMap { Int64($0) }, nil)
    }

    private func newPage(
        _ context: SignedInContext, form: NamesForm?, parent: Int64?, _ error: NewsError?
    ) async throws -> Response {
        try context.found.actor.require(.manageSections)
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let publication = frame.publication
        let content: HTML = """
            <h1>\(words["section_add"])</h1>\(HouseParts.message(error, words))
            <section class="panel"><form method="post" action="\(DeskURL.newSection.path)" class="stack">\(frame.csrf)
            \(HouseParts.names(publication, words, values: form?.names(in: publication) ?? [:], error: error))
            \(parentChoice(publication, words, chosen: parent, besides: nil))
            <p><button class="main">\(words["section_add"])</button></p></form></section>
            <p><a href="\(DeskURL.sections.path)">\(words["house_sections"])</a></p>
            """
        return DeskResponse.page(
            frame.page(words["section_add"], content), status: error == nil ? .ok : .unprocessableContent)
    }

    @Sendable private func create(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: NamesForm = try await request.form(context)
        let parent = form.number("parent")
        do {
            let publication = try await desk.publication()
            _ = try await AddSection(desk.newsroom, addresses: desk.addresses)(
                form.names(in: publication), under: parent.map { SectionID(rawValue: $0) }, as: context.found.actor
            )
            try await desk.published()
            return DeskResponse.see(.sections, done: "section_added")
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await newPage(context, form: form, parent: parent, error)
        }
    }

    /// Under which section: the top, or any that it may stand under.
    private func parentChoice(
        _ publication: Publication, _ words: DeskWords, chosen: Int64?, besides section: SectionID?
    ) -> HTML {
        let below = Set(section.map { publication.sections.selfAndDescendants(of: $0) } ?? [])
        let options = publication.sections.all.filter { !below.contains($0.id) }.map { other in
            let depth = publication.sections.path(to: other.id).count - 1
            return (
                String(other.id.rawValue),
                String(repeating: "\u{2003}", count: depth) + SectionTreeView.name(of: other, publication, words)
            )
        }
        return DeskParts.choice(
            words["section_under"], name: "parent", options: [("", words["section_top"])] + options,
            chosen: chosen.map { String($0) } ?? ""
        )
    }

    // MARK: One section

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = SectionID(rawValue: try context.number())
        return try await page(id, request, context, form: nil, error: nil)
    }

    private func page(
        _ id: SectionID, _ request: Request, _ context: SignedInContext, form: NamesForm?, error: NewsError?
    ) async throws -> Response {
        try context.found.actor.require(.manageSections)
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let publication = frame.publication
        guard let section = publication.sections[id] else {
            throw NewsError(.notFound, "There is no such section.")
        }
        let most = 10_000
        let articles = try await desk.newsroom.database.read { try $0.articleCount(in: id, upTo: most) }
        let name = SectionTreeView.name(of: section, publication, words)
        let url = DeskURL.section(id)
        let version: HTML = "<input type=\"hidden\" name=\"version\" value=\"\(section.version)\">"
        let names =
            form.map { $0.names(in: publication) }
            ?? section.names.mapValues { TypedName(name: $0.name, slug: $0.slug.rawValue) }
        let content: HTML = """
            <h1><bdi>\(name)</bdi></h1>\(HouseParts.message(error, words))\(HouseParts.done(request, words))
            \(fronts(section, publication))
            <section class="panel" aria-labelledby="names"><h2 id="names">\(words["names_and_addresses"])</h2>
            <form method="post" action="\(url.path)" class="stack">\(frame.csrf)\(version)<input type="hidden" name="action" value="rename">
            \(HouseParts.names(publication, words, values: names, error: error))
            <p class="soft">\(words["section_rename_help"])</p>
            <p><button class="main">\(words["save"])</button></p></form></section>
            <section class="panel" aria-labelledby="place"><h2 id="place">\(words["section_place"])</h2>
            <form method="post" action="\(url.path)" class="stack">\(frame.csrf)\(version)<input type="hidden" name="action" value="place">
            \(parentChoice(publication, words, chosen: form?.number("parent") ?? section.parent?.rawValue, besides: id))
            <p><button>\(words["section_move"])</button></p></form></section>
            \(removal(section, articles: articles, most: most, publication, frame, version))
            <p><a href="\(DeskURL.sections.path)">\(words["house_sections"])</a> · \
            <a href="\(DeskURL.audit.path([("about", AuditSubject.section(id).text)]))">\(words["audit_see"])</a></p>
            """
        let status: HTTPResponse.Status =
            error == nil ? .ok : error?.code == .conflict ? .conflict : .unprocessableContent
        return DeskResponse.page(frame.page(name, content), status: status)
    }

    /// The addresses that readers have it at.
    private func fronts(_ section: Section, _ publication: Publication) -> HTML {
        let links: [HTML] = publication.editions.compactMap { edition in
            desk.addresses.path(of: section.id, in: edition.id, of: publication).map { path in
                "<li><a href=\"\(path)\" dir=\"ltr\"><bdi>\(path.removingPercentEncoding ?? path)</bdi></a></li>"
            }
        }
        return "<ul class=\"soft\">\(links)</ul>"
    }

    /// What still stands in it, or the button that takes it away.
    private func removal(
        _ section: Section, articles: Int, most: Int, _ publication: Publication, _ frame: DeskFrame, _ version: HTML
    ) -> HTML {
        let words = frame.words
        let below = publication.sections.children(of: section.id).map {
            SectionTreeView.name(of: $0, publication, words)
        }
        var reasons: [HTML] = []
        if articles > 0 {
            let count = articles >= most ? words["section_many_articles"] : words["audit_articles", count: articles]
            reasons.append(
                "<li><a href=\"\(DeskURL.articles.path([("section", String(section.id.rawValue))]))\">\(count)</a></li>"
            )
        }
        if !below.isEmpty { reasons.append("<li><bdi>\(words.rules.joined(below))</bdi></li>") }
        let rest: HTML =
            reasons.isEmpty
            ? """
            <p class="soft">\(words["section_retire_help"])</p>
            <form method="post" action="\(DeskURL.section(section.id).path)">\(frame.csrf)\(version)\
            <input type="hidden" name="action" value="retire"><button>\(words["section_retire"])</button></form>
            """
            : "<p>\(words["section_not_empty"])</p><ul class=\"checks\">\(reasons)</ul>"
        return """
            <section class="panel" aria-labelledby="retire"><h2 id="retire">\(words["section_retire"])</h2>\(rest)</section>
            """
    }

    @Sendable private func change(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = SectionID(rawValue: try context.number())
        let form: NamesForm = try await request.form(context)
        let actor = context.found.actor
        let action = form["action"]
        let isOfTree = action == "up" || action == "down" || form.fields["before"] != nil
        do {
            let version = try form.version()
            switch action {
            case "rename":
                let publication = try await desk.publication()
                try await RenameSection(desk.newsroom, addresses: desk.addresses)(
                    id, to: form.names(in: publication), version: version, as: actor)
            case "up", "down", "place":
                let parent = form.number("parent").map { SectionID(rawValue: $0) }
                let before = form.number("before").map { SectionID(rawValue: $0) }
                try await MoveSection(desk.newsroom, addresses: desk.addresses)(
                    id, to: action == "up" ? .up : action == "down" ? .down : .under(parent, before: before),
                    version: version, as: actor
                )
            case "retire":
                try await RetireSection(desk.newsroom, addresses: desk.addresses)(id, version: version, as: actor)
                try await desk.published()
                return DeskResponse.see(.sections, done: "section_retired")
            default: throw NewsError(.invalid, "The form lacks a field.", field: "action")
            }
            try await desk.published()
            return DeskResponse.see(isOfTree ? .sections : .section(id), done: "saved")
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            if isOfTree { return try await tree(request, context, error: error) }
            return try await page(id, request, context, form: action == "rename" ? form : nil, error: error)
        }
    }
}

/// The sections as a tree, each with buttons to move it among its siblings.
struct SectionTreeView {
    let frame: DeskFrame

    private var publication: Publication { frame.publication }
    private var words: DeskWords { frame.words }

    /// What the desk calls a section: its name in the first edition that has one.
    static func name(of section: Section, _ publication: Publication, _ words: DeskWords) -> String {
        publication.editions.compactMap { section.names[$0.id]?.name }.first ?? words["no_name"]
    }

    var html: HTML { level(nil, label: words["house_sections"]) }

    private func level(_ parent: SectionID?, label: String) -> HTML {
        let siblings = publication.sections.children(of: parent)
        guard !siblings.isEmpty else { return .empty }
        let items: [HTML] = siblings.enumerated().map { place, section in
            let name = Self.name(of: section, publication, words)
            let others: [HTML] = publication.editions.compactMap { edition in
                guard let other = section.names[edition.id]?.name, other != name else { return nil }
                return " <bdi lang=\"\(edition.language.rawValue)\" class=\"soft\">\(other)</bdi>"
            }
            return """
                <li data-section="\(section.id.rawValue)" data-version="\(section.version)"><div class="tree-row">\
                <p><a href="\(DeskURL.section(section.id).path)"><bdi>\(name)</bdi></a>\(others)</p><div class="tree-tools">\
                \(button("up", "↑", section, name, isOff: place == 0))\(button("down", "↓", section, name, isOff: place == siblings.count - 1))\
                <a class="button small" href="\(DeskURL.newSection.path([("under", String(section.id.rawValue))]))" \
                aria-label="\(words["section_add_under", ["name": words.rules.isolated(name)]])">+</a></div></div>\
                \(level(section.id, label: name))</li>
                """
        }
        return "<ol class=\"tree\" aria-label=\"\(label)\"\(" data-tree", if: parent == nil)>\(items)</ol>"
    }

    private func button(_ action: String, _ sign: String, _ section: Section, _ name: String, isOff: Bool) -> HTML {
        """
        <form method="post" action="\(DeskURL.section(section.id).path)">\(frame.csrf)\
        <input type="hidden" name="action" value="\(action)"><input type="hidden" name="version" value="\(section.version)">\
        <button class="small" aria-label="\(words["move_\(action)", ["name": words.rules.isolated(name)]])"\(" disabled", if: isOff)>\(sign)</button></form>
        """
    }
}
