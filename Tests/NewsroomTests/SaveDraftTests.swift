import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct SaveDraftTests {
    @Test("every save is a revision with who and when, and one that says nothing new is none")
    func revisions() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        bench.clock.advance(seconds: 5)
        let save = SaveDraft(bench.newsroom)
        let outcome = try await save(id, bench.draft("Titre", "Plus."), base: 1, by: bench.karim)
        #expect(outcome == .saved(revision: 2, at: bench.clock.now))
        #expect(try await save(id, bench.draft("Titre", "Plus."), base: 2, by: bench.imane) == .unchanged(revision: 2))
        let history = try await bench.database.read { try $0.history(of: id, limit: 10) }
        #expect(history.map(\.number) == [2, 1])
        #expect(history.map(\.author) == [bench.karim.signatory, bench.imane.signatory])
        #expect(history.map(\.savedAt) == [bench.clock.now, TinyPublication.noon])
    }

    @Test("the last save does not silently win: when two cross, both are kept and both are shown (Wagtail #2565)")
    func crossing() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        let save = SaveDraft(bench.newsroom)
        _ = try await save(id, bench.draft("De Karim"), base: 1, save: SaveID(tab: "k", number: 1), by: bench.karim)
        let second = try await save(
            id, bench.draft("D’Imane"), base: 1, save: SaveID(tab: "i", number: 1), by: bench.imane)
        let crossing = try #require(second.crossing)
        #expect(crossing.theirs.content.headline == "De Karim" && crossing.theirs.author == bench.karim.signatory)
        #expect(crossing.yours.content.headline == "D’Imane" && crossing.yours.author == bench.imane.signatory)
        #expect(crossing.base == 1)
        // Both are in the store, and the newest is the one that came first.
        let kept = try await bench.database.read { try $0.revision(crossing.yours.number, of: id) }
        #expect(kept == crossing.yours)
        #expect(try await bench.article(id)?.draft == crossing.theirs)
        // A tab that goes on from its old base adds no copies of the same text, and a repeat is answered alike.
        let again = try await save(
            id, bench.draft("D’Imane"), base: 1, save: SaveID(tab: "i", number: 2), by: bench.imane)
        #expect(again.crossing?.yours.number == crossing.yours.number)
        let repeated = try await save(
            id, bench.draft("D’Imane"), base: 1, save: SaveID(tab: "i", number: 2), by: bench.imane)
        #expect(repeated == again)
        // Brought together on what was the newest, the line goes on.
        let merged = try await save(
            id, bench.draft("Ensemble"), base: crossing.theirs.number, save: SaveID(tab: "i", number: 3),
            by: bench.imane)
        #expect(merged == .saved(revision: 4, at: bench.clock.now))
    }

    @Test("two open tabs of one person erase nothing (Ghost #6288)")
    func twoTabs() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        let save = SaveDraft(bench.newsroom)
        _ = try await save(
            id, bench.draft("Titre", "Long texte."), base: 1, save: SaveID(tab: "a", number: 1), by: bench.imane)
        let empty = ArticleDraft(content: ArticleContent(kind: .news, headline: ""), section: bench.football)
        let outcome = try await save(id, empty, base: 1, save: SaveID(tab: "b", number: 1), by: bench.imane)
        #expect(outcome.crossing != nil)
        #expect(try await bench.article(id)?.draft.content.body.plainText == "Long texte.")
    }

    @Test("saves that the network brings twice, late or before their acknowledgement lose nothing (Ghost #10661)")
    func reordered() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        let save = SaveDraft(bench.newsroom)
        func send(_ number: Int64, _ text: String, base: Int) async throws -> SaveOutcome {
            try await save(
                id, bench.draft("Titre", text), base: base, save: SaveID(tab: "a", number: number), by: bench.imane)
        }
        #expect(try await send(1, "un", base: 1).isSaved)
        // The answer to the first is not there yet: the tab still knows revision 1 only.
        #expect(try await send(3, "un deux trois", base: 1).isSaved)
        #expect(try await send(2, "un deux", base: 1) == .superseded(revision: 3))
        #expect(try await send(3, "un deux trois", base: 1) == .superseded(revision: 3))
        #expect(try await bench.article(id)?.draft.content.body.plainText == "un deux trois")
        // Someone else's save in between is a crossing all the same.
        _ = try await save(id, bench.draft("Titre", "autre"), base: 3, by: bench.karim)
        #expect(try await send(4, "un deux trois quatre", base: 1).crossing != nil)
        #expect(try await send(5, "un deux trois quatre", base: 3).crossing != nil)
    }

    @Test("saves in any order from two people leave every acknowledged text in the store", arguments: 0..<6)
    func nothingLost(seed: Int) async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        var random = TestGenerator(seed: UInt64(seed))
        var acknowledged: Set<String> = ["Un paragraphe."]
        for number in 1...40 {
            let isImane = Bool.random(using: &random)
            let newest = try await bench.article(id)?.draft.number ?? 1
            let base = Int.random(in: 1...newest, using: &random)
            let text = "texte \(number) " + String(repeating: "é ", count: Int.random(in: 0...400, using: &random))
            let outcome = try await SaveDraft(bench.newsroom)(
                id, bench.draft("Titre", text), base: base,
                save: SaveID(tab: isImane ? "i" : "k", number: Int64(number)), by: isImane ? bench.imane : bench.karim
            )
            switch outcome {
            case .saved, .crossed: acknowledged.insert(text)
            case .unchanged, .superseded: Issue.record("every text is new")
            }
        }
        let texts = try await bench.database.read { store in
            try store.history(of: id, limit: 100).compactMap {
                try store.revision($0.number, of: id)?.content.body.plainText
            }
        }
        #expect(Set(texts) == acknowledged)
    }

    @Test("a long article's autosaves take little room, and each is read back as it was written")
    func compact() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        var text = String(repeating: "Le conseil a adopté la loi de finances à Rabat — مرحبا. ", count: 400)
        var written: [String] = []
        for number in 0..<60 {
            let place = text.index(text.startIndex, offsetBy: text.count / 2)
            text.insert(contentsOf: "mot\(number)é ", at: place)
            written.append(text)
            _ = try await SaveDraft(bench.newsroom)(
                id, bench.draft("Titre", text), base: number + 1, by: bench.imane)
        }
        let (texts, bytes) = try await bench.database.read { store in
            let texts = try (2...61).map { try store.revision($0, of: id)?.content.body.plainText ?? "" }
            var row = try store.row("SELECT SUM(LENGTH(content)) FROM revision")
            return (texts, try row?.int() ?? 0)
        }
        #expect(zip(texts, written).allSatisfy { $0.utf8.elementsEqual($1.utf8) })
        #expect(bytes < 6 * text.utf8.count, "\(bytes) bytes for 60 texts of \(text.utf8.count)")
    }

    @Test("readers keep the published text while a newer one is written, and its lists, too")
    func published() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish()
        _ = try await SaveDraft(bench.newsroom)(
            id, ArticleDraft(content: bench.content("Nouveau"), section: bench.culture, slug: Slug(rawValue: "neuf")),
            base: 1, by: bench.imane)
        let article = try await bench.database.read { try $0.article(id) }
        #expect(article?.content.headline == "Titre" && article?.section == bench.football)
        #expect(article?.slug.rawValue == "titre" && article?.revision == 1)
        #expect(try await bench.article(id)?.hasNewText == true)
        #expect(try await bench.differencesFromRebuild().isEmpty)
    }

    @Test("an earlier text comes back as a revision of its own, also one that crossed another")
    func restore() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        _ = try await SaveDraft(bench.newsroom)(id, bench.draft("Deux"), base: 1, by: bench.imane)
        let crossed = try await SaveDraft(bench.newsroom)(id, bench.draft("Croisé"), base: 1, by: bench.karim)
        #expect(crossed.crossing?.yours.number == 3)
        let restore = RestoreRevision(bench.newsroom)
        #expect(try await restore(1, of: id, revision: 2, by: bench.chief).isSaved)
        #expect(try await bench.article(id)?.draft.content.headline == "Titre")
        #expect(try await bench.article(id)?.draft.reason == .restored)
        _ = try await restore(3, of: id, revision: 4, by: bench.chief)
        #expect(try await bench.article(id)?.draft.content.headline == "Croisé")
        await #expect(throws: NewsError.self) { try await restore(1, of: id, revision: 2, by: bench.chief) }
        await #expect(throws: NewsError.self) { try await restore(99, of: id, revision: 5, by: bench.chief) }
    }

    @Test("a text that was written on nothing, or for a section that is not there, is refused")
    func refused() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        let save = SaveDraft(bench.newsroom)
        await #expect(throws: NewsError.self) { try await save(id, bench.draft("x"), base: 2, by: bench.imane) }
        await #expect(throws: NewsError.self) { try await save(id, bench.draft("x"), base: 0, by: bench.imane) }
        let nowhere = bench.draft("x", section: SectionID(rawValue: 99))
        await #expect(throws: NewsError.self) { try await save(id, nowhere, base: 1, by: bench.imane) }
        await #expect(throws: NewsError.self) {
            try await save(ArticleID(rawValue: 99), bench.draft("x"), base: 1, by: bench.imane)
        }
        #expect(try await bench.article(id)?.draft.number == 1)
    }

    @Test("an autosave makes the same few statements whatever the length of the history")
    func statements() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        var counts: [Int] = []
        for number in 1...30 {
            _ = bench.database.takeStatements()
            _ = try await SaveDraft(bench.newsroom)(
                id, bench.draft("Titre", "texte \(number)"), base: number,
                save: SaveID(tab: "a", number: Int64(number)),
                by: bench.imane)
            counts.append(bench.database.takeStatements().count)
        }
        #expect(Set(counts).count == 1 && counts[0] <= 24, "\(counts)")
    }
}

/// Numbers that look random and are the same on every run (SplitMix64).
struct TestGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
