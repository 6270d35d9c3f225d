internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// Who works at the desk: invite, give a role and sections, take the key away.
struct PeopleController {
    let desk: Desk

    struct InvitationForm: DeskForm {
        let csrf: String
        let name: String
        let email: String
        let role: String
        let language: String
        let sections: [Int64]?
    }

    struct PersonForm: DeskForm {
        let csrf: String
        let action: String
        let name: String?
        let email: String?
        let language: String?
        /// What the page showed.
        let knownName: String?
        let knownEmail: String?
        let knownLanguage: String?
        let role: String?
        let sections: [Int64]?
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("people", use: list)
        router.post("people", use: invite)
        router.get("people/:id", use: show)
        router.post("people/:id", use: change)
    }

    // MARK: The list

    @Sendable private func list(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let parameters = request.uri.queryParameters
        let done = parameters["done"] == "mailed" ? "mailed" : nil
        let after = parameters["after"].flatMap { EmailAddress(rawValue: String($0)) }
        return try await page(context, form: nil, error: nil, done: done, after: after)
    }

    private static let length = 100

    private func page(
        _ context: SignedInContext, form: InvitationForm?, error: NewsError?, done: String? = nil,
        after: EmailAddress? = nil
    ) async throws -> Response {
        try context.found.actor.require(.managePeople)
        let frame = try await desk.frame(context, .people)
        let words = frame.words
        let users = try await desk.newsroom.database.read { try $0.users(after: after, limit: Self.length + 1) }
        let next: HTML? =
            users.count > Self.length
            ? "<p><a class=\"button\" rel=\"next\" href=\"\(DeskURL.people.path([("after", users[Self.length - 1].email.rawValue)]))\">\(words["next"])</a></p>"
            : nil
        let rows: [HTML] = users.prefix(Self.length).map { user in
            let off: HTML? = user.isDisabled ? " <span class=\"tag\">\(words["disabled"])</span>" : nil
            return """
                <tr><th scope="row"><a href="\(DeskURL.person(user.id).path)"><bdi>\(user.name)</bdi></a>\(off)</th>\
                <td dir="ltr">\(Self.breakable(user.email))</td><td>\(words["role_\(user.role.rawValue)"])</td></tr>
                """
        }
        let wrong = error.map { words.sentence(for: $0) }
        let isOfField = ["name", "email"].contains(error?.field)
        let content: HTML = """
            <div class="head"><h1>\(words["people"])</h1><a class="button" href="\(DeskURL.mail.path)">\(words["mail"])</a></div>
            \(DeskParts.message(done.map { words["done_\($0)"] }))
            <div class="table" tabindex="0" role="group" aria-label="\(words["people"])"><table><thead><tr>\
            <th scope="col">\(words["name"])</th><th scope="col">\(words["email"])</th><th scope="col">\(words["role"])</th>\
            </tr></thead><tbody>\(rows)</tbody></table></div>\(next)
            <section class="panel" aria-labelledby="invite"><h2 id="invite">\(words["invite"])</h2>
            \(isOfField ? nil : DeskParts.message(wrong, isError: true))
            <form method="post" action="\(DeskURL.people.path)" class="stack">\(frame.csrf)
            \(DeskParts.field(words["name"], name: "name", value: form?.name ?? "", autocomplete: "off", error: error?.field == "name" ? wrong : nil, direction: "auto"))
            \(DeskParts.field(words["email"], name: "email", type: "email", value: form?.email ?? "", autocomplete: "off", error: error?.field == "email" ? wrong : nil, direction: "ltr"))
            \(DeskParts.choice(words["role"], name: "role", options: roles(words), chosen: form?.role ?? Role.journalist.rawValue))
            \(DeskParts.choice(words["desk_language"], name: "language", options: languages(), chosen: form?.language ?? words.language.rawValue))
            \(sections(frame, chosen: Set((form?.sections ?? []).map { SectionID(rawValue: $0) })))
            <p><button class="main">\(words["invite"])</button></p></form></section>
            """
        return DeskResponse.page(
            frame.page(words["people"], content), status: error == nil ? .ok : .unprocessableContent
        )
    }

    /// An address that goes on in the next line behind its sign, where there is no room for it.
    private static func breakable(_ email: EmailAddress) -> HTML {
        let parts = email.rawValue.split(separator: "@", maxSplits: 1)
        guard parts.count == 2 else { return "\(email.rawValue)" }
        return "\(String(parts[0]))@<wbr>\(String(parts[1]))"
    }

    private func languages() -> [(value: String, label: String)] {
        desk.catalogue.languages.map { ($0.rawValue, desk.catalogue.words(in: $0)["language_name"]) }
    }

    private func roles(_ words: DeskWords) -> [(value: String, label: String)] {
        Role.allCases.map { ($0.rawValue, words["role_\($0.rawValue)"]) }
    }

