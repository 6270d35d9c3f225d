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
        /// The redirect as the page showed it, where one is changed.
        let oldFrom: String?
        let oldTo: String?
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
        let refused = form?.action == "change" ? form : nil
        let edited = refused?.oldFrom ?? parameters["edit"].map { String($0.prefix(1000)) }
        let (found, asked) = try await desk.newsroom.database.read { store in
            (
                try store.redirects(holding: text, after: after, limit: Self.length + 1),
                try edited.flatMap { from in try store.redirect(from: from).map { Redirect(from: from, to: $0) } }
            )
        }
        var shown = Array(found.prefix(Self.length))
        // One that is being changed stands there, whatever the list shows; also when it is gone, with what was typed.
        let known = refused.flatMap { form in
            form.oldTo.flatMap(LinkTarget.init(rawValue:)).map { Redirect(from: form.oldFrom ?? "", to: $0) }
        }
        if let one = known ?? asked, !shown.contains(where: { $0.from == one.from }) { shown.insert(one, at: 0) }
        let rows: [HTML] = shown.map { redirect in
            // In place, where it stands in the list.
            if redirect.from == edited { return editing(redirect, refused, error, frame) }
            let edit = DeskURL.redirects.path([("q", text), ("after", after), ("edit", redirect.from)])
            return """
                <tr><th scope="row" dir="ltr">\(redirect.from)</th><td dir="ltr"><a href="\(redirect.to.rawValue)" rel="noreferrer">\
                \(redirect.to.rawValue.removingPercentEncoding ?? redirect.to.rawValue)</a></td><td><div class="buttons small">\
                <a class="button" href="\(edit)#edited" aria-label="\(words["redirect_change_address", ["address": words.rules.isolated(redirect.from)]])">\(words["redirect_change"])</a>\
                <form method="post" action="\(DeskURL.redirects.path)">\(frame.csrf)<input type="hidden" name="action" value="delete">\
                <input type="hidden" name="from" value="\(redirect.from)"><input type="hidden" name="to" value="\(redirect.to.rawValue)">\
                <button class="small" aria-label="\(words["redirect_delete", ["address": words.rules.isolated(redirect.from)]])">\(words["delete"])</button></form></div></td></tr>
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
            \(DeskParts.field(words["redirect_from"], name: "from", value: isAdding ? form?.from ?? "" : "", autocomplete: "off", hint: words["redirect_from_hint"], error: isAdding ? HouseParts.note(error, "from", words) : nil, direction: "ltr"))
            \(DeskParts.field(words["redirect_to"], name: "to", value: isAdding ? form?.to ?? "" : "", autocomplete: "off", hint: words["redirect_to_hint"], error: isAdding ? HouseParts.note(error, "to", words) : nil, direction: "ltr"))
            <p><button class="main">\(words["redirect_add"])</button></p></form></section>
            <form method="get" action="\(DeskURL.redirects.path)" class="line">
            \(DeskParts.field(words["find"], name: "q", type: "search", value: text, autocomplete: "off", isRequired: false, direction: "ltr"))
            <button>\(words["find"])</button></form>
            \(HouseParts.table(rows, [words["redirect_from"], words["redirect_to"], words["actions"]], label: words["house_redirects"], none: words["redirects_none"]))
            \(next)
            """
        let status: HTTPResponse.Status =
            error == nil ? .ok : error?.code == .conflict ? .conflict : .unprocessableContent
        return DeskResponse.page(frame.page(words["house_redirects"], content), status: status)
    }

    /// A row whose redirect is being changed.
    private func editing(
        _ redirect: Redirect, _ typed: RedirectForm?, _ error: NewsError?, _ frame: DeskFrame
    ) -> HTML {
        let words = frame.words
        func field(_ label: String, _ name: String, _ value: String) -> HTML {
            let wrong = HouseParts.note(error, name, words)
            let note: HTML? = wrong.map { "<span class=\"wrong\" id=\"edit-\(name)-note\">\($0)</span>" }
            let described: HTML? = wrong.map { _ in " aria-invalid=\"true\" aria-describedby=\"edit-\(name)-note\"" }
            return """
                <p class="field"><label for="edit-\(name)">\(label)</label><input id="edit-\(name)" name="\(name)" value="\(value)" \
                autocomplete="off" dir="ltr" required\(described)>\(note)</p>
                """
        }
        return """
            <tr id="edited"><td colspan="3"><form method="post" action="\(DeskURL.redirects.path)" class="stack" \
            aria-label="\(words["redirect_change_heading"])">\(frame.csrf)<input type="hidden" name="action" value="change">\
            <input type="hidden" name="oldFrom" value="\(redirect.from)"><input type="hidden" name="oldTo" value="\(redirect.to.rawValue)">
            \(field(words["redirect_from"], "from", typed?.from ?? redirect.from))
            \(field(words["redirect_to"], "to", typed?.to ?? redirect.to.rawValue))
            <p class="buttons"><button class="main">\(words["save"])</button> \
            <a class="button" href="\(DeskURL.redirects.path)">\(words["cancel"])</a></p></form></td></tr>
            """
    }

    @Sendable private func change(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: RedirectForm = try await request.form(context)
        let actor = context.found.actor
        do {
            switch form.action {
            case "add":
                try await AddRedirect(desk.newsroom, addresses: desk.addresses)(from: form.from, to: form.to, as: actor)
            case "change":
                guard let from = form.oldFrom, let target = form.oldTo.flatMap(LinkTarget.init(rawValue:)) else {
                    throw NewsError(.invalid, "The form lacks a field.", field: "from")
                }
                try await ChangeRedirect(desk.newsroom, addresses: desk.addresses)(
                    Redirect(from: from, to: target), from: form.from, to: form.to, as: actor
                )
            case "delete":
                guard let target = LinkTarget(rawValue: form.to) else {
                    throw NewsError(.invalid, "The form lacks a field.", field: "to")
                }
                try await DeleteRedirect(desk.newsroom)(Redirect(from: form.from, to: target), as: actor)
            default: throw NewsError(.invalid, "The form lacks a field.", field: "action")
            }
            try await desk.published()
            let done = ["add": "added", "change": "changed"][form.action] ?? "deleted"
            return DeskResponse.see(.redirects, done: "redirect_\(done)")
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await page(request, context, form: form, error: error)
        }
    }
}
