import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct AuthorVerbTests {
    private func author(_ id: ContributorID, _ desk: HouseDesk) async throws -> Contributor {
        try #require(try await desk.tiny.database.read { try $0.contributor(id) })
    }

    private func text(_ desk: HouseDesk, _ name: String, links: [String] = []) -> AuthorText {
        AuthorText(
            kind: .person,
            names: [
                desk.french: AuthorText.Naming(name: TypedName(name: name), biography: " Elle suit la mer. ")
            ],
            links: links
        )
    }

    @Test("a corrected name is on every byline it stands in, alone or with others, and nowhere else")
    func bylines() async throws {
        let desk = try await HouseDesk()
        try await desk.tiny.publish([
            TinyPublication.item("Un", minutesAgo: 1, byline: ["Ali"]),
            TinyPublication.item("Deux", minutesAgo: 2, byline: ["Alice", "Ali"]),
            TinyPublication.item("Trois", minutesAgo: 3, byline: ["Alice"]),
        ])
        let french = desk.french
        let id = try #require(
            try await desk.tiny.database.read { try $0.contributor(named: "Ali", in: french) })
        try await ChangeAuthor(desk.newsroom)(id, to: text(desk, "Ali Émond"), version: 1, as: desk.chief)
        let bylines = try await desk.tiny.database.read { try $0.list(.latest, in: french, limit: 9).map(\.byline) }
        #expect(bylines == ["Ali Émond", "Alice et Ali Émond", "Alice"])
        #expect(try await desk.lastKeys() == [.everything])
        #expect(try await desk.lastLine()?.detail == "Ali → Ali Émond")
    }

    @Test("an author is kept with words, links, portrait and account, and a second change on an old page is refused")
    func kept() async throws {
        let desk = try await HouseDesk()
        guard case .user(let user) = try await desk.user(.journalist) else { return }
        var wanted = text(desk, "Zineb", links: ["www.instagram.com/zineb", " https://zineb.example/ ", ""])
        wanted.user = user.id
        let id = try await AddAuthor(desk.newsroom)(wanted, as: desk.chief)
        let kept = try await author(id, desk)
        #expect(kept.names[desk.french]?.biography == "Elle suit la mer.")
        #expect(kept.links.map(\.rawValue) == ["https://www.instagram.com/zineb", "https://zineb.example/"])
        #expect(kept.links.map(\.placeName) == ["Instagram", "zineb.example"])
        #expect(try await desk.tiny.database.read { try $0.users(who: id) } == [user.id])
        try await ChangeAuthor(desk.newsroom)(id, to: text(desk, "Zineb"), version: kept.version, as: desk.chief)
        #expect(try await desk.tiny.database.read { try $0.users(who: id) }.isEmpty)
        #expect(try await author(id, desk).links.isEmpty)
        let late = try await desk.refusal {
            try await ChangeAuthor(desk.newsroom)(id, to: wanted, version: kept.version, as: desk.chief)
        }
        #expect(late == "conflict -: Someone else changed this meanwhile.")
    }

    @Test("of two authors one is made: articles, lists, bylines, account and what the other lacked go to the one")
    func merge() async throws {
        let desk = try await HouseDesk()
        let french = desk.french
        let outcome = try await desk.tiny.publish([
            TinyPublication.item("Un", minutesAgo: 1, byline: ["K. Dadsi"]),
            TinyPublication.item("Deux", minutesAgo: 2, byline: ["Alice", "K. Dadsi"]),
            TinyPublication.item("Trois", minutesAgo: 3, byline: ["Karim Dadsi", "K. Dadsi"]),
        ])
        let articles = outcome.items.map(\.article)
        func named(_ name: String) async throws -> ContributorID {
            try #require(try await desk.tiny.database.read { try $0.contributor(named: name, in: french) })
        }
        let (short, long) = (try await named("K. Dadsi"), try await named("Karim Dadsi"))
        guard case .user(let user) = try await desk.user(.journalist) else { return }
        var known = text(desk, "K. Dadsi", links: ["www.instagram.com/karim"])
        known.user = user.id
        known.names[desk.arabic] = AuthorText.Naming(name: TypedName(name: "كريم الدادسي"))
        try await ChangeAuthor(desk.newsroom)(short, to: known, version: 1, as: desk.chief)
        let itself = try await desk.refusal {
            try await MergeAuthors(desk.newsroom)(short, into: short, version: 2, as: desk.chief)
        }
        #expect(itself == "invalid into: An author cannot be merged with themselves.")
        let late = try await desk.refusal {
            try await MergeAuthors(desk.newsroom)(short, into: long, version: 1, as: desk.chief)
        }
        #expect(late?.hasPrefix("conflict") == true)
        let journalist = Actor.user(user)
        let forbidden = try await desk.refusal {
            try await MergeAuthors(desk.newsroom)(short, into: long, version: 2, as: journalist)
        }
        #expect(forbidden?.hasPrefix("forbidden") == true)
        #expect(try await desk.list(.author(short)) == ["Un", "Deux", "Trois"])

        try await MergeAuthors(desk.newsroom)(short, into: long, version: 2, as: desk.chief)
        #expect(try await desk.list(.author(long)) == ["Un", "Deux", "Trois"])
        #expect(try await desk.list(.author(short)).isEmpty)
        let bylines = try await desk.tiny.database.read { try $0.list(.latest, in: french, limit: 9).map(\.byline) }
        #expect(bylines == ["Karim Dadsi", "Alice et Karim Dadsi", "Karim Dadsi"])
        let kept = try await author(long, desk)
        #expect(kept.names[desk.arabic]?.name == "كريم الدادسي" && kept.names[french]?.name == "Karim Dadsi")
        #expect(kept.links.map(\.placeName) == ["Instagram"])
        #expect(try await desk.tiny.database.read { try $0.users(who: long) } == [user.id])
        #expect(try await desk.tiny.database.read { try $0.contributor(short) } == nil)
        #expect(try await desk.tiny.database.read { try $0.successor(of: short) } == long)
        #expect(try await desk.tiny.database.read { try $0.contributor(named: "K. Dadsi", in: french) } == nil)
        #expect(try await desk.lastKeys() == [.everything])
        #expect(try await desk.lastLine()?.detail == "K. Dadsi → Karim Dadsi")

        // The texts name the first for ever, and are read with the other; a page that was open is saved so, too.
        let old = try #require(try await desk.tiny.database.read { try $0.deskArticle(articles[2]) })
        #expect(old.draft.content.credits == [long])
        #expect(
            try await desk.tiny.database.read { try $0.contributorNames([short, long], in: french) } == ["Karim Dadsi"])
        var draft = old.openDraft
        draft.content.credits = [short]
        draft.content.headline = "Trois encore"
        _ = try await SaveDraft(desk.newsroom)(articles[2], draft, base: 1, by: desk.chief)
        let new = try #require(try await desk.tiny.database.read { try $0.deskArticle(articles[2]) })
        #expect(new.draft.content.credits == [long])
        // The desk's search by author finds what was not saved since, too.
        let words = try #require(TextQuery("deux"))
        let filter = DeskFilter(author: .contributor(long), text: words)
        let hits = try await desk.tiny.database.read { try $0.deskList(filter, limit: 9) }
        #expect(hits.map(\.id) == [articles[1]])
        // And it leaves every list when it is withdrawn, whatever its text calls its authors.
        try await UnpublishArticle(desk.newsroom)(articles[1], note: "Une erreur", by: desk.chief)
        _ = try await PublishArticle(desk.newsroom)(articles[2], revision: 2, by: desk.chief)
        #expect(try await desk.list(.author(long)) == ["Un", "Trois encore"])
        let bylined = try await desk.tiny.database.read {
            try $0.deskList(DeskFilter(author: .contributor(long)), limit: 9).map(\.id)
        }
        #expect(Set(bylined) == Set(articles) && bylined.count == 3)
    }

    @Test("what is no name, no address and no picture of ours is refused at its field")
    func refused() async throws {
        let desk = try await HouseDesk()
        let f = desk.french.rawValue
        var long = text(desk, "A")
        long.names[desk.french]?.biography = String(repeating: "x", count: 4001)
        var pictured = text(desk, "A")
        pictured.picture = PictureID(rawValue: 9)
        var linked = text(desk, "A")
        linked.user = UserID(rawValue: 9)
        let table: [(AuthorText, String)] = [
            (text(desk, " "), "invalid name_\(f): Give it a name in one edition at least."),
            (long, "invalid biography_\(f): A biography has 4,000 characters at most."),
            (pictured, "invalid picture: There is no such picture."),
            (linked, "invalid user: There is no such person."),
            (
                text(desk, "A", links: ["javascript:alert(1)"]),
                "invalid links: This is no address of a site or profile."
            ),
            (text(desk, "A", links: ["mailto:a@b.c"]), "invalid links: This is no address of a site or profile."),
            (text(desk, "A", links: (0...12).map { "a\($0).example" }), "invalid links: Twelve links are the most."),
        ]
        for (typed, sentence) in table {
            #expect(
                try await desk.refusal { _ = try await AddAuthor(desk.newsroom)(typed, as: desk.chief) } == sentence)
        }
        let journalist = try await desk.user(.journalist)
        let forbidden = try await desk.refusal {
            _ = try await AddAuthor(desk.newsroom)(text(desk, "A"), as: journalist)
        }
        #expect(forbidden?.hasPrefix("forbidden") == true)
        let french = desk.french
        #expect(try await desk.tiny.database.read { try $0.authors(in: french, limit: 9) }.isEmpty)
    }
}
