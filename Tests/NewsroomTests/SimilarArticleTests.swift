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

    @Test("the newest of what is similar stands first, and a draft that waited long is as new as its publication")
    func recentFirst() async throws {
        let bench = try await DeskBench()
        var old = bench.draft("Cigognes en ville")
        (old.content.standfirst, old.content.credits) = (nil, [])
        let waiting = try await CreateDraft(bench.newsroom)(old, in: bench.edition.id, by: bench.imane)
        let storks = try await publish(bench, "Les cigognes reviennent")
        let second = try await publish(bench, "Cigognes sur les toits")
        bench.clock.advance(seconds: 3600)
        _ = try await PublishArticle(bench.newsroom)(waiting, revision: 1, by: bench.chief)
        let reading = try await bench.database.read { try $0.reading(of: try #require(try $0.article(storks))) }
        #expect(reading.related.prefix(2).map(\.id) == [waiting, second])
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

    @Test("a translation is similar to nothing, whatever words and topics it shares")
    func translations() async throws {
        let bench = try await DeskBench(editions: [.french, .arabic])
        let arabic = try #require(try await bench.tiny.publication().editions.last?.id)
        let french = try await publish(bench, "Cigognes", topics: [bench.topic])
        var draft = bench.draft("Cigognes")
        draft.content.topics = [bench.topic]
        let translation = try await CreateDraft(bench.newsroom)(draft, in: arabic, by: bench.imane)
        try await LinkTranslation(bench.newsroom)(translation, of: french, by: bench.imane)
        _ = try await PublishArticle(bench.newsroom)(translation, revision: 1, by: bench.chief)
        for id in [french, translation] {
            #expect(try await similar(bench, to: id).isEmpty)
            let reading = try await bench.database.read { try $0.reading(of: try #require(try $0.article(id))) }
            #expect(reading.related.allSatisfy { $0.id != french && $0.id != translation })
        }
    }

    @Test("an article has few of them, the nearest by words and time")
    func few() async throws {
        let bench = try await DeskBench()
        var ids: [ArticleID] = []
        for number in 0..<12 { ids.append(try await publish(bench, "Cigognes \(number)")) }
        let last = try await similar(bench, to: ids[11])
        #expect(last.count == 4 && last.isSuperset(of: [ids[10].rawValue, ids[9].rawValue]))
        for id in ids { #expect(try await similar(bench, to: id).count <= 8) }
    }

    @Test(
        "an archive that came whole is related as if it had been published in its order, in steps, and pages are told once"
    )
    func archive() async throws {
        let bench = try await DeskBench()
        let item = { (headline: String, hours: Int64) in
            ImportedItem(
                identity: [headline], kind: .news, sectionPath: ["Nature"], headline: headline,
                publishedAt: bench.clock.now.advanced(seconds: hours * 3600 - 864_000))
        }
        _ = try await ImportArticles(bench.newsroom)(
            (0..<60).map { item("Cigognes \($0)", Int64($0)) } + [item("Un budget", 99)], in: bench.edition,
            format: "test")
        let ids = try await bench.database.read { store in
            try store.rows("SELECT id FROM article ORDER BY published_at, id").map { row in
                var row = row
                return try row.id(ArticleID.self)
            }
        }
        #expect(try await similar(bench, to: ids[30]).isEmpty)
        let before = try await bench.events().count
        var relate = RelateArticles(bench.newsroom)
        #expect(try await relate(), "they are done in steps")
        #expect(try await bench.events().count == before)
        // What is published meanwhile waits for nothing.
        let newest = try await publish(bench, "Cigognes encore")
        let told = try await bench.events().count
        while try await relate() {}
        #expect(try await bench.events().count == told + 1)
        for id in ids.dropLast() {
            let others = try await similar(bench, to: id)
            #expect((1...8).contains(others.count) && !others.contains(id.rawValue), "\(id)")
        }
        // The nearest before it, and those after it that found it.
        #expect(try await similar(bench, to: ids[30]).contains(ids[29].rawValue))
        #expect(try await similar(bench, to: newest).count == 4)
        #expect(try await similar(bench, to: ids[60]).isEmpty)
        #expect(try await !relate())
        #expect(try await bench.events().count == told + 1, "nothing waits, nobody is told")
    }
}
