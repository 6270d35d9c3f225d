import News
import Testing

@Suite struct PageDependencyTests {
    private static let all: [(PageDependency, String)] = [
        (.publication, "publication"), (.everything, "everything"), (.article(ArticleID(rawValue: 42)), "article:42"),
        (.section(SectionID(rawValue: 7)), "section:7"), (.latest(EditionID(rawValue: 1)), "latest:1"),
        (.author(ContributorID(rawValue: 9)), "author:9"), (.topic(TopicID(rawValue: 3)), "topic:3"),
        (.picture(PictureID(rawValue: 5)), "picture:5"), (.banner(EditionID(rawValue: 2)), "banner:2"),
        (.front(FrontID(edition: EditionID(rawValue: 2))), "front:2"),
        (.front(FrontID(edition: EditionID(rawValue: 2), section: SectionID(rawValue: 7))), "front:2-7"),
        (.redirects, "redirects"),
    ]

    @Test("a key has its text and leads back from it", arguments: all.indices)
    func roundTrip(index: Int) {
        let (key, text) = Self.all[index]
        #expect(key.text == text)
        #expect(PageDependency(text: text) == key)
    }

    @Test(
        "what is no key is refused",
        arguments: [
            "", ":", "article", "article:", "article:x", "article:1:2", "publication:1", "Article:1", "page:1",
            "article: 1", "front:", "front:0", "front:1-", "front:1-2-3", "front:1-x", "front:-1", "banner:x",
        ]
    )
    func refused(text: String) {
        #expect(PageDependency(text: text) == nil)
    }
}