    /// The sections of an editor: a box for each, in the order of the tree, by the names of the reader's own edition where
    /// it has some.
    private func sections(_ frame: DeskFrame, chosen: Set<SectionID>) -> HTML {
        let tree = frame.publication.sections
        let editions = [frame.edition] + frame.publication.editions.map(\.id)
        func box(_ section: Section, depth: Int) -> HTML {
            let name = editions.lazy.compactMap { section.names[$0]?.name }.first ?? ""
            return """
                <label class="box depth\(min(depth, 3))"><input type="checkbox" name="sections[]" value="\(section.id.rawValue)"\
                \(" checked", if: chosen.contains(section.id))> <bdi>\(name)</bdi></label>
                """
        }
        func boxes(_ parent: SectionID, depth: Int) -> [HTML] {
            tree.children(of: parent).flatMap { section -> [HTML] in
                [box(section, depth: depth)] + boxes(section.id, depth: depth + 1)
            }
        }
        // A section and those below it stay together, one under the other, however many columns there is room for.
        let branches: [HTML] = tree.children(of: nil).map { section in
            "<div class=\"branch\">\(box(section, depth: 0))\(boxes(section.id, depth: 1))</div>"
        }
        guard !branches.isEmpty else { return .empty }
        return """
            <fieldset><legend>\(frame.words["editor_sections"])</legend><div class="branches">\(branches)</div></fieldset>
            """
    }

    @Sendable private func invite(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: InvitationForm = try await request.form(context)
        do {
            guard let email = EmailAddress(rawValue: form.email) else {
                throw NewsError(.invalid, "This is no e-mail address.", field: "email")
            }
            guard let role = Role(rawValue: form.role), let language = LanguageTag(rawValue: form.language) else {
                throw NewsError(.invalid, "The form lacks a field.", field: "role")
            }
            let link = try await InviteUser(desk.newsroom)(
                NewUser(
                    email: email, name: form.name, language: language, role: role,
                    sections: Set((form.sections ?? []).map { SectionID(rawValue: $0) })
                ),
                as: context.found.actor
            )
            return try await handOver(link, context)
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await page(context, form: form, error: error)
        }
    }

    /// Shows a one-time link to the administrator, who hands it on, unless the mail does.
    private func handOver(_ link: IssuedLink, _ context: SignedInContext) async throws -> Response {
        if link.isMailed { return DeskResponse.see(.people, done: "mailed") }
        let frame = try await desk.frame(context, .people)
        let words = frame.words
        let address = frame.publication.url + Desk.path(of: link)
        let content: HTML = """
            <div class="narrow"><h1>\(words["link_ready"])</h1>
            <p>\(words["link_help", ["name": words.rules.isolated(link.user?.name ?? "")]])</p>
            <p class="field"><label for="link">\(words["link"])</label><input id="link" readonly dir="ltr" value="\(address)"></p>
            <p class="soft">\(words["link_until"]) \(words.moment(link.expiresAt, desk.newsroom.zone))</p>
            <p><a href="\(DeskURL.people.path)">\(words["people"])</a></p></div>
            """
        return DeskResponse.page(frame.page(words["link_ready"], content))
    }

    // MARK: One person

    private func id(_ context: SignedInContext) throws -> UserID {
        guard let number = context.parameters.get("id").flatMap({ Int64($0) }) else {
            throw NewsError(.notFound, "There is no such page.")
        }
        return UserID(rawValue: number)
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let known = ["person", "person_disable", "person_enable", "person_sign_out"]
        let done = request.uri.queryParameters["done"].map { String($0) }.flatMap { known.contains($0) ? $0 : nil }
        return try await person(try id(context), context, error: nil, done: done)
    }

