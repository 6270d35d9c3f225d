import News
import Testing

@testable import Sample

@Suite struct BeatTests {
    static let archive = SampleArchive(seed: 7, count: 10_000, newest: Instant(seconds: 1_795_521_600))

    @Test("a headline names children and topics that its beat has, and every child and topic has a headline")
    func names() {
        for beat in Beat.all {
            for headline in beat.headlines {
                let text = headline.phrase.french
                let children = Set(beat.children.map(\.name.french))
                #expect(children.isSuperset(of: headline.children), "\(text): \(headline.children)")
                #expect(Set(beat.topics.map(\.french)).isSuperset(of: headline.topics), "\(text): \(headline.topics)")
            }
            for child in beat.children.indices {
                let name = beat.children[child].name.french
                #expect(!beat.headlinesFitting(child).isEmpty, "\(name)")
                #expect(beat.children[child].sentences.count == beat.children[0].sentences.count, "\(name)")
            }
            let topics = Set(beat.headlines.flatMap { beat.topicsFitting($0) })
            #expect(topics == Set(beat.topics.indices), "\(beat.name.french): \(topics.sorted())")
        }
        #expect(Beat.all[Beat.domestic].name.french == "Régions" && Beat.all[Beat.translated].name.french == "Culture")
    }

    @Test("what runs parallel is as long")
    func parallels() {
        #expect(Tamazight.headlines.count == Beat.culture.headlines.count)
        #expect(Tamazight.children.count == Beat.culture.children.count)
        #expect(Tamazight.topics.count == Beat.culture.topics.count)
        #expect(Tamazight.places.count == Names.places.count && Names.regions.count == Names.places.count)
        #expect(Set(Names.regions) == Set(Beat.regions.children.indices))
    }

    @Test(
        "an article stands in the sub-section that its headline is about",
        arguments: [
            ("Basket :", "Basket"), ("Football :", "Football"), ("Course de", "Athlétisme"),
            ("Huile d’olive :", "Agriculture"), ("Textile :", "Entreprises"), ("Énergie solaire :", "Finances"),
            ("Santé :", "Santé"), ("Aide juridique :", "Justice"), ("Une météorite", "Espace"),
            ("Jumelage :", "Diplomatie"), ("Festival :", "Cinéma"),
        ])
    func places(beginning: String, name: String) {
        var count = 0
        for index in 0..<4_000 {
            let article = Self.archive.article(index)
            guard article.edition == 0, article.content.headline.hasPrefix(beginning) else { continue }
            count += 1
            #expect(Self.section(of: article) == name, "\(article.content.headline)")
        }
        #expect(count > 10)
    }

    @Test("what happens in a town stands with the town's region, and every sub-section has articles")
    func regions() {
        var seen: Set<Int> = []
        for index in 0..<4_000 {
            let article = Self.archive.article(index)
            seen.insert(article.section)
            guard article.edition == 0 else { continue }
            let headline = article.content.headline
            guard headline.hasSuffix(" étals") else { continue }
            for (town, region) in [("Tétouan", "Nord"), ("Marrakech", "Centre"), ("Zagora", "Sud")]
            where headline.hasPrefix(town) {
                #expect(Self.section(of: article) == region, "\(headline)")
            }
        }
        let children = Self.archive.lists.sections.indices.filter { Self.archive.lists.sections[$0].parent != nil }
        #expect(seen == Set(children))
    }

    @Test("an update says something else in the first paragraph and the standfirst, and leaves the rest")
    func updated() {
        for index in stride(from: 0, to: 300, by: 3) {
            let content = Self.archive.article(index).content
            guard Self.archive.article(index).edition == 0 else { continue }
            for number in 0..<4 {
                let updated = SampleArchive.updated(content, number)
                #expect(!updated.saysTheSame(as: content) && updated.headline == content.headline)
                #expect(updated.body.blocks.count == content.body.blocks.count)
                #expect(updated.body.blocks.dropFirst() == content.body.blocks.dropFirst())
            }
        }
    }

    private static func section(of article: SampleArticle) -> String? {
        archive.lists.sections[article.section].names[0]?.name
    }
}
