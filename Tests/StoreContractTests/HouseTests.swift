import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct HouseTests {
    /// A log of 400 lines of three people and twelve verbs on twenty articles, four lines to a second.
    private func logged() async throws -> TinyPublication {
        let tiny = try await TinyPublication()
        try await tiny.database.write { transaction in
            for number in 0..<400 {
                try transaction.audit(
                    at: TinyPublication.noon.advanced(seconds: Int64(number / 4)), actor: "user:\(number % 3 + 1)",
                    verb: AuditArea.writing.verbs[number % 12],
                    subject: number % 5 == 0 ? nil : "article:\(number % 20)",
                    detail: "\(number)"
                )
            }
        }
        return tiny
    }

    private static let filters: [AuditFilter] = {
        var filters: [AuditFilter] = []
        let noon = TinyPublication.noon
        for actor in [nil, AuditActor.user(UserID(rawValue: 2)), .system("schedule")] {
            for verbs in [[], ["SaveDraft"], Set(AuditArea.writing.verbs)] as [Set<String>] {
                for subject in [nil, AuditSubject.article(ArticleID(rawValue: 7))] {
                    for from in [nil, noon.advanced(seconds: 20)] {
                        filters.append(
                            AuditFilter(
                                actor: actor, verbs: verbs, subject: subject, from: from,
                                to: from.map { $0.advanced(seconds: 30) }))
                    }
                }
            }
        }
        return filters
    }()

    @Test("every filter of the audit log, walked by its keys, shows just what belongs to it, newest first")
    func auditFilters() async throws {
        let tiny = try await logged()
        try await tiny.database.read { store in
            let all = try store.auditLines(AuditFilter(), limit: 1000)
            #expect(all.count == 401)
            for filter in Self.filters {
                let expected = all.filter { line in
                    (filter.actor == nil || line.actor == filter.actor)
                        && (filter.verbs.isEmpty || filter.verbs.contains(line.verb))
                        && (filter.subject == nil || line.subject == filter.subject)
                        && (filter.from.map { line.at >= $0 } ?? true) && (filter.to.map { line.at < $0 } ?? true)
                }
                var seen: [AuditLine] = []
                while true {
                    let page = try store.auditLines(filter, before: seen.last.map(AuditKey.init), limit: 7)
                    seen += page
                    if page.count < 7 { break }
                }
                #expect(seen == expected, "\(filter)")
            }
        }
    }

    @Test("the lists of the house are answered from indexes: no statement scans a table or sorts")
    func plans() async throws {
        let tiny = try await logged()
        let edition = try await tiny.publication().editions[0].id
        try await tiny.publish([TinyPublication.item("Un", byline: ["Imane"], topics: ["Stades"])])
        _ = tiny.database.takeStatements()
        try await tiny.database.read { store in
            let key = try #require(try store.auditLines(AuditFilter(), limit: 1).first.map(AuditKey.init))
            for filter in Self.filters {
                _ = try store.auditLines(filter, limit: 20)
                _ = try store.auditLines(filter, before: key, limit: 20)
            }
            _ = try store.topics(in: edition, holding: "st", limit: 20)
            _ = try store.authors(in: edition, holding: "im", limit: 20)
            _ = try store.redirects(holding: "a", after: "/a", limit: 20)
            _ = try store.topic(TopicID(rawValue: 1))
            _ = try store.current([TopicID(rawValue: 1)])
            _ = try store.successor(of: TopicID(rawValue: 1))
            _ = try store.hasList(of: TopicID(rawValue: 1), in: edition)
            _ = try store.contributor(ContributorID(rawValue: 1))
            _ = try store.picture(of: ContributorID(rawValue: 1), in: edition)
            _ = try store.bylines(of: ContributorID(rawValue: 1), in: edition, limit: 20)
            _ = try store.articleCount(in: SectionID(rawValue: 1), upTo: 100)
            _ = try store.hasArticles(in: SectionID(rawValue: 1), of: edition)
            _ = try store.headlines(of: [ArticleID(rawValue: 1)])
            _ = try store.userNames([UserID(rawValue: 1)])
            _ = try store.redirect(from: "/a", normal: "/b")
        }
        let statements = Set(tiny.database.takeStatements())
        #expect(statements.count > 30)
        for plan in try await tiny.plans(of: statements.sorted()) {
            #expect(!plan.lines.isEmpty)
            for line in plan.lines {
                // The rows of a subquery may be walked; those of a table may not.
                let words = line.split(separator: " ")
                let walks =
                    words.first == "SCAN" && !["listed", "counted"].contains(words[1])
                    && !words[1].hasPrefix("(subquery")
                #expect(!walks, "\(line) in \(plan.statement)")
                #expect(!line.contains("TEMP B-TREE"), "\(line) in \(plan.statement)")
            }
        }
    }

    @Test("the audit log cannot be written over by a replacing insert either")
    func replaced() async throws {
        let tiny = try await logged()
        await #expect(throws: NewsError.self) {
            try await tiny.database.write {
                try $0.execute("INSERT OR REPLACE INTO audit (id, at, actor, verb) VALUES (3, 0, 'nobody', 'Nothing')")
            }
        }
        let line = try await tiny.database.read { store in
            try store.auditLines(AuditFilter(), limit: 1000).first { $0.id == 3 }
        }
        #expect(line?.actor == .user(UserID(rawValue: 2)))
    }

    @Test("names are found by any part of them, whatever the case and accents, and walked by their keys")
    func names() async throws {
        let tiny = try await TinyPublication()
        let edition = try await tiny.publication().editions[0].id
        let all = ["Élections 2026", "élevage", "Ecole", "Été", "100 % bio", "L’Étoile", "زراعة"]
        try await tiny.publish([TinyPublication.item("Un", byline: ["Imane Souiri", "Zoé Émond"], topics: all)])
        let found = { (text: String) in
            try await tiny.database.read { try $0.topics(in: edition, holding: text, limit: 20).map(\.name) }
        }
        #expect(try await found("ele") == ["Élections 2026", "élevage"])
        #expect(try await found("ÉTO") == ["L’Étoile"])
        #expect(try await found("%") == ["100 % bio"])
        #expect(try await found("_").isEmpty)
        var walked: [String] = []
        var key: NameKey?
        repeat {
            let after = key
            let page = try await tiny.database.read { try $0.topics(in: edition, after: after, limit: 2) }
            walked += page.map(\.name)
            key = page.last.flatMap { NameKey(text: $0.key.text) }
        } while key != nil
        #expect(walked == ["100 % bio", "Ecole", "Élections 2026", "élevage", "Été", "L’Étoile", "زراعة"])
        let authors = try await tiny.database.read { try $0.authors(in: edition, holding: "souiri", limit: 5) }
        #expect(authors.map(\.name) == ["Imane Souiri"])
    }

    @Test("names and counts that were there before the house's screens are found and right")
    func backfilled() async throws {
        let tiny = try await TinyPublication()
        let statement = Migration.all.first { $0.name == "house" }?.statements(.sqlite) ?? []
        let folding = statement.filter { $0.hasPrefix("UPDATE topic_name SET folded") }
        #expect(folding.count > 5)
        try await tiny.publish([TinyPublication.item("Un", topics: ["L’ÉTÉ à Séville", "Ñandú Ça", "أخبار"])])
        let edition = try await tiny.publication().editions[0].id
        let before = try await tiny.database.read { try $0.topics(in: edition, limit: 9).map(\.key) }
        _ = try await tiny.database.write { transaction in
            try transaction.execute("UPDATE topic_name SET folded = ''")
        }
        for statement in folding { try await tiny.raw(statement) }
        #expect(try await tiny.database.read { try $0.topics(in: edition, limit: 9).map(\.key) } == before)
    }
}
