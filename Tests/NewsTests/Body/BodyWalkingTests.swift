import News
import Testing

@Suite struct BodyWalkingTests {
    private func picture(_ id: Int64, _ caption: String? = nil) -> PictureBlock {
        PictureBlock(picture: PictureID(rawValue: id), caption: caption, altText: "alt")
    }

    private var body: Body {
        Body([
            .image(picture(1, "Une")),
            .paragraph(TextBlock([.text("Deux ", []), .text("mots", [.strong]), .lineBreak, .text("ici", [])])),
            .gallery([picture(2, "Trois"), picture(1), picture(3)]),
            .list(
                ordered: false, items: [[.paragraph(TextBlock("Quatre")), .image(picture(4))], [.image(picture(5))]]),
            .quote(blocks: [.paragraph(TextBlock("Cinq")), .gallery([picture(6)])], attribution: "Six"),
            .factBox(headline: "Sept", blocks: [.image(picture(7)), .heading(level: 2, TextBlock("Huit"))]),
            .table(
                Table(
                    caption: "Neuf", header: [TextBlock("a"), TextBlock("b")], rows: [[TextBlock("1"), TextBlock("2")]])
            ),
            .pullQuote(TextBlock("Dix"), attribution: "Onze"),
            .related(RelatedArticle(article: ArticleID(rawValue: 42), label: "Douze")),
            .rule,
        ])
    }

    @Test("the plain text has every word a reader sees, a line a block")
    func plainText() {
        #expect(
            body.plainText == """
                Une
                Deux mots
                ici
                Trois
                Quatre
                Cinq
                Six
                Sept
                Huit
                Neuf
                a\tb
                1\t2
                Dix
                Onze
                Douze
                """
        )
        #expect(Body().plainText.isEmpty)
        #expect(Body().isEmpty)
    }

    @Test("pictures are found at any depth, in order, each once")
    func pictures() {
        #expect(body.pictures.map(\.rawValue) == [1, 2, 3, 4, 5, 6, 7])
        #expect(body.relatedArticles == [ArticleID(rawValue: 42)])
    }

    @Test("pictures are replaced at any depth, with their words kept")
    func replacingPictures() {
        let moved = body.replacingPictures { PictureID(rawValue: $0.rawValue + 100) }
        #expect(moved.pictures.map(\.rawValue) == [101, 102, 103, 104, 105, 106, 107])
        #expect(moved.plainText == body.plainText)
        #expect(moved.blocks.first == .image(picture(101, "Une")))
    }

    @Test("a picture without a replacement is left out, and a gallery without pictures too")
    func removingPictures() {
        let none = body.replacingPictures { _ in nil }
        #expect(none.pictures.isEmpty)
        #expect(!none.blocks.contains { if case .gallery = $0 { true } else { false } })
        #expect(none.blocks.contains(.list(ordered: false, items: [[.paragraph(TextBlock("Quatre"))], []])))
        let one = body.replacingPictures { $0.rawValue == 2 ? $0 : nil }
        #expect(one.pictures.map(\.rawValue) == [2])
        #expect(one.blocks.contains(.gallery([picture(2, "Trois")])))
    }
}
