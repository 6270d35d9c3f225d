import Testing

@testable import Desk

@Suite struct HTMLTests {
    @Test(
        "whatever is interpolated into markup is text",
        arguments: [
            "<script>alert(1)</script>", "\" onload=\"x", "' onfocus='x", "&lt;b&gt;", "a & b",
            "</textarea><img src=x>",
        ]
    )
    func escaping(text: String) {
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        let inner = html.text.dropFirst("<p title=\"".count).dropLast("</p>".count)
        for mark in ["<", "'"] { #expect(!inner.contains(mark), "\(html.text)") }
        #expect(html.text.split(separator: "\"", omittingEmptySubsequences: false).count == 3, "\(html.text)")
    }

    @Test("markup stands in markup as it is, and so do numbers and attributes that are there or not")
    func nesting() {
        let inner: HTML = "<b>\("x < y")</b>"
        let html: HTML =
            "<p\(" hidden", if: true)\(" lang", if: false)>\(inner) \(42) \([inner, inner]) \(HTML?.none)</p>"
        #expect(html.text == "<p hidden><b>x &lt; y</b> 42 <b>x &lt; y</b><b>x &lt; y</b> </p>")
    }

    @Test("JSON in a page cannot end the element it stands in")
    func json() {
        let html = HTML.json(#"{"a":"</script><!--\#u{2028}&"}"#)
        #expect(!html.text.contains("<") && !html.text.contains(">") && !html.text.contains("&"))
        #expect(!html.text.unicodeScalars.contains("\u{2028}"))
    }
}

@Suite struct DeskURLTests {
    @Test(
        "after signing in nobody is sent off the desk",
        arguments: [
            "https://evil.example", "//evil.example/desk", "/desk\\@evil.example", "/desk\r\nSet-Cookie: x", "/",
            "javascript:x",
            "/desk/sign-in?next=/desk", "", "/desk é",
        ]
    )
    func unsafe(next: String) {
        #expect(DeskURL.safeNext(next) == "/desk")
    }

    @Test("a page of the desk is kept as where to go on", arguments: ["/desk", "/desk/articles/42", "/desk/people"])
    func safe(next: String) {
        #expect(DeskURL.safeNext(next) == next)
    }
}

@Suite struct FormFileTests {
    private func body(_ parts: [(head: String, content: [UInt8])], boundary: String = "x-9") -> [UInt8] {
        var bytes: [UInt8] = []
        for part in parts {
            bytes += Array("--\(boundary)\r\n\(part.head)\r\n\r\n".utf8) + part.content + Array("\r\n".utf8)
        }
        return bytes + Array("--\(boundary)--\r\n".utf8)
    }

    private static let file =
        "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png"

    @Test("the file of a form comes out byte for byte, line ends and boundary-like bytes included")
    func exact() {
        let content = Array("\r\n--x-\r\n\r\n\u{0}".utf8) + [0xFF, 0xD8, 0x0D, 0x0A]
        let form = body([("Content-Disposition: form-data; name=\"csrf\"", Array("token".utf8)), (Self.file, content)])
        for type in ["multipart/form-data; boundary=x-9", "Multipart/Form-Data; boundary=\"x-9\"; charset=utf-8"] {
            #expect(FormFile.bytes(in: form, contentType: type) == content)
        }
    }

    @Test("an empty file is empty, and a form without a file or cut short has none")
    func none() {
        #expect(FormFile.bytes(in: body([(Self.file, [])]), contentType: "multipart/form-data; boundary=x-9") == [])
        let type = "multipart/form-data; boundary=x-9"
        #expect(
            FormFile.bytes(in: body([("Content-Disposition: form-data; name=\"a\"", [1])]), contentType: type) == nil)
        let whole = body([(Self.file, Array(repeating: 7, count: 100))])
        #expect(FormFile.bytes(in: Array(whole.prefix(whole.count - 12)), contentType: type) == nil)
        #expect(FormFile.bytes(in: whole, contentType: "text/plain") == nil)
        #expect(FormFile.bytes(in: [], contentType: type) == nil)
    }
}
