import News
import Newsroom
import SQLiteDatabase
import Store
import TestSupport
import Testing

@Suite struct ScheduleTests {
    private func scheduled(_ bench: DeskBench, in seconds: Int64, _ headline: String = "Titre") async throws
        -> ArticleID
    {
        let id = try await bench.begin(headline)
        try await ScheduleArticle(bench.newsroom)(
            id, at: bench.clock.now.advanced(seconds: seconds), revision: 1, by: bench.chief)
        return id
    }

    @Test("a scheduled article goes out at its time and not before, and tells every front (Ghost #9359)")
    func due() async throws {
        let bench = try await DeskBench()
        let id = try await scheduled(bench, in: 60)
        let keeper = PublishDue(bench.newsroom)
        #expect(try await keeper.nextDueTime() == bench.clock.now.advanced(seconds: 60))
        bench.clock.advance(seconds: 59)
        #expect(try await keeper().isEmpty)
        #expect(try await bench.latest().isEmpty)
        bench.clock.advance(seconds: 1)
        #expect(try await keeper().count == 1)
        #expect(try await bench.latest() == [id])
        #expect(try await bench.events().first?.keys.contains(.latest(bench.edition.id)) == true)
        #expect(try await keeper().isEmpty)
        #expect(try await keeper.nextDueTime() == nil)
        #expect(try await bench.article(id)?.scheduledFor == nil)
    }

    @Test("two keepers at the same moment publish each article once")
    func once() async throws {
        let bench = try await DeskBench()
        for number in 0..<12 { _ = try await scheduled(bench, in: Int64(number % 3) + 1, "Titre \(number)") }
        bench.clock.advance(seconds: 10)
        // Each with a store of its own, as two processes have.
        let other = try SQLiteDatabase(path: bench.tiny.folder.path("newsroom.sqlite"))
        let second = Newsroom(database: other, clock: bench.clock.clock, zone: bench.newsroom.zone)
        async let here = PublishDue(bench.newsroom)()
        async let there = PublishDue(second)()
        async let again = PublishDue(bench.newsroom)()
        let outcomes = try await here + there + again
        #expect(outcomes.count == 12)
        #expect(try await bench.events().count { $0.kind == .articlePublished } == 12)
        #expect(try await bench.latest().count == 12)
        #expect(try await bench.differencesFromRebuild().isEmpty)
        try await other.close()
    }

    @Test("what was due while the server was down goes out at its start, and is told as late (WordPress, Ghost #22821)")
    func down() async throws {
        let bench = try await DeskBench()
        let id = try await scheduled(bench, in: 60)
        bench.clock.advance(seconds: 7200)
        let again = try SQLiteDatabase(path: bench.tiny.folder.path("newsroom.sqlite"))
        let restarted = Newsroom(database: again, clock: bench.clock.clock, zone: bench.newsroom.zone)
        #expect(try await PublishDue(restarted)().count == 1)
        #expect(try await bench.article(id)?.publishedAt == bench.clock.now)
        let user = UserID(rawValue: 1)
        let notices = try await bench.database.read { try $0.notices(for: user, sections: [], limit: 10) }
        #expect(notices.map(\.kind) == [.late])
        try await again.close()
    }

