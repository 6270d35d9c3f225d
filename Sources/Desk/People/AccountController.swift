internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// What someone sets for themselves: name, language, address, password, mail, and where they are signed in.
struct AccountController {
    let desk: Desk

    struct PasswordForm: DeskForm {
        let csrf: String
        let current: String
        let new: String
    }

    struct ProfileForm: DeskForm {
        let csrf: String
        let name: String
        let language: String
    }

    struct AddressForm: DeskForm {
        let csrf: String
        let email: String
        let password: String
    }

    struct MailForm: DeskForm {
        let csrf: String
        let wish: String
    }

    struct PlainForm: DeskForm { let csrf: String }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("account", use: show)
        router.post("account/profile", use: changeProfile)
        router.post("account/address", use: changeAddress)
        router.post("account/mail", use: wishForMail)
        router.post("account/password", use: changePassword)
        router.post("account/sessions", use: signOutElsewhere)
        router.post("account/sessions/:id", use: signOutThere)
    }

    // MARK: The page

    /// What was typed into a form that was refused, and why.
    private struct Refused {
        enum Form { case profile, address, password }
        let form: Form
        let error: NewsError
        var name: String?
        var language: String?
        var email: String?

        /// The sentence for the field `name` of `form`.
        func sentence(_ form: Form, _ name: String, _ words: DeskWords) -> String? {
            guard form == self.form else { return nil }
            // What names no field of the form stands at its last.
            let field = ["current", "name", "email"].contains(error.field) ? error.field : "last"
            return field == name ? words.sentence(for: error) : nil
        }
    }

    private static let done = ["password", "sessions", "session", "profile", "address", "address_asked", "notices"]

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await page(context, done: request.uri.queryParameters["done"].map { String($0) }, refused: nil)
    }

    private func page(_ context: SignedInContext, done: String?, refused: Refused?) async throws -> Response {
        let frame = try await desk.frame(context, .account)
        let words = frame.words
        let user = context.found.user
        let now = desk.newsroom.clock.now()
        let sessions = try await desk.newsroom.database.read { try $0.sessions(of: user.id, at: now) }
        let content: HTML = """
            <h1>\(words["account"])</h1>
            \(DeskParts.message(done.flatMap { Self.done.contains($0) ? words["done_\($0)"] : nil }))
            <p><bdi>\(user.name)</bdi> · <span dir="ltr">\(user.email.rawValue)</span> · \(words["role_\(user.role.rawValue)"])</p>
            \(profile(user, frame, refused))
            \(desk.newsroom.sendsMail ? wish(user, frame) : .empty)
            \(address(user, frame, refused))
            \(password(user, frame, refused))
            \(list(sessions, context, frame))
            """
        let status: HTTPResponse.Status =
            switch refused?.error.code {
            case nil: .ok
            case .tooMany?: .tooManyRequests
            default: .unprocessableContent
            }
        return DeskResponse.page(frame.page(words["account"], content), status: status)
    }

    private func profile(_ user: User, _ frame: DeskFrame, _ refused: Refused?) -> HTML {
        let words = frame.words
        let languages = desk.catalogue.languages.map { ($0.rawValue, desk.catalogue.words(in: $0)["language_name"]) }
        let error = refused?.sentence(.profile, "name", words) ?? refused?.sentence(.profile, "last", words)
        return """
            <section class="panel" aria-labelledby="facts-heading"><h2 id="facts-heading">\(words["own_facts"])</h2>
            <form method="post" action="\(DeskURL.profile.path)" class="stack">\(frame.csrf)
            \(DeskParts.field(words["name"], name: "name", value: refused?.name ?? user.name, autocomplete: "name", error: error, direction: "auto"))
            \(DeskParts.choice(words["desk_language"], name: "language", options: languages, chosen: refused?.language ?? words.language.rawValue))
            <p><button class="main">\(words["save"])</button></p></form></section>
            """
    }

    private func wish(_ user: User, _ frame: DeskFrame) -> HTML {
        let words = frame.words
        let boxes: [HTML] = NoticeMail.allCases.map { wish in
            """
            <label class="box"><input type="radio" name="wish" value="\(wish.rawValue)"\(" checked", if: wish == user.noticeMail)> \
            \(words["notice_mail_\(wish.rawValue)"])</label>
            """
        }
        return """
            <section class="panel" aria-labelledby="wish-heading"><h2 id="wish-heading">\(words["notices_by_mail"])</h2>
            <form method="post" action="\(DeskURL.accountMail.path)" class="stack">\(frame.csrf)
            <fieldset><legend>\(words["notices_by_mail_help"])</legend><div class="boxes wide">\(boxes)</div></fieldset>
            <p><button class="main">\(words["save"])</button></p></form></section>
            """
    }

    private func address(_ user: User, _ frame: DeskFrame, _ refused: Refused?) -> HTML {
        let words = frame.words
        let hint = desk.newsroom.sendsMail ? words["new_address_hint"] : nil
        let last = refused?.sentence(.address, "current", words) ?? refused?.sentence(.address, "last", words)
        return """
            <section class="panel" aria-labelledby="address-heading"><h2 id="address-heading">\(words["change_address"])</h2>
            <form method="post" action="\(DeskURL.accountAddress.path)" class="stack">\(frame.csrf)
            \(DeskParts.field(words["new_address"], name: "email", type: "email", value: refused?.email ?? "", autocomplete: "email", hint: hint, error: refused?.sentence(.address, "email", words), direction: "ltr"))
            \(DeskParts.field(words["current_password"], name: "password", type: "password", autocomplete: "current-password", error: last, direction: "ltr"))
            <p><button class="main">\(words["change_address"])</button></p></form></section>
            """
    }

    private func password(_ user: User, _ frame: DeskFrame, _ refused: Refused?) -> HTML {
        let words = frame.words
        return """
            <section class="panel" aria-labelledby="password-heading"><h2 id="password-heading">\(words["change_password"])</h2>
            <form method="post" action="\(DeskURL.password.path)" class="stack">\(frame.csrf)
            <input type="text" name="username" value="\(user.email.rawValue)" autocomplete="username" hidden>
            \(DeskParts.field(words["current_password"], name: "current", type: "password", autocomplete: "current-password", error: refused?.sentence(.password, "current", words), direction: "ltr"))
            \(DeskParts.field(words["new_password"], name: "new", type: "password", autocomplete: "new-password", hint: words["password_rule"], error: refused?.sentence(.password, "last", words), direction: "ltr"))
            <p><button class="main">\(words["change_password"])</button></p></form></section>
            """
    }

    private func list(_ sessions: [Session], _ context: SignedInContext, _ frame: DeskFrame) -> HTML {
        let words = frame.words
        let rows: [HTML] = sessions.map { session in
            let isHere = session.id == context.found.session.id
            let end: HTML =
                isHere
                ? "<strong>\(words["this_browser"])</strong>"
                : DeskParts.button(words["sign_out_there"], to: .accountSession(session.id), csrf: frame.csrf)
            return """
                <li><span>\(BrowserName(session.userAgent).map { "<bdi>\($0.text)</bdi>" as HTML } ?? "\(words["unknown_browser"])" as HTML)</span>\
                <span class="soft">\(words["last_seen"]) \(words.moment(session.lastSeenAt, desk.newsroom.zone)) · \
                <span dir="ltr">\(session.address)</span></span>\(end)</li>
                """
        }
        return """
            <section class="panel" aria-labelledby="sessions-heading"><h2 id="sessions-heading">\(words["sessions"])</h2>
            <ul class="rows">\(rows)</ul>
            \(DeskParts.button(words["sign_out_elsewhere"], to: .sessions, csrf: frame.csrf))</section>
            <p><a href="\(DeskURL.tokens.path)">\(words["tokens"])</a></p>
            """
    }

    // MARK: Changes

    @Sendable private func changeProfile(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: ProfileForm = try await request.form(context)
        let user = context.found.user
        do {
            guard let language = LanguageTag(rawValue: form.language), desk.catalogue.languages.contains(language)
            else {
                throw NewsError(.invalid, "The form lacks a field.", field: "language")
            }
            try await EditUser(desk.newsroom)(
                user.id, to: EditUser.Profile(name: form.name, email: user.email, language: language),
                as: context.found.actor
            )
            return DeskResponse.see(.account, done: "profile")
        } catch let error as NewsError where error.code == .invalid {
            let refused = Refused(form: .profile, error: error, name: form.name, language: form.language)
            return try await page(context, done: nil, refused: refused)
        }
    }

    @Sendable private func changeAddress(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: AddressForm = try await request.form(context)
        do {
            guard let email = EmailAddress(rawValue: form.email) else {
                throw NewsError(.invalid, "This is no e-mail address.", field: "email")
            }
            let outcome = try await ChangeAddress(desk.newsroom, passwords: desk.passwords)(
                context.token, to: email, password: form.password
            )
            return DeskResponse.see(.account, done: outcome == .asked ? "address_asked" : "address")
        } catch let error as NewsError where [.invalid, .forbidden, .conflict, .tooMany].contains(error.code) {
            return try await page(
                context, done: nil, refused: Refused(form: .address, error: error, email: form.email)
            )
        }
    }

    @Sendable private func wishForMail(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: MailForm = try await request.form(context)
        guard let wish = NoticeMail(rawValue: form.wish) else {
            throw NewsError(.invalid, "The form lacks a field.", field: "wish")
        }
        try await WishForMail(desk.newsroom)(wish, of: context.found.user.id, as: context.found.actor)
        return DeskResponse.see(.account, done: "notices")
    }

    @Sendable private func changePassword(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: PasswordForm = try await request.form(context)
        do {
            let signedIn = try await ChangePassword(desk.newsroom, passwords: desk.passwords)(
                context.token, current: form.current, new: form.new, from: request.browser(context)
            )
            var response = DeskResponse.see(.account, opening: signedIn.token)
            response.headers[.location] = DeskURL.account.path + "?done=password"
            return response
        } catch let error as NewsError where [.invalid, .forbidden, .tooMany].contains(error.code) {
            return try await page(context, done: nil, refused: Refused(form: .password, error: error))
        }
    }

    // MARK: Sessions

    @Sendable private func signOutElsewhere(_ request: Request, _ context: SignedInContext) async throws -> Response {
        _ = try await request.form(context, as: PlainForm.self)
        _ = try await SignOutEverywhere(desk.newsroom)(
            of: context.found.user.id, except: context.token, as: context.found.actor
        )
        return DeskResponse.see(.account, done: "sessions")
    }

    @Sendable private func signOutThere(_ request: Request, _ context: SignedInContext) async throws -> Response {
        _ = try await request.form(context, as: PlainForm.self)
        guard let number = context.parameters.get("id").flatMap({ Int64($0) }) else {
            throw NewsError(.notFound, "There is no such page.")
        }
        try await SignOutSession(desk.newsroom)(
            SessionID(rawValue: number), of: context.found.user.id, as: context.found.actor
        )
        return DeskResponse.see(.account, done: "session")
    }
}
