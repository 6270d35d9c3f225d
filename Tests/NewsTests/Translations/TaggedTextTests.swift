import News
import Testing

/// A machine gets words with numbers around some of them, and whatever it does with these, words come back.
@Suite struct TaggedTextTests {
    private static let link = LinkTarget(rawValue: "https://example.com/a?b=1&c=2").map { Mark.link($0) }

    @Test("marks are numbered, and signs of markup in the words are no markup")
    func tagged() throws {
        let link = try #require(Self.link)
        let text = TaggedText([
            .text("Le ", []), .text("phare", [.strong]), .text(" <rouvre> & ", []), .text("brille", [link, .emphasis]),
            .lineBreak, .text(".", []),
        ])
        #expect(text.text == "Le <1>phare</1> &lt;rouvre&gt; &amp; <2>brille</2><br/>.")
        #expect(
            text.inlines(of: text.text) == [
                .text("Le ", []), .text("phare", [.strong]), .text(" <rouvre> & ", []),
                .text("brille", [link, .emphasis]), .lineBreak, .text(".", []),
            ]
        )
    }

    @Test(
        "what comes back is read with patience",
        arguments: [
            ("<1>المنارة</1> تفتح", [.text("المنارة", [.strong]), .text(" تفتح", [])]),
            ("sans rien", [.text("sans rien", [])]),
            ("  <1>au bord </1>\n", [.text("au bord", [.strong])]),
            ("<1>jamais fermé", [.text("jamais fermé", [.strong])]),
            ("fermé</1> jamais ouvert", [.text("fermé jamais ouvert", [])]),
            ("<7>inconnu</7> <b>gras</b> <script src=x>alert(1)</script>", [.text("inconnu gras alert(1)", [])]),
            ("3 < 4 &amp;lt; &quot;x&quot; &nbsp;", [.text("3 < 4 &lt; \"x\" &nbsp;", [])]),
            ("<1><1>deux fois</1></1>", [.text("deux fois", [.strong])]),
            ("un\u{0}\u{1B}[31m deux\r\ntrois", [.text("un [31m deux trois", [])]),
            ("<br><br/>  ", []), ("", []), ("<99999999999999999999>x", [.text("<99999999999999999999>x", [])]),
        ] as [(String, [Inline])]
    )
    func patient(answer: String, inlines: [Inline]) {
        let text = TaggedText([.text("phare", [.strong])])
        #expect(text.inlines(of: answer) == inlines)
    }

    @Test("a request asks for each text of the places once, and its answers come into the same places")
    func request() throws {
        let content = ArticleContent(
            kind: .news, headline: "Le phare", standfirst: "Il rouvre.",
            body: Body([
                .paragraph(TextBlock("Un.")), .related(RelatedArticle(article: ArticleID(rawValue: 3), label: "Autre")),
                .list(ordered: true, items: [[.paragraph(TextBlock("Deux."))], [.paragraph(TextBlock("Trois."))]]),
                .quote(blocks: [.paragraph(TextBlock("Quatre."))], attribution: "Cinq"),
                .table(
                    Table(
                        caption: "Six", header: [TextBlock("Sept"), TextBlock("2026")],
                        rows: [[TextBlock("Huit"), TextBlock("12")]])),
                .factBox(headline: "Neuf", blocks: [.paragraph(TextBlock("Dix"))]),
                .paragraph(TextBlock("Eleven", language: .english)),
                .gallery([PictureBlock(picture: PictureID(rawValue: 1), caption: "Onze", altText: "Douze")]),
            ])
        )
        let request = TranslationRequest(
            revision: 1, fields: [.headline, .kicker], blocks: [0, 1, 2, 3, 4, 5, 6, 7, 99]
        )
        let texts = content.taggedTexts(of: request).map(\.text)
        #expect(
            texts == [
                "Le phare", "Un.", "Deux.", "Trois.", "Quatre.", "Cinq", "Six", "Sept", "Huit", "Neuf", "Dix", "Onze",
                "Douze",
            ]
        )
        let proposal = content.proposal(for: request, translations: texts.map { "«\($0)»" })
        #expect(proposal.fields == [.headline: "«Le phare»"])
        #expect(proposal.blocks[0] == .paragraph(TextBlock("«Un.»")))
        #expect(proposal.blocks[1] == content.body.blocks[1] && proposal.blocks[6] == content.body.blocks[6])
        #expect(
            proposal.blocks[4]
                == .table(
                    Table(
                        caption: "«Six»", header: [TextBlock("«Sept»"), TextBlock("2026")],
                        rows: [[TextBlock("«Huit»"), TextBlock("12")]]
                    )
                )
        )
        #expect(
            proposal.blocks[7]
                == .gallery([PictureBlock(picture: PictureID(rawValue: 1), caption: "«Onze»", altText: "«Douze»")])
        )
        #expect(proposal.blocks[99] == nil)
    }
}
