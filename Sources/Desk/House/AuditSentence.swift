internal import News
internal import Newsroom

/// A line of the audit log as a sentence, with links to what it speaks of.
struct AuditSentence {
    let names: AuditNames
    let publication: Publication
    let words: DeskWords
    let zone: Zone

    /// The parts of the program that act by themselves.
    static let programs = [
        "schedule", "import", "configuration", "console", "serve", "sign-in", "password-reset", "sample",
    ]

    /// The name of the words for one of them.
    static func words(for program: String) -> String { "actor_" + program.replacing("-", with: "_") }

    func html(_ line: AuditLine) -> HTML {
        let name = name(of: line)
        var values = ["actor": actor(line.actor), "subject": subject(line)]
        let rest = details(line, &values)
        let sentence =
            words.has(name)
            ? words.html(name, values)
            : words.html("audit_other", values.merging(["verb": "<code dir=\"ltr\">\(line.verb)</code>"]) { $1 })
        let more: HTML = rest.isEmpty ? .empty : " <span class=\"soft\">\(HTML.joined(rest))</span>"
        // A program did it for whoever is named: both stand there.
        let token: HTML =
            line.token.map { name in
                " <span class=\"tag\">\(words.html("audit_by_token", ["name": "<bdi>\(name)</bdi>"]))</span>"
            } ?? .empty
        let link: HTML = about(line).map { link in " \(link)" as HTML } ?? .empty
        return sentence + more + token + link
    }

    /// The name of the sentence: the verb's, or another where the same verb came to something else.
    private func name(of line: AuditLine) -> String {
        let detail = line.detail ?? ""
        let base = "audit_\(line.verb)"
        return switch line.verb {
        case "SignIn" where detail.hasPrefix("refused"), "RequestPasswordReset" where detail.hasPrefix("refused"):
            base + (line.subject == nil ? "_unknown" : "_refused")
        case "SetEmbargo" where detail == "lifted": base + "_lifted"
        case "PublishDue" where detail.hasPrefix("held"): base + "_held"
        case "ResolveComment" where detail.hasSuffix("opened again"): base + "_opened"
        case "SignOutEverywhere" where line.subject?.text == line.actor.text: base + "_own"
        case "PublishArticle" where detail.hasSuffix(", minor"): base + "_minor"
        case "AssignArticle" where detail == "nobody": base + "_nobody"
        case "SharePreview" where detail.hasSuffix("under embargo"): base + "_embargoed"
        case "EditUser" where isOwn(line), "SignOutSession" where isOwn(line): base + "_own"
        case "ChangeAddress" where detail.hasPrefix("asked for "): base + "_asked"
        case "RestoreFront" where detail.hasPrefix("0 "): base + "_automatic"
        case "SaveView" where detail.hasPrefix("shared: "): base + "_shared"
        case "SetDefaultView" where line.subject == nil: base + "_none"
        default: base
        }
    }

    private func isOwn(_ line: AuditLine) -> Bool { line.subject?.text == line.actor.text }

    // MARK: Who and what

    private func actor(_ actor: AuditActor) -> HTML {
        switch actor {
        case .user(let id): person(id)
        case .system(let name):
            words.has(Self.words(for: name)) ? HTML(escaping: words[Self.words(for: name)]) : "<bdi>\(name)</bdi>"
        }
    }

    private func person(_ id: UserID) -> HTML {
        "<a href=\"\(DeskURL.audit.path([("who", AuditActor.user(id).text)]))\"><bdi>\(names.users[id] ?? "\(id.rawValue)")</bdi></a>"
    }

    private func subject(_ line: AuditLine) -> HTML {
        switch line.subject {
        case .article(let id)?:
            link(DeskURL.article(id).path, names.articles[id] ?? "\(id.rawValue)")
        case .user(let id)?: person(id)
        case .section(let id)?: link(DeskURL.section(id).path, names.sections[id] ?? line.detail ?? "")
        case .topic(let id)?: link(DeskURL.topic(id).path, names.topics[id] ?? line.detail ?? "")
        case .author(let id)?: link(DeskURL.author(id).path, names.authors[id] ?? line.detail ?? "")
        case .picture(let id)?:
            link(DeskURL.picture(id).path, words["picture_number", ["number": String(id.rawValue)]])
        case .other("publication")?: HTML(escaping: words["settings_part_publication"])
        case .other(let text)?: front(text) ?? banner(text) ?? "<bdi>\(text)</bdi>"
        case nil: "–"
        }
    }

