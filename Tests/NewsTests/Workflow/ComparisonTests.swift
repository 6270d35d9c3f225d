import News
import Testing

@Suite struct ComparisonTests {
    @Test("words are compared, not letters and not lines")
    func words() {
        let comparison = WordComparison(from: "Le roi est à Rabat.", to: "Le roi est arrivé à Fès.")
        #expect(
            comparison.changes == [
                WordChange(.kept, "Le roi est "), WordChange(.added, "arrivé "), WordChange(.kept, "à "),
                WordChange(.removed, "Rabat."), WordChange(.added, "Fès."),
            ]
        )
        #expect(
            WordComparison(from: "a b c", to: "x y z").changes == [.init(.removed, "a b c"), .init(.added, "x y z")])
        #expect(WordComparison(from: "", to: "").isEmpty)
        #expect(WordComparison(from: "كتب الولد", to: "كتب الوَلد").changes.map(\.kind) == [.kept, .removed, .added])
    }

    @Test("applying a comparison to either text gives the other, whatever they are", arguments: 0..<60)
    func property(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let words = ["Rabat", "l’eau", "مرحبا", " ", "  ", "\n", "é", "e\u{0301}", "🇲🇦", "un", "deux", "\u{202F}:"]
        func text() -> String {
            (0..<Int.random(in: 0...40, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined()
        }
        for effort in [0, 1, 3, 800] {
            let (old, new) = (text(), text())
            let comparison = WordComparison(from: old, to: new, effort: effort)
            #expect(comparison.old.utf8.elementsEqual(old.utf8))
            #expect(comparison.new.utf8.elementsEqual(new.utf8))
            #expect(comparison.isEmpty == old.utf8.elementsEqual(new.utf8))
        }
    }

    @Test("bodies are compared block by block, and both texts can be read back from it", arguments: 0..<40)
    func bodies(seed: Int) {
        var generator = BodyGenerator(seed: UInt64(seed))
        var random = SeededGenerator(seed: UInt64(seed))
        let old = (0..<4).flatMap { _ in generator.body().blocks }
        var new = old.filter { _ in Int.random(in: 0..<5, using: &random) > 0 }
        new.insert(contentsOf: generator.body().blocks, at: new.count / 2)
        let comparison = RevisionComparison(
            from: ArticleContent(kind: .news, headline: "a", body: Body(old)),
            to: ArticleContent(kind: .news, headline: "b", body: Body(new))
        )
        let olds = comparison.body.filter { $0.oldIndex != nil }
        let news = comparison.body.filter { $0.newIndex != nil }
        #expect(olds.compactMap(\.oldIndex) == Array(old.indices))
        #expect(news.compactMap(\.newIndex) == Array(new.indices))
        for (block, change) in zip(old, olds) {
            #expect(change.words.old.utf8.elementsEqual(Body([block]).plainText.utf8))
        }
        for (block, change) in zip(new, news) {
            #expect(change.words.new.utf8.elementsEqual(Body([block]).plainText.utf8))
        }
    }

    @Test("a paragraph put before a rewritten one does not hide what was rewritten, and a mark alone is only form")
    func pairing() {
        func paragraph(_ text: String) -> Block { .paragraph(TextBlock(text)) }
        let old = Body([paragraph("Un deux trois quatre."), .paragraph(TextBlock([.text("Fin.", [])]))])
        let new = Body([
            paragraph("Tout autre chose ici."), paragraph("Un deux cinq quatre."),
            .paragraph(TextBlock([.text("Fin.", [.strong])])),
        ])
        let changes = RevisionComparison(
            from: ArticleContent(kind: .news, headline: "t", body: old),
            to: ArticleContent(kind: .news, headline: "t", body: new)
        ).changedBlocks
        #expect(changes.map(\.oldIndex) == [nil, 0, 1])
        #expect(changes.map(\.newIndex) == [0, 1, 2])
        #expect(changes[1].words.changes.map(\.text) == ["Un deux ", "trois", "cinq", " quatre."])
        #expect(changes[2].isOnlyForm)
    }

    @Test("two wholly different bodies of 10,000 words in one block are compared within bounds")
    func bounded() {
        let old = (0..<10_000).map { "a\($0)" }.joined(separator: " ")
        let new = (0..<10_000).map { "b\($0)" }.joined(separator: " ")
        let clock = ContinuousClock()
        let time = clock.measure {
            let comparison = WordComparison(from: old, to: new)
            #expect(comparison.changes.count == 2)
        }
        // A search without bounds takes 400 million steps here.
        #expect(time < .seconds(20))
    }
}
