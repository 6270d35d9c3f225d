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