    /// `front:1-3` by its name.
    private func front(_ text: String) -> HTML? {
        guard text.hasPrefix("front:"), let front = FrontID(text: text.dropFirst("front:".count)) else { return nil }
        let names = FrontNames(publication: publication, words: words, zone: zone)
        return "<a href=\"\(DeskURL.front(front).path)\">\(names.name(front))</a> \(names.edition(front))"
    }

    /// `banner:1` by its edition.
    private func banner(_ text: String) -> HTML? {
        guard text.hasPrefix("banner:"), let id = Int64(text.dropFirst("banner:".count)) else { return nil }
        let edition = EditionID(rawValue: id)
        return
            "<a href=\"\(DeskURL.banner(edition).path)\"><bdi>\(publication.edition(edition)?.name ?? text)</bdi></a>"
    }

    private func link(_ path: String, _ name: String) -> HTML {
        "<a href=\"\(path)\"><bdi>\(name.isEmpty ? words["no_headline"] : name.directed)</bdi></a>"
    }

    /// A link to all that was done to the same thing.
    private func about(_ line: AuditLine) -> HTML? {
        guard let subject = line.subject else { return nil }
        let name: String? =
            switch subject {
            case .article(let id): names.articles[id]
            case .section(let id): names.sections[id]
            case .topic(let id): names.topics[id]
            case .author(let id): names.authors[id]
            case .picture(let id): words["picture_number", ["number": String(id.rawValue)]]
            case .user, .other: nil
            }
        guard let name else { return nil }
        return """
            <a class="about" href="\(DeskURL.audit.path([("about", subject.text)]))" \
            aria-label="\(words["audit_all_about", ["name": words.rules.isolated(name)]])">≡</a>
            """
    }

    // MARK: What the verb adds

    /// Values for the sentence, and what follows it.
    private func details(_ line: AuditLine, _ values: inout [String: HTML]) -> [HTML] {
        guard let detail = line.detail, !detail.isEmpty else { return [] }
        switch line.verb {
        case "PublishArticle", "ApproveArticle", "PublishDue":
            if detail.hasPrefix("held: ") { return [quoted(detail.dropFirst("held: ".count))] }
            let number = detail.split(separator: " ").dropFirst().first.map { $0.prefix { $0.isNumber } } ?? ""
            return [HTML(escaping: words["audit_revision", ["number": String(number)]])]
        case "RestoreRevision":
            let numbers = detail.components(of: " as ")
            values["number"] = HTML(escaping: numbers.first ?? "")
            return []
        case "SaveDraft": return []
        case "ScheduleArticle", "SetEmbargo":
            values["moment"] = "<bdi>\(moment(detail))</bdi>"
            return []
        case "CorrectArticle": return [quoted(detail.drop { $0 != ":" }.dropFirst())]
        case "ChangeRole":
            let roles = detail.components(of: " to ")
            values["before"] = role(roles.first ?? "")
            values["role"] = role(roles.dropFirst().first ?? "")
            return []
        case "InviteUser", "AddUser":
            return detail == "again" ? [] : [role(detail)]
        case "SignIn", "AcceptInvitation", "ResetPassword", "RequestPasswordReset":
            guard let address = detail.components(of: "from ").last, !address.isEmpty else { return [] }
            return [words.html("audit_from_address", ["address": "<bdi dir=\"ltr\">\(address)</bdi>"])]
        case "SignOutEverywhere":
            let count = Int(detail.prefix { $0.isNumber }) ?? 0
            return [HTML(escaping: words["audit_sessions", count: count])]
        case "ImportArticles", "WriteArchive":
            let count = Int(detail.prefix { $0.isNumber }) ?? 0
            return [HTML(escaping: words["audit_articles", count: count])]
        case "TakeOver":
            if case .user(let id) = AuditSubject(text: detail.components(of: " ").last ?? "") {
                values["before"] = person(id)
            }
            return []
        case "CommentOnPassage", "ResolveComment", "FramePicture", "AnswerComment", "SharePreview", "RevokePreview",
            "OpenPreview", "SignOutSession", "ArrangeFront":
            return []
        case "AssignArticle":
            if case .user(let id) = AuditSubject(text: detail.components(of: " ").first ?? "") {
                values["person"] = person(id)
            }
            return []
        case "MoveArticle":
            if case .section(let id) = AuditSubject(text: detail) {
                values["section"] = link(DeskURL.section(id).path, names.sections[id] ?? detail)
            }
            return []
        case "TagArticle": return [tags(detail)]
        case "EditUser": return ["<bdi>\(detail.replacing(" to ", with: " \(words.arrow) "))</bdi>"]
        case "ChangeAddress":
            let addresses = detail.replacing("asked for ", with: "").replacing(" to ", with: " → ")
            values["detail"] = "<bdi dir=\"ltr\">\(addresses)</bdi>"
            return []
        case "WishForMail":
            let name = "notice_mail_\(detail)"
            return [words.has(name) ? "\(words[name])" : "<bdi>\(detail)</bdi>"]
        case "RestoreFront":
            values["number"] = "\(detail.components(of: " ").first ?? "")"
            return []
        case "SetBanner":
            // `START to END article:5 TEXT`; the times stand on the banner's own page.
            var text = detail.split(separator: " ", maxSplits: 3).dropFirst(3).joined(separator: " ")
            if text.hasPrefix("article:") { text = text.split(separator: " ").dropFirst().joined(separator: " ") }
            return [quoted(text[...])]
        case "SaveView", "DeleteView", "MoveView":
            var name = detail
            if line.verb == "SaveView", name.hasPrefix("shared: ") { name = String(name.dropFirst("shared: ".count)) }
            if line.verb == "MoveView" { name = name.split(separator: " ").dropLast().joined(separator: " ") }
            values["detail"] = "<bdi>\(name)</bdi>"
            return []
        case "TranslateArticle", "LinkTranslation", "UnlinkTranslation", "CatchUpTranslation", "ProposeTranslation":
            let others = detail.split(separator: " ").compactMap { word -> HTML? in
                guard case .article(let id) = AuditSubject(text: word) else { return nil }
                return link(DeskURL.article(id).path, names.articles[id] ?? "\(id.rawValue)")
            }
            values["original"] = HTML.joined(
                others.enumerated().map { $0.offset == 0 ? $0.element : ", " + $0.element })
            return []
        case "ChangeSettings":
            let parts = detail.split(separator: ",").map { "settings_part_\($0)" }.filter { words.has($0) }
            return [HTML(escaping: words.rules.joined(parts.map { words[$0] }))]
        case "AddSection", "MoveSection", "RetireSection", "AddAuthor", "AddTopic", "DeleteTopic", "AddAttachment",
            "TitleAttachment":
            values["detail"] = "<bdi>\(detail)</bdi>"
            return []
        case "AskForChanges", "UnpublishArticle", "KillArticle": return [quoted(detail[...])]
        default: return ["<bdi>\(detail)</bdi>"]
        }
    }

