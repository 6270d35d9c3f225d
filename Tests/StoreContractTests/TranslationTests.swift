import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct TranslationTests {
    @Test("a story, its published articles and what lies behind are answered from indexes, however large the archive")
    func plans() async throws {
        let tiny = try await TinyPublication(editions: [.french, .arabic])
        try await tiny.publish(
            (0..<40).map { TinyPublication.item("Titre \($0)", byline: ["Imane Souiri"], topics: ["Stades"]) })
        let edition = try await tiny.publication().editions[1].id
        let id = ArticleID(rawValue: 3)
        let key = DeskKey(changedAt: TinyPublication.noon, article: id)
        _ = tiny.database.takeStatements()
        try await tiny.database.read { store in
            _ = try store.story(of: id)
            _ = try store.translation(of: id)
            _ = try store.publishedTranslations(of: id)
            _ = try store.published(edition, insteadOf: [id])
            _ = try store.behindTranslations(limit: 20)
            _ = try store.behindTranslations(before: key, limit: 20)
            _ = try store.behindTranslations(in: edition, before: key, limit: 20)
            _ = try store.places(of: TopicID(rawValue: 1), besides: edition)
            _ = try store.places(of: ContributorID(rawValue: 1), besides: edition)
        }
        let statements = tiny.database.takeStatements()
        #expect(statements.count == 9)
        for statement in statements {
            for line in try await tiny.plan(of: statement) {
                // A walk over an index of what lies behind, newest first, is what the list is.
                let isList = line.contains("translation_behind") || line.hasPrefix("SCAN s")
                #expect(!line.hasPrefix("SCAN") || isList, "\(line) in \(statement)")
                // The articles of a story are a handful; what lies behind may be thousands.
                #expect(
                    !line.contains("TEMP B-TREE FOR ORDER BY") || !statement.contains("behind_since DESC"),
                    "\(line) in \(statement)")
            }
        }
    }

    @Test("two articles of one edition cannot be in one story, whoever writes the row")
    func unique() async throws {
        let tiny = try await TinyPublication(editions: [.french, .arabic])
        try await tiny.publish([TinyPublication.item("Un"), TinyPublication.item("Deux")])
        await #expect(throws: (any Error).self) {
            try await tiny.database.write {
                try $0.joinStories(of: ArticleID(rawValue: 1), and: ArticleID(rawValue: 2))
            }
        }
        #expect(try await tiny.database.read { try $0.story(of: ArticleID(rawValue: 1)) }.count == 1)
    }

    @Test("stories from before that had two articles in an edition keep the older one")
    func before() async throws {
        let tiny = try await TinyPublication(editions: [.french, .arabic])
        try await tiny.publish((0..<3).map { TinyPublication.item("Titre \($0)") })
        let statements = try #require(Migration.all.first { $0.name == "translations" }).statements(.sqlite)
        try await tiny.raw("DROP INDEX article_by_story")
        try await tiny.raw("INSERT INTO story (id) VALUES (1)")
        try await tiny.raw("UPDATE article SET story_id = 1")
        try await tiny.raw(statements[0])
        let kept = try await tiny.database.read { store in
            try store.rows("SELECT id FROM article WHERE story_id = 1").map { row in
                var row = row
                return try row.integer()
            }
        }
        #expect(kept == [1])
    }

    @Test("an archive's editions are those that published something in the time asked for")
    func publishing() async throws {
        let tiny = try await TinyPublication(editions: [.french, .arabic])
        try await tiny.publish([TinyPublication.item("Un")])
        let editions = try await tiny.publication().editions
        let day = try #require(CivilDate(iso: "2026-11-24"))
        let (that, later) = try await tiny.database.read { store in
            (
                try store.editionsPublishing(from: day, to: day),
                try store.editionsPublishing(from: day.advanced(days: 1), to: day.advanced(days: 9))
            )
        }
        #expect(that == [editions[0].id])
        #expect(later.isEmpty)
    }
}
