import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct RandomVerbTests {
    @Test(
        "after any run of verbs, lists, archive and credits are what a rebuild from the texts would make",
        arguments: 0..<8)
    func rebuild(seed: Int) async throws {
        let bench = try await DeskBench()
        var random = TestGenerator(seed: UInt64(seed))
        var articles: [ArticleID] = []
        var done: [String: Int] = [:]
        for step in 0..<150 {
            bench.clock.advance(seconds: Int64.random(in: 0...20_000, using: &random))
            if articles.count < 3 || step % 12 == 0 { articles.append(try await bench.begin("Titre \(step)")) }
            let id = articles[Int.random(in: 0..<articles.count, using: &random)]
            let choice = Int.random(in: 0..<15, using: &random)
            let draft = randomDraft(bench, step, &random)
            do {
                try await act(choice, on: id, draft, bench)
                done["\(choice)", default: 0] += 1
            } catch let error as NewsError {
                #expect([.conflict, .invalid].contains(error.code), "\(error)")
            } catch is PublishingRefusal {}
            let differences = try await bench.differencesFromRebuild()
            #expect(differences.isEmpty, "seed \(seed), step \(step), choice \(choice): \(differences)")
            if !differences.isEmpty { return }
        }
        // The run is worth nothing when most of it was refused.
        #expect(done.values.reduce(0, +) > 60, "\(done)")
        #expect(try await bench.database.read { try $0.rows("PRAGMA foreign_key_check") }.isEmpty)
    }

    private func randomDraft(_ bench: DeskBench, _ step: Int, _ random: inout TestGenerator) -> ArticleDraft {
        var content = bench.content("Titre \(step)", "Texte \(step).")
        content.kind = Bool.random(using: &random) ? .news : .brief
        content.credits = Bool.random(using: &random) ? [bench.credit] : []
        content.topics = Bool.random(using: &random) ? [bench.topic] : []
        let section = [bench.sport, bench.football, bench.culture].randomElement(using: &random) ?? bench.sport
        return ArticleDraft(
            content: content, section: section, slug: Bool.random(using: &random) ? Slug(rawValue: "s-\(step)") : nil)
    }

    private func act(_ choice: Int, on id: ArticleID, _ draft: ArticleDraft, _ bench: DeskBench) async throws {
        let room = bench.newsroom
        let newest = try await bench.article(id)?.draft.number ?? 1
        let soon = bench.clock.now.advanced(seconds: 10_000)
        switch choice {
        case 0, 1: _ = try await SaveDraft(room)(id, draft, base: newest, by: bench.imane)
        case 2: _ = try await SaveDraft(room)(id, draft, base: max(1, newest - 1), by: bench.karim)
        case 3, 4, 5: _ = try await PublishArticle(room)(id, revision: newest, by: bench.chief)
        case 6: try await UnpublishArticle(room)(id, note: "Retiré.", by: bench.chief)
        case 7 where draft.slug != nil && draft.content.topics.isEmpty && draft.content.credits.isEmpty:
            try await KillArticle(room)(id, reason: "Faux.", by: bench.chief)
        case 7: try await SpikeArticle(room)(id, by: bench.chief)
        case 8: try await RestoreArticle(room)(id, by: bench.chief)
        case 9: try await ScheduleArticle(room)(id, at: soon, revision: newest, by: bench.chief)
        case 10: _ = try await PublishDue(room)()
        case 11: try await CorrectArticle(room)(id, .correction, "Faux.", publishing: newest, by: bench.chief)
        case 12: try await CorrectArticle(room)(id, .clarification, "Flou.", by: bench.chief)
        case 13: try await RestoreRevision(room)(1, of: id, revision: newest, by: bench.imane)
        default: try await SubmitArticle(room)(id, by: bench.imane)
        }
    }

    @Test("the comparison with a rebuild sees a row that is missing and one that is too much")
    func canFail() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish()
        try await bench.database.write {
            try $0.execute("DELETE FROM listing WHERE article_id = \(id) AND subject_kind = 5")
            try $0.execute("UPDATE archive_day SET articles = 2")
            try $0.execute("DELETE FROM readers_search")
            try $0.execute("UPDATE search_word SET articles = 2 WHERE word = 'titre'")
            try $0.execute("DELETE FROM search_slip WHERE slip = 'titr'")
        }
        #expect(try await bench.differencesFromRebuild().count >= 6)
    }
}
