import Foundation
import News
import Testing
import Wire

/// What nobody writes and everybody sends: each ends in an article or in one sentence, and soon.
@Suite struct HostilePageTests {
    static let paragraph =
        "<p>Un paragraphe assez long pour que le lecteur de pages le prenne au sérieux, avec deux idées et leur suite.</p>"

    private func page(_ body: String, head: String = "") -> String {
        "<html lang=\"fr\"><head><meta property=\"og:title\" content=\"Un titre de page\">\(head)</head><body>\(body)</body></html>"
    }

    @Test(
        "depth without end is made flat, and the article in it is read",
        arguments: [
            "div", "section", "span", "b", "blockquote", "ul><li", "table><tr><td", "em", "a href=\"/x\"", "font",
        ]
    )
    func deep(tag: String) throws {
        let html = page(String(repeating: "<\(tag)>", count: 20_000) + String(repeating: Self.paragraph, count: 3))
        let read = try HTMLPageReader.read(html)
        #expect(read.body.plainText.contains("prenne au sérieux"))
        _ = try JSONEncoder().encode(read.body)
    }

    @Test("thousands of paragraphs that are never closed are thousands of paragraphs")
    func unclosed() throws {
        let text = "Un paragraphe ouvert, assez long pour compter, et que personne n’a refermé derrière lui."
        let read = try HTMLPageReader.read(page((0..<5_000).map { "<p>\(text) \($0)" }.joined()))
        #expect(read.body.blocks.count == 5_000)
    }

    @Test("five megabytes in one line are one paragraph")
    func longLine() throws {
        let words = String(repeating: "mot ", count: 1_300_000)
        let read = try HTMLPageReader.read(page("<article><p>\(words)</p></article>"))
        #expect(read.body.plainText.utf8.count > 5_000_000)
    }

    @Test("a page cut off anywhere is read as far as it goes, or refused with one sentence")
    func truncated() {
        let bytes = Array(GutenbergPage.html.utf8)
        for length in stride(from: 0, to: bytes.count, by: 97) {
            do {
                let read = try HTMLPageReader.read(Array(bytes[..<length]))
                #expect(!read.body.isEmpty && !read.headline.isEmpty)
            } catch let error as NewsError {
                #expect(error.code == .invalid && error.message.hasSuffix("."), "\(error.message)")
                #expect(!error.message.contains("\n"))
            } catch {
                Issue.record("\(length) bytes: \(error)")
            }
        }
    }

    @Test(
        "addresses that run or spy are undone, and their words kept",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt&#58;alert(1)", " java\tscript:alert(1)", "data:text/html,<b>x",
            "vbscript:x",
            "file:///etc/passwd", "https://name:secret@example.com/", "blob:https://x.example/1",
        ]
    )
    func unsafeLinks(address: String) throws {
        let html = page(
            "<article>\(Self.paragraph)<p>Voir <a href=\"\(address)\">les mots du lien</a>, pour finir.</p></article>")
        let read = try HTMLPageReader.read(html)
        let json = String(decoding: try JSONEncoder().encode(read.body), as: UTF8.self)
        #expect(json.contains("les mots du lien"))
        #expect(!json.contains("\"link\""), "\(json)")
        #expect(read.diagnostics.contains { $0.message.contains("address") }, "\(read.diagnostics)")
    }

    @Test(
        "what is no article is refused with one sentence that says what to do",
        arguments: [
            "", " \n ", "{\"json\": true}", "<html></html>", "du texte sans balises",
            "<html><head><title>Accueil</title></head><body><ul><li><a href=\"/a\">a</a></li></ul></body></html>",
        ]
    )
    func noArticle(html: String) {
        #expect {
            try HTMLPageReader.read(Array(html.utf8))
        } throws: { error in
            guard let error = error as? NewsError else { return false }
            return error.code == .invalid && !error.message.contains("\n") && error.message.hasSuffix(".")
        }
    }

    @Test("NUL bytes and unpaired surrogates of a broken converter do not stop a page")
    func controls() throws {
        var bytes = Array(page("<article>\(Self.paragraph)<p>Avant").utf8)
        bytes += [0xC3, 0x28, 0xED, 0xA0, 0x80]
        bytes += Array(" après, et la suite de la phrase.</p></article>").flatMap { Array(String($0).utf8) }
        let read = try HTMLPageReader.read(bytes)
        #expect(read.body.plainText.contains("prenne au s"))
        #expect(read.body.plainText.contains("la suite de la phrase"))
    }
}
