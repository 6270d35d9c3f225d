import Foundation
import News
import Testing
import Wire

/// Whole pages against golden files: every field, every block, everything that was left out.
@Suite struct SavedPageTests {
    static let pages: [(name: String, html: String)] = [
        ("gutenberg", GutenbergPage.html), ("fusion", FusionPage.html), ("arabic", ArabicPage.html),
        ("open-graph", OpenGraphPage.html), ("broken-data", BrokenDataPage.html),
        ("table-layout", TableLayoutPage.html),
    ]

    @Test("a page gives what its golden file says, field by field and block by block", arguments: pages.map(\.name))
    func golden(name: String) throws {
        let html = try #require(Self.pages.first { $0.name == name }?.html)
        let page = try HTMLPageReader.read(Array(html.utf8))
        try Golden.expect(try Self.description(of: page), is: name)
    }

    @Test("the same page reads the same, saved in another set of characters and with other line ends")
    func encodings() throws {
        let html = TestPages.handmade.replacing("iso-8859-1", with: "utf-8")
        let latin = try #require(TestPages.handmade.replacing("\n", with: "\r\n").data(using: .windowsCP1252))
        let first = try HTMLPageReader.read(Array(html.utf8))
        let second = try HTMLPageReader.read(Array(latin))
        #expect(first.headline == second.headline && first.body == second.body && first.byline == second.byline)
        #expect(second.diagnostics.contains { $0.message.contains("no UTF-8") })
    }

    @Test("a picture that lies beside the page leads it, with the words that the page sets under it")
    func pictureBeside() throws {
        let page = try HTMLPageReader.read(
            Array(
                """
                <html><head><meta property="og:title" content="Un titre de page">
                <meta property="og:image" content="https://relais.example/grand.jpg"></head><body><article>
                <h1>Un titre de page</h1><figure><img src="page_files/petit.png" alt="Un quai">
                <figcaption>Le quai nord. Photo : Salma Dadsi</figcaption></figure>
                <p>Un premier paragraphe assez long pour que le lecteur de pages le prenne au sérieux, avec deux idées.</p>
                <p>Un second paragraphe, qui vient après le premier et le complète comme il se doit.</p></article></body></html>
                """.utf8)
        )
        #expect(page.leadPicture == 0)
        #expect(page.pictures.map(\.source) == ["page_files/petit.png"])
        #expect(page.pictures.first?.alt == "Un quai")
        #expect(page.body.pictures.isEmpty)
    }

    private static func description(of page: ImportedPage) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var lines = [
            "headline: \(page.headline)", "kicker: \(page.kicker ?? "–")", "standfirst: \(page.standfirst ?? "–")",
            "byline: \(page.byline.joined(separator: " | "))", "published: \(date(page.publishedAt))",
            "modified: \(date(page.modifiedAt))", "section: \(page.sectionPath.joined(separator: " > "))",
            "topics: \(page.topics.joined(separator: " | "))", "language: \(page.language?.rawValue ?? "–")",
            "address: \(page.canonicalAddress?.rawValue ?? "–")", "site: \(page.siteName ?? "–")",
            "lead picture: \(page.leadPicture.map { String($0) } ?? "–")",
        ]
        for picture in page.pictures {
            lines.append(
                "picture: \(picture.source) alt=\(picture.alt ?? "–") caption=\(picture.caption ?? "–") "
                    + "credit=\(picture.credit ?? "–")"
            )
        }
        for block in page.body.blocks {
            lines.append("block: " + String(decoding: try encoder.encode(Body([block])), as: UTF8.self))
        }
        lines += page.diagnostics.map { "\($0.severity): \($0.message)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func date(_ date: ImportedDate?) -> String {
        switch date {
        case nil: "–"
        case .instant(let instant)?: Zone.utc.iso8601(instant)
        case .civil(let local)?: "\(local.date.iso) \(local.time.hourAndMinute), no zone"
        case .date(let day)?: day.iso
        }
    }
}
