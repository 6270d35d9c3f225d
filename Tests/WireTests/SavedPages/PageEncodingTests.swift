import Foundation
import News
import Testing
import Wire

@Suite struct PageEncodingTests {
    private static let french =
        "Après l’été, le café de la gare rouvre ses portes à Fès, et la façade est refaite de fond en comble."
    private static let arabic =
        "افتتح المتحف البحري صباح اليوم أمام الزوار بعد أشغال دامت سنتين، وسط حضور كبير من سكان المدينة."

    private static func page(_ text: String, html: String = "<html>", head: String = "") -> String {
        "\(html)<head>\(head)<title>Un titre</title></head><body><h1>Un titre</h1><p>\(text)</p><p>\(text)</p></body></html>"
    }

    private static func windows1256(_ text: String) throws -> [UInt8] {
        var bytes: [UInt8: UInt8] = [:]
        _ = bytes.removeValue(forKey: 0)
        var table: [Unicode.Scalar: UInt8] = [:]
        for byte in (0x80...0xFF).map({ UInt8($0) }) {
            let decoded = try TextDecoding.decode([0x61, byte, 0x61], charset: "windows-1256")
            if let scalar = decoded.text.unicodeScalars.dropFirst().first { table[scalar] = byte }
        }
        return try text.unicodeScalars.map { scalar in
            scalar.isASCII ? UInt8(scalar.value) : try #require(table[scalar])
        }
    }

    @Test(
        "A page in Latin-1 or Windows-1252 is read, named or not, and said to be so",
        arguments: [
            "<meta charset=iso-8859-1>",
            "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1252\">", "",
            "<meta charset=\"utf-8\">",
        ]
    )
    func latin(head: String) throws {
        let data = try #require(Self.page(Self.french, head: head).data(using: .windowsCP1252))
        let page = try HTMLPageReader.read(Array(data))
        #expect(page.body.blocks.first == PageMaker.paragraph(Self.french))
        #expect(page.diagnostics.first?.message == "the file is no UTF-8; it was read as Windows-1252")
    }

    @Test(
        "A page in Windows-1256 is read where it names the set, where it names its language, and where it names nothing",
        arguments: [
            ("<html>", "<meta charset=windows-1256>"), ("<html dir=rtl lang=ar>", ""), ("<html>", ""),
            ("<?xml version=\"1.0\" encoding=\"windows-1256\"?><html>", ""),
        ]
    )
    func arabic(html: String, head: String) throws {
        let page = try HTMLPageReader.read(try Self.windows1256(Self.page(Self.arabic, html: html, head: head)))
        #expect(page.body.blocks.first == PageMaker.paragraph(Self.arabic))
        #expect(page.diagnostics.first?.message == "the file is no UTF-8; it was read as Windows-1256")
    }

    @Test("A set that is not known is told by its name")
    func unknownSet() throws {
        let data = try #require(Self.page(Self.french, head: "<meta charset=gb2312>").data(using: .windowsCP1252))
        let page = try HTMLPageReader.read(Array(data))
        #expect(
            page.diagnostics.first
                == Diagnostic(
                    .warning,
                    "the file names the character set “gb2312”, which is not known here; it was read as Windows-1252"
                )
        )
    }

    @Test("A script's own set is not the page's")
    func scriptSet() throws {
        let head = "<script charset=\"windows-1256\" src=a.js></script>"
        let data = try #require(Self.page(Self.french, head: head).data(using: .windowsCP1252))
        #expect(try HTMLPageReader.read(Array(data)).body.blocks.first == PageMaker.paragraph(Self.french))
    }

    @Test("A broken byte in a page of UTF-8 costs its character and no more")
    func brokenByte() throws {
        var bytes = Array(Self.page(Self.french).utf8)
        let place = try #require(bytes.firstIndex(of: 0xC3))
        bytes.remove(at: place + 1)
        let page = try HTMLPageReader.read(bytes)
        #expect(page.body.blocks.first == PageMaker.paragraph(Self.french.replacing("Après", with: "Apr\u{FFFD}s")))
        #expect(page.body.blocks.last == PageMaker.paragraph(Self.french))
        #expect(page.diagnostics.first?.message == "1 character of the file is broken and stands as “\u{FFFD}”")
    }

    @Test("A page in UTF-16 is read by its byte order mark")
    func utf16() throws {
        let data = try #require(Self.page(Self.arabic).data(using: .utf16))
        #expect(try HTMLPageReader.read(Array(data)).body.blocks.first == PageMaker.paragraph(Self.arabic))
    }

    @Test("A page that is cut off keeps what there is")
    func truncated() throws {
        let whole = Array(Self.page(Self.french).utf8)
        let end = try #require(whole.lastIndex(of: 0xA8))
        let page = try HTMLPageReader.read(Array(whole[..<end]))
        #expect(page.headline == "Un titre")
        #expect(
            page.body.blocks == [
                PageMaker.paragraph(Self.french),
                PageMaker.paragraph("Après l’été, le café de la gare rouvre ses portes à F"),
            ])
        #expect(
            page.diagnostics.first?.message == "the file ends in the middle of a character: it may have been cut off"
        )
    }

    @Test("Marks that turn the direction of text unseen come neither in the file nor as entities")
    func directionMarks() throws {
        let body = "<p>Du texte \u{202E}tourné\u{202C} et &#x202E;tourné&#x2069; encore.</p>"
        #expect(try PageMaker.inner(body) == [PageMaker.paragraph("Du texte tourné et tourné encore.")])
        #expect(try PageMaker.dropped(body) == ["2 invisible control characters were taken out"])
    }
}
