internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// The audit log: who did what, to what and when.
struct AuditController {
    let desk: Desk

    private static let length = 100

    func add(to router: RouterGroup<SignedInContext>) { router.get("audit", use: show) }

    /// What the address asks for; what it does not understand is left out.
    private struct Query {
        var who: String
        var what: String
        var about: String
        var from: String
        var to: String
        var before: AuditKey?

        init(_ request: Request) {
            let parameters = request.uri.queryParameters
            func text(_ name: Substring) -> String { parameters[name].map { String($0.prefix(400)) } ?? "" }
            who = text("who")
            what = text("what")
            about = text("about").trimmingSpaces
            from = text("from")
            to = text("to")
            before = AuditKey(text: text("before"))
        }

        var path: String {
            DeskURL.audit.path([
                ("who", who), ("what", what), ("about", about), ("from", from), ("to", to), ("before", before?.text),
            ])
        }

        func filter(_ zone: Zone) -> AuditFilter {
            AuditFilter(
                actor: AuditActor(text: who), verbs: Set(AuditArea(rawValue: what)?.verbs ?? []), subject: subject,
                from: CivilDate(iso: from[...]).map { zone.startOfDay($0) },
                to: CivilDate(iso: to[...]).map { zone.startOfDay($0.advanced(days: 1)) }
            )
        }

        /// What the log calls it (`section:3`), an article's number, or an address that ends with one.
        private var subject: AuditSubject? {
            guard !about.isEmpty else { return nil }
            if about.contains(":"), !about.contains("/") { return AuditSubject(text: about) }
            let digits = String(about.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
            return .article(ArticleID(rawValue: Int64(digits) ?? 0))
        }
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try context.found.actor.require(.seeAuditLog)
        var query = Query(request)
        let zone = desk.newsroom.zone
        let filter = query.filter(zone)
        let frame = try await desk.frame(context, .house)
        let publication = frame.publication
        let words = frame.words
        let before = query.before
        let edition =
            publication.editions.first { $0.language.primary == words.language.primary }?.id
            ?? publication.editions.first?.id ?? EditionID(rawValue: 0)
        let (found, names, users) = try await desk.newsroom.database.read { store in
            let lines = try store.auditLines(filter, before: before, limit: Self.length + 1)
            return (lines, try AuditNames(of: lines, in: edition, store), try store.users())
        }
        let sentence = AuditSentence(names: names, publication: publication, words: words, zone: zone)
        let content: HTML = """
            <h1>\(words["house_audit"])</h1>\(frame.houseLinks(.audit))
            \(form(query, users, words))
            \(found.isEmpty ? "<p class=\"soft\">\(words["audit_none"])</p>" : days(found.prefix(Self.length), sentence))
            \(older(found, &query, words))
            """
        return DeskResponse.page(frame.page(words["house_audit"], content))
    }

    private func older(_ found: [AuditLine], _ query: inout Query, _ words: DeskWords) -> HTML? {
        guard found.count > Self.length else { return nil }
        query.before = AuditKey(found[Self.length - 1])
        return "<p><a class=\"button\" href=\"\(query.path)\" rel=\"next\">\(words["older"])</a></p>"
    }

    private func form(_ query: Query, _ users: [User], _ words: DeskWords) -> HTML {
        let programs = AuditSentence.programs.map { ($0, words[AuditSentence.words(for: $0)]) }
        let people = users.map { (AuditActor.user($0.id).text, $0.name) }
        let areas = AuditArea.allCases.map { ($0.rawValue, words["audit_area_\($0.rawValue)"]) }
        return """
            <form method="get" action="\(DeskURL.audit.path)" class="line">
            \(DeskParts.choice(words["audit_who"], name: "who", options: [("", words["audit_anyone"])] + people + programs, chosen: query.who))
            \(DeskParts.choice(words["audit_what"], name: "what", options: [("", words["audit_anything"])] + areas, chosen: query.what))
            \(DeskParts.field(words["audit_about"], name: "about", value: query.about, autocomplete: "off", hint: words["audit_about_hint"], isRequired: false, direction: "ltr"))
            \(DeskParts.field(words["audit_from"], name: "from", type: "date", value: query.from, isRequired: false))
            \(DeskParts.field(words["audit_to"], name: "to", type: "date", value: query.to, isRequired: false))
            <button>\(words["filter"])</button></form>
            """
    }

    /// The lines under their days.
    private func days(_ lines: ArraySlice<AuditLine>, _ sentence: AuditSentence) -> HTML {
        var days: [HTML] = []
        var items: [HTML] = []
        var current: CivilDate?
        func close() {
            guard let current else { return }
            days.append(
                "<section class=\"group\"><h2>\(sentence.words.rules.longDate(current))</h2><ol class=\"log\">\(items)</ol></section>"
            )
            items = []
        }
        for line in lines {
            let local = desk.newsroom.zone.civil(at: line.at)
            if local.date != current {
                close()
                current = local.date
            }
            items.append(
                """
                <li><time datetime="\(desk.newsroom.zone.iso8601(line.at))">\(sentence.words.rules.clock(local.time))</time>\
                <p>\(sentence.html(line))</p></li>
                """
            )
        }
        close()
        return HTML.joined(days)
    }
}
