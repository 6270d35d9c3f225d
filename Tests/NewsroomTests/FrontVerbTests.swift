import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct FrontVerbTests {
    /// A newsroom with two chief editors, and eight published articles.
    struct Bench {
        let people: PeopleDesk
        let nour: Actor
        let karim: Actor
        let front: FrontID
        let sport: SectionID

        var newsroom: Newsroom { people.newsroom }
        var now: Instant { people.time.now }

        init() async throws {
            people = try await PeopleDesk()
            nour = .user(try await people.add("nour@relais.example", .chiefEditor))
            karim = .user(try await people.add("karim@relais.example", .chiefEditor))
            try await people.tiny.publish((0..<8).map { TinyPublication.item("Titre \($0)", minutesAgo: $0) })
            let publication = try await people.tiny.publication()
            front = FrontID(edition: publication.editions[0].id)
            sport = try #require(publication.sections.all.first?.id)
        }

        func pin(_ article: Int64, _ slot: FrontSlot = .lead, _ index: Int = 0, until: Instant? = nil) -> FrontChange {
            .pin(ArticleID(rawValue: article), at: FrontPlace(slot, index), until: until)
        }

        func live() async throws -> FrontVersion? {
            let front = front
            return try await people.tiny.database.read { try $0.liveVersion(of: front) }
        }

        func events() async throws -> [NewsEvent] { try await people.tiny.database.read { try $0.events(after: 0) } }
    }

    @Test("an arrangement is prepared step by step, readers have it in one, and the log tells who and which")
    func wholeWay() async throws {
        let bench = try await Bench()
        let before = try await bench.events().count
        try await PrepareFront(bench.newsroom)(bench.front, bench.pin(5), step: 0, by: bench.nour)
        let draft = try await PrepareFront(bench.newsroom)(bench.front, bench.pin(6, .seconds), step: 1, by: bench.nour)
        #expect(draft.step == 2 && draft.base == 0)
        #expect(try await bench.live() == nil)
        #expect(try await bench.events().count == before)
        let version = try await ArrangeFront(bench.newsroom)(bench.front, step: 2, by: bench.nour)
        #expect(version.number == 1 && version.author == bench.nour.signatory)
        #expect(try await bench.live()?.arrangement == draft.arrangement)
        let event = try #require(try await bench.events().last)
        #expect(event.kind == .frontArranged && event.keys == [.front(bench.front)])
        #expect(try await bench.people.log().last == "user:2 ArrangeFront front:1 version 1")
        let left = try await bench.people.tiny.database.read { [front = bench.front] in try $0.drafts(of: front) }
        #expect(left.isEmpty)
    }

    @Test("fronts are the chief editor's and the administrator's: to prepare, to make live, to restore, and banners")
    func permissions() async throws {
        let bench = try await Bench()
        let banner = Banner(
            edition: bench.front.edition, text: "Texte", startsAt: bench.now, endsAt: bench.now.advanced(seconds: 60))
        for role in Role.allCases where role < .chiefEditor {
            let actor = Actor.user(try await bench.people.add("\(role.rawValue.lowercased())@x.example", role))
            let front = bench.front
            let tries: [() async throws -> Void] = [
                { try await PrepareFront(bench.newsroom)(front, bench.pin(5), step: 0, by: actor) },
                { try await PrepareFront(bench.newsroom).keep(front, step: 0, live: 0, by: actor) },
                { try await PrepareFront(bench.newsroom).discard(front, step: 0, by: actor) },
                { try await ArrangeFront(bench.newsroom)(front, step: 0, by: actor) },
                { try await ArrangeFront(bench.newsroom)(front, .automatic, live: 0, by: actor) },
                { try await RestoreFront(bench.newsroom)(0, of: front, live: 0, by: actor) },
                { try await SetBanner(bench.newsroom)(banner, number: 0, by: actor) },
                { try await RemoveBanner(bench.newsroom)(of: front.edition, number: 0, by: actor) },
            ]
            for attempt in tries { #expect(try await bench.people.code(attempt) == .forbidden, "\(role)") }
        }
        // A role that was taken since the page was shown counts for nothing.
        _ = try await ChangeRole(bench.newsroom)(
            of: try #require(bench.karim.userID), to: .editor, as: .user(bench.people.administrator))
        let taken = try await bench.people.code {
            try await PrepareFront(bench.newsroom)(bench.front, bench.pin(5), step: 0, by: bench.karim)
        }
        #expect(taken == .forbidden)
        let administrator = Actor.user(bench.people.administrator)
        #expect(throws: Never.self) { try administrator.require(.arrangeFronts) }
        #expect(try await bench.events().allSatisfy { $0.kind != .frontArranged && $0.kind != .bannerChanged })
    }

    @Test("two chiefs at once: the second is told, sees both, and overwrites only what they have looked at")
    func twoChiefs() async throws {
        let bench = try await Bench()
        try await PrepareFront(bench.newsroom)(bench.front, bench.pin(5), step: 0, by: bench.nour)
        try await PrepareFront(bench.newsroom)(bench.front, bench.pin(6), step: 0, by: bench.karim)
        try await ArrangeFront(bench.newsroom)(bench.front, step: 1, by: bench.nour)
        let crossed = try await bench.people.code {
            try await ArrangeFront(bench.newsroom)(bench.front, step: 1, by: bench.karim)
        }
        #expect(crossed == .conflict)
        #expect(try await bench.live()?.arrangement.pins.map(\.article.rawValue) == [5])
        let stale = try await bench.people.code {
            try await PrepareFront(bench.newsroom).keep(bench.front, step: 1, live: 0, by: bench.karim)
        }
        #expect(stale == .conflict)
        try await PrepareFront(bench.newsroom).keep(bench.front, step: 1, live: 1, by: bench.karim)
        let version = try await ArrangeFront(bench.newsroom)(bench.front, step: 2, by: bench.karim)
        #expect(version.number == 2 && version.arrangement.pins.map(\.article.rawValue) == [6])
    }

    @Test("two tabs of one chief: a step on what is not there any more changes nothing")
    func twoTabs() async throws {
        let bench = try await Bench()
        try await PrepareFront(bench.newsroom)(bench.front, bench.pin(5), step: 0, by: bench.nour)
        for attempt in [
            { try await PrepareFront(bench.newsroom)(bench.front, bench.pin(6), step: 0, by: bench.nour) },
            { try await PrepareFront(bench.newsroom).keep(bench.front, step: 0, live: 0, by: bench.nour) },
        ] as [() async throws -> FrontDraft] {
            #expect(try await bench.people.code { _ = try await attempt() } == .conflict)
        }
        let live = try await bench.people.code {
            try await ArrangeFront(bench.newsroom)(bench.front, step: 0, by: bench.nour)
        }
        #expect(live == .conflict)
        let drafts = try await bench.people.tiny.database.read { [front = bench.front] in try $0.drafts(of: front) }
        #expect(drafts.map(\.arrangement.pins.first?.article.rawValue) == [5])
    }

    @Test("an earlier version comes back as a new one, without pins whose time is over")
    func restore() async throws {
        let bench = try await Bench()
        let end = bench.now.advanced(seconds: 60)
        let first = FrontArrangement(pins: [
            FrontPin(ArticleID(rawValue: 5), at: FrontPlace(.lead)),
            FrontPin(ArticleID(rawValue: 6), at: FrontPlace(.seconds), until: end),
        ])
        try await ArrangeFront(bench.newsroom)(bench.front, first, live: 0, by: bench.nour)
        try await ArrangeFront(bench.newsroom)(bench.front, .automatic, live: 1, by: bench.karim)
        bench.people.time.advance(seconds: 60)
        let stale = try await bench.people.code {
            try await RestoreFront(bench.newsroom)(1, of: bench.front, live: 1, by: bench.nour)
        }
        #expect(stale == .conflict)
        let back = try await RestoreFront(bench.newsroom)(1, of: bench.front, live: 2, by: bench.nour)
        #expect(back.number == 3 && back.restored == 1)
        #expect(back.arrangement.pins.map(\.article.rawValue) == [5])
        #expect(try await bench.people.log().last == "user:2 RestoreFront front:1 1 as 3")
        let again = try await bench.people.code {
            try await RestoreFront(bench.newsroom)(1, of: bench.front, live: 3, by: bench.nour)
        }
        #expect(again == .conflict)
        let missing = try await bench.people.code {
            try await RestoreFront(bench.newsroom)(9, of: bench.front, live: 3, by: bench.nour)
        }
        #expect(missing == .notFound)
        let automatic = try await RestoreFront(bench.newsroom)(0, of: bench.front, live: 3, by: bench.nour)
        #expect(automatic.arrangement == .automatic)
    }

    @Test("what cannot stand on a front is refused with the field: unknown, a brief, killed, another edition's")
    func refused() async throws {
        let bench = try await Bench()
        try await bench.people.tiny.publish([TinyPublication.item("Brève", kind: .brief)])
        _ = try await bench.people.tiny.database.write {
            try $0.execute("UPDATE article SET state = 'killed' WHERE id = 3")
        }
        for article in [99, 9, 3] as [Int64] {
            let error = await #expect(throws: NewsError.self) {
                try await PrepareFront(bench.newsroom)(bench.front, bench.pin(article), step: 0, by: bench.nour)
            }
            #expect(error?.code == .invalid && error?.field == "article", "\(article)")
            let whole = await #expect(throws: NewsError.self) {
                try await ArrangeFront(bench.newsroom)(
                    bench.front,
                    FrontArrangement(pins: [FrontPin(ArticleID(rawValue: article), at: FrontPlace(.lead))]), live: 0,
                    by: bench.nour
                )
            }
            #expect(whole?.field == "article")
        }
        for front in [
            FrontID(edition: EditionID(rawValue: 9)),
            FrontID(edition: bench.front.edition, section: SectionID(rawValue: 99)),
        ] {
            let code = try await bench.people.code {
                try await PrepareFront(bench.newsroom)(front, bench.pin(5), step: 0, by: bench.nour)
            }
            #expect(code == .notFound)
        }
    }

    @Test("a banner is set, changed and taken off by number, with every version kept and a line in the log for each")
    func banner() async throws {
        let bench = try await Bench()
        let edition = bench.front.edition
        func banner(_ text: String, article: Int64? = nil) -> Banner {
            Banner(
                edition: edition, text: text, article: article.map { ArticleID(rawValue: $0) }, startsAt: bench.now,
                endsAt: bench.now.advanced(seconds: 3600)
            )
        }
        try await SetBanner(bench.newsroom)(banner("Un séisme", article: 5), number: 0, by: bench.nour)
        let crossed = try await bench.people.code {
            try await SetBanner(bench.newsroom)(banner("Autre"), number: 0, by: bench.karim)
        }
        #expect(crossed == .conflict)
        try await SetBanner(bench.newsroom)(banner("Un séisme fort"), number: 1, by: bench.karim)
        try await RemoveBanner(bench.newsroom)(of: edition, number: 2, by: bench.nour)
        let (versions, shown) = try await bench.people.tiny.database.read { store in
            (try store.bannerVersions(of: edition, limit: 10), try store.banners())
        }
        #expect(versions.map(\.banner?.text) == [nil, "Un séisme fort", "Un séisme"] && shown.isEmpty)
        #expect(
            try await bench.events().filter { $0.kind == .bannerChanged }.map(\.keys)
                == Array(repeating: [.banner(edition)], count: 3))
        let log = try await bench.people.log().suffix(3)
        #expect(log.last == "user:2 RemoveBanner banner:1 -")
        #expect(log.first?.hasSuffix("article:5 Un séisme") == true, "\(log)")
        for (wrong, field) in [(banner(""), "text"), (banner("Texte", article: 99), "article")] {
            let error = await #expect(throws: NewsError.self) {
                try await SetBanner(bench.newsroom)(wrong, number: 3, by: bench.nour)
            }
            #expect(error?.field == field)
        }
        let nothing = try await bench.people.code {
            try await RemoveBanner(bench.newsroom)(of: edition, number: 3, by: bench.nour)
        }
        #expect(nothing == .conflict)
    }
}
