import News
import Testing

@Suite struct CommentThreadTests {
    private static let content = ArticleContent(
        kind: .news, headline: "Le stade rouvre", standfirst: "Enfin.",
        body: Body([.paragraph(TextBlock("Un match lundi.")), .paragraph(TextBlock("Un match mardi."))])
    )

    private func comment(_ id: Int64, _ place: String, _ quote: String, anchor: Passage? = nil, parent: Int64? = nil)
        throws -> News.Comment
    {
        News.Comment(
            id: CommentID(rawValue: id), article: ArticleID(rawValue: 1), revision: 1,
            passage: try #require(Passage(placeText: place, quote: quote)), text: "x",
            author: Signatory(user: UserID(rawValue: id), name: "N"), writtenAt: Instant(seconds: id), resolution: nil,
            anchor: anchor, parent: parent.map { CommentID(rawValue: $0) }
        )
    }

    @Test("comments stand in the order of the text, answers under theirs, and those whose words are gone at the end")
    func order() throws {
        let threads = CommentThread.threads(
            of: [
                try comment(1, "body.0", "parti"), try comment(2, "body.1", "mardi"), try comment(3, "headline", ""),
                try comment(4, "body", ""), try comment(5, "body.1", "mardi", parent: 2),
                try comment(6, "standfirst", "Enfin"),
            ],
            in: Self.content
        )
        #expect(threads.map(\.id.rawValue) == [3, 6, 4, 2, 1])
        #expect(threads.last?.passage == nil && threads.last?.comment.passage.quote == "parti")
        #expect(threads[3].answers.map(\.id.rawValue) == [5])
        #expect(threads[3].participants == [UserID(rawValue: 2), UserID(rawValue: 5)])
    }

    @Test("a comment follows its words to where a save saw them, also when they were mended")
    func anchor() throws {
        let mended = Passage(place: .body([1]), quote: "mardi", start: 9)
        let thread = try #require(
            CommentThread.threads(of: [try comment(1, "body.0", "mercredi", anchor: mended)], in: Self.content).first)
        #expect(thread.passage == mended)
    }

    @Test("a place without words is all of it, and the whole text is a place")
    func whole() {
        #expect(Passage(placeText: "body", quote: "") == .whole)
        #expect(Passage.whole.located(in: Self.content) == .whole)
        #expect(Passage(placeText: "body", quote: "mardi")?.located(in: Self.content)?.placeText == "body.1")
        #expect(Passage(placeText: "body.0", quote: "x", start: -4)?.start == nil)
    }
}
