import Foundation
import News
import Testing

@Suite struct BodyCodingTests {
    @Test("a body that is written and read again is the same", arguments: 0..<300)
    func roundTrip(seed: Int) throws {
        var generator = BodyGenerator(seed: UInt64(seed))
        let body = generator.body()
        let data = try JSONEncoder().encode(body)
        #expect(try JSONDecoder().decode(Body.self, from: data) == body)
    }

    @Test("the document is the one that the editor reads and writes")
    func document() throws {
        let link = try #require(LinkTarget(rawValue: "https://example.com/"))
        let body = Body([
            .paragraph(
                TextBlock([.text("Un ", []), .text("mot", [.strong, .link(link)]), .lineBreak], language: .arabic)
            ),
            .heading(level: 3, TextBlock("Titre")),
            .list(ordered: true, items: [[.paragraph(TextBlock([]))]]),
            .image(PictureBlock(picture: PictureID(rawValue: 7), caption: "Légende")),
            .table(Table(header: [TextBlock("A")], rows: [[TextBlock("1")]])),
            .rule,
        ])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let expected = """
            {"content":[\
            {"attrs":{"lang":"ar"},"content":[{"text":"Un ","type":"text"},\
            {"marks":[{"type":"strong"},{"attrs":{"href":"https://example.com/"},"type":"link"}],"text":"mot","type":"text"},\
            {"type":"hardBreak"}],"type":"paragraph"},\
            {"attrs":{"level":3},"content":[{"text":"Titre","type":"text"}],"type":"heading"},\
            {"content":[{"content":[{"type":"paragraph"}],"type":"listItem"}],"type":"orderedList"},\
            {"attrs":{"caption":"Légende","picture":7},"type":"image"},\
            {"content":[{"content":[{"content":[{"text":"A","type":"text"}],"type":"tableHeader"}],"type":"tableRow"},\
            {"content":[{"content":[{"text":"1","type":"text"}],"type":"tableCell"}],"type":"tableRow"}],"type":"table"},\
            {"type":"horizontalRule"}],"type":"doc"}
            """
        #expect(String(decoding: try encoder.encode(body), as: UTF8.self) == expected)
    }

