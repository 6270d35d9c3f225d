internal import Hummingbird
internal import News
internal import Newsroom

/// The link that proves that an address is someone's.
struct AddressLinkController {
    let desk: Desk

    struct ConfirmationForm: VisitorForm { let csrf: String }

    func add(to router: RouterGroup<DeskRequestContext>) {
        router.get("address/:token", use: show)
        router.post("address/:token", use: confirm)
    }

    private func token(_ context: DeskRequestContext) throws -> LinkToken {
        guard let token = context.parameters.get("token").flatMap({ LinkToken(text: $0) }) else { throw Self.gone }
        return token
    }

    private static var gone: NewsError {
        NewsError(.gone, "This link was used or has ended.", help: "Ask for a new one.")
    }

    /// Mail programs look at links before people do, so looking changes nothing.
    @Sendable private func show(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        let token = try token(context)
        guard let email = try await ChangeAddress(desk.newsroom, passwords: desk.passwords).address(of: token) else {
            throw Self.gone
        }
        let frame = try await desk.frame(request, context, in: context.found?.user.language)
        let words = frame.words
        let content: HTML = """
            <div class="narrow"><h1>\(words["new_address"])</h1>
            <p>\(words["new_address_confirm", ["address": words.rules.isolated(email.rawValue)]])</p>
            <form method="post" action="\(DeskURL.addressChange(token.text).path)">\(frame.csrf)\
            <button class="main">\(words["go_on"])</button></form></div>
            """
        return DeskResponse.page(frame.page(words["new_address"], content))
    }

    @Sendable private func confirm(_ request: Request, _ context: DeskRequestContext) async throws -> Response {
        _ = try await request.form(context, as: ConfirmationForm.self)
        let user = try await ChangeAddress(desk.newsroom, passwords: desk.passwords).confirm(try token(context))
        let frame = try await desk.frame(request, in: user.language)
        let words = frame.words
        let content: HTML = """
            <div class="narrow"><h1>\(words["new_address"])</h1>
            \(DeskParts.message(words["done_address"]))
            <p><a href="\(DeskURL.home.path)">\(words["back_to_desk"])</a></p></div>
            """
        return DeskResponse.page(frame.page(words["new_address"], content))
    }
}
