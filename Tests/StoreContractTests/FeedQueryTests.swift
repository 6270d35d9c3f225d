import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct FeedQueryTests {
    private func filled(_ count: Int) async throws -> (TinyPublication, Edition) {
        let tiny = try await TinyPublication(editions: [.french, .arabic])
        try await tiny.publish(
            (0..<count).map { number in
                TinyPublication.item(
                    "Titre \(number)", kind: number % 3 == 0 ? .brief : .news, section: ["Sport"],
                    // Every fifth shares its time with the one before.
                    minutesAgo: (number % 5 == 4 ? number - 1 : number) * 1440,
                    byline: ["Imane Souiri"], topics: ["Stades"])
            })
        return (tiny, try await tiny.publication().editions[0])
    }

    private static let start = Instant(seconds: 0)
    private static let end = TinyPublication.noon.advanced(seconds: 1)

    @Test("a feed is read in five statements, with every article's text, names and pictures")
    func feed() async throws {
        let (tiny, edition) = try await filled(12)
        let reading = try await tiny.database.read { store in
            _ = tiny.database.takeStatements()
            return try store.feed(.latest, in: edition.id, before: nil, limit: 10)
        }
        #expect(tiny.database.takeStatements().count <= 5)
        #expect(reading.items.count == 10 && reading.older != nil)
        #expect(reading.items.allSatisfy { $0.credits.map(\.name.name) == ["Imane Souiri"] && $0.topics.count == 1 })
        #expect(reading.items.map(\.summary.headline) == reading.items.map(\.content.headline))
        let rest = try await tiny.database.read {
            try $0.feed(.latest, in: edition.id, before: reading.older, limit: 10)
        }
        #expect(rest.items.count == 2 && rest.older == nil)
    }

    @Test("a month is walked in steps of any length without missing or repeating one", arguments: [1, 3, 7, 100])
    func steps(length: Int) async throws {
        let (tiny, edition) = try await filled(31)
        var seen: [SitemapArticle] = []
        var key: ListKey?
        repeat {
            let after = key
            let found = try await tiny.database.read {
                try $0.sitemapArticles(in: edition.id, from: Self.start, to: Self.end, after: after, limit: length)
            }
            seen += found
            key = found.count == length ? found.last?.key : nil
        } while key != nil
        #expect(seen.count == 31 && Set(seen.map(\.id)).count == 31)
        for count in [1, 5, 30, 31] {
            let place = try await tiny.database.read {
                try $0.sitemapKey(in: edition.id, from: Self.start, to: Self.end, after: count)
            }
            #expect(place == seen[count - 1].key)
        }
        let past = try await tiny.database.read {
            try $0.sitemapKey(in: edition.id, from: Self.start, to: Self.end, after: 32)
        }
        #expect(past == nil)
    }

    @Test("a month's time of change is that of the last article that came, changed or went; the others keep theirs")
    func months() async throws {
        let bench = try await DeskBenchOfStore()
        let now = TinyPublication.noon
        func months() async throws -> [Int: Instant?] {
            let found = try await bench.tiny.database.read { try $0.sitemapMonths(in: bench.edition) }
            return Dictionary(uniqueKeysWithValues: found.map { ($0.date.monthNumber, $0.changedAt) })
        }
        let article = try await bench.list(day: "2026-10-05", at: now)
        try await bench.list(day: "2026-11-05", at: now.advanced(seconds: 60))
        #expect(try await months() == [202_610: now, 202_611: now.advanced(seconds: 60)])
        // It moves to another month: both change.
        try await bench.relist(article, from: "2026-10-05", to: "2026-11-07", at: now.advanced(seconds: 90))
        #expect(try await months() == [202_611: now.advanced(seconds: 90)])
        try await bench.relist(article, from: "2026-11-07", to: nil, at: now.advanced(seconds: 99))
        #expect(try await months() == [202_611: now.advanced(seconds: 99)])
        #expect(
            try await bench.tiny.database.read { store in
                let first = try #require(CivilDate(iso: "2026-11-01"))
                return try store.articleCount(inMonth: first, of: bench.edition)
            } == 1)
    }

    @Test("no statement of a feed or a sitemap scans a table or sorts one")
    func plans() async throws {
        let (tiny, edition) = try await filled(40)
        let translated = try await tiny.database.write { store -> Bool in
            let story = try store.insertStory()
            for id in [1] { try store.setStory(story, of: ArticleID(rawValue: Int64(id))) }
            return true
        }
        #expect(translated)
        _ = tiny.database.takeStatements()
        let key = ListKey(publishedAt: TinyPublication.noon, article: ArticleID(rawValue: 9))
        try await tiny.database.read { store in
            _ = try store.feed(.author(ContributorID(rawValue: 1)), in: edition.id, before: key, limit: 20)
            _ = try store.feed(.section(SectionID(rawValue: 1)), in: edition.id, before: nil, limit: 20)
            _ = try store.sitemapArticles(in: edition.id, from: Self.start, to: Self.end, after: nil, limit: 1000)
            _ = try store.sitemapKey(in: edition.id, from: Self.start, to: Self.end, after: 5)
            _ = try store.sitemapNews(in: [edition.id, EditionID(rawValue: 2)], since: Self.start, limit: 1000)
            _ = try store.sitemapTopics(
                in: edition.id, after: TopicID(rawValue: 0), upTo: TopicID(rawValue: 9), limit: 10)
            _ = try store.sitemapAuthors(
                in: edition.id, after: ContributorID(rawValue: 0), upTo: ContributorID(rawValue: 9), limit: 10)
            _ = try store.monthsOfTranslations(of: ArticleID(rawValue: 1))
            _ = try store.articleCount(inMonth: CivilDate(daysSince1970: 20_000), of: edition.id)
        }
        let statements = Set(tiny.database.takeStatements())
        #expect(
            statements.count >= 11 && statements.contains { $0.contains("o.story_id = a.story_id AND o.id <> a.id") })
        for (statement, lines) in try await tiny.plans(of: statements.sorted()) {
            for line in lines {
                let words = line.split(separator: " ")
                let walks =
                    words.first == "SCAN" && !["listed", "CONSTANT"].contains(words[1])
                    && !words[1].hasPrefix("(subquery")
                #expect(!walks, "\(line) in \(statement)")
                // Names are looked up one by one: an edition may have a hundred thousand.
                #expect(
                    !(words.count > 1 && words[1] == "n" && statement.contains("part, place"))
                        || line.contains("PRIMARY KEY"), "\(line) in \(statement)")
                // The names of thirty articles are sorted, and the editions of one story; nothing else is.
                #expect(
                    !line.contains("TEMP B-TREE FOR ORDER BY") || statement.contains("part, place")
                        || statement.contains("o.story_id = a.story_id AND o.id <> a.id"),
                    "\(line) in \(statement)")
            }
        }
        // The months of an archive are as many rows as it has days.
        let months = try await tiny.database.read { store in
            _ = try store.sitemapMonths(in: edition.id)
            return tiny.database.takeStatements()
        }
        for (statement, lines) in try await tiny.plans(of: months) {
            #expect(
                !lines.contains { $0.hasPrefix("SCAN archive") || $0.hasPrefix("SCAN m") }, "\(lines) in \(statement)")
        }
    }
}

