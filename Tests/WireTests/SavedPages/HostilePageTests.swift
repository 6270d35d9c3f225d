import Foundation
import News
import Testing
import Wire

@Suite struct HostilePageTests {
    private static let text = "<p>\(PageMaker.first)</p>"

    @Test(
        "A page that was made to be endless is read in bounded time, and its text found",
        .timeLimit(.minutes(1)),
        arguments: [
            ("nested divisions", String(repeating: "<div>", count: 100_000) + text, 1),
            ("open paragraphs", String(repeating: "<p>Un paragraphe de plus, sans fin.", count: 10_000), 10_000),
            ("nested tables", String(repeating: "<table><tr><td>", count: 20_000) + text, 1),
            ("nested figures", String(repeating: "<figure class=figure>", count: 20_000) + text, 1),
            ("open comments", text + String(repeating: "<!-- ", count: 100_000), 1),
            ("signs alone", text + String(repeating: "<", count: 200_000), 2),
            ("many attributes", "<p " + (0..<50_000).map { "a\($0)=b" }.joined(separator: " ") + ">" + text, 1),
            (
                "marks never closed",
                (0..<10).map { "<small class=\"\(String(repeating: "x", count: 20_000))\($0)\"><b class=\"b\($0)\">" }
                    .joined()
                    + String(repeating: "<p>Un paragraphe de plus, sans fin.", count: 10_000), 10_000
            ),
        ]
    )
    func bounded(name: String, body: String, blocks: Int) throws {
        let page = try PageMaker.read("<h1>Un titre</h1>" + body)
        #expect(page.headline == "Un titre")
        #expect(page.body.blocks.count == blocks)
    }

    @Test("What is nested too deep is counted, and marks that nothing closes end after a while")
    func deep() throws {
        let page = try PageMaker.read("<h1>Un titre</h1>" + String(repeating: "<div>", count: 100_000) + Self.text)
        #expect(page.body == Body([PageMaker.paragraph(PageMaker.first)]))
        #expect(
            page.diagnostics.last?.message == "99921 elements nested too deep were taken apart; the text is kept"
        )
        let marked = try PageMaker.read(
            "<h1>Un titre</h1><p><b><i>Un paragraphe de plus, sans fin."
                + String(repeating: "<p>Un paragraphe de plus, sans fin.", count: 12_000)
        )
        let text = "Un paragraphe de plus, sans fin."
        #expect(marked.body.blocks.first == PageMaker.paragraph(.text(text, [.strong, .emphasis])))
        #expect(marked.body.blocks.last == PageMaker.paragraph(text))
    }

    @Test("A line of five megabytes is one paragraph", .timeLimit(.minutes(1)))
    func longLine() throws {
        let words = String(repeating: "mot et encore un mot ", count: 250_000)
        let page = try PageMaker.read("<h1>Un titre</h1><p>" + words)
        #expect(page.body == Body([PageMaker.paragraph(String(words.dropLast()))]))
    }

    @Test(
        "What is no page of an article is refused in one sentence that says what to do",
        arguments: [
            ("", "The file is empty.", nil), (" \n\t ", "The file holds white space alone.", nil),
            (
                "<p>Du texte\0 et encore</p>", "The file holds bytes that are no text (byte 12).",
                "Save the page as text or HTML, and import that file."
            ),
            (
                "Du texte sans la moindre balise.", "The file is no HTML page: it has no elements.",
                "Save the article's page in a browser, and import that file."
            ),
            (
                "\n {\"content\":\"<p>Du texte</p>\"}", "The file is JSON and no HTML page.",
                "Save the article's page in a browser, and import that file."
            ),
            (
                "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>",
                "The file is a web archive (MHTML) and no HTML page.",
                "Save the page as “web page, complete”, and import the HTML file."
            ),
            (
                "<html><body><ul><li><a href='/a'>Un lien</a></li></ul></body></html>",
                "The page has no headline: neither its JSON-LD, its meta elements nor its markup (h1, title) has one.",
                "Save the page of one article, not a front or a list."
            ),
            (
                "<html><h1>Les titres du jour</h1><ul><li><a href='/a'>Un lien</a></li></ul></html>",
                "The page has the headline “Les titres du jour” and no text of an article: no element with paragraphs, and no articleBody in its JSON-LD.",
                "Save the whole page when its text is shown; some sites load it later with a script."
            ),
        ] as [(String, String, String?)]
    )
    func refused(page: String, message: String, help: String?) throws {
        let error = try #require(throws: NewsError.self) { try PageMaker.read(page) }
        #expect(error.code == .invalid)
        #expect(error.message == message)
        #expect(error.help == help)
    }

    @Test("The text of the JSON-LD stands in where a script would have shown the text")
    func bodyOfMetadata() throws {
        let page = try PageMaker.read(
            """
            <html lang=fr><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Le pont rouvre",
            "articleBody":"Un premier paragraphe.\\n\\nUn second, avec &laquo; guillemets &raquo;."}</script></head><body><div id=app></div></body></html>
            """
        )
        #expect(
            page.body
                == Body([
                    PageMaker.paragraph("Un premier paragraphe."),
                    PageMaker.paragraph("Un second, avec « guillemets »."),
                ])
        )
        #expect(
            page.diagnostics.first?.message
                == "the markup holds no text of an article; the plain text of the page's JSON-LD was taken"
        )
    }

    @Test("Whatever is broken in a page, what comes of it can be stored, and none of its links can do harm")
    func mutations() throws {
        var generator = SeededGenerator(seed: 42)
        let pieces = [
            "<b>", "<p \"", "</div></div>", "<table><td>", "&#x0;", "<!--", "<a href='javascript:x'>", "\u{202E}",
            "<script>", "]]>",
        ]
        let pages = [
            GutenbergPage.html, FusionPage.html, TableLayoutPage.html, OpenGraphPage.html, BrokenDataPage.html,
            ArabicPage.html,
            MicrodataPage.html, SavedCopyPage.html,
        ]
        for page in pages {
            let original = Array(page.utf8)
            for _ in 0..<40 {
                var bytes = original
                for _ in 0..<Int.random(in: 1...20, using: &generator) {
                    let place = Int.random(in: 0..<bytes.count, using: &generator)
                    switch Int.random(in: 0..<3, using: &generator) {
                    case 0: bytes.remove(at: place)
                    case 1: bytes.insert(UInt8.random(in: 32...122, using: &generator), at: place)
                    default:
                        let end = min(place + Int.random(in: 0..<40, using: &generator), bytes.count)
                        bytes.replaceSubrange(
                            place..<end, with: Array(pieces.randomElement(using: &generator)?.utf8 ?? "".utf8))
                    }
                }
                guard let read = try? HTMLPageReader.read(bytes) else { continue }
                let stored = try JSONEncoder().encode(read.body)
                #expect(try JSONDecoder().decode(Body.self, from: stored) == read.body)
                #expect(!String(decoding: stored, as: UTF8.self).contains("\"javascript:"))
                #expect(read.body.pictures.allSatisfy { read.pictures.indices.contains(Int($0.rawValue)) })
            }
        }
    }
}
