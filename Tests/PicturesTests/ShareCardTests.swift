import News
import Pictures
import TestSupport
import Testing

@Suite struct ShareCardTests {
    @Test(
        "a card is a JPEG of 1200 × 630 in every script, whatever the headline's length and signs",
        arguments: [
            ("Le phare rouvre", TextDirection.leftToRight), ("المنارة تفتح من جديد", .rightToLeft),
            ("ⴰⵙⵉⴷⴷ ⵉⵕⵥⵎ", .leftToRight), ("<b>&amp; \"x\" & <span", .leftToRight),
            (String(repeating: "Un très long titre ", count: 12), .leftToRight),
            (String(repeating: "x", count: 300), .rightToLeft), ("", .leftToRight),
        ]
    )
    func plain(headline: String, direction: TextDirection) async throws {
        let processor = VipsPictureProcessor()
        let card = ShareCard(headline: headline, publication: "Le Relais", direction: direction)
        let file = try await processor.draw(card, over: nil)
        let facts = try await processor.inspect(file)
        #expect((facts.width, facts.height) == (1200, 630) && facts.format == .jpeg)
    }

    @Test("over a picture of any size, and another with another headline")
    func photo() async throws {
        let processor = VipsPictureProcessor()
        let svg =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"320\" height=\"180\"><rect width=\"320\" height=\"180\" fill=\"#c33\"/></svg>"
        let photo = try await processor.draw(svg: svg, width: 320, format: .jpeg)
        let card = ShareCard(headline: "Le phare rouvre", publication: "Le Relais", direction: .leftToRight)
        let file = try await processor.draw(card, over: photo)
        let facts = try await processor.inspect(file)
        #expect((facts.width, facts.height) == (1200, 630))
        var other = card
        other.headline = "Le phare ferme"
        #expect(try await processor.draw(other, over: photo) != file)
        #expect(try await processor.draw(card, over: photo) == file)
        await #expect(throws: PictureError.self) { _ = try await processor.draw(card, over: [1, 2, 3]) }
    }

    @Test("the words stand at the side where the language begins")
    func sides() async throws {
        let processor = VipsPictureProcessor()
        /// How light the left third and the right third are.
        func sides(_ headline: String, _ direction: TextDirection) async throws -> [UInt8] {
            try await processor.draw(
                ShareCard(headline: headline, publication: "", direction: direction), over: nil)
        }
        let left = try await sides("FIFA", .leftToRight)
        let right = try await sides("FIFA", .rightToLeft)
        #expect(left != right)
    }
}
