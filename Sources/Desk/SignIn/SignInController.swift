internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import News
internal import Newsroom

/// Signing in and out.
struct SignInController {
    let desk: Desk

    struct SignInForm: VisitorForm {
        let csrf: String
        let email: String
        let password: String
        let next: String?
    }

    /// What a script of ours sends when a session ended while someone was writing.
    struct Session: Encodable {
        let csrf: String
        let user: Int64
    }

    func add(to router: RouterGroup<DeskRequestContext>) {
        router.get("sign-in", use: show)
        router.post("sign-in", use: signIn)
        router.get("session", use: showSession)
        router.post("session", use: signInPlace)
        router.post("sign-out", use: signOut)
        router.get("forgotten", use: showForgotten)
        router.post("forgotten", use: sendForgotten)
    }

    @Sendable private func show(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        let next = request.uri.queryParameters["next"].map { String($0) }
        if context.found != nil { return DeskResponse.see(.home) }
        return DeskResponse.page(page(try await desk.frame(request, context), email: "", next: next, error: nil))
    }

    private func page(_ frame: DeskFrame, email: String, next: String?, error: String?) -> HTML {
        let words = frame.words
        return frame.page(
            words["sign_in"],
            """
            <div class="narrow"><h1>\(words["sign_in"])</h1>
            \(DeskParts.message(error, isError: true))
            <form method="post" action="\(DeskURL.signIn(next: nil).path)" class="stack">\(frame.csrf)
            <input type="hidden" name="next" value="\(DeskURL.safeNext(next))">
            \(DeskParts.field(words["email"], name: "email", type: "account", value: email, autocomplete: "username", direction: "ltr"))
            \(DeskParts.field(words["password"], name: "password", type: "password", autocomplete: "current-password", direction: "ltr"))
            <p><button class="main">\(words["sign_in"])</button> <a href="\(DeskURL.forgotten.path)">\(words["forgotten"])</a></p>
            </form></div>
            """
        )
    }

    @Sendable private func signIn(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        let form: SignInForm = try await request.form(context)
        do {
            let signedIn = try await signIn(form.email, form.password, request, context)
            var response = DeskResponse.see(.home, opening: signedIn.token)
            response.headers[.location] = DeskURL.safeNext(form.next)
            return response
        } catch let error as NewsError where error.code == .forbidden || error.code == .tooMany {
            let frame = try await desk.frame(request, context)
            return DeskResponse.page(
                page(frame, email: form.email, next: form.next, error: frame.words.sentence(for: error)),
                status: error.code == .tooMany ? .tooManyRequests : .forbidden
            )
        }
    }

    /// The token to sign in again in place with: the cookie that it goes with may have ended, as the session's has.
    @Sendable private func showSession(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        struct Sealed: Encodable { let csrf: String? }
        return try DeskResponse.json(Sealed(csrf: context.visitor?.formToken))
    }

    /// Signing in again in place: nobody leaves the article they are writing.
    @Sendable private func signInPlace(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        struct Body: Decodable {
            let email: String
            let password: String
        }
        guard let token = request.headers[HTTPField.formToken],
            context.visitor?.accepts(formToken: token) ?? false
        else { throw DeskRefusal.forged }
        let body = try await JSONDecoder().decode(Body.self, from: request, context: context)
        let signedIn = try await signIn(body.email, body.password, request, context)
        var response = try DeskResponse.json(
            Session(csrf: signedIn.token.formToken, user: signedIn.user.id.rawValue)
        )
        response.headers[.setCookie] = SessionCookie.setting(signedIn.token)
        return response
    }

    private func signIn(
        _ email: String, _ password: String, _ request: Request, _ context: DeskRequestContext
    ) async throws -> SignedIn {
        try await SignIn(desk.newsroom, passwords: desk.passwords)(
            email: email, password: password, from: request.browser(context), replacing: context.token
        )
    }

    @Sendable private func signOut(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        struct SignOutForm: Decodable { let csrf: String }
        if let token = context.token {
            let form: SignOutForm = try await request.open(context)
            guard token.accepts(formToken: form.csrf) else { throw DeskRefusal.forged }
            try await SignOut(desk.newsroom)(token)
        }
        var response = DeskResponse.see(.signIn(next: nil))
        response.headers[.setCookie] = SessionCookie.clearing
        return response
    }

    // MARK: A forgotten password

    struct ForgottenForm: VisitorForm {
        let csrf: String
        let email: String
    }

    @Sendable private func showForgotten(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        DeskResponse.page(forgotten(try await desk.frame(request, context), email: "", error: nil))
    }

    private func forgotten(_ frame: DeskFrame, email: String, error: String?) -> HTML {
        let words = frame.words
        let form: HTML? =
            desk.newsroom.sendsMail
            ? """
            <form method="post" action="\(DeskURL.forgotten.path)" class="stack">\(frame.csrf)
            \(DeskParts.field(words["email"], name: "email", type: "account", value: email, autocomplete: "username", error: error, direction: "ltr"))
            <p><button class="main">\(words["forgotten_send"])</button></p></form>
            """ : nil
        return frame.page(
            words["forgotten"],
            """
            <div class="narrow"><h1>\(words["forgotten"])</h1>
            <p>\(desk.newsroom.sendsMail ? words["forgotten_mail"] : words["forgotten_help"])</p>\(form)
            <p><a href="\(DeskURL.signIn(next: nil).path)">\(words["sign_in"])</a></p></div>
            """
        )
    }

    /// Has a link sent. The answer is the same whether someone works here with that address or not.
    @Sendable private func sendForgotten(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        guard desk.newsroom.sendsMail else { throw NewsError(.notFound, "There is no such page.") }
        let form: ForgottenForm = try await request.form(context)
        let frame = try await desk.frame(request, context)
        let words = frame.words
        do {
            guard EmailAddress(rawValue: form.email) != nil else {
                throw NewsError(.invalid, "This is no e-mail address.", field: "email")
            }
            _ = try await RequestPasswordReset(desk.newsroom)(email: form.email, from: request.browser(context))
        } catch let error as NewsError where error.code == .invalid || error.code == .tooMany {
            return DeskResponse.page(
                forgotten(frame, email: form.email, error: words.sentence(for: error)),
                status: error.code == .tooMany ? .tooManyRequests : .unprocessableContent
            )
        }
        return DeskResponse.page(
            frame.page(
                words["forgotten"],
                """
                <div class="narrow"><h1>\(words["forgotten"])</h1>
                \(DeskParts.message(words["forgotten_sent", ["address": words.rules.isolated(form.email.trimmingSpaces)]]))
                <p><a href="\(DeskURL.signIn(next: nil).path)">\(words["sign_in"])</a></p></div>
                """
            )
        )
    }
}
