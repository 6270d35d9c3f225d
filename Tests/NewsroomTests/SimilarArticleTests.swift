import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct SimilarArticleTests {
    private func publish(_ bench: DeskBench, _ headline: String, topics: [TopicID] = []) async throws -> ArticleID {
        bench.clock.advance(seconds: 3600)
        var draft = bench.draft(headline)
        draft.content.topics = topics
        draft.content.standfirst = nil
        // A byline is a rare word, too.
        draft.content.credits = []
        let id = try await CreateDraft(bench.newsroom)(draft, in: bench.edition.id, by: bench.imane)
        _ = try await PublishArticle(bench.newsroom)(id, revision: 1, by: bench.chief)
        return id
    }

    private func similar(_ bench: DeskBench, to id: ArticleID) async throws -> Set<Int64> {
        try await bench.database.read { store in
            Set(
                try store.rows("SELECT other_id FROM similar_article WHERE article_id = \(id)").map { row in
                    var row = row
                    return try row.integer()
                })
        }
    }

    @Test("what shares a topic or a rare word is similar both ways, and the older one's page is told")
    func both() async throws {
        let bench = try await DeskBench()
        let storks = try await publish(bench, "Les cigognes reviennent")
        let other = try await publish(bench, "Un budget pour la route")
        let tagged = try await publish(bench, "Un stade rouvre", topics: [bench.topic])
        let before = try await bench.database.read { try $0.latestSequence() }
        let newer = try await publish(bench, "Cigognes au stade", topics: [bench.topic])
        #expect(try await similar(bench, to: newer) == [storks.rawValue, tagged.rawValue])
        #expect(try await similar(bench, to: storks) == [newer.rawValue])
        #expect(try await similar(bench, to: tagged) == [newer.rawValue])
        #expect(try await similar(bench, to: other).isEmpty)
        let keys = Set(try await bench.events(after: before).flatMap(\.keys))
        #expect(keys.isSuperset(of: [.article(storks), .article(tagged)]) && !keys.contains(.article(other)))
        let reading = try await bench.database.read { try $0.reading(of: try #require(try $0.article(storks))) }
        #expect(reading.related.first?.id == newer)
        #expect(reading.related.allSatisfy { $0.id != storks })
    }

    @Test("one that is taken off is similar to nothing any more")
    func gone() async throws {
        let bench = try await DeskBench()
        let first = try await publish(bench, "Les cigognes reviennent")
        let second = try await publish(bench, "Encore des cigognes")
        #expect(try await similar(bench, to: first) == [second.rawValue])
        let before = try await bench.database.read { try $0.latestSequence() }
        try await UnpublishArticle(bench.newsroom)(second, note: "Retiré.", by: bench.chief)
        #expect(try await similar(bench, to: first).isEmpty)
        #expect(try await bench.events(after: before).flatMap(\.keys).contains(.article(first)))
        _ = try await PublishArticle(bench.newsroom)(second, revision: 1, by: bench.chief)
        #expect(try await similar(bench, to: first) == [second.rawValue])
    }

    @Test("an article has few of them, the nearest by words and time, and an archive that comes whole has them")
    func few() async throws {
        let bench = try await DeskBench()
        var ids: [ArticleID] = []
        for number in 0..<12 { ids.append(try await publish(bench, "Cigognes \(number)")) }
        let last = try await similar(bench, to: ids[11])
        #expect(last.count == 4 && last.isSuperset(of: [ids[10].rawValue, ids[9].rawValue]))
        for id in ids { #expect(try await similar(bench, to: id).count <= 8) }
        try await bench.database.write { transaction in
            try transaction.execute("DELETE FROM similar_article")
            try transaction.relateNewest(5)
        }
        #expect(try await similar(bench, to: ids[11]).count == 4)
    }
}