    @Test("nothing goes out before its embargo ends, on whatever way it is tried")
    func embargo() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        let end = bench.clock.now.advanced(seconds: 3600)
        let embargo = SetEmbargo(bench.newsroom)
        try await embargo(id, until: end, by: bench.chief)
        let early = await #expect(throws: NewsError.self) {
            try await PublishArticle(bench.newsroom)(id, revision: 1, by: bench.chief)
        }
        #expect(early?.field == "embargoedUntil" && early?.message.contains("+00:00") == true)
        await #expect(throws: NewsError.self) {
            try await ScheduleArticle(bench.newsroom)(
                id, at: end.advanced(seconds: -1), revision: 1, by: bench.chief)
        }
        try await ScheduleArticle(bench.newsroom)(id, at: end, revision: 1, by: bench.chief)
        await #expect(throws: NewsError.self) {
            try await embargo(id, until: end.advanced(seconds: 1), by: bench.chief)
        }
        // Even a row that says otherwise does not go out.
        _ = try await bench.database.write {
            try $0.execute("UPDATE article SET scheduled_for = \(TinyPublication.noon) WHERE id = \(id)")
        }
        bench.clock.advance(seconds: 3599)
        #expect(try await PublishDue(bench.newsroom)().isEmpty)
        #expect(try await bench.events().isEmpty)
        bench.clock.advance(seconds: 1)
        #expect(try await PublishDue(bench.newsroom)().count == 1)
    }

    @Test("one that a check holds back keeps no other back, and is told of once")
    func held() async throws {
        let bench = try await DeskBench()
        let bad = try await scheduled(bench, in: 60, "Mauvais")
        let good = try await scheduled(bench, in: 61, "Bon")
        var empty = bench.draft("Mauvais")
        empty.content.body = Body()
        _ = try await SaveDraft(bench.newsroom)(bad, empty, base: 1, by: bench.imane)
        bench.clock.advance(seconds: 61)
        for _ in 0..<3 { _ = try await PublishDue(bench.newsroom)() }
        #expect(try await bench.latest() == [good])
        let user = UserID(rawValue: 1)
        let notices = try await bench.database.read { try $0.notices(for: user, sections: [], limit: 10) }
        #expect(notices.map(\.kind) == [.late] && notices.first?.text == "The body is empty.")
        _ = try await SaveDraft(bench.newsroom)(bad, bench.draft("Mauvais"), base: 2, by: bench.imane)
        #expect(try await PublishDue(bench.newsroom)().count == 1)
    }

    @Test("a time in the past is no schedule, and one taken off the schedule does not go out")
    func unschedule() async throws {
        let bench = try await DeskBench()
        let id = try await scheduled(bench, in: 60)
        await #expect(throws: PublishingRefusal.self) {
            try await ScheduleArticle(bench.newsroom)(id, at: bench.clock.now, revision: 1, by: bench.chief)
        }
        try await UnscheduleArticle(bench.newsroom)(id, by: bench.chief)
        #expect(try await bench.article(id)?.state == .approved)
        bench.clock.advance(seconds: 60)
        #expect(try await PublishDue(bench.newsroom)().isEmpty)
    }

    @Test("an update of what is out goes out at its time, and until then readers keep what they have")
    func update() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish("Premier titre")
        let time = bench.clock.now.advanced(seconds: 60)
        let schedule = ScheduleArticle(bench.newsroom)
        let nothing = await #expect(throws: NewsError.self) {
            try await schedule(id, at: time, revision: 1, by: bench.chief)
        }
        #expect(nothing?.message == "Readers have this text already.")
        _ = try await SaveDraft(bench.newsroom)(id, bench.draft("Second titre"), base: 1, by: bench.imane)
        try await schedule(id, at: time, revision: 2, by: bench.chief)
        #expect(try await bench.article(id)?.state == .published)
        let today = try await bench.database.read {
            try $0.scheduledArticles(from: time, to: time.advanced(seconds: 1), limit: 5)
        }
        #expect(today.map(\.id) == [id])
        bench.clock.advance(seconds: 59)
        #expect(try await PublishDue(bench.newsroom)().isEmpty)
        #expect(try await bench.article(id)?.revision == 1)
        bench.clock.advance(seconds: 1)
        #expect(try await PublishDue(bench.newsroom)().count == 1)
        let article = try await bench.article(id)
        #expect(article?.revision == 2 && article?.scheduledFor == nil && article?.modifiedAt == time)
        #expect(try await bench.events().map(\.kind).filter { $0 == .articleRevised }.count == 1)
        #expect(try await PublishDue(bench.newsroom)().isEmpty)
    }

    @Test("a scheduled update is gone with the article that is unpublished, and can be taken off or sent at once")
    func updateTakenOff() async throws {
        let bench = try await DeskBench()
        let ids = [try await bench.publish("Un"), try await bench.publish("Deux"), try await bench.publish("Trois")]
        for id in ids {
            _ = try await SaveDraft(bench.newsroom)(id, bench.draft("Suite"), base: 1, by: bench.imane)
            try await ScheduleArticle(bench.newsroom)(
                id, at: bench.clock.now.advanced(seconds: 60), revision: 2, by: bench.chief)
        }
        try await UnpublishArticle(bench.newsroom)(ids[0], note: "Retiré.", by: bench.chief)
        try await UnscheduleArticle(bench.newsroom)(ids[1], by: bench.chief)
        let again = await #expect(throws: NewsError.self) {
            try await UnscheduleArticle(bench.newsroom)(ids[1], by: bench.chief)
        }
        #expect(again?.message == "The article is not scheduled.")
        _ = try await PublishArticle(bench.newsroom)(ids[2], revision: 2, by: bench.chief)
        bench.clock.advance(seconds: 120)
        #expect(try await PublishDue(bench.newsroom)().isEmpty)
        #expect(try await bench.article(ids[0])?.state == .unpublished)
        #expect(try await bench.article(ids[1])?.revision == 1)
    }

    @Test("what was unpublished goes out again at its time, and not before an embargo on it")
    func again() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish("Titre")
        try await UnpublishArticle(bench.newsroom)(id, note: "Retiré.", by: bench.chief)
        let end = bench.clock.now.advanced(seconds: 60)
        try await SetEmbargo(bench.newsroom)(id, until: end, by: bench.chief)
        await #expect(throws: NewsError.self) {
            try await PublishArticle(bench.newsroom)(id, revision: 1, by: bench.chief)
        }
        try await ScheduleArticle(bench.newsroom)(id, at: end, revision: 1, by: bench.chief)
        #expect(try await bench.article(id)?.state == .unpublished)
        bench.clock.advance(seconds: 60)
        #expect(try await PublishDue(bench.newsroom)().count == 1)
        #expect(try await bench.latest() == [id])
        #expect(try await bench.differencesFromRebuild().isEmpty)
    }

    @Test("a keeper with nothing to do makes one statement, and each article the same number")
    func statements() async throws {
        let bench = try await DeskBench()
        _ = bench.database.takeStatements()
        _ = try await PublishDue(bench.newsroom)()
        #expect(bench.database.takeStatements().count == 1)
        // The first is similar to nothing, and the others to four at most.
        for number in 0..<5 { _ = try await bench.publish("T\(number)") }
        var counts: [Int] = []
        for number in [1, 8] {
            for index in 0..<number { _ = try await scheduled(bench, in: 1, "T\(number)-\(index)") }
            bench.clock.advance(seconds: 1)
            _ = bench.database.takeStatements()
            _ = try await PublishDue(bench.newsroom)()
            counts.append((bench.database.takeStatements().count - 2) / number)
        }
        #expect(counts[0] == counts[1] && counts[0] < 50, "\(counts)")
    }
}
