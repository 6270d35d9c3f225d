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
            _ = try store.currentNames(of: [
                ArticleContent(
                    kind: .news, headline: "", credits: [ContributorID(rawValue: 1)], topics: [TopicID(rawValue: 1)])
            ])
            _ = try store.successor(of: ContributorID(rawValue: 1))
            _ = try store.portraits(of: PictureID(rawValue: 1), in: edition, limit: 20)
            _ = try store.uses(of: AttachmentID(rawValue: 1), limit: 20)
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

    @Test(
        "names are found in all the ways that people write them, and page after page gives each once",
        arguments: [
            ("ahmed", ["Ahmed Émond"]), ("احمد", ["أحمد الدادسي"]), ("أحمد", ["أحمد الدادسي"]),
            ("إحمد", ["أحمد الدادسي"]),
            ("دادسى", ["أحمد الدادسي"]), ("الدادسي", ["أحمد الدادسي"]), ("مدرسه", ["مدرسة النجوم"]),
            ("oeuvre", ["L’œuvre"]), ("ŒUVRE", ["L’œuvre"]), ("emond ahm", ["Ahmed Émond"]), ("l'oe", ["L’œuvre"]),
            ("% mar", ["100 % Maroc"]), ("%", ["100 % Maroc"]), ("strasse", ["Straße"]), ("zz", []), ("_", []),
        ]
    )
    func names(typed: String, found: [String]) async throws {
        let tiny = try await TinyPublication()
        let edition = EditionID(rawValue: 1)
        let all = ["Ahmed Émond", "أحمد الدادسي", "مدرسة النجوم", "L’œuvre", "100 % Maroc", "Straße"]
        try await tiny.database.write { store in
            for (place, name) in all.enumerated() {
                let slug = Slug(cleaning: "n\(place)")
                _ = try store.insertContributor(
                    kind: .person, names: [edition: Contributor.Name(name: name, slug: slug)])
                _ = try store.insertTopic(names: [edition: Topic.Name(name: name, slug: slug)])
            }
            for number in 0..<450 {
                _ = try store.insertContributor(
                    kind: .person,
                    names: [edition: Contributor.Name(name: "Ali \(number)", slug: Slug(cleaning: "a\(number)"))])
            }
        }
        let (authors, topics) = try await tiny.database.read { store in
            (
                try store.authors(in: edition, holding: typed, limit: 50).map(\.name),
                try store.topics(in: edition, holding: typed, limit: 50).map(\.name)
            )
        }
        #expect(authors == found && topics == found)
        let pages = try await tiny.database.read { store in
            var seen: [String] = []
            var after: NameKey?
            while true {
                let page = try store.authors(in: edition, holding: "ali", after: after, limit: 60)
                seen += page.map(\.name)
                guard page.count == 60 else { return seen }
                after = page.last?.key
            }
        }
        #expect(pages.count == 450 && Set(pages).count == 450)
    }

    @Test("what a program did for someone stands in the log with the token's name, and the rest without one")
    func tokens() async throws {
        let tiny = try await TinyPublication()
        let token = AccessToken(
            id: AccessTokenID(rawValue: 1), user: UserID(rawValue: 1), name: "Agence", scopes: [],
            createdAt: TinyPublication.noon, expiresAt: TinyPublication.noon, lastUsedAt: nil)
        let names = [EditionID(rawValue: 1): TypedName(name: "Ports")]
        let other = [EditionID(rawValue: 1): TypedName(name: "Ponts")]
        _ = try await AddTopic(tiny.newsroom.working(with: token))(names, as: .system("test"))
        _ = try await AddTopic(tiny.newsroom)(other, as: .system("test"))
        let lines = try await tiny.database.read { try $0.auditLines(AuditFilter(verbs: ["AddTopic"]), limit: 9) }
        #expect(lines.map(\.token) == [nil, "Agence"] && lines.allSatisfy { $0.actor == .system("test") })
    }

    @Test("whose portrait a picture is and to which fronts an article was put by hand is known from indexes alone")
    func whereUsed() async throws {
        let tiny = try await TinyPublication()
        let edition = EditionID(rawValue: 1)
        let article = try await tiny.publish([TinyPublication.item("Un")]).items[0].article
        let front = FrontID(edition: edition)
        let now = TinyPublication.noon
        try await tiny.database.write { store in
            let picture = try store.insertPicture(
                Picture(
                    id: PictureID(rawValue: 0), contentHash: String(repeating: "ab", count: 32), width: 800,
                    height: 600,
                    format: .jpeg))
            let name = Contributor.Name(name: "Zineb", slug: Slug(cleaning: "zineb"))
            let id = try store.insertContributor(kind: .person, names: [edition: name])
            try store.update(Contributor(id: id, kind: .person, names: [edition: name], picture: picture))
            #expect(try store.portraits(of: picture, in: edition, limit: 9).map(\.name) == ["Zineb"])
            #expect(try store.portraits(of: PictureID(rawValue: 99), in: edition, limit: 9).isEmpty)
            let author = Signatory(user: nil, name: "Nour")
            for (number, pins) in [
                (1, [FrontPin(article, at: FrontPlace(.lead))]), (2, []),
                (3, [FrontPin(article, at: FrontPlace(.seconds), until: now.advanced(seconds: 60))]),
            ] {
                try store.insertVersion(
                    FrontVersion(
                        number: number, arrangement: FrontArrangement(pins: pins), madeAt: now, author: author),
                    of: front)
                let held = try store.fronts(holding: [article], in: [edition], at: now)
                #expect(held == (pins.isEmpty ? [:] : [article: [front]]), "\(number)")
            }
            #expect(try store.fronts(holding: [article], in: [edition], at: now.advanced(seconds: 61)).isEmpty)
        }
        let statements = tiny.database.takeStatements().filter { $0.contains("picture_id = ?") }
        #expect(statements.contains { $0.contains("FROM contributor") })
    }
}
