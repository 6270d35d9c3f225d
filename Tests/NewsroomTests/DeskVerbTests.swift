import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct DeskVerbTests {
    private let section = SectionID(rawValue: 2)

    private func notices(_ bench: DeskBench, for user: Int64, sections: Set<SectionID> = []) async throws -> [Notice] {
        try await bench.database.read {
            try $0.notices(for: UserID(rawValue: user), sections: sections, limit: 50)
        }
    }

    @Test("an article goes from draft to readers through all hands, and each is told what waits for them")
    func wholeWay() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        try await SubmitArticle(bench.newsroom)(id, by: bench.imane)
        #expect(try await notices(bench, for: 2, sections: [section]).map(\.kind) == [.submitted])
        try await StartReview(bench.newsroom)(id, by: bench.karim)
        let passage = Passage(place: .body([0]), quote: "paragraphe")
        let comment = try await CommentOnPassage(bench.newsroom)(
            id, on: passage, "Lequel ?", revision: 1, by: bench.karim)
        try await AskForChanges(bench.newsroom)(id, "Voyez mes notes.", by: bench.karim)
        #expect(try await notices(bench, for: 1).map(\.kind) == [.changesAsked, .commented])
        _ = try await SaveDraft(bench.newsroom)(id, bench.draft("Titre", "Mieux."), base: 1, by: bench.imane)
        try await ResolveComment(bench.newsroom)(comment, by: bench.imane)
        try await SubmitArticle(bench.newsroom)(id, by: bench.imane)
        try await ApproveArticle(bench.newsroom)(id, revision: 2, by: bench.karim)
        #expect(try await notices(bench, for: 1).map(\.kind) == [.approved, .changesAsked, .commented])
        #expect(try await bench.article(id)?.state == .approved)
        let known = try await bench.database.read { try $0.comments(on: id) }
        #expect(known.map(\.passage) == [passage] && known[0].resolution?.by == bench.imane.signatory)
        let first = try #require(try await notices(bench, for: 1).last)
        try await ReadNotice(bench.newsroom)(first.id, by: UserID(rawValue: 1))
        #expect(try await notices(bench, for: 1).count == 2)
        var row = try await bench.database.read { try $0.row("SELECT COUNT(*) FROM audit WHERE subject = 'article:1'") }
        #expect(try row?.int() == 8)
    }

    @Test("a comment needs words, and a passage that the revision has")
    func comments() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        let comment = CommentOnPassage(bench.newsroom)
        let good = Passage(place: .headline, quote: "Titre")
        let gone = Passage(place: .headline, quote: "Parti")
        await #expect(throws: NewsError.self) { try await comment(id, on: good, " ", revision: 1, by: bench.karim) }
        await #expect(throws: NewsError.self) { try await comment(id, on: gone, "x", revision: 1, by: bench.karim) }
        await #expect(throws: NewsError.self) { try await comment(id, on: good, "x", revision: 9, by: bench.karim) }
        await #expect(throws: NewsError.self) {
            try await ResolveComment(bench.newsroom)(CommentID(rawValue: 9), by: bench.karim)
        }
    }

    @Test("what is spiked comes back as a draft")
    func spike() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        try await SpikeArticle(bench.newsroom)(id, by: bench.chief)
        await #expect(throws: NewsError.self) {
            try await SaveDraft(bench.newsroom)(id, bench.draft("x"), base: 1, by: bench.imane)
        }
        try await RestoreArticle(bench.newsroom)(id, by: bench.chief)
        #expect(try await bench.article(id)?.state == .draft)
    }

    @Test("half an hour idle, and nobody is told that someone else edits but themselves (Ghost #8969, #9841)")
    func idle() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        let keep = KeepLock(bench.newsroom)
        #expect(try await keep(id, tab: "a", isWriting: true, by: bench.imane).editing == .here)
        bench.clock.advance(seconds: 1800)
        let report = try await keep(id, tab: "a", isWriting: true, by: bench.imane)
        #expect(report.editing == .here && report.others.isEmpty)
        let second = try await keep(id, tab: "b", isWriting: true, by: bench.imane)
        #expect(second.editing == .yourOtherTab(tab: "a") && second.others.isEmpty)
    }

    @Test("one edits; another reads, asks, and takes over; a save gives nothing up (Payload #11604)")
    func takeOver() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        let keep = KeepLock(bench.newsroom)
        _ = try await keep(id, tab: "a", isWriting: true, by: bench.imane)
        for number in 1...3 {
            _ = try await SaveDraft(bench.newsroom)(
                id, bench.draft("Titre", "\(number)"), base: number, save: SaveID(tab: "a", number: Int64(number)),
                by: bench.imane)
            let other = try await keep(id, tab: "k", isWriting: true, by: bench.karim)
            #expect(other.editing == .someoneElse(UserID(rawValue: 1), name: "Imane"))
        }
        _ = try await AskForLock(bench.newsroom)(id, tab: "k", by: bench.karim)
        _ = try await AskForLock(bench.newsroom)(id, tab: "k", by: bench.karim)
        #expect(try await notices(bench, for: 1).map(\.kind) == [.editAsked])
        let asked = try await keep(id, tab: "a", isWriting: true, by: bench.imane)
        #expect(asked.editing == .here && asked.asking.map(\.name) == ["Karim"] && asked.draftRevision == 4)
        #expect(try await TakeOver(bench.newsroom)(id, tab: "k", by: bench.karim).editing == .here)
        let after = try await keep(id, tab: "a", isWriting: true, by: bench.imane)
        #expect(after.editing == .someoneElse(UserID(rawValue: 2), name: "Karim"))
        try await LeaveArticle(bench.newsroom)(id, tab: "k", by: bench.karim)
        #expect(try await keep(id, tab: "a", isWriting: true, by: bench.imane).editing == .here)
    }

    @Test("a tab that gives no sign for 45 seconds loses the edit to one that asks for it; saves are signs")
    func expiry() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        let keep = KeepLock(bench.newsroom)
        _ = try await keep(id, tab: "a", isWriting: true, by: bench.imane)
        bench.clock.advance(seconds: 40)
        _ = try await SaveDraft(bench.newsroom)(
            id, bench.draft("x"), base: 1, save: SaveID(tab: "a", number: 1), by: bench.imane)
        bench.clock.advance(seconds: 40)
        let waits = try await keep(id, tab: "k", isWriting: true, by: bench.karim)
        #expect(waits.editing == .someoneElse(UserID(rawValue: 1), name: "Imane"))
        bench.clock.advance(seconds: 5)
        #expect(try await keep(id, tab: "k", isWriting: true, by: bench.karim).editing == .here)
        await #expect(throws: NewsError.self) { try await keep(id, tab: "k", isWriting: true, by: bench.imane) }
        await #expect(throws: NewsError.self) { try await keep(id, tab: "a b", isWriting: true, by: bench.imane) }
        await #expect(throws: NewsError.self) { try await keep(id, tab: "s", isWriting: true, by: .system("x")) }
    }

    @Test("the program's own authority lets no person do anything, on any verb")
    func authority() async throws {
        let bench = try await DeskBench(authority: SystemAuthority())
        let room = bench.newsroom
        let system = Actor.system("test")
        let someone = bench.chief
        let id = try await CreateDraft(room)(bench.draft("Titre"), in: bench.edition.id, by: system)
        let passage = Passage(place: .headline, quote: "Titre")
        let comment = try await CommentOnPassage(room)(id, on: passage, "x", revision: 1, by: system)
        let soon = bench.clock.now.advanced(seconds: 60)
        let verbs: [@Sendable () async throws -> Void] = [
            { _ = try await CreateDraft(room)(bench.draft("x"), in: bench.edition.id, by: someone) },
            { _ = try await SaveDraft(room)(id, bench.draft("x"), base: 1, by: someone) },
            { try await RestoreRevision(room)(1, of: id, revision: 1, by: someone) },
            { try await SubmitArticle(room)(id, by: someone) },
            { try await StartReview(room)(id, by: someone) },
            { try await AskForChanges(room)(id, "x", by: someone) },
            { try await ApproveArticle(room)(id, revision: 1, by: someone) },
            { try await ScheduleArticle(room)(id, at: soon, revision: 1, by: someone) },
            { try await UnscheduleArticle(room)(id, by: someone) },
            { try await SetEmbargo(room)(id, until: soon, by: someone) },
            { _ = try await PublishArticle(room)(id, revision: 1, by: someone) },
            { try await CorrectArticle(room)(id, .correction, "x", by: someone) },
            { try await UnpublishArticle(room)(id, note: "x", by: someone) },
            { try await KillArticle(room)(id, reason: "x", by: someone) },
            { try await SpikeArticle(room)(id, by: someone) },
            { try await RestoreArticle(room)(id, by: someone) },
            { _ = try await CommentOnPassage(room)(id, on: passage, "x", revision: 1, by: someone) },
            { try await ResolveComment(room)(comment, by: someone) },
            { _ = try await CheckArticle(room)(id, by: someone) },
            { _ = try await KeepLock(room)(id, tab: "a", isWriting: true, by: someone) },
            { _ = try await KeepLock(room)(id, tab: "a", isWriting: false, by: someone) },
            { _ = try await AskForLock(room)(id, tab: "a", by: someone) },
            { _ = try await TakeOver(room)(id, tab: "a", by: someone) },
            { try await LeaveArticle(room)(id, tab: "a", by: someone) },
        ]
        let before = try await bench.article(id)
        for (place, verb) in verbs.enumerated() {
            let error = await #expect(throws: NewsError.self, "verb \(place)") { try await verb() }
            #expect(error?.code == .forbidden, "verb \(place)")
        }
        #expect(try await bench.article(id) == before)
    }

    @Test("whoever publishes a draft into another section is asked for both")
    func bothSections() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish()
        _ = try await SaveDraft(bench.newsroom)(
            id, bench.draft("Titre", section: bench.culture), base: 1, by: bench.imane)
        let only = Newsroom(
            database: bench.database, clock: bench.clock.clock, zone: bench.newsroom.zone,
            authority: SectionAuthority(section: bench.sport))
        let error = await #expect(throws: NewsError.self) {
            try await PublishArticle(only)(id, revision: 2, by: bench.chief)
        }
        #expect(error?.code == .forbidden)
        _ = try await SaveDraft(only)(id, bench.draft("Titre", section: bench.sport), base: 2, by: bench.chief)
        _ = try await PublishArticle(only)(id, revision: 3, by: bench.chief)
    }
}

/// Lets everyone do everything in one section and those below it.
private struct SectionAuthority: Authority {
    let section: SectionID

    func require(
        _ action: WorkflowAction, of actor: Actor, on article: ArticleFacts?, in transaction: any ReadTransaction
    ) throws {
        guard article?.sectionPath.contains(section) ?? false else {
            throw NewsError(.forbidden, "You may not do this.")
        }
    }
}
