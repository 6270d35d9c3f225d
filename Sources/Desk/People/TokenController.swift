internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// Personal tokens, with which programs work for someone: made, shown once, listed, revoked.
struct TokenController {
    let desk: Desk

    private static let lifetimes = [7, 30, 90, 365]

    struct TokenForm: DeskForm {
        let csrf: String
        let name: String
        let scopes: [String]?
        let days: Int
    }

    struct RevocationForm: DeskForm {
        let csrf: String
        let token: Int64
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("account/tokens", use: show)
        router.post("account/tokens", use: make)
        router.post("account/tokens/revoke", use: revoke)
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await page(context, isRevoked: request.uri.queryParameters["done"] == "token")
    }

    @Sendable private func make(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: TokenForm = try await request.form(context)
        do {
            let made = try await MakeAccessToken(desk.newsroom)(
                named: form.name, scopes: Set((form.scopes ?? []).compactMap(AccessScope.init(rawValue:))),
                days: form.days, by: context.found.actor
            )
            return try await page(context, made: made)
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await page(context, form: form, error: error)
        }
    }

    @Sendable private func revoke(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: RevocationForm = try await request.form(context)
        try await RevokeAccessToken(desk.newsroom)(AccessTokenID(rawValue: form.token), by: context.found.actor)
        var response = DeskResponse.see(.tokens)
        response.headers[.location] = DeskURL.tokens.path + "?done=token"
        return response
    }

    private func page(
        _ context: SignedInContext, made: MakeAccessToken.Made? = nil, form: TokenForm? = nil,
        error: NewsError? = nil, isRevoked: Bool = false
    ) async throws -> Response {
        let frame = try await desk.frame(context, .account)
        let words = frame.words
        let tokens = try await desk.newsroom.database.read { try $0.accessTokens(of: context.found.user.id) }
        let list: HTML =
            tokens.isEmpty
            ? "<p class=\"soft\">\(words["no_tokens"])</p>"
            : "<ul class=\"rows\">\(tokens.map { row($0, frame) })</ul>"
        let shown: HTML? = made.map { made in
            """
            <section class="panel" aria-labelledby="made"><h2 id="made">\(words["token_made"])</h2>
            <p class="field"><label for="secret">\(words["token_once"])</label>\
            <input id="secret" readonly dir="ltr" value="\(made.secret.text)"></p></section>
            """
        }
        let content: HTML = """
            <p><a class="back" href="\(DeskURL.account.path)">\(words["account"])</a></p>
            <h1>\(words["tokens"])</h1>
            \(DeskParts.message(isRevoked ? words["done_token"] : nil))\(shown)
            <p class="soft">\(words["tokens_hint"]) <code dir="ltr">/api/v1</code></p>
            \(list)
            <section class="panel" aria-labelledby="new-token"><h2 id="new-token">\(words["make_token"])</h2>
            \(self.form(frame, role: context.found.user.role, form: form, error: error))</section>
            """
        return DeskResponse.page(
            frame.page(words["tokens"], content), status: error == nil ? .ok : .unprocessableContent
        )
    }

    private func row(_ token: AccessToken, _ frame: DeskFrame) -> HTML {
        let words = frame.words
        let now = desk.newsroom.clock.now()
        let used: HTML =
            token.lastUsedAt.map { "\(words["token_used"]) \(words.moment($0, desk.newsroom.zone))" }
            ?? "\(words["token_unused"])"
        let end = words[token.expiresAt > now ? "token_until" : "token_ended"]
        return """
            <li><strong><bdi>\(token.name)</bdi></strong>\
            <span>\(token.scopes.map(\.rawValue).sorted().map { "<span class=\"tag\" dir=\"ltr\">\($0)</span> " as HTML })</span>\
            <span class="soft">\(end) \(words.moment(token.expiresAt, desk.newsroom.zone)) · \(used)</span>\
            <form method="post" action="\(DeskURL.tokenRevocation.path)">\(frame.csrf)\
            <input type="hidden" name="token" value="\(token.id.rawValue)">\
            <button aria-label="\(words["revoke_token", ["name": words.rules.isolated(token.name)]])">\(words["revoke"])</button></form></li>
            """
    }

    private func form(_ frame: DeskFrame, role: Role, form: TokenForm?, error: NewsError?) -> HTML {
        let words = frame.words
        let message = error.map { words.sentence(for: $0) }
        let isOfScopes = error?.field == "scopes"
        let chosen = Set(form?.scopes ?? [])
        let boxes: [HTML] = AccessScope.allCases.filter { $0.leastRole <= role }.map { scope in
            """
            <label class="box"><input type="checkbox" name="scopes[]" value="\(scope.rawValue)"\
            \(" checked", if: chosen.contains(scope.rawValue))> <span>\(words["scope_\(scope.rawValue.replacing(":", with: "_"))"]) \
            <code dir="ltr" class="soft">\(scope.rawValue)</code></span></label>
            """
        }
        let wrong: HTML? =
            isOfScopes ? message.map { "<p class=\"wrong\" id=\"scopes-note\" role=\"alert\">\($0)</p>" } : nil
        let lifetimes = Self.lifetimes.map { (String($0), words["token_days", count: $0]) }
        return """
            <form method="post" action="\(DeskURL.tokens.path)" class="stack">\(frame.csrf)
            \(DeskParts.field(words["token_name"], name: "name", value: form?.name ?? "", autocomplete: "off", hint: words["token_name_hint"], error: isOfScopes ? nil : message, direction: "auto"))
            <fieldset\(" aria-describedby=\"scopes-note\"", if: isOfScopes)><legend>\(words["token_scopes"])</legend><div class="boxes wide">\(boxes)</div>\(wrong)</fieldset>
            \(DeskParts.choice(words["token_lifetime"], name: "days", options: lifetimes, chosen: form.map { String($0.days) } ?? "90"))
            <p><button class="main">\(words["make_token"])</button></p></form>
            """
    }
}
