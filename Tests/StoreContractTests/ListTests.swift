import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct ListTests {
    private func filled(_ count: Int) async throws -> (TinyPublication, Edition, SectionTree) {
        let tiny = try await TinyPublication()
        try await tiny.publish(
            (0..<count).map { number in
                TinyPublication.item(
                    "Titre \(number)", kind: number % 3 == 0 ? .brief : .news,
                    section: number % 2 == 0 ? ["Sport", "Football"] : ["Culture"],
                    // Every fifth shares its time with the one before: the key must tell them apart.
                    minutesAgo: number % 5 == 4 ? number - 1 : number, byline: number % 4 == 1 ? ["Imane Souiri"] : [],
                    topics: number % 7 == 1 ? ["Stades"] : []
                )
            }
        )
        let publication = try await tiny.publication()
        return (tiny, publication.editions[0], publication.sections)
    }

    @Test(
        "a section's articles leave the lists above it and come to others, however many are moved at once",
        arguments: [1, 3, 13, 4096])
    func relisted(atOnce: Int) async throws {
        let (tiny, edition, sections) = try await filled(53)
        func named(_ name: String) throws -> SectionID {
            try #require(sections.all.first { $0.names[edition.id]?.name == name }?.id)
        }
        let (sport, football, culture) = (try named("Sport"), try named("Football"), try named("Culture"))
        func listed(_ subject: ListSubject) async throws -> [ArticleID] {
            try await tiny.database.read { try $0.list(subject, in: edition.id, limit: 100).map(\.id) }
        }
        let (moved, own) = (try await listed(.section(football)), try await listed(.section(culture)))
        #expect(moved.count == 27 && own.count == 26)
        try await tiny.database.write {
            try $0.relist(football, from: [sport], to: [culture], in: edition.id, atOnce: atOnce)
        }
        #expect(try await listed(.section(sport)).isEmpty)
        #expect(try await listed(.sectionStories(sport)).isEmpty)
        #expect(try await listed(.section(football)) == moved)
        #expect(Set(try await listed(.section(culture))) == Set(moved + own))
    }

    @Test(
        "walking a list by its keys shows every article once, newest first, whatever the page's length",
        arguments: [1, 3, 7, 100])
    func keyset(pageLength: Int) async throws {
        let (tiny, edition, _) = try await filled(53)
        var seen: [ArticleSummary] = []
        var key: ListKey?
        repeat {
            let before = key
            let page = try await tiny.database.read {
                try $0.listReading(.latest, in: edition.id, before: before, limit: pageLength)
            }
            seen += page.items
            key = page.older
        } while key != nil
        #expect(seen.count == 53)
        #expect(Set(seen.map(\.id)).count == 53)
        for (newer, older) in zip(seen, seen.dropFirst()) {
            #expect((newer.publishedAt, newer.id) > (older.publishedAt, older.id))
        }
    }

    @Test("a section's lists hold what stands below it, stories leave briefs out, authors and topics have theirs")
    func subjects() async throws {
        let (tiny, edition, sections) = try await filled(60)
        let sport = try #require(sections.section(at: ["sport"], in: edition.id)?.id)
        let football = try #require(sections.section(at: ["sport", "football"], in: edition.id)?.id)
        let counts = try await tiny.database.read { store in
            try [
                store.list(.section(sport), in: edition.id, limit: 100).count,
                store.list(.section(football), in: edition.id, limit: 100).count,
                store.list(.sectionStories(sport), in: edition.id, limit: 100).count,
                store.list(.stories, in: edition.id, limit: 100).count,
                store.list(.author(ContributorID(rawValue: 1)), in: edition.id, limit: 100).count,
                store.list(.topic(TopicID(rawValue: 1)), in: edition.id, limit: 100).count,
            ]
        }
        #expect(counts == [30, 30, 20, 40, 15, 9])
        #expect(try await tiny.database.read { try $0.listingFindings() }.isEmpty)
    }

    @Test("many lists in one statement are what each is alone")
    func together() async throws {
        let (tiny, edition, sections) = try await filled(60)
        let subjects = sections.all.map { ListSubject.sectionStories($0.id) } + [.latest]
        try await tiny.database.read { store in
            let together = try store.lists(subjects, in: edition.id, limit: 6)
            for subject in subjects {
                let alone = try store.list(subject, in: edition.id, limit: 6)
                #expect(together[subject] ?? [] == alone)
            }
        }
    }

    @Test("every list is answered from an index: no statement of a page scans a table or sorts")
    func plans() async throws {
        let (tiny, edition, sections) = try await filled(40)
        _ = tiny.database.takeStatements()
        let top = sections.children(of: nil, in: edition.id).map(\.id)
        let article = try #require(try await tiny.database.read { try $0.article(ArticleID(rawValue: 2)) })
        let key = ListKey(publishedAt: TinyPublication.noon, article: ArticleID(rawValue: 9))
        _ = try await tiny.database.read { store in
            _ = try store.home(of: edition.id, sections: sections, at: TinyPublication.noon)
            _ = try store.listReading(.section(top[0]), in: edition.id, before: key, limit: 20)
            _ = try store.reading(of: article)
            _ = try store.latest(
                in: edition.id, from: Instant(seconds: 0), to: TinyPublication.noon, before: key, limit: 10)
            _ = try store.archiveDays(
                in: edition.id, from: CivilDate(daysSince1970: 0), to: CivilDate(daysSince1970: 30000))
            _ = try store.correctedArticles(in: edition.id, before: key, limit: 30)
            _ = try store.importedArticles(keys: ["x"])
            _ = try store.redirect(from: "/x")
            _ = try store.picture(contentHash: String(repeating: "a", count: 20))
            _ = try store.topic(slug: Slug(cleaning: "stades"), in: edition.id)
            _ = try store.contributor(named: "Imane Souiri", in: edition.id)
            _ = try store.events(after: 0)
        }
        let statements = tiny.database.takeStatements()
        #expect(statements.count >= 14)
        for statement in Set(statements) {
            let plan = try await tiny.plan(of: statement)
            for line in plan {
                // The rows of a subquery may be walked; those of a table may not.
                let words = line.split(separator: " ")
                let walks =
                    words.first == "SCAN" && !["listed", "newest", "alike", "CONSTANT"].contains(words[1])
                    && !words[1].hasPrefix("(subquery")
                #expect(!walks, "\(line) in \(statement)")
                #expect(
                    !line.contains("TEMP B-TREE FOR ORDER BY") || statement.contains("part, place"),
                    "\(line) in \(statement)")
            }
        }
    }

    @Test("the check of plans sees a scan when there is one")
    func plansCanFail() async throws {
        let (tiny, _, _) = try await filled(3)
        let plan = try await tiny.plan(of: "SELECT * FROM article WHERE headline = ?")
        #expect(plan.contains { $0.hasPrefix("SCAN") })
    }

    @Test("the archive's counts are by the day of the publication's zone")
    func archive() async throws {
        // 2025-07-13T23:30:00Z is the 14th in Casablanca, which was at +01:00 then.
        let tiny = try await TinyPublication()
        var late = TinyPublication.item("Tard")
        late.publishedAt = Instant(seconds: 1_752_449_400)
        try await tiny.publish([late])
        let edition = try await tiny.publication().editions[0]
        let months = try await tiny.database.read { try $0.archiveMonths(in: edition.id) }
        #expect(months.map(\.date.iso) == ["2025-07-01"])
        for (year, count) in [(2024, 0), (2025, 1), (2026, 0)] {
            #expect(try await tiny.database.read { try $0.archiveMonths(in: edition.id, year: year) }.count == count)
        }
        let first = try #require(CivilDate(iso: "2025-07-01"))
        let days = try await tiny.database.read {
            try $0.archiveDays(in: edition.id, from: first, to: first.advanced(days: 30))
        }
        #expect(days.map(\.date.iso) == ["2025-07-14"])
    }
}
