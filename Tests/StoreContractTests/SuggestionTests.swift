import News
import Store
import TestSupport
import Testing

@Suite struct SuggestionTests {
    private func filled() async throws -> (TinyPublication, EditionID, EditionID) {
        let tiny = try await TinyPublication(editions: [.french, .arabic])
        let editions = try await tiny.publication().editions.map(\.id)
        try await tiny.database.write { transaction in
            for name in ["Stades", "Stade de Fès", "Culture", "Statistiques"] {
                _ = try transaction.insertTopic(
                    names: [editions[0]: Topic.Name(name: name, slug: LanguageRules.of(.french).slug(name))])
            }
            _ = try transaction.insertTopic(
                names: [editions[1]: Topic.Name(name: "الملاعب", slug: LanguageRules.of(.arabic).slug("الملاعب"))])
            for name in ["Imane Souiri", "imad Alami", "Karim Dadsi"] {
                _ = try transaction.insertContributor(
                    kind: .person, names: [editions[0]: Contributor.Name(name: name, slug: Slug(cleaning: name))])
            }
        }
        return (tiny, editions[0], editions[1])
    }

    @Test("topics are proposed as they begin, accents and capitals aside, in their own edition")
    func topics() async throws {
        let (tiny, french, arabic) = try await filled()
        func found(_ typed: String, _ edition: EditionID) async throws -> [String] {
            let rules = LanguageRules.of(edition == arabic ? .arabic : .french)
            let beginning = rules.slug(typed)
            return try await tiny.database.read { try $0.topicNames(beginning: beginning, in: edition, limit: 8) }
        }
        #expect(try await found("STADE", french) == ["Stade de Fès", "Stades"])
        #expect(try await found("stade de fes", french) == ["Stade de Fès"])
        #expect(try await found("المل", arabic) == ["الملاعب"])
        #expect(try await found("stade", arabic).isEmpty)
        #expect(
            try await tiny.database.read { try $0.topicNames(beginning: Slug(cleaning: "st"), in: french, limit: 2) }
                .count == 2)
    }

    @Test("authors are proposed as they begin, with a small letter or a capital")
    func authors() async throws {
        let (tiny, french, _) = try await filled()
        let found = try await tiny.database.read { try $0.contributorNames(beginning: "ima", in: french, limit: 8) }
        #expect(Set(found) == ["imad Alami", "Imane Souiri"])
        #expect(try await tiny.database.read { try $0.contributorNames(beginning: "%", in: french, limit: 8) }.isEmpty)
    }

    @Test("every question of the article's page is answered by an index")
    func plans() async throws {
        let (tiny, french, _) = try await filled()
        _ = tiny.database.takeStatements()
        try await tiny.database.read { store in
            _ = try store.topicNames(beginning: Slug(cleaning: "st"), in: french, limit: 8)
            _ = try store.contributorNames(beginning: "ima", in: french, limit: 8)
            _ = try store.comments(on: ArticleID(rawValue: 1))
            _ = try store.commentsMark(of: ArticleID(rawValue: 1))
            _ = try store.previewLinks(of: ArticleID(rawValue: 1))
            _ = try store.previewLink(tokenHash: "x")
        }
        for plan in try await tiny.plans(of: tiny.database.takeStatements()) {
            for line in plan.lines {
                #expect(
                    !(line.hasPrefix("SCAN") && !line.contains("found") && !line.contains("subquery")),
                    "\(line) in \(plan.statement)")
                #expect(!line.contains("TEMP B-TREE"), "\(line) in \(plan.statement)")
            }
        }
    }
}