    /// - Parameter form: What was typed; a field that was sent stands as it was sent.
    private func person(
        _ id: UserID, _ context: SignedInContext, error: NewsError?, form: PersonForm? = nil, done: String? = nil
    ) async throws -> Response {
        try context.found.actor.require(.managePeople)
        let frame = try await desk.frame(context, .people)
        let words = frame.words
        guard let user = try await desk.newsroom.database.read({ try $0.user(id) }) else {
            throw NewsError(.notFound, "There is no such person.")
        }
        let url = DeskURL.person(id)
        func button(_ action: String) -> HTML {
            DeskParts.button(words["person_\(action)"], to: url, csrf: frame.csrf, fields: [("action", action)])
        }
        let typed = form?.action == "profile" ? form : nil
        let wrong = typed == nil ? nil : error.map { words.sentence(for: $0) }
        let mail: HTML = desk.newsroom.sendsMail ? button("mail") : .empty
        let profile: HTML = """
            <section class="panel" aria-labelledby="facts"><h2 id="facts">\(words["person_facts"])</h2>
            <form method="post" action="\(url.path)" class="stack">\(frame.csrf)
            <input type="hidden" name="action" value="profile">
            <input type="hidden" name="knownName" value="\(user.name)">
            <input type="hidden" name="knownEmail" value="\(user.email.rawValue)">
            <input type="hidden" name="knownLanguage" value="\(user.language.rawValue)">
            \(DeskParts.field(words["name"], name: "name", value: typed?.name ?? user.name, autocomplete: "off", error: error?.field == "email" ? nil : wrong, direction: "auto"))
            \(DeskParts.field(words["email"], name: "email", type: "email", value: typed?.email ?? user.email.rawValue, autocomplete: "off", error: error?.field == "email" ? wrong : nil, direction: "ltr"))
            \(DeskParts.choice(words["desk_language"], name: "language", options: languages(), chosen: typed?.language ?? user.language.primary))
            <p><button class="main">\(words["save"])</button></p></form></section>
            """
        let content: HTML = """
            <p><a class="back" href="\(DeskURL.people.path)">\(words["people"])</a></p>
            <h1><bdi>\(user.name)</bdi></h1>
            \(DeskParts.message(done.map { words["done_\($0)"] }))
            <p class="soft"><span dir="ltr">\(user.email.rawValue)</span> · \(words["role_\(user.role.rawValue)"])\
            \(user.isDisabled ? " <span class=\"tag\">\(words["disabled"])</span>" : .empty)</p>
            \(typed == nil ? DeskParts.message(error.map { words.sentence(for: $0) }, isError: true) : nil)
            \(profile)
            <section class="panel" aria-labelledby="role-heading"><h2 id="role-heading">\(words["person_role"])</h2>
            <form method="post" action="\(url.path)" class="stack">\(frame.csrf)
            <input type="hidden" name="action" value="role">
            \(DeskParts.choice(words["role"], name: "role", options: roles(words), chosen: user.role.rawValue))
            \(sections(frame, chosen: user.sections))
            <p><button class="main">\(words["save"])</button></p></form></section>
            <section class="panel" aria-labelledby="access"><h2 id="access">\(words["person_access"])</h2>
            <p class="soft">\(words["person_access_help"])</p>
            <div class="buttons">\(mail)\(button("link"))\(button("sign_out"))\(button(user.isDisabled ? "enable" : "disable"))</div></section>
            """
        return DeskResponse.page(frame.page(user.name, content), status: error == nil ? .ok : .conflict)
    }

    @Sendable private func change(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try id(context)
        let form: PersonForm = try await request.form(context)
        let actor = context.found.actor
        do {
            switch form.action {
            case "profile":
                try await edit(id, form, as: actor)
                return DeskResponse.see(.person(id), done: "person")
            case "role":
                guard let role = form.role.flatMap(Role.init(rawValue:)) else {
                    throw NewsError(.invalid, "The form lacks a field.", field: "role")
                }
                let sections = Set((form.sections ?? []).map { SectionID(rawValue: $0) })
                _ = try await ChangeRole(desk.newsroom)(of: id, to: role, sections: sections, as: actor)
                return DeskResponse.see(.person(id), done: "person")
            case "disable": try await DisableUser(desk.newsroom)(id, as: actor)
            case "enable": try await EnableUser(desk.newsroom)(id, as: actor)
            case "sign_out": _ = try await SignOutEverywhere(desk.newsroom)(of: id, as: actor)
            case "link": return try await handOver(try await link(for: id, byMail: false, as: actor), context)
            case "mail": return try await handOver(try await link(for: id, byMail: true, as: actor), context)
            default: throw NewsError(.invalid, "The form lacks a field.", field: "action")
            }
            return DeskResponse.see(.person(id), done: "person_\(form.action)")
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await person(id, context, error: error, form: form)
        }
    }

    private func edit(_ id: UserID, _ form: PersonForm, as actor: Actor) async throws {
        func profile(_ name: String?, _ email: String?, _ language: String?) throws -> EditUser.Profile {
            guard let name, let language = language.flatMap(LanguageTag.init(rawValue:)) else {
                throw NewsError(.invalid, "The form lacks a field.", field: "name")
            }
            guard let email = email.flatMap(EmailAddress.init(rawValue:)) else {
                throw NewsError(.invalid, "This is no e-mail address.", field: "email")
            }
            return EditUser.Profile(name: name, email: email, language: language)
        }
        try await EditUser(desk.newsroom)(
            id, to: try profile(form.name, form.email, form.language),
            from: try profile(form.knownName, form.knownEmail, form.knownLanguage), as: actor
        )
    }

    /// An invitation for who has no password yet, else a link for another one.
    private func link(for id: UserID, byMail: Bool, as actor: Actor) async throws -> IssuedLink {
        do {
            return try await InviteUser(desk.newsroom).again(id, byMail: byMail, as: actor)
        } catch let error as NewsError where error.code == .conflict {
            return try await RequestPasswordReset(desk.newsroom)(for: id, byMail: byMail, as: actor)
        }
    }
}
