import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct ProposeTranslationTests {
    /// Says each text once more, with the languages.
    private struct Echo: TranslationHelp {
        var leavesTheHouse = true

        func translate(_ texts: [String], from: LanguageTag, to: LanguageTag) async throws -> [String] {
            texts.map { "\(from.rawValue)-\(to.rawValue) \($0)" }
        }
    }

    /// Nobody but the chief may save.
    private struct ChiefOnly: Authority {
        func require(
            _ action: WorkflowAction, of actor: Actor, on article: ArticleFacts?, in transaction: any ReadTransaction
        ) throws {
            if action == .save, actor.signatory.name != "Chief" { throw NewsError(.forbidden, "You may not do this.") }
        }
    }

    private func translation(_ bench: DeskBench) async throws -> (of: ArticleID, is: ArticleID) {
        let editions = try await bench.tiny.publication().editions.map(\.id)
        var draft = bench.draft("Le phare rouvre")
        draft.content.body = Body([.paragraph(TextBlock("Il brille."))])
        let original = try await CreateDraft(bench.newsroom)(draft, in: editions[0], by: bench.imane)
        let made = try await TranslateArticle(bench.newsroom)(original, into: editions[1], by: bench.chief)
        return (original, made)
    }

    @Test("a machine's words are proposed and audited, and nothing is saved")
    func propose() async throws {
        let bench = try await DeskBench(editions: [.french, .arabic])
        let (_, arabic) = try await translation(bench)
        let request = TranslationRequest(revision: 1, fields: [.headline, .standfirst], blocks: [0])
        let proposal = try await ProposeTranslation(bench.newsroom, help: Echo())(arabic, request, by: bench.chief)
        #expect(proposal.fields[.headline] == "fr-ar Le phare rouvre")
        #expect(proposal.blocks[0] == .paragraph(TextBlock("fr-ar Il brille.")))
        let article = try #require(try await bench.article(arabic))
        #expect(article.draft.number == 1 && article.draft.content.headline.isEmpty)
        let entry = try await bench.database.read { try $0.auditLines(AuditFilter(), limit: 1) }.first
        #expect(entry?.verb == "ProposeTranslation")
    }

    @Test("what is no translation, was looked at too early or is not the actor's own gets none")
    func refused() async throws {
        let bench = try await DeskBench(editions: [.french, .arabic], authority: ChiefOnly())
        let (french, arabic) = try await translation(bench)
        let propose = ProposeTranslation(bench.newsroom, help: Echo())
        func code(_ id: ArticleID, _ revision: Int, _ actor: Actor) async -> NewsError.Code? {
            let request = TranslationRequest(revision: revision, fields: [.headline], blocks: [])
            do { _ = try await propose(id, request, by: actor) } catch { return (error as? NewsError)?.code }
            return nil
        }
        #expect(await code(french, 1, bench.chief) == .conflict)
        #expect(await code(arabic, 2, bench.chief) == .conflict)
        #expect(await code(arabic, 1, bench.imane) == .forbidden)
        #expect(await code(arabic, 1, bench.chief) == nil)
    }

    @Test("under embargo a text goes to no machine of others, and to our own all the same")
    func embargo() async throws {
        let bench = try await DeskBench(editions: [.french, .arabic])
        let (french, arabic) = try await translation(bench)
        try await SetEmbargo(bench.newsroom)(
            french, until: TinyPublication.noon.advanced(seconds: 3600), by: bench.chief)
        let request = TranslationRequest(revision: 1, fields: [.headline], blocks: [0])
        await #expect(throws: NewsError.self) {
            _ = try await ProposeTranslation(bench.newsroom, help: Echo())(arabic, request, by: bench.chief)
        }
        let own = ProposeTranslation(bench.newsroom, help: Echo(leavesTheHouse: false))
        #expect(try await !own(arabic, request, by: bench.chief).fields.isEmpty)
    }
}
