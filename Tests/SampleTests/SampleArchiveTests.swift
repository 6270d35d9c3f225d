import Foundation
import News
import Sample
import Testing

@Suite struct SampleArchiveTests {
    static let newest = Instant(seconds: 1_795_521_600)
    static let archive = SampleArchive(seed: 7, count: 10_000, newest: newest)

    @Test("the same seed makes the same archive, another seed another")
    func deterministic() {
        let again = SampleArchive(seed: 7, count: 10_000, newest: Self.newest)
        let other = SampleArchive(seed: 8, count: 10_000, newest: Self.newest)
        for index in stride(from: 0, to: 10_000, by: 97) {
            let article = Self.archive.article(index)
            #expect(
                article.content == again.article(index).content
                    && article.publishedAt == again.article(index).publishedAt)
        }
        #expect((0..<50).contains { Self.archive.article($0).content != other.article($0).content })
    }

    @Test(
        "every article is whole: its references are in the lists, its body is read back, its time is not in the future")
    func whole() throws {
        var translations = 0
        for index in 0..<2_000 {
            let article = Self.archive.article(index)
            let content = article.content
            #expect(Self.archive.lists.sections.indices.contains(article.section))
            #expect(SampleArchive.editions.indices.contains(article.edition))
            #expect(content.credits.allSatisfy { Self.archive.lists.contributors.indices.contains(Int($0.rawValue)) })
            #expect(content.topics.allSatisfy { Self.archive.lists.topics.indices.contains(Int($0.rawValue)) })
            let pictures = content.body.pictures + [content.leadPicture].compactMap { $0 }
            #expect(pictures.allSatisfy { SampleArchive.drawings.indices.contains(Int($0.rawValue)) })
            #expect(content.body.relatedArticles.allSatisfy { (0..<10_000).contains(Int($0.rawValue)) })
            #expect(article.publishedAt <= Self.newest)
            #expect(!content.headline.contains("{") && !content.body.plainText.contains("{"), "\(content.headline)")
            #expect(content.kind == .brief || !content.body.isEmpty)
            let json = try JSONEncoder().encode(content)
            #expect(try JSONDecoder().decode(ArticleContent.self, from: json) == content)
            if let original = article.translationOf {
                translations += 1
                #expect(Self.archive.article(original).edition == 0 && article.edition != 0)
                #expect(Self.archive.article(original).section == article.section)
            }
        }
        #expect(translations > 60)
    }

    @Test("headlines are varied: at ten thousand articles at least 97 in a hundred stand once in their language")
    func varied() {
        var seen: [Set<String>] = [[], [], [], []]
        var counts = [0, 0, 0, 0]
        for index in 0..<10_000 {
            let article = Self.archive.article(index)
            // A translation repeats its original's subject by design, in its own language once.
            seen[article.edition].insert(article.content.headline)
            counts[article.edition] += 1
        }
        // The fourth has one section of a few headlines, which translations share with their originals.
        for edition in 0..<3 {
            #expect(
                Double(seen[edition].count) / Double(counts[edition]) >= 0.97,
                "\(edition): \(seen[edition].count) of \(counts[edition])")
        }
    }

    @Test("the words are clean: no doubled space, no Latin letter in Arabic, quotation marks in pairs")
    func clean() {
        for index in 0..<1_500 {
            let article = Self.archive.article(index)
            let text = [article.content.headline, article.content.standfirst ?? "", article.content.body.plainText]
                .joined(separator: "\n")
            #expect(!text.contains("  "), "\(text)")
            let headline = article.content.headline
            if article.edition == SampleArchive.tamazight {
                let isTifinagh = text.allSatisfy { !$0.isLetter || ("\u{2D30}"..."\u{2D7F}").contains($0) }
                #expect(isTifinagh, "\(text)")
            }
            if article.edition == 1 { #expect(!headline.contains { $0.isASCII && $0.isLetter }, "\(headline)") }
            #expect(
                headline.count { $0 == "«" || $0 == "“" } == headline.count { $0 == "»" || $0 == "”" }, "\(headline)")
        }
    }

    @Test("one section is told in Tamazight, every article of it as the translation of a French one")
    func tamazight() {
        let articles = (0..<300).map { Self.archive.article($0) }.filter { $0.edition == SampleArchive.tamazight }
        #expect(articles.count >= 10)
        for article in articles {
            #expect(Self.archive.lists.sections[article.section].names[SampleArchive.tamazight] != nil)
            #expect(article.translationOf.map { Self.archive.article($0).edition } == 0)
            #expect(article.content.topics.allSatisfy { Self.archive.lists.topics[Int($0.rawValue)][3] != nil })
            #expect(article.content.credits.allSatisfy { Self.archive.lists.contributors[Int($0.rawValue)][3] != nil })
            if let drawing = article.content.leadPicture {
                #expect(SampleArchive.drawings[Int(drawing.rawValue)].scene.altText(3) != nil)
            }
            // No story has two articles in one edition.
            let story = articles.filter { $0.translationOf == article.translationOf }
            #expect(story.count == 1)
        }
        let named = Self.archive.lists.sections.filter { $0.names[SampleArchive.tamazight] != nil }
        #expect(named.filter { $0.parent == nil }.count == 1)
    }

    @Test("sections have slugs that no sibling shares, and drawings are small and draw nothing from elsewhere")
    func lists() {
        for edition in 0..<3 {
            var seen: Set<String> = []
            for section in Self.archive.lists.sections {
                let slug = section.names[edition]?.slug.rawValue ?? ""
                #expect(seen.insert("\(section.parent ?? -1)/\(slug)").inserted && slug != "item", "\(slug)")
            }
        }
        for drawing in SampleArchive.drawings {
            #expect(drawing.svg.utf8.count < 40_000 && !drawing.svg.contains("href") && !drawing.svg.contains("<text"))
        }
    }
}
