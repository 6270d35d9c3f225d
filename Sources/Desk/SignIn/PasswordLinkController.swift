internal import Hummingbird
internal import News
internal import Newsroom

/// One-time links: an invitation, another password, the first administrator.
struct PasswordLinkController {
    let desk: Desk

    struct PasswordForm: VisitorForm {
        let csrf: String
        let password: String
    }

    struct FirstForm: VisitorForm {
        let csrf: String
        let name: String
        let email: String
        let password: String
    }

    func add(to router: RouterGroup<DeskRequestContext>) {
        router.get("invitation/:token", use: showInvitation)
        router.post("invitation/:token", use: acceptInvitation)
        router.get("password/:token", use: showReset)
        router.post("password/:token", use: reset)
        router.get("first/:token", use: showFirst)
        router.post("first/:token", use: addFirst)
    }

    private func token(_ context: DeskRequestContext) throws -> LinkToken {
        guard let token = context.parameters.get("token").flatMap({ LinkToken(text: $0) }) else { throw Self.gone }
        return token
    }

    private static var gone: NewsError {
        NewsError(.gone, "This link was used or has ended.", help: "Ask for a new one.")
    }

    // MARK: Invitation and reset

    @Sendable private func showInvitation(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        let token = try token(context)
        let user = try await AcceptInvitation(desk.newsroom, passwords: desk.passwords).user(of: token)
        return try await showPassword(for: user, at: .invitation(token.text), request, context, title: "welcome")
    }

    @Sendable private func showReset(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        let token = try token(context)
        let user = try await ResetPassword(desk.newsroom, passwords: desk.passwords).user(of: token)
        return try await showPassword(for: user, at: .reset(token.text), request, context, title: "new_password")
    }

    private func showPassword(
        for user: User?, at url: DeskURL, _ request: Request, _ context: DeskRequestContext, title: String,
        error: NewsError? = nil
    ) async throws -> Response {
        guard let user else { throw Self.gone }
        let frame = try await desk.frame(request, context, in: user.language)
        let words = frame.words
        let content: HTML = """
            <div class="narrow"><h1>\(words[title])</h1>
            <p>\(words["choose_password", ["name": words.rules.isolated(user.name)]])</p>
            <form method="post" action="\(url.path)" class="stack">\(frame.csrf)
            <input type="text" name="username" value="\(user.email.rawValue)" autocomplete="username" hidden>
            \(passwordField(words, error))
            <p><button class="main">\(words["go_on"])</button></p></form></div>
            """
        return DeskResponse.page(frame.page(words[title], content), status: error == nil ? .ok : .unprocessableContent)
    }

    private func passwordField(_ words: DeskWords, _ error: NewsError?) -> HTML {
        DeskParts.field(
            words["password"], name: "password", type: "password", autocomplete: "new-password",
            hint: words["password_rule"], error: error.map { words.sentence(for: $0) }, direction: "ltr"
        )
    }

    @Sendable private func acceptInvitation(_ request: Request, _ context: DeskRequestContext) async throws -> Response
    {
        let token = try token(context)
        let form: PasswordForm = try await request.form(context)
        let accept = AcceptInvitation(desk.newsroom, passwords: desk.passwords)
        do {
            let signedIn = try await accept(token, password: form.password, from: request.browser(context))
            return DeskResponse.see(.home, opening: signedIn.token)
        } catch let error as NewsError where error.code == .invalid {
            let user = try await accept.user(of: token)
            return try await showPassword(
                for: user, at: .invitation(token.text), request, context, title: "welcome", error: error
            )
        }
    }

    @Sendable private func reset(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        let token = try token(context)
        let form: PasswordForm = try await request.form(context)
        let reset = ResetPassword(desk.newsroom, passwords: desk.passwords)
        do {
            let signedIn = try await reset(token, password: form.password, from: request.browser(context))
            return DeskResponse.see(.home, opening: signedIn.token)
        } catch let error as NewsError where error.code == .invalid {
            let user = try await reset.user(of: token)
            return try await showPassword(
                for: user, at: .reset(token.text), request, context, title: "new_password", error: error
            )
        }
    }

    // MARK: The first administrator

    @Sendable private func showFirst(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        let token = try token(context)
        guard try await AddFirstAdministrator(desk.newsroom, passwords: desk.passwords).holds(token) else {
            throw Self.gone
        }
        return DeskResponse.page(
            firstPage(try await desk.frame(request, context), token, name: "", email: "", error: nil))
    }

    private func firstPage(
        _ frame: DeskFrame, _ token: LinkToken, name: String, email: String, error: NewsError?
    ) -> HTML {
        let words = frame.words
        let isOfPassword = error?.field == "password"
        return frame.page(
            words["first_heading"],
            """
            <div class="narrow"><h1>\(words["first_heading"])</h1><p>\(words["first_help"])</p>
            \(isOfPassword ? nil : DeskParts.message(error.map { words.sentence(for: $0) }, isError: true))
            <form method="post" action="\(DeskURL.firstAdministrator(token.text).path)" class="stack">\(frame.csrf)
            \(DeskParts.field(words["name"], name: "name", value: name, autocomplete: "name", direction: "auto"))
            \(DeskParts.field(words["email"], name: "email", type: "account", value: email, autocomplete: "username", direction: "ltr"))
            \(passwordField(words, isOfPassword ? error : nil))
            <p><button class="main">\(words["go_on"])</button></p></form></div>
            """
        )
    }

    @Sendable private func addFirst(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        let token = try token(context)
        let form: FirstForm = try await request.form(context)
        let frame = try await desk.frame(request, context)
        do {
            guard let email = EmailAddress(rawValue: form.email) else {
                throw NewsError(.invalid, "This is no e-mail address.", field: "email")
            }
            let signedIn = try await AddFirstAdministrator(desk.newsroom, passwords: desk.passwords)(
                token, email: email, name: form.name, language: frame.words.language, password: form.password,
                from: request.browser(context)
            )
            return DeskResponse.see(.home, opening: signedIn.token)
        } catch let error as NewsError where error.code == .invalid {
            return DeskResponse.page(
                firstPage(frame, token, name: form.name, email: form.email, error: error),
                status: .unprocessableContent
            )
        }
    }
}
