public import News
public import Newsroom
internal import Store

/// Writes the messages that the newsroom sends, each when it goes out, in its reader's language.
public struct LetterWriter: Sendable {
    private let newsroom: Newsroom
    private let catalogue: DeskCatalogue

    public init(newsroom: Newsroom, catalogue: DeskCatalogue) {
        self.newsroom = newsroom
        self.catalogue = catalogue
    }

    /// - Returns: `nil` when there is nothing to say any more: the person is shut out, the articles are gone.
    public func callAsFunction(_ mail: QueuedMail) async throws -> Letter? {
        let now = newsroom.clock.now()
        let ids: [NoticeID] =
            switch mail.content {
            case .notices(let ids), .digest(let ids): ids
            default: []
            }
        let (found, publication, notices, embargoed) = try await newsroom.database.read { store in
            let notices = try store.notices(ids)
            return (
                try store.user(mail.user), try store.requirePublication(), notices,
                try store.embargoed(among: Set(notices.map(\.article)), at: now)
            )
        }
        guard let user = found, !user.isDisabled else { return nil }
        let words = catalogue.words(in: user.language)
        let page = LetterPage(user: user, publication: publication, words: words)
        let until = mail.expiresAt.map { words.moment($0, newsroom.zone) } ?? ""
        switch mail.content {
        case .invitation(let token): return page.link("invitation", .invitation(token), until: until)
        case .passwordReset(let token): return page.link("passwordReset", .reset(token), until: until)
        case .addressChange(let token): return page.link("addressChange", .addressChange(token), until: until)
        case .addressChanged(let address): return page.told("addressChanged", address: address)
        case .trial: return page.told("trial", address: mail.address.rawValue)
        case .notices, .digest:
            guard !notices.isEmpty else { return nil }
            return page.notices(notices, embargoed: embargoed, isOfTheDay: mail.content.kind == .digest)
        }
    }
}

/// The parts of a message to one person.
private struct LetterPage {
    let user: User
    let publication: Publication
    let words: DeskWords

    private var name: String { words.rules.isolated(publication.name) }

    private func address(_ url: DeskURL) -> String { publication.url + url.path }

    private func letter(_ subject: String, _ pieces: [Letter.Piece]) -> Letter {
        let hello = words["mail_hello", ["name": words.rules.isolated(user.name)]]
        return Letter(to: user.name, words: words, subject: subject, pieces: [.paragraph(hello)] + pieces)
    }

    /// A one-time link.
    func link(_ kind: String, _ url: DeskURL, until: String) -> Letter {
        letter(
            words["mail_\(kind)_subject", ["publication": publication.name]],
            [
                .paragraph(words["mail_\(kind)", ["publication": name]]),
                .link(address(url), label: words["mail_\(kind)_link"]),
                .paragraph(words["mail_once", ["until": until]]),
            ]
        )
    }

    func told(_ kind: String, address: String) -> Letter {
        letter(
            words["mail_\(kind)_subject", ["publication": publication.name]],
            [.paragraph(words["mail_\(kind)", ["publication": name, "address": words.rules.isolated(address)]])]
        )
    }

    /// What waits: who did what to which article, with where to read it. Of an article under embargo not even the
    /// headline leaves the house.
    func notices(_ notices: [Notice], embargoed: Set<ArticleID>, isOfTheDay: Bool) -> Letter {
        func line(_ notice: Notice, _ isolated: (String) -> String) -> String {
            let headline =
                embargoed.contains(notice.article)
                ? words["mail_embargoed"] : notice.headline.isEmpty ? words["no_headline"] : isolated(notice.headline)
            return "\(isolated(notice.actor.name)) \(words["notice_\(notice.kind.rawValue)"]) \(headline)"
        }
        var subject = words["mail_waiting", count: notices.count]
        if let notice = notices.first, notices.count == 1, !isOfTheDay { subject = line(notice) { $0 } }
        let pieces = notices.flatMap { notice -> [Letter.Piece] in
            let url = address(.article(notice.article))
            return [
                .paragraph(line(notice, words.rules.isolated)), .link(url, label: words["mail_open"]),
            ]
        }
        return letter(
            "\(publication.name): \(subject)",
            pieces + [.paragraph(words["mail_why"]), .link(address(.account), label: words["account"])]
        )
    }
}