    /// `+topic:3 -topic:4` as the names of topics with their signs.
    private func tags(_ detail: String) -> HTML {
        let pieces: [HTML] = detail.split(separator: " ").map { piece in
            guard case .topic(let id) = AuditSubject(text: piece.dropFirst()) else {
                return "<bdi>\(String(piece))</bdi>"
            }
            let sign: HTML = piece.hasPrefix("-") ? "−" : "+"
            return "<bdi>\(sign)&nbsp;\(names.topics[id] ?? "\(id.rawValue)")</bdi> "
        }
        return HTML.joined(pieces)
    }

    private func quoted(_ text: Substring) -> HTML { "<q dir=\"auto\">\(String(text).trimmingSpaces)</q>" }

    /// A role with the sections given to it: `editor section:3 section:4`.
    private func role(_ text: String) -> HTML {
        let parts = text.split(separator: " ")
        let name = "role_\(parts.first ?? "")"
        let sections = parts.dropFirst().compactMap { part -> String? in
            guard case .section(let id) = AuditSubject(text: part) else { return nil }
            return names.sections[id]
        }
        let role: HTML = words.has(name) ? HTML(escaping: words[name]) : "<bdi>\(text)</bdi>"
        return sections.isEmpty ? role : "\(role) (<bdi>\(words.rules.joined(sections))</bdi>)"
    }

    /// A time as the log keeps it: `2026-11-24T20:03:00+00:00`, of the publication's zone.
    private func moment(_ text: String) -> String {
        let parts = text.split(separator: "T")
        let clock = parts.count == 2 ? parts[1].split(separator: ":").prefix(2).compactMap { Int($0) } : []
        guard clock.count == 2, let date = CivilDate(iso: parts[0]),
            let time = CivilTime(hour: clock[0], minute: clock[1])
        else { return text }
        return words.rules.dateAndTime(CivilDateTime(date: date, time: time))
    }
}

extension String {
    /// The parts between each `separator`.
    fileprivate func components(of separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map { String($0) }
    }
}
