import News
import Store
import TestSupport
import Testing

@Suite struct ProgramTests {
    private func filled() async throws -> (tiny: TinyPublication, edition: EditionID) {
        let tiny = try await TinyPublication()
        try await tiny.publish(
            (0..<6).map { number in
                TinyPublication.item(
                    "Titre \(number)", minutesAgo: number, byline: ["Auteur \(number % 3)"],
                    topics: ["Sujet \(number % 4)"]
                )
            }
        )
        return (tiny, try await tiny.publication().editions[0].id)
    }

    @Test("topics and authors are listed by address, page by page, those that published articles carry alone")
    func names() async throws {
        let (tiny, edition) = try await filled()
        try await tiny.database.write { store in
            _ = try store.insertTopic(names: [edition: Topic.Name(name: "Secret", slug: Slug(cleaning: "secret"))])
            _ = try store.insertContributor(
                kind: .person, names: [edition: Contributor.Name(name: "A", slug: Slug(cleaning: "aaa"))]
            )
        }
        let found = try await tiny.database.read { store -> (topics: [String], authors: [String]) in
            var topics: [NamedTopic] = []
            while true {
                let after = topics.last.map { SlugKey(slug: $0.name.slug, id: $0.id.rawValue) }
                let page = try store.publishedTopics(in: edition, after: after, limit: 3)
                topics += page
                if page.count < 3 { break }
            }
            let first = try store.publishedContributors(in: edition, limit: 2)
            let key = SlugKey(slug: first[1].name.slug, id: first[1].id.rawValue)
            let rest = try store.publishedContributors(in: edition, after: key, limit: 9)
            return (topics.map(\.name.name), (first + rest).map(\.name.name))
        }
        #expect(found.topics == ["Sujet 0", "Sujet 1", "Sujet 2", "Sujet 3"])
        #expect(found.authors == ["Auteur 0", "Auteur 1", "Auteur 2"])
        let key = SlugKey(slug: Slug(cleaning: "stades-été"), id: 42)
        #expect(SlugKey(text: key.text) == key && SlugKey(text: "42") == nil && SlugKey(text: "0 a") == nil)
    }

    @Test("what programs ask is answered from indexes, however much there is")
    func plans() async throws {
        let (tiny, edition) = try await filled()
        _ = tiny.database.takeStatements()
        try await tiny.database.write { store in
            let key = SlugKey(slug: Slug(cleaning: "a"), id: 1)
            _ = try store.publishedTopics(in: edition, after: key, limit: 3)
            _ = try store.publishedContributors(in: edition, after: key, limit: 3)
            _ = try store.accessToken(hash: "x")
            _ = try store.accessTokens(of: UserID(rawValue: 1))
            _ = try store.keptAnswer(of: AccessTokenID(rawValue: 1), key: "x")
            try store.deleteAnswers(begunBy: TinyPublication.noon)
            try store.deleteAccessTokens(of: UserID(rawValue: 1))
        }
        let statements = tiny.database.takeStatements()
        #expect(statements.count == 8)
        for (statement, lines) in try await tiny.plans(of: statements) {
            #expect(!lines.isEmpty)
            for line in lines {
                #expect(!line.hasPrefix("SCAN") && !line.contains("TEMP B-TREE"), "\(line) in \(statement)")
            }
        }
    }
}
