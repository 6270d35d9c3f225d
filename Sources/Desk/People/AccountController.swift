internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// What someone sets for themselves: their password, where they are signed in.
struct AccountController {
    let desk: Desk

    struct PasswordForm: DeskForm {
        let csrf: String
        let current: String
        let new: String
    }

    struct PlainForm: DeskForm { let csrf: String }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("account", use: show)
        router.post("account/password", use: changePassword)
        router.post("account/sessions", use: signOutElsewhere)
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await page(context, done: request.uri.queryParameters["done"].map { String($0) }, error: nil)
    }

    private func page(_ context: SignedInContext, done: String?, error: NewsError?) async throws -> Response {
        let frame = try await desk.frame(context, .account)
        let words = frame.words
        let user = context.found.user
        let now = desk.newsroom.clock.now()
        let sessions = try await desk.newsroom.database.read { try $0.sessions(of: user.id, at: now) }
        let rows: [HTML] = sessions.map { session in
            let here: HTML? =
                session.id == context.found.session.id ? " <strong>\(words["this_browser"])</strong>" : nil
            return """
                <li><span dir="auto">\(session.userAgent.isEmpty ? words["unknown_browser"] : session.userAgent)</span>\(here)\
                <span class="soft">\(words["last_seen"]) \(words.moment(session.lastSeenAt, desk.newsroom.zone)) · \
                <span dir="ltr">\(session.address)</span></span></li>
                """
        }
        let isOfCurrent = error?.field == "current"
        let message = error.map { words.sentence(for: $0) }
        let doneMessage = done.flatMap { ["password", "sessions"].contains($0) ? words["done_\($0)"] : nil }
        let content: HTML = """
            <h1>\(words["account"])</h1>
            \(DeskParts.message(doneMessage))
            <p><bdi>\(user.name)</bdi> · <span dir="ltr">\(user.email.rawValue)</span> · \(words["role_\(user.role.rawValue)"])</p>
            <section class="panel" aria-labelledby="password-heading"><h2 id="password-heading">\(words["change_password"])</h2>
            <form method="post" action="\(DeskURL.password.path)" class="stack">\(frame.csrf)
            <input type="text" name="username" value="\(user.email.rawValue)" autocomplete="username" hidden>
            \(DeskParts.field(words["current_password"], name: "current", type: "password", autocomplete: "current-password", error: isOfCurrent ? message : nil, direction: "ltr"))
            \(DeskParts.field(words["new_password"], name: "new", type: "password", autocomplete: "new-password", hint: words["password_rule"], error: isOfCurrent ? nil : message, direction: "ltr"))
            <p><button class="main">\(words["change_password"])</button></p></form></section>
            <section class="panel" aria-labelledby="sessions-heading"><h2 id="sessions-heading">\(words["sessions"])</h2>
            <ul class="rows">\(rows)</ul>
            \(DeskParts.button(words["sign_out_elsewhere"], to: .sessions, csrf: frame.csrf))</section>
            <p><a href="\(DeskURL.tokens.path)">\(words["tokens"])</a></p>
            """
        return DeskResponse.page(
            frame.page(words["account"], content), status: error == nil ? .ok : .unprocessableContent
        )
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
            return try await page(context, done: nil, error: error)
        }
    }

    @Sendable private func signOutElsewhere(_ request: Request, _ context: SignedInContext) async throws -> Response {
        _ = try await request.form(context, as: PlainForm.self)
        _ = try await SignOutEverywhere(desk.newsroom)(
            of: context.found.user.id, except: context.token, as: context.found.actor
        )
        var response = DeskResponse.see(.account)
        response.headers[.location] = DeskURL.account.path + "?done=sessions"
        return response
    }
}
