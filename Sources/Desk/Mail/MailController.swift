internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// What became of the messages that the newsroom sent, for the administrators. What they said is not kept.
struct MailController {
    let desk: Desk

    private static let length = 50

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("mail", use: list)
    }

    @Sendable private func list(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try context.found.actor.require(.managePeople)
        let before = request.uri.queryParameters["before"].flatMap { Int64($0) }.map { MailID(rawValue: $0) }
        let frame = try await desk.frame(context, .people)
        let words = frame.words
        let zone = desk.newsroom.zone
        let found = try await desk.newsroom.database.read { try $0.mail(before: before, limit: Self.length + 1) }
        let rows: [HTML] = found.prefix(Self.length).map { mail in
            let next: HTML? =
                mail.state == .waiting && mail.tries > 0
                ? mail.dueAt.map { " <span class=\"soft\">\(words["mail_next_try"]) \(words.moment($0, zone))</span>" }
                : nil
            let reason: HTML? = mail.failure.map { "<br><span class=\"soft\" lang=\"en\" dir=\"ltr\">\($0)</span>" }
            return """
                <tr><th scope="row"><a href="\(DeskURL.person(mail.user).path)"><span dir="ltr">\(mail.address.rawValue)</span></a></th>\
                <td>\(words["mailkind_\(mail.kind.rawValue)"])</td><td>\(words.moment(mail.queuedAt, zone))</td>\
                <td><span class="tag">\(words["mailstate_\(mail.state.rawValue)"])</span>\(next)\(reason)</td></tr>
                """
        }
        let older: HTML? =
            found.count > Self.length
            ? "<p><a class=\"button\" rel=\"next\" href=\"\(DeskURL.mail.path)?before=\(found[Self.length - 1].id.rawValue)\">\(words["older"])</a></p>"
            : nil
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"soft\">\(words["mail_none"])</p>"
            : """
            <div class="table" tabindex="0" role="group" aria-label="\(words["mail"])"><table><thead><tr>\
            <th scope="col">\(words["mail_to"])</th><th scope="col">\(words["mail_about"])</th>\
            <th scope="col">\(words["mail_when"])</th><th scope="col">\(words["mail_state"])</th>\
            </tr></thead><tbody>\(rows)</tbody></table></div>
            """
        let content: HTML = """
            <h1>\(words["mail"])</h1>
            <p class="soft">\(desk.newsroom.sendsMail ? words["mail_help"] : words["mail_off"])</p>
            \(table)\(older)
            """
        return DeskResponse.page(frame.page(words["mail"], content))
    }
}
