internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import News
internal import Newsroom
internal import Pages
internal import Store

/// The people and agencies who are named to readers: what their pages say of them.
struct AuthorController {
    let desk: Desk

    private static let length = 50
    private static let links = 4

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("authors", use: list)
        router.get("authors/new", use: showNew)
        router.post("authors/new", use: create)
        router.get("authors/:id", use: show)
        router.post("authors/:id", use: change)
        router.post("authors/:id/merge", use: merge)
        router.get("authors/:id/picture", use: pictures)
        router.post("authors/:id/picture", use: choose)
    }

    // MARK: The list

    @Sendable private func list(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try context.found.actor.require(.manageAuthors)
        let query = NamesQuery(request)
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let edition = try query.edition(of: frame.publication, words.language)
        let found = try await desk.newsroom.database.read {
            try $0.authors(in: edition.id, holding: query.text, after: query.after, limit: Self.length + 1)
        }
        let rows: [HTML] = found.prefix(Self.length).map { author in
            """
            <tr><th scope="row"><a href="\(DeskURL.author(author.id).path)"><bdi>\(author.name)</bdi></a></th>\
            <td>\(words["author_\(author.kind.rawValue)"])</td></tr>
            """
        }
        let older = found.count > Self.length ? found[Self.length - 1].key : nil
        let content: HTML = """
            <div class="head"><h1>\(words["house_authors"])</h1>\
            <a class="button main" href="\(DeskURL.newAuthor.path)">\(words["author_add"])</a></div>
            \(frame.houseLinks(.authors))\(HouseParts.done(request, words))
            \(query.form(.authors, edition, frame))
            \(HouseParts.table(rows, [words["name"], words["kind"]], label: words["house_authors"], none: words["authors_none"]))
            \(query.next(.authors, older, words))
            """
        return DeskResponse.page(frame.page(words["house_authors"], content))
    }

    // MARK: The form

    /// Everything that is said of an author, as it is shown in the form.
    private func fields(
        _ text: AuthorText, _ users: [User], _ frame: DeskFrame, error: NewsError?
    ) -> HTML {
        let words = frame.words
        let kinds = Contributor.Kind.allCases.map { ($0.rawValue, words["author_\($0.rawValue)"]) }
        let people = words.options(users)
        let names = HouseParts.names(frame.publication, words, values: text.names.mapValues(\.name), error: error) {
            edition in
            let id = "biography_\(edition.id.rawValue)"
            let note: HTML? = HouseParts.note(error, id, words).map {
                "<span class=\"wrong\" id=\"\(id)-note\">\($0)</span>"
            }
            return """
                <p class="field"><label for="\(id)">\(words["biography"])</label><textarea id="\(id)" name="\(id)" rows="4" dir="auto"\
                \(" aria-invalid=\"true\"", if: note != nil)>\(text.names[edition.id]?.biography ?? "")</textarea>\(note)</p>
                """
        }
        let links: [HTML] = (0..<max(Self.links, text.links.count + 1)).prefix(12).map { place in
            let wrong = place == 0 ? HouseParts.note(error, "links", words) : nil
            return DeskParts.field(
                words["author_link", ["number": words.rules.number(place + 1)]], name: "link_\(place)", type: "text",
                value: text.links.indices.contains(place) ? text.links[place] : "", autocomplete: "off",
                hint: place == 0 ? words["author_link_hint"] : nil, error: wrong, isRequired: false, direction: "ltr"
            )
        }
        return """
            \(DeskParts.choice(words["kind"], name: "kind", options: kinds, chosen: text.kind.rawValue))
            \(names)
            <fieldset class="stack edition"><legend>\(words["author_links"])</legend>\(links)</fieldset>
            \(DeskParts.choice(words["author_user"], name: "user", options: [("", words["author_no_user"])] + people, chosen: text.user.map { String($0.rawValue) } ?? ""))
            """
    }

    private func text(of form: NamesForm, in publication: Publication, picture: PictureID?) -> AuthorText {
        AuthorText(
            kind: Contributor.Kind(rawValue: form["kind"]) ?? .person,
            names: Dictionary(
                uniqueKeysWithValues: form.names(in: publication).map { edition, name in
                    (edition, AuthorText.Naming(name: name, biography: form["biography_\(edition.rawValue)"]))
                }
            ),
            picture: picture, links: (0..<12).map { form["link_\($0)"] }.filter { !$0.isEmpty },
            user: form.number("user").map { UserID(rawValue: $0) }
        )
    }

    @Sendable private func showNew(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await newPage(context, AuthorText(kind: .person, names: [:]), nil)
    }

    private func newPage(
        _ context: SignedInContext, _ text: AuthorText, _ error: NewsError?
    ) async throws -> Response {
        try context.found.actor.require(.manageAuthors)
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let users = try await desk.newsroom.database.read { try $0.users() }
        let content: HTML = """
            <h1>\(words["author_add"])</h1>\(HouseParts.message(error, words))
            <section class="panel"><form method="post" action="\(DeskURL.newAuthor.path)" class="stack">\(frame.csrf)
            \(fields(text, users, frame, error: error))
            <p><button class="main">\(words["author_add"])</button></p></form></section>
            <p><a href="\(DeskURL.authors.path)">\(words["house_authors"])</a></p>
            """
        return DeskResponse.page(
            frame.page(words["author_add"], content), status: error == nil ? .ok : .unprocessableContent)
    }

    @Sendable private func create(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: NamesForm = try await request.form(context)
        let text = text(of: form, in: try await desk.publication(), picture: nil)
        do {
            let id = try await AddAuthor(desk.newsroom)(text, as: context.found.actor)
            return DeskResponse.see(.author(id), done: "saved")
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await newPage(context, text, error)
        }
    }

    // MARK: One author

    private struct Found {
        let author: Contributor
        let users: [User]
        let picture: Picture?
        let user: UserID?

        var text: AuthorText {
            AuthorText(
                kind: author.kind,
                names: author.names.mapValues {
                    AuthorText.Naming(
                        name: TypedName(name: $0.name, slug: $0.slug.rawValue), biography: $0.biography ?? "")
                },
                picture: author.picture, links: author.links.map(\.rawValue), user: user
            )
        }
    }

    private func find(_ id: ContributorID, in edition: EditionID) async throws -> Found {
        try await desk.newsroom.database.read { store in
            guard let author = try store.contributor(id) else {
                throw NewsError(.notFound, "There is no such author.")
            }
            return Found(
                author: author, users: try store.users(), picture: try store.picture(of: id, in: edition),
                user: try store.users(who: id).first
            )
        }
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await page(ContributorID(rawValue: try context.number()), request, context, text: nil, error: nil)
    }

    private func page(
        _ id: ContributorID, _ request: Request, _ context: SignedInContext, text: AuthorText?, error: NewsError?,
        wanted: String = ""
    ) async throws -> Response {
        try context.found.actor.require(.manageAuthors)
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let publication = frame.publication
        guard let edition = publication.editions.first else { throw NewsError(.notFound, "There is no such edition.") }
        let query = NamesQuery(request)
        let merging = Merging(
            wanted: request.uri.queryParameters["into"].map { String($0.prefix(120)) } ?? wanted,
            edition: try query.edition(of: publication, words.language).id
        )
        let successor = try await desk.newsroom.database.read { try $0.successor(of: id) }
        if let successor { return DeskResponse.see(.author(successor)) }
        let found = try await find(id, in: edition.id)
        let author = found.author
        let name = publication.editions.compactMap { author.names[$0.id]?.name }.first ?? words["no_name"]
        let merge = try await section(merging, author, frame)
        let book = desk.addresses.book(of: publication)
        let pages: [HTML] = publication.editions.compactMap { edition in
            author.names[edition.id].map { name in
                let path = book.path(.author(edition.id, name.slug, id, before: nil))
                return "<li><a href=\"\(path)\" dir=\"ltr\"><bdi>\(path.removingPercentEncoding ?? path)</bdi></a></li>"
            }
        }
        let picture: HTML =
            found.picture.map { picture in
                let address = RenditionAddress(picture, crop: .square, width: Rendition.widths[0], format: .webp).path
                return
                    "<img class=\"portrait\" src=\"\(address)\" width=\"160\" height=\"160\" alt=\"\(picture.texts[edition.id]?.altText ?? "")\">"
            } ?? "<p class=\"soft\">\(words["author_no_picture"])</p>"
        let content: HTML = """
            <h1><bdi>\(name)</bdi></h1>\(HouseParts.message(error, words))\(HouseParts.done(request, words))
            <ul class="soft">\(pages)</ul>
            <section class="panel" aria-labelledby="picture"><h2 id="picture">\(words["picture"])</h2>\(picture)
            <p><a class="button" href="\(DeskURL.authorPicture(id).path)">\(words["author_choose_picture"])</a></p></section>
            <section class="panel" aria-labelledby="about"><h2 id="about">\(words["author_about"])</h2>
            <form method="post" action="\(DeskURL.author(id).path)" class="stack">\(frame.csrf)\
            <input type="hidden" name="version" value="\(author.version)">
            \(fields(text ?? found.text, found.users, frame, error: error))
            <p class="soft">\(words["author_rename_help"])</p>
            <p><button class="main">\(words["save"])</button></p></form></section>
            \(merge)
            <p><a href="\(DeskURL.authors.path)">\(words["house_authors"])</a></p>
            """
        let status: HTTPResponse.Status =
            error == nil ? .ok : error?.code == .conflict ? .conflict : .unprocessableContent
        return DeskResponse.page(frame.page(name, content), status: status)
    }

    // MARK: Two who are one

    /// What is looked for to merge an author into.
    private struct Merging {
        let wanted: String
        let edition: EditionID
    }

    /// First the other author is looked for, then chosen among those found.
    private func section(_ merging: Merging, _ author: Contributor, _ frame: DeskFrame) async throws -> HTML {
        let words = frame.words
        let wanted = merging.wanted
        let found =
            wanted.isEmpty
            ? []
            : try await desk.newsroom.database.read {
                try $0.authors(in: merging.edition, holding: wanted, limit: 21)
            }
        let others = found.filter { $0.id != author.id }.prefix(20)
        var result: HTML = .empty
        if !others.isEmpty {
            let choices: [HTML] = others.enumerated().map { place, other in
                """
                <label class="box"><input type="radio" name="into" value="\(other.id.rawValue)"\(" checked", if: place == 0)> \
                <span><bdi>\(other.name)</bdi> <span class="soft">\(words["author_\(other.kind.rawValue)"]) · \
                <span dir="ltr">\(other.id.rawValue)</span></span></span></label>
                """
            }
            result = """
                <form method="post" action="\(DeskURL.author(author.id).path)/merge" class="stack">\(frame.csrf)\
                <input type="hidden" name="version" value="\(author.version)"><input type="hidden" name="wanted" value="\(wanted)">
                <fieldset><legend>\(words["author_merge_into"])</legend>\(choices)</fieldset>
                <p class="soft">\(words["author_merge_help"])</p>
                <p><button>\(words["author_merge"])</button></p></form>
                """
        } else if !wanted.isEmpty {
            result = "<p class=\"soft\" role=\"status\">\(words["authors_none"])</p>"
        }
        return """
            <section class="panel" aria-labelledby="merge"><h2 id="merge">\(words["author_merge"])</h2>
            <form method="get" action="\(DeskURL.author(author.id).path)#merge" class="line">
            \(DeskParts.field(words["author_merge_find"], name: "into", type: "search", value: wanted, autocomplete: "off", direction: "auto"))
            <button>\(words["find"])</button></form>\(result)</section>
            """
    }

    @Sendable private func merge(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = ContributorID(rawValue: try context.number())
        let form: NamesForm = try await request.form(context)
        do {
            guard let other = form.number("into").map({ ContributorID(rawValue: $0) }) else {
                throw NewsError(.invalid, "There is no such author.", field: "into")
            }
            try await MergeAuthors(desk.newsroom)(
                id, into: other, version: try form.version(), as: context.found.actor
            )
            try await desk.published()
            return DeskResponse.see(.author(other), done: "author_merged")
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await page(id, request, context, text: nil, error: error, wanted: form["wanted"])
        }
    }

    @Sendable private func change(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = ContributorID(rawValue: try context.number())
        let form: NamesForm = try await request.form(context)
        let publication = try await desk.publication()
        guard let edition = publication.editions.first else { throw NewsError(.notFound, "There is no such edition.") }
        let known = try await find(id, in: edition.id)
        let text = text(of: form, in: publication, picture: known.author.picture)
        do {
            try await ChangeAuthor(desk.newsroom)(id, to: text, version: try form.version(), as: context.found.actor)
            try await desk.published()
            return DeskResponse.see(.author(id), done: "saved")
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await page(id, request, context, text: text, error: error)
        }
    }

    // MARK: The picture

    @Sendable private func pictures(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = ContributorID(rawValue: try context.number())
        try context.found.actor.require(.manageAuthors)
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        guard let edition = frame.publication.editions.first else {
            throw NewsError(.notFound, "There is no such edition.")
        }
        let before = request.uri.queryParameters["before"].flatMap { MediaKey(text: $0) }
        let today = desk.newsroom.zone.civil(at: desk.newsroom.clock.now()).date
        let found = try await find(id, in: edition.id)
        let most = 48
        let all = try await desk.newsroom.database.read {
            try $0.library(MediaFilter(), in: edition.id, today: today, before: before, limit: most + 1).map(\.picture)
        }
        let items: [HTML] = all.prefix(most).map { picture in
            let alt = picture.texts[edition.id]?.altText ?? ""
            let address = RenditionAddress(picture, crop: .square, width: Rendition.widths[0], format: .webp).path
            return """
                <li><button name="picture" value="\(picture.id.rawValue)" aria-label="\(alt.isEmpty ? words["picture_number", ["number": String(picture.id.rawValue)]] : alt)">\
                <img src="\(address)" width="160" height="160" alt="" loading="lazy"></button></li>
                """
        }
        let grid: HTML =
            items.isEmpty
            ? "<p class=\"soft\">\(words["pictures_none"])</p>" : "<ul class=\"pictures\">\(items)</ul>"
        let older: HTML? =
            all.count > most
            ? "<p><a class=\"button\" rel=\"next\" href=\"\(DeskURL.authorPicture(id).path([("before", String(all[most - 1].id.rawValue))]))\">\(words["older"])</a></p>"
            : nil
        let name = frame.publication.editions.compactMap { found.author.names[$0.id]?.name }.first ?? ""
        let none: HTML =
            found.author.picture == nil
            ? .empty : "<p><button name=\"picture\" value=\"0\">\(words["author_take_picture_away"])</button></p>"
        let content: HTML = """
            <h1>\(words["author_choose_picture"])</h1><p><bdi>\(name)</bdi></p>
            <form method="post" action="\(DeskURL.authorPicture(id).path)" class="stack">\(frame.csrf)\
            <input type="hidden" name="version" value="\(found.author.version)">\(none)
            \(grid)</form>
            \(older)<p><a href="\(DeskURL.author(id).path)"><bdi>\(name)</bdi></a></p>
            """
        return DeskResponse.page(frame.page(words["author_choose_picture"], content))
    }

    @Sendable private func choose(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = ContributorID(rawValue: try context.number())
        let form: NamesForm = try await request.form(context)
        guard let edition = try await desk.publication().editions.first else {
            throw NewsError(.notFound, "There is no such edition.")
        }
        var text = try await find(id, in: edition.id).text
        text.picture = form.number("picture").flatMap { $0 > 0 ? PictureID(rawValue: $0) : nil }
        do {
            try await ChangeAuthor(desk.newsroom)(id, to: text, version: try form.version(), as: context.found.actor)
            try await desk.published()
            return DeskResponse.see(.author(id), done: "saved")
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await page(id, request, context, text: nil, error: error)
        }
    }
}