    @Test("what the editor adds and what says nothing is let through")
    func harmless() throws {
        let body = try read(
            """
            {"type":"orderedList","attrs":{"start":1,"type":null},"content":[{"type":"listItem","content":[
            {"type":"paragraph","attrs":{"lang":null},"content":[{"type":"text","text":"a"},
            {"type":"hardBreak","marks":[{"type":"strong"}]}]}]}]},
            {"type":"image","attrs":{"picture":3,"caption":"","alt":null}}
            """
        )
        #expect(
            body
                == Body([
                    .list(ordered: true, items: [[.paragraph(TextBlock([.text("a", []), .lineBreak]))]]),
                    .image(PictureBlock(picture: PictureID(rawValue: 3))),
                ])
        )
    }

    private func read(_ content: String) throws -> Body {
        try JSONDecoder().decode(Body.self, from: Data("{\"type\":\"doc\",\"content\":[\(content)]}".utf8))
    }

    private static let paragraph = #"{"type":"paragraph","content":[{"type":"text","text":"x"}]}"#

    /// A document's content, the place that is named, and words of the sentence.
    private static let refused: [(String, String, String)] = [
        (#"{"type":"iframe"}"#, "body.content[0]", "iframe"),
        (paragraph + #",{"type":"text","text":"x"}"#, "body.content[1]", "text"),
        (#"{"type":"doc","content":[]}"#, "body.content[0]", "doc"),
        (#"{"type":"listItem"}"#, "body.content[0]", "listItem"),
        (#"{"content":[]}"#, "body.content[0]", "type"),
        (#"{"type":7}"#, "body.content[0]", "type"),
        (#""paragraph""#, "body.content[0]", "not written as the editor"),
        (#"{"type":"paragraph","content":{}}"#, "body.content[0]", "not written as the editor"),
        (#"{"type":"paragraph","content":[{"type":"text","text":5}]}"#, "body.content[0].content[0]", "not written"),
        (#"{"type":"paragraph","onclick":"x"}"#, "body.content[0]", "onclick"),
        (#"{"type":"paragraph","text":"lost"}"#, "body.content[0]", "text"),
        (#"{"type":"horizontalRule","content":[]}"#, "body.content[0]", "content"),
        (#"{"type":"paragraph","attrs":{"style":"x"}}"#, "body.content[0]", "style"),
        (#"{"type":"paragraph","attrs":[]}"#, "body.content[0]", "attrs"),
        (#"{"type":"paragraph","attrs":{"lang":"français"}}"#, "body.content[0]", "français"),
        (#"{"type":"paragraph","attrs":{"lang":3}}"#, "body.content[0]", "lang"),
        (#"{"type":"paragraph","content":[{"type":"paragraph"}]}"#, "body.content[0].content[0]", "paragraph"),
        (#"{"type":"paragraph","content":[{"type":"text"}]}"#, "body.content[0].content[0]", "no text"),
        (#"{"type":"paragraph","content":[{"type":"text","text":""}]}"#, "body.content[0].content[0]", "no text"),
        (
            #"{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"blink"}]}]}"#,
            "body.content[0].content[0]", "blink"
        ),
        (
            #"{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"strong","attrs":{"id":"a"}}]}]}"#,
            "body.content[0].content[0]", "id"
        ),
        (
            #"{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:x"}}]}]}"#,
            "body.content[0].content[0]", "javascript:x"
        ),
        (
            #"{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"/a","target":"_top"}}]}]}"#,
            "body.content[0].content[0]", "target"
        ),
        (
            #"{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"language"}]}]}"#,
            "body.content[0].content[0]", "lang"
        ),
        (#"{"type":"heading","attrs":{"level":1}}"#, "body.content[0]", "level 1"),
        (#"{"type":"heading","attrs":{"level":5}}"#, "body.content[0]", "level 5"),
        (#"{"type":"heading","attrs":{"level":99999999999999999999}}"#, "body.content[0]", "level"),
        (#"{"type":"heading","attrs":{"level":"2"}}"#, "body.content[0]", "level"),
        (#"{"type":"heading"}"#, "body.content[0]", "level"),
        (#"{"type":"orderedList","attrs":{"start":4}}"#, "body.content[0]", "4"),
        (#"{"type":"bulletList","content":["# + paragraph + "]}", "body.content[0].content[0]", "paragraph"),
        (
            #"{"type":"bulletList","content":[{"type":"listItem","content":["# + paragraph + #",{"type":"x"}]}]}"#,
            "body.content[0].content[0].content[1]", "“x”"
        ),
        (#"{"type":"image","attrs":{"caption":"x"}}"#, "body.content[0]", "picture"),
        (#"{"type":"image","attrs":{"picture":"7"}}"#, "body.content[0]", "picture"),
        (#"{"type":"image","attrs":{"picture":7.5}}"#, "body.content[0]", "picture"),
        (#"{"type":"image","attrs":{"picture":7,"src":"/x.jpg"}}"#, "body.content[0]", "src"),
        (#"{"type":"gallery","content":["# + paragraph + "]}", "body.content[0].content[0]", "paragraph"),
        (#"{"type":"embed","attrs":{"url":"https://evil.example/"}}"#, "body.content[0]", "evil.example"),
        (#"{"type":"embed","attrs":{"url":"data:text/html,x"}}"#, "body.content[0]", "data:text/html,x"),
        (#"{"type":"embed"}"#, "body.content[0]", "url"),
        (#"{"type":"relatedLink","attrs":{"label":"x","url":"//evil.example"}}"#, "body.content[0]", "//evil.example"),
        (#"{"type":"related","attrs":{"label":"x"}}"#, "body.content[0]", "article"),
        (#"{"type":"related","attrs":{"article":5}}"#, "body.content[0]", "label"),
        (#"{"type":"factBox","content":[]}"#, "body.content[0]", "headline"),
        (#"{"type":"table","content":["# + paragraph + "]}", "body.content[0].content[0]", "paragraph"),
        (
            #"{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell"},{"type":"tableCell"}]},{"type":"tableRow","content":[{"type":"tableCell"}]}]}"#,
            "body.content[0].content[1]", "1 cells"
        ),
        (#"{"type":"table","content":[{"type":"tableRow"}]}"#, "body.content[0].content[0]", "no cells"),
        (
            #"{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableHeader"},{"type":"tableCell"}]}]}"#,
            "body.content[0].content[0]", "Header cells"
        ),
        (
            #"{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell"}]},{"type":"tableRow","content":[{"type":"tableHeader"}]}]}"#,
            "body.content[0].content[1]", "Header cells"
        ),
        (
            #"{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell","attrs":{"colspan":2}}]}]}"#,
            "body.content[0].content[0].content[0]", "colspan"
        ),
    ]

    @Test("what is not ours is refused, with its place and what to do", arguments: refused.indices)
    func refusal(index: Int) throws {
        let (content, place, words) = Self.refused[index]
        let error = try #require(throws: NewsError.self) { _ = try read(content) }
        #expect(error.code == .invalid)
        #expect(error.field == place)
        #expect(error.message.contains(words), "\(error.message)")
        #expect(!(error.help ?? "").isEmpty)
    }

    @Test(
        "a document that is none is refused",
        arguments: [
            #"{"type":"paragraph"}"#, "{}", "[]", "7", #"{"type":"doc","version":1}"#,
            #"{"type":"doc","attrs":{"a":1}}"#,
        ]
    )
    func noDocument(text: String) throws {
        let error = try #require(throws: NewsError.self) { try JSONDecoder().decode(Body.self, from: Data(text.utf8)) }
        #expect(error.code == .invalid)
        #expect(error.field == "body")
    }

    @Test(
        "text with a control character is refused, in a run and in an attribute",
        arguments: ["\u{0}", "\u{8}", "\r", "\u{1B}", "\u{7F}", "\u{80}", "\u{9F}", "\u{FFFE}", "\u{FFFF}"]
    )
    func controlCharacters(character: String) throws {
        let text = try #require(String(data: JSONEncoder().encode("« é\(character)"), encoding: .utf8))
        let run = try #require(throws: NewsError.self) {
            _ = try read(#"{"type":"paragraph","content":[{"type":"text","text":\#(text)}]}"#)
        }
        #expect(run.field == "body.content[0].content[0]")
        #expect(run.message.contains("U+"))
        let caption = try #require(throws: NewsError.self) {
            _ = try read(#"{"type":"image","attrs":{"picture":1,"caption":\#(text)}}"#)
        }
        #expect(caption.message.contains("U+"))
    }

    @Test("what could not be read again is not written")
    func refusedWhenWritten() throws {
        func refusal(_ block: Block) throws -> NewsError {
            try #require(throws: NewsError.self) { try JSONEncoder().encode(Body([.rule, block])) }
        }
        #expect(try refusal(.heading(level: 1, TextBlock("x"))).field == "body.content[1]")
        #expect(try refusal(.paragraph(TextBlock("a\u{0}b"))).field == "body.content[1].content[0]")
        #expect(try refusal(.pullQuote(TextBlock("x"), attribution: "\u{7}")).field == "body.content[1]")
        #expect(try refusal(.factBox(headline: "\u{1}", blocks: [])).field == "body.content[1]")
        let ragged = Table(rows: [[TextBlock("a"), TextBlock("b")], [TextBlock("c")]])
        #expect(try refusal(.table(ragged)).field == "body.content[1].content[1]")
        #expect(try refusal(.table(Table(rows: [[]]))).field == "body.content[1].content[0]")
        #expect(try refusal(nested(13)).message.contains("12 levels"))
    }

    @Test("an empty run and an empty attribute are left out")
    func emptyRuns() throws {
        let body = Body([
            .paragraph(TextBlock([.text("", [.strong]), .text("x", [])])), .quote(blocks: [], attribution: ""),
        ])
        let read = try JSONDecoder().decode(Body.self, from: JSONEncoder().encode(body))
        #expect(read == Body([.paragraph(TextBlock("x")), .quote(blocks: [], attribution: nil)]))
    }

    /// A paragraph within so many quotations that it stands at `depth`.
    private func nested(_ depth: Int) -> Block {
        (1..<depth).reduce(Block.paragraph(TextBlock("x"))) { block, _ in .quote(blocks: [block], attribution: nil) }
    }

    @Test("blocks stand twelve deep, and no deeper")
    func depth() throws {
        let body = Body([nested(12)])
        #expect(try JSONDecoder().decode(Body.self, from: JSONEncoder().encode(body)) == body)
        let deep =
            String(repeating: #"{"type":"blockquote","content":["#, count: 12) + Self.paragraph
            + String(repeating: "]}", count: 12)
        let error = try #require(throws: NewsError.self) { _ = try read(deep) }
        #expect(error.message.contains("12 levels"))
    }

    @Test("a document has 20,000 nodes, and no more")
    func size() throws {
        let rule = #"{"type":"horizontalRule"}"#
        let most = try read(Array(repeating: rule, count: 20_000).joined(separator: ","))
        #expect(most.blocks.count == 20_000)
        let error = try #require(throws: NewsError.self) {
            _ = try read(Array(repeating: rule, count: 20_001).joined(separator: ","))
        }
        #expect(error.message.contains("20000"))
        #expect(throws: NewsError.self) { try JSONEncoder().encode(Body(Array(repeating: .rule, count: 20_001))) }
    }
}
