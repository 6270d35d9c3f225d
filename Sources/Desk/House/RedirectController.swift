internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// Old addresses and where they lead.
struct RedirectController {
    let desk: Desk

    private static let length = 100

    struct RedirectForm: DeskForm {
        let csrf: String
        let action: String
        let from: String
        let to: String
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("redirects", use: list)
        router.post("redirects", use: change)
    }

    @Sendable private func list(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await page(request, context, form: nil, error: nil)
    }

    private func page(
        _ request: Request, _ context: SignedInContext, form: RedirectForm?, error: NewsError?
    ) async throws -> Response {
        try context.found.actor.require(.manageRedirects)
        let parameters = request.uri.queryParameters
        let text = (parameters["q"].map { String($0.prefix(200)) } ?? "").trimmingSpaces
        let after = parameters["after"].map { String($0) } ?? ""
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let found = try await desk.newsroom.database.read {
            try $0.redirects(holding: text, after: after, limit: Self.length + 1)
        }
        let rows: [HTML] = found.prefix(Self.length).map { redirect in
            """
            <tr><th scope="row" dir="ltr">\(redirect.from)</th><td dir="ltr"><a href="\(redirect.to.rawValue)" rel="noreferrer">\
            \(redirect.to.rawValue.removingPercentEncoding ?? redirect.to.rawValue)</a></td><td>\
            <form method="post" action="\(DeskURL.redirects.path)">\(frame.csrf)<input type="hidden" name="action" value="delete">\
            <input type="hidden" name="from" value="\(redirect.from)"><input type="hidden" name="to" value="\(redirect.to.rawValue)">\
            <button class="small" aria-label="\(words["redirect_delete", ["address": words.rules.isolated(redirect.from)]])">\(words["delete"])</button></form></td></tr>
            """
        }
        let path = DeskURL.redirects.path([
            ("q", text), ("after", found.count > Self.length ? found[Self.length - 1].from : nil),
        ])
        let next: HTML? =
            found.count > Self.length
            ? "<p><a class=\"button\" href=\"\(path)\" rel=\"next\">\(words["next"])</a></p>" : nil
        let isAdding = form?.action == "add"
        let content: HTML = """
            <h1>\(words["house_redirects"])</h1>\(frame.houseLinks(.redirects))
            \(HouseParts.message(error, words))\(HouseParts.done(request, words))
            <section class="panel" aria-labelledby="add"><h2 id="add">\(words["redirect_add"])</h2>
            <form method="post" action="\(DeskURL.redirects.path)" class="stack">\(frame.csrf)<input type="hidden" name="action" value="add">
            \(DeskParts.field(words["redirect_from"], name: "from", value: isAdding ? form?.from ?? "" : "", autocomplete: "off", hint: words["redirect_from_hint"], error: HouseParts.note(error, "from", words), direction: "ltr"))
            \(DeskParts.field(words["redirect_to"], name: "to", value: isAdding ? form?.to ?? "" : "", autocomplete: "off", hint: words["redirect_to_hint"], error: HouseParts.note(error, "to", words), direction: "ltr"))
            <p><button class="main">\(words["redirect_add"])</button></p></form></section>
            <form method="get" action="\(DeskURL.redirects.path)" class="line">
            \(DeskParts.field(words["find"], name: "q", type: "search", value: text, autocomplete: "off", isRequired: false, direction: "ltr"))
            <button>\(words["find"])</button></form>
            \(HouseParts.table(rows, [words["redirect_from"], words["redirect_to"], words["delete"]], label: words["house_redirects"], none: words["redirects_none"]))
            \(next)
            """
        let status: HTTPResponse.Status =
            error == nil ? .ok : error?.code == .conflict ? .conflict : .unprocessableContent
        return DeskResponse.page(frame.page(words["house_redirects"], content), status: status)
    }

    @Sendable private func change(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: RedirectForm = try await request.form(context)
        let actor = context.found.actor
        do {
            switch form.action {
            case "add":
                try await AddRedirect(desk.newsroom, addresses: desk.addresses)(from: form.from, to: form.to, as: actor)
            case "delete":
                guard let target = LinkTarget(rawValue: form.to) else {
                    throw NewsError(.invalid, "The form lacks a field.", field: "to")
                }
                try await DeleteRedirect(desk.newsroom)(Redirect(from: form.from, to: target), as: actor)
            default: throw NewsError(.invalid, "The form lacks a field.", field: "action")
            }
            try await desk.published()
            return DeskResponse.see(.redirects, done: form.action == "add" ? "redirect_added" : "redirect_deleted")
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await page(request, context, form: form, error: error)
        }
    }
}
