import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct TranslationVerbTests {
    private static let languages: [LanguageTag] = [.french, .arabic, .english]

    private func editions(_ bench: DeskBench) async throws -> [EditionID] {
        try await bench.tiny.publication().editions.map(\.id)
    }

    private func begin(_ headline: String, in edition: EditionID, _ bench: DeskBench) async throws -> ArticleID {
        try await CreateDraft(bench.newsroom)(bench.draft(headline), in: edition, by: bench.imane)
    }

    private func publish(_ id: ArticleID, _ bench: DeskBench) async throws {
        let newest = try #require(try await bench.article(id)).draft.number
        _ = try await PublishArticle(bench.newsroom)(id, revision: newest, by: bench.chief)
    }

    private func story(_ id: ArticleID, _ bench: DeskBench) async throws -> [StoryMember] {
        try await bench.database.read { try $0.story(of: id) }
    }

    private func shown(_ id: ArticleID, _ bench: DeskBench) async throws -> [ArticleID] {
        try await bench.database.read { store in
            try store.reading(of: try #require(try store.article(id))).translations.map(\.article)
        }
    }

    @Test("linked articles are one story, shown to readers where both are published, and both pages are told")
    func link() async throws {
        let bench = try await DeskBench(editions: Self.languages)
        let editions = try await editions(bench)
        let french = try await begin("Le port", in: editions[0], bench)
        let arabic = try await begin("الميناء", in: editions[1], bench)
        try await publish(french, bench)
        let before = try await bench.events().count
        try await LinkTranslation(bench.newsroom)(arabic, of: french, by: bench.imane)
        #expect(try await bench.events().count == before, "nobody but the desk can see a draft's link")
        #expect(try await shown(french, bench).isEmpty)
        try await publish(arabic, bench)
        #expect(try await shown(french, bench) == [arabic])
        #expect(try await shown(arabic, bench) == [french])
        let published = try #require(try await bench.events().last)
        #expect(published.keys.contains(.article(french)) && published.keys.contains(.article(arabic)))

        let english = try await begin("The port", in: editions[2], bench)
        try await publish(english, bench)
        #expect(try await LinkTranslation(bench.newsroom)(english, of: arabic, by: bench.chief))
        #expect(try await !LinkTranslation(bench.newsroom)(english, of: arabic, by: bench.chief), "twice is once")
        let event = try #require(try await bench.events().last)
        #expect(event.kind == .translationsLinked)
        #expect(Set(event.keys) == [.article(french), .article(arabic), .article(english)])
        #expect(try await story(french, bench).map(\.id) == [french, arabic, english])
        #expect(try await story(english, bench).last?.translation?.original == arabic)

        try await UnpublishArticle(bench.newsroom)(arabic, note: "Retiré.", by: bench.chief)
        #expect(try await shown(french, bench) == [english])
        let withdrawn = try #require(try await bench.events().last)
        #expect(withdrawn.kind == .articleUnpublished)
        #expect(Set(withdrawn.keys).isSuperset(of: [.article(french), .article(english)]))

        try await UnlinkTranslation(bench.newsroom)(french, by: bench.chief)
        #expect(try await story(french, bench).map(\.id) == [french])
        #expect(try await story(english, bench).map(\.id) == [arabic, english])
        #expect(try await shown(english, bench).isEmpty)
        try await UnlinkTranslation(bench.newsroom)(arabic, by: bench.chief)
        // One article alone is no story.
        #expect(try await story(english, bench).map(\.translation) == [nil])
        let alone = await #expect(throws: NewsError.self) {
            try await UnlinkTranslation(bench.newsroom)(english, by: bench.chief)
        }
        #expect(alone?.code == .conflict)
    }

    @Test("a story has one article in each edition, however it is asked for another")
    func onePerEdition() async throws {
        let bench = try await DeskBench(editions: Self.languages)
        let editions = try await editions(bench)
        let french = try await begin("Le port", in: editions[0], bench)
        let arabic = try await TranslateArticle(bench.newsroom)(french, into: editions[1], by: bench.imane)
        let other = try await begin("المرسى", in: editions[1], bench)
        let otherFrench = try await begin("Le quai", in: editions[0], bench)
        try await LinkTranslation(bench.newsroom)(other, of: otherFrench, by: bench.imane)
        for attempt in [(other, french), (otherFrench, arabic), (french, other)] {
            let error = await #expect(throws: NewsError.self) {
                try await LinkTranslation(bench.newsroom)(attempt.0, of: attempt.1, by: bench.imane)
            }
            #expect(error?.code == .conflict)
        }
        let itself = await #expect(throws: NewsError.self) {
            try await LinkTranslation(bench.newsroom)(french, of: french, by: bench.imane)
        }
        #expect(itself?.code == .invalid)
        let again = await #expect(throws: NewsError.self) {
            try await TranslateArticle(bench.newsroom)(french, into: editions[1], by: bench.imane)
        }
        #expect(again?.code == .conflict)
        let created = await #expect(throws: NewsError.self) {
            try await CreateDraft(bench.newsroom)(
                bench.draft("ميناء"), in: editions[1], translating: french, by: bench.imane)
        }
        #expect(created?.code == .conflict)
        #expect(try await story(french, bench).count == 2)
        #expect(try await story(otherFrench, bench).count == 2)
    }

    @Test("a translation begins with the original's blocks, pictures and topics, without a word, and under its embargo")
    func translate() async throws {
        let bench = try await DeskBench(editions: Self.languages)
        let editions = try await editions(bench)
        let topic = try await bench.database.write {
            try $0.insertTopic(names: [
                editions[0]: Topic.Name(name: "Ports", slug: Slug(cleaning: "ports")),
                editions[1]: Topic.Name(name: "موانئ", slug: Slug(cleaning: "موانئ")),
            ])
        }
        let picture = try await bench.database.write {
            try $0.insertPicture(
                Picture(id: PictureID(rawValue: 0), contentHash: "a", width: 9, height: 9, format: .jpeg))
        }
        let linked = try await begin("Lié", in: editions[0], bench)
        let linkedArabic = try await begin("مرتبط", in: editions[1], bench)
        try await LinkTranslation(bench.newsroom)(linkedArabic, of: linked, by: bench.imane)
        try await publish(linked, bench)
        try await publish(linkedArabic, bench)
        var draft = bench.draft("Le port")
        draft.content.kind = .report
        draft.content.leadPicture = picture
        draft.content.topics = [bench.topic, topic]
        draft.content.body = Body([
            .paragraph(TextBlock("Un navire.")), .heading(level: 3, TextBlock("La rade")),
            .list(ordered: true, items: [[.paragraph(TextBlock("Un"))], [.paragraph(TextBlock("Deux"))]]),
            .quote(blocks: [.paragraph(TextBlock("Voilà."))], attribution: "Le maire"),
            .pullQuote(TextBlock("Grand"), attribution: nil),
            .image(PictureBlock(picture: picture, caption: "Un quai", altText: "Un quai vide")),
            .table(
                Table(
                    caption: "Navires", header: [TextBlock("Port"), TextBlock("2026")],
                    rows: [
                        [TextBlock("Safi"), TextBlock("1 204")]
                    ])),
            .factBox(headline: "À savoir", blocks: [.paragraph(TextBlock("Rien."))]),
            .related(RelatedArticle(article: linked, label: "Lié")), .rule,
            .related(RelatedArticle(article: ArticleID(rawValue: 999), label: "Sans traduction")),
        ])
        let original = try await CreateDraft(bench.newsroom)(draft, in: editions[0], by: bench.imane)
        let embargo = bench.clock.now.advanced(seconds: 9000)
        try await SetEmbargo(bench.newsroom)(original, until: embargo, by: bench.chief)
        let id = try await TranslateArticle(bench.newsroom)(original, into: editions[1], by: bench.karim)
        let begun = try #require(try await bench.article(id))
        #expect(begun.state == .draft && begun.edition == editions[1] && begun.createdBy == bench.karim.userID)
        #expect(begun.section == bench.football && begun.embargoedUntil == embargo)
        let content = begun.draft.content
        #expect(content.kind == .report && content.leadPicture == picture && content.topics == [topic])
        #expect(content.headline.isEmpty && content.standfirst == nil && content.credits.isEmpty)
        #expect(
            content.body.blocks == [
                .paragraph(TextBlock("")), .heading(level: 3, TextBlock("")),
                .list(ordered: true, items: [[.paragraph(TextBlock(""))], [.paragraph(TextBlock(""))]]),
                .quote(blocks: [.paragraph(TextBlock(""))], attribution: nil),
                .pullQuote(TextBlock(""), attribution: nil),
                .image(PictureBlock(picture: picture)),
                .table(
                    Table(header: [TextBlock(""), TextBlock("2026")], rows: [[TextBlock(""), TextBlock("1 204")]])),
                .factBox(headline: "", blocks: [.paragraph(TextBlock(""))]),
                .related(RelatedArticle(article: linkedArabic, label: "…")), .rule,
            ])
        #expect(content.body.blocksWithoutWords == 8)
        let findings = try await CheckArticle(bench.newsroom)(id, by: bench.karim)
        #expect(findings.contains { $0.check == .untranslated && $0.severity == .block })
        await #expect(throws: (any Error).self) { try await publish(id, bench) }
        let line = try #require(
            try await bench.database.read {
                try $0.auditLines(AuditFilter(verbs: ["TranslateArticle"]), limit: 5).first
            })
        #expect(line.subject == .article(id) && line.detail == "article:\(original.rawValue)")
    }

    @Test("an embargo that is set later holds for translations that are not out, and for no earlier time than theirs")
    func laterEmbargo() async throws {
        let bench = try await DeskBench(editions: Self.languages)
        let editions = try await editions(bench)
        let original = try await begin("Le port", in: editions[0], bench)
        let arabic = try await TranslateArticle(bench.newsroom)(original, into: editions[1], by: bench.imane)
        let third = try await TranslateArticle(bench.newsroom)(original, into: editions[2], by: bench.imane)
        let other = try await begin("Autre", in: editions[0], bench)
        let (soon, late) = (bench.clock.now.advanced(seconds: 900), bench.clock.now.advanced(seconds: 9000))
        try await SetEmbargo(bench.newsroom)(third, until: late, by: bench.chief)
        try await SetEmbargo(bench.newsroom)(original, until: soon, by: bench.chief)
        func embargo(_ id: ArticleID) async throws -> Instant? { try await bench.article(id)?.embargoedUntil }
        #expect(try await embargo(original) == soon)
        #expect(try await embargo(arabic) == soon)
        #expect(try await embargo(third) == late)
        #expect(try await embargo(other) == nil)
        // An original that waits longer takes its translations with it; a translation keeps its embargo to itself.
        try await SetEmbargo(bench.newsroom)(arabic, until: late, by: bench.chief)
        #expect(try await embargo(original) == soon)
        try await SetEmbargo(bench.newsroom)(original, until: nil, by: bench.chief)
        #expect(try await embargo(original) == nil)
        #expect(try await embargo(arabic) == late)
    }

    @Test("what changes in an original is marked on its translations until someone has taken it over")
    func behind() async throws {
        let bench = try await DeskBench(editions: Self.languages)
        let editions = try await editions(bench)
        let original = try await begin("Le port", in: editions[0], bench)
        try await publish(original, bench)
        let id = try await TranslateArticle(bench.newsroom)(original, into: editions[1], by: bench.imane)
        func behind(_ edition: EditionID? = nil) async throws -> [ArticleID] {
            try await bench.database.read { try $0.behindTranslations(in: edition, limit: 10).map(\.article.id) }
        }
        // A draft of an update is no news to readers, and none to translators.
        _ = try await SaveDraft(bench.newsroom)(original, bench.draft("Le grand port"), base: 1, by: bench.imane)
        #expect(try await behind().isEmpty)
        bench.clock.advance(seconds: 60)
        try await publish(original, bench)
        #expect(try await behind() == [id])
        #expect(try await behind(editions[1]) == [id])
        #expect(try await behind(editions[2]).isEmpty)
        let entry = try #require(try await bench.database.read { try $0.behindTranslations(limit: 1).first })
        #expect(entry.translation.originalRevision == 1 && entry.originalHeadline == "Le grand port")
        #expect(entry.since == bench.clock.now && entry.originalEdition == editions[0])
        #expect(try await bench.database.read { try $0.behindTranslations(before: entry.key, limit: 1) }.isEmpty)

        let older = await #expect(throws: NewsError.self) {
            try await CatchUpTranslation(bench.newsroom)(id, revision: 1, by: bench.imane)
        }
        #expect(older?.code == .conflict, "someone who saw an older original has not taken over the newest")
        try await CatchUpTranslation(bench.newsroom)(id, revision: 2, by: bench.imane)
        #expect(try await behind().isEmpty)
        #expect(try await bench.database.read { try $0.translation(of: id)?.originalRevision } == 2)
        // Another section, another topic: nothing to translate.
        var moved = bench.draft("Le grand port", section: bench.culture)
        moved.content.topics = [bench.topic]
        _ = try await SaveDraft(bench.newsroom)(original, moved, base: 2, by: bench.imane)
        try await publish(original, bench)
        #expect(try await behind().isEmpty)
        let none = await #expect(throws: NewsError.self) {
            try await CatchUpTranslation(bench.newsroom)(original, revision: 1, by: bench.imane)
        }
        #expect(none?.code == .conflict)
    }

    @Test("who may not answer for what readers have may not change how it is linked")
    func permission() async throws {
        let bench = try await DeskBench(editions: Self.languages, authority: RuleAuthority())
        let editions = try await editions(bench)
        let french = try await begin("Le port", in: editions[0], bench)
        let arabic = try await begin("الميناء", in: editions[1], bench)
        let karims = await #expect(throws: NewsError.self) {
            try await LinkTranslation(bench.newsroom)(arabic, of: french, by: bench.karim)
        }
        #expect(karims?.code == .forbidden)
        // A draft of one's own may be linked with what readers have: nothing of theirs changes by it.
        try await publish(french, bench)
        try await LinkTranslation(bench.newsroom)(arabic, of: french, by: bench.imane)
        try await publish(arabic, bench)
        let unlink = await #expect(throws: NewsError.self) {
            try await UnlinkTranslation(bench.newsroom)(arabic, by: bench.imane)
        }
        #expect(unlink?.code == .forbidden)
        let english = try await begin("The port", in: editions[2], bench)
        try await publish(english, bench)
        let link = await #expect(throws: NewsError.self) {
            try await LinkTranslation(bench.newsroom)(english, of: french, by: bench.imane)
        }
        #expect(link?.code == .forbidden)
        try await UnlinkTranslation(bench.newsroom)(arabic, by: bench.chief)
        // One's own copy of another's text is not another's to begin: whoever may read it may translate it.
        let copy = try await TranslateArticle(bench.newsroom)(french, into: editions[1], by: bench.karim)
        #expect(try await bench.article(copy)?.createdBy == bench.karim.userID)
    }

    @Test("a translator is named beside the byline, and the translation stands among what they brought")
    func translator() async throws {
        let bench = try await DeskBench(editions: Self.languages)
        let editions = try await editions(bench)
        let original = try await begin("Le port", in: editions[0], bench)
        let id = try await begin("The port", in: editions[2], bench)
        try await LinkTranslation(bench.newsroom)(id, of: original, by: bench.imane)
        let translator = try await bench.database.write {
            try $0.insertContributor(
                kind: .person,
                names: [editions[2]: Contributor.Name(name: "Nabil Filali", slug: Slug(cleaning: "nabil"))])
        }
        var draft = bench.draft("The port")
        draft.content.translators = [translator]
        _ = try await SaveDraft(bench.newsroom)(id, draft, base: 1, by: bench.imane)
        try await publish(id, bench)
        try await bench.database.read { store in
            let reading = try store.reading(of: try #require(try store.article(id)))
            #expect(reading.translators.map(\.name.name) == ["Nabil Filali"])
            #expect(try store.list(.author(translator), in: editions[2], limit: 9).map(\.id) == [id])
        }
        let event = try #require(try await bench.events().last)
        #expect(event.keys.contains(.author(translator)))
    }
}

/// The desk's rules, asked of people whom the test made without a row.
private struct RuleAuthority: Authority {
    func require(
        _ action: WorkflowAction, of actor: Actor, on article: ArticleFacts?, in transaction: any ReadTransaction
    ) throws {
        guard let article, let asked = ArticleAction(action, in: article.state) else { return }
        try actor.require(
            asked,
            on: ArticleStanding(sectionPath: article.sectionPath, authors: article.authors, state: article.state)
        )
    }
}
