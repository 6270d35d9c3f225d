import Foundation
import News
import Testing

@testable import Sample

@Suite struct SampleSizeTests {
    static let newest = Instant(seconds: 1_795_521_600)
    static let size = SampleSize(sections: 120, topics: 700, authors: 400, pictures: 1_000)
    static let plain = SampleArchive(seed: 7, count: 3_000, newest: newest)
    static let wide = SampleArchive(seed: 7, count: 3_000, newest: newest, size: size)

    @Test("lists are as long as they were asked to be, and begin with those of the standard size")
    func lengths() {
        let (lists, plain) = (Self.wide.lists, Self.plain.lists)
        #expect(lists.sections.count == 120 && lists.topics.count == 700 && lists.contributors.count == 400)
        #expect(SampleSize.standard == SampleSize(sections: 35, topics: 40, authors: 27, pictures: 64))
        for (section, same) in zip(lists.sections, plain.sections) {
            #expect(section.names == same.names && section.parent == same.parent)
        }
        #expect(Array(lists.topics.prefix(plain.topics.count)) == plain.topics)
        #expect(Array(lists.contributors.prefix(plain.contributors.count)) == plain.contributors)
        let beyond = SampleLists(SampleSize(sections: 1, topics: 1, authors: 1, pictures: .max))
        #expect(beyond.size == SampleSize(pictures: SampleSize.largest.pictures))
    }

    @Test("at its largest every name and slug stands once in its edition, and is short enough for the desk")
    func distinct() {
        let lists = SampleLists(SampleSize(sections: 763, topics: 6_000, authors: 4_608, pictures: 64))
        for edition in SampleArchive.editions.indices {
            let topics = lists.topics.compactMap { $0[edition] }
            let authors = lists.contributors.compactMap { $0[edition] }
            #expect(Set(topics.map(\.name)).count == topics.count && Set(topics.map(\.slug)).count == topics.count)
            #expect(Set(authors.map(\.name)).count == authors.count && Set(authors.map(\.slug)).count == authors.count)
            let sections = lists.sections.filter { $0.names[edition] != nil }
            let places = sections.map { "\($0.parent ?? -1)/\($0.names[edition]?.slug.rawValue ?? "")" }
            #expect(Set(places).count == sections.count)
            #expect((topics.map(\.name) + authors.map(\.name)).allSatisfy { (1...120).contains($0.count) })
        }
        #expect(SampleSize.largest.sections == 763 && SampleSize.largest.authors == 4_608)
        #expect(TopicSubject.first(.max).count >= SampleSize.largest.topics)
    }

    @Test("a name is in the language of its edition alone")
    func languages() {
        for names in Self.wide.lists.topics + Self.wide.lists.sections.map({ $0.names.mapValues(\.asTopic) }) {
            #expect(names[1]?.name.contains { $0.isASCII && $0.isLetter } == false)
            let tamazight = names[SampleArchive.tamazight]?.name ?? ""
            #expect(tamazight.allSatisfy { !$0.isLetter || ("\u{2D30}"..."\u{2D7F}").contains($0) }, "\(tamazight)")
        }
        for section in Self.wide.lists.sections {
            guard let parent = section.parent else { continue }
            // No edition has a section whose parent it has not.
            #expect(Set(section.names.keys).isSubset(of: Self.wide.lists.sections[parent].names.keys))
        }
    }

    @Test("a larger archive says the same in its articles, and refers to what it has more of")
    func articles() {
        var seen = (sections: Set<Int>(), topics: [Int: Int](), authors: Set<Int64>(), pictures: Set<Int64>())
        for index in 0..<3_000 {
            let (article, same) = (Self.wide.article(index), Self.plain.article(index))
            #expect(article.content.headline == same.content.headline && article.publishedAt == same.publishedAt)
            #expect(article.content.body.plainText == same.content.body.plainText)
            #expect(Self.top(article.section) == Self.top(same.section) && article.edition == same.edition)
            #expect(Self.wide.lists.sections[article.section].names[article.edition] != nil)
            let topics = article.content.topics.map { Int($0.rawValue) }
            #expect(topics.count == same.content.topics.count && Set(topics).count == topics.count)
            #expect(topics.allSatisfy { Self.wide.lists.topics[$0][article.edition] != nil })
            #expect(article.content.credits.allSatisfy { (0..<400).contains($0.rawValue) })
            let pictures = article.content.body.pictures + [article.content.leadPicture].compactMap { $0 }
            #expect(pictures.allSatisfy { (0..<1_000).contains($0.rawValue) })
            if let original = article.translationOf {
                let story = Self.wide.article(original)
                #expect(story.section == article.section && story.content.topics == article.content.topics)
                #expect(story.content.leadPicture == article.content.leadPicture)
            }
            seen.sections.insert(article.section)
            for topic in topics { seen.topics[topic, default: 0] += 1 }
            seen.authors.formUnion(article.content.credits.map(\.rawValue))
            seen.pictures.formUnion(pictures.map(\.rawValue))
        }
        #expect(seen.sections.count > 90 && seen.authors.count > 300 && seen.pictures.count > 700)
        // A few topics have most articles, and most have few.
        let counts = seen.topics.values.sorted(by: >)
        #expect(counts.count > 400 && counts[0] > 60 && counts[counts.count / 2] < 10, "\(counts.prefix(5))")
    }

    private static func top(_ section: Int) -> Int {
        wide.lists.sections[section].parent.map { top($0) } ?? section
    }

    @Test("a picture beyond the drawings has words of its own, a maker and a day")
    func pictures() {
        for number in stride(from: 64, to: 200_000, by: 997) {
            let picture = SamplePicture(number)
            #expect(picture.texts[0]?.altText == SampleArchive.drawings[picture.drawing].scene.altText(0))
            #expect(picture.texts[0]?.caption != SampleArchive.drawings[picture.drawing].scene.caption(0))
            #expect(!picture.creator.contains(SampleArchive.publicationName) && picture.takenOn.utf8.count == 10)
        }
        #expect(SamplePicture(64).fileName != SamplePicture(128).fileName)
    }
}

extension Section.Name {
    fileprivate var asTopic: Topic.Name { Topic.Name(name: name, slug: slug) }
}