/// An edition with articles that are put into its lists by hand.
private struct DeskBenchOfStore {
    let tiny: TinyPublication
    let edition: EditionID

    init() async throws {
        tiny = try await TinyPublication()
        edition = try await tiny.publication().editions[0].id
        _ = try await tiny.database.write { try $0.insertSection(parent: nil, names: [:]) }
    }

    private func place(_ day: String?) throws -> ListPlace? {
        try day.map { day in
            let date = try #require(CivilDate(iso: day))
            return ListPlace(
                edition: edition, publishedAt: Zone.utc.startOfDay(date).advanced(seconds: 43_200), day: date,
                sectionPath: [SectionID(rawValue: 1)], content: ArticleContent(kind: .news, headline: "Titre"))
        }
    }

    @discardableResult
    func list(day: String, at time: Instant) async throws -> ArticleID {
        let place = try place(day)
        return try await tiny.database.write { store in
            try store.insertArticle(
                NewArticle(
                    edition: edition, sectionPath: [SectionID(rawValue: 1)], slug: Slug(cleaning: "titre"),
                    state: .published, content: ArticleContent(kind: .news, headline: "Titre"), byline: nil,
                    reason: .imported, publishedAt: place?.publishedAt, modifiedAt: nil, publishedOn: place?.day,
                    savedAt: time))
        }
    }

    func relist(_ article: ArticleID, from old: String, to new: String?, at time: Instant) async throws {
        let (old, new) = (try place(old), try place(new))
        try await tiny.database.write { try $0.relist(article, from: old, to: new, at: time) }
    }
}
