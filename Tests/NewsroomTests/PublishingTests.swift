import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct PublishingTests {
    @Test("what is published stands in every list at once, and every page that shows it hears of it")
    func first() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        #expect(try await bench.events().isEmpty)
        bench.clock.advance(seconds: 60)
        let outcome = try await PublishArticle(bench.newsroom)(id, revision: 1, by: bench.chief)
        #expect(outcome.publishedAt == bench.clock.now && outcome.warnings.isEmpty)
        #expect(try await bench.latest() == [id])
        let event = try #require(try await bench.events().first)
        #expect(event.kind == .articlePublished && event.sequence == outcome.sequence)
        let keys = ["article:\(id.rawValue)", "author:1", "latest:1", "month:1-202611", "section:1", "section:2"]
        #expect(event.keys.map(\.text) == keys)
        let article = try await bench.article(id)
        #expect(article?.state == .published && article?.firstPublishedAt == bench.clock.now)
        #expect(article?.modifiedAt == nil)
        #expect(try await bench.differencesFromRebuild().isEmpty)
    }

    @Test("an update keeps its place and says when it was modified; a minor one does not say so")
    func updates() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish()
        let publish = PublishArticle(bench.newsroom)
        _ = try await SaveDraft(bench.newsroom)(id, bench.draft("Titre", "Mieux."), base: 1, by: bench.imane)
        bench.clock.advance(seconds: 60)
        _ = try await publish(id, revision: 2, isMinor: true, by: bench.chief)
        #expect(try await bench.article(id)?.modifiedAt == nil)
        _ = try await SaveDraft(bench.newsroom)(id, bench.draft("Titre", "Bien mieux."), base: 2, by: bench.imane)
        bench.clock.advance(seconds: 60)
        _ = try await publish(id, revision: 3, by: bench.chief)
        let article = try await bench.article(id)
        #expect(article?.modifiedAt == bench.clock.now && article?.publishedAt == TinyPublication.noon)
        #expect(try await bench.events().map(\.kind) == [.articlePublished, .articleRevised, .articleRevised])
        let again = await #expect(throws: NewsError.self) { try await publish(id, revision: 3, by: bench.chief) }
        #expect(again?.message == "Readers have this text already.")
    }

    @Test("a text that the publisher has not seen is not published")
    func unseen() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        _ = try await SaveDraft(bench.newsroom)(id, bench.draft("Surprise"), base: 1, by: bench.imane)
        for verb in ["publish", "approve", "schedule"] {
            let error = await #expect(throws: NewsError.self) {
                switch verb {
                case "publish": _ = try await PublishArticle(bench.newsroom)(id, revision: 1, by: bench.chief)
                case "approve": try await ApproveArticle(bench.newsroom)(id, revision: 1, by: bench.chief)
                default:
                    try await ScheduleArticle(bench.newsroom)(
                        id, at: bench.clock.now.advanced(seconds: 60), revision: 1, by: bench.chief)
                }
            }
            #expect(error?.code == .conflict)
        }
        #expect(try await bench.article(id)?.state == .draft)
    }

    @Test("an article that moves to another section, slug, author and topic leaves its old lists, and both hear of it")
    func moved() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish()
        var content = bench.content("Nouveau titre")
        content.credits = []
        content.topics = [bench.topic]
        content.kind = .brief
        _ = try await SaveDraft(bench.newsroom)(
            id, ArticleDraft(content: content, section: bench.culture, slug: Slug(rawValue: "neuf")), base: 1,
            by: bench.imane)
        let before = try await bench.database.read { try $0.latestSequence() }
        _ = try await PublishArticle(bench.newsroom)(id, revision: 2, by: bench.chief)
        let keys = try await bench.events(after: before).flatMap(\.keys).map(\.text)
        #expect(
            keys == [
                "article:\(id.rawValue)", "author:1", "latest:1", "month:1-202611", "section:1", "section:2",
                "section:3", "topic:1",
            ])
        let article = try await bench.database.read { try $0.article(id) }
        #expect(article?.slug.rawValue == "neuf" && article?.section == bench.culture)
        #expect(try await bench.differencesFromRebuild().isEmpty)
    }

    @Test("the slug follows the headline until readers have it, and stays then unless an editor changes it")
    func slug() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin("Premier titre")
        _ = try await SaveDraft(bench.newsroom)(id, bench.draft("Titre tout neuf"), base: 1, by: bench.imane)
        _ = try await PublishArticle(bench.newsroom)(id, revision: 2, by: bench.chief)
        #expect(try await bench.article(id)?.slug.rawValue == "titre-tout-neuf")
        _ = try await SaveDraft(bench.newsroom)(id, bench.draft("Encore un autre"), base: 2, by: bench.imane)
        _ = try await PublishArticle(bench.newsroom)(id, revision: 3, by: bench.chief)
        #expect(try await bench.article(id)?.slug.rawValue == "titre-tout-neuf")
    }

    @Test("a correction is a dated public note, with the mended text or without")
    func correction() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish()
        let correct = CorrectArticle(bench.newsroom)
        _ = try await SaveDraft(bench.newsroom)(id, bench.draft("Titre", "Onze morts."), base: 1, by: bench.imane)
        bench.clock.advance(seconds: 60)
        try await correct(id, .correction, "Il y a onze morts, non dix.", publishing: 2, by: bench.chief)
        bench.clock.advance(seconds: 60)
        _ = try await SaveDraft(bench.newsroom)(id, bench.draft("Titre", "Brouillon."), base: 2, by: bench.imane)
        try await correct(id, .clarification, "La ville est Fès.", by: bench.chief)
        let reading = try await bench.database.read { store in
            try store.article(id).map { try store.reading(of: $0) }
        }
        #expect(reading?.article.content.body.plainText == "Onze morts.")
        #expect(reading?.corrections.map(\.kind) == [.correction, .clarification])
        #expect(reading?.article.modifiedAt == bench.clock.now)
        await #expect(throws: NewsError.self) { try await correct(id, .correction, "  ", by: bench.chief) }
        #expect(try await bench.events().map(\.kind) == [.articlePublished, .articleRevised, .articleRevised])
    }

    @Test("what is unpublished leaves every list and keeps a word for readers; published again it is new once more")
    func unpublish() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish()
        let unpublish = UnpublishArticle(bench.newsroom)
        await #expect(throws: NewsError.self) { try await unpublish(id, note: " ", by: bench.chief) }
        try await unpublish(id, note: "Retiré à la demande de la famille.", by: bench.chief)
        #expect(try await bench.latest().isEmpty)
        #expect(try await bench.article(id)?.withdrawalNote == "Retiré à la demande de la famille.")
        #expect(try await bench.events().last?.kind == .articleUnpublished)
        #expect(try await bench.differencesFromRebuild().isEmpty)
        // The next day.
        bench.clock.advance(seconds: 86_400)
        _ = try await PublishArticle(bench.newsroom)(id, revision: 1, by: bench.chief)
        let article = try await bench.article(id)
        #expect(article?.firstPublishedAt == TinyPublication.noon && article?.publishedAt == bench.clock.now)
        #expect(article?.withdrawalNote == nil)
        #expect(try await bench.differencesFromRebuild().isEmpty)
    }

    @Test("a kill is final, keeps its reason, and tells nobody of what never went out")
    func kill() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish()
        let secret = try await bench.begin("Secret")
        let before = try await bench.database.read { try $0.latestSequence() }
        try await KillArticle(bench.newsroom)(secret, reason: "Source fausse.", by: bench.chief)
        #expect(try await bench.events(after: before).isEmpty)
        try await KillArticle(bench.newsroom)(id, reason: "Source fausse.", by: bench.chief)
        #expect(try await bench.events(after: before).map(\.kind) == [.articleKilled])
        #expect(try await bench.article(id)?.killReason == "Source fausse.")
        #expect(try await bench.latest().isEmpty)
        let error = await #expect(throws: NewsError.self) {
            try await PublishArticle(bench.newsroom)(id, revision: 1, by: bench.chief)
        }
        #expect(error?.message == "The article is killed and cannot be published.")
        #expect(try await bench.differencesFromRebuild().isEmpty)
    }

    @Test("a check that blocks keeps an article back, and one that warns is told of")
    func checks() async throws {
        let bench = try await DeskBench()
        let empty = ArticleContent(kind: .news, headline: "Titre")
        let id = try await CreateDraft(bench.newsroom)(
            ArticleDraft(content: empty, section: bench.sport), in: bench.edition.id, by: bench.imane)
        let refusal = await #expect(throws: PublishingRefusal.self) {
            try await PublishArticle(bench.newsroom)(id, revision: 1, by: bench.chief)
        }
        #expect(refusal?.findings.map(\.check) == [.missingStandfirst, .missingAuthor, .emptyBody])
        #expect(refusal?.error.message == "The body is empty.")
        let found = try await CheckArticle(bench.newsroom)(id, by: bench.imane)
        #expect(found == refusal?.findings)
        var content = empty
        content.body = Body([
            .paragraph(TextBlock("a")), .related(RelatedArticle(article: ArticleID(rawValue: 77), label: "b")),
        ])
        _ = try await SaveDraft(bench.newsroom)(
            id, ArticleDraft(content: content, section: bench.sport), base: 1, by: bench.imane)
        let outcome = try await PublishArticle(bench.newsroom)(id, revision: 2, by: bench.chief)
        #expect(outcome.warnings.map(\.check) == [.missingStandfirst, .missingAuthor, .brokenLink])
    }

    @Test("a publication's translations hear of each other's coming and going")
    func translations() async throws {
        let bench = try await DeskBench(editions: [.french, .arabic])
        let french = try await bench.publish()
        let editions = try await bench.tiny.publication().editions
        let arabic = try await CreateDraft(bench.newsroom)(
            bench.draft("عنوان"), in: editions[1].id, translating: french, by: bench.imane)
        let before = try await bench.database.read { try $0.latestSequence() }
        _ = try await PublishArticle(bench.newsroom)(arabic, revision: 1, by: bench.chief)
        try await UnpublishArticle(bench.newsroom)(arabic, note: "x", by: bench.chief)
        for event in try await bench.events(after: before) { #expect(event.keys.contains(.article(french))) }
    }

    @Test("every publication leaves a receipt of what it touched and when each was fresh")
    func receipts() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish()
        let sequence = try #require(try await bench.events().last?.sequence)
        let fresh = PublishReceipt.Arrival(address: "/sport/football", freshAt: bench.clock.now.advanced(seconds: 1))
        let late = PublishReceipt.Arrival(address: "/sport/football", freshAt: bench.clock.now.advanced(seconds: 9))
        try await bench.database.write { transaction in
            try transaction.recordArrival(fresh, of: sequence)
            try transaction.recordArrival(late, of: sequence)
            try transaction.recordArrival(fresh, of: 9999)
        }
        let receipts = try await bench.database.read { try $0.receipts(of: id) }
        #expect(receipts.count == 1)
        #expect(
            receipts[0].arrivals == [fresh] && receipts[0].actor == bench.chief.signatory && receipts[0].revision == 1)
        #expect(receipts[0].keys.contains(.section(bench.sport)))
    }
}
