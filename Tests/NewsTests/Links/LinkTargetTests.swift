import Foundation
import News
import Testing

@Suite struct LinkTargetTests {
    @Test(
        "an address that could run in a reader's page or mislead is refused",
        arguments: [
            "https://name:secret@example.com/", "https://news@evil.example", "javascript:alert(1)",
            "JavaScript:alert(1)", "\tjavascript:alert(1)", "java\tscript:alert(1)",
            "java\nscript:x",
            " javascript:x", "javascript&colon;x", "data:text/html,x", "DATA:text/html;base64,eA==", "vbscript:x",
            "file:///etc/passwd",
            "blob:https://example.com/x", "about:blank", "ftp://example.com/", "//evil.example", "///evil.example",
            "/\\evil.example",
            "http:\\\\evil.example", "https:evil.example", "https:/evil.example", "https://", "https:///path",
            "http://\u{0}x", "",
            "example.com", "www.example.com", "?q=x", "https://example.com/a b", "https://example.com/\u{202E}gpj.exe",
            "https://example.com/\u{2066}x", "https://exam\u{200B}ple.com/", "https://example.com/\u{FEFF}",
            "https://example.com/\u{0085}",
            "https://example.com/\u{00A0}x", "https://example.com/\u{2028}", "https://example.com/\"onclick=x",
            "https://example.com/<script>", "mailto:", "tel:", "\u{1}https://example.com/", ":", "https",
            "https://example.com/" + String(repeating: "x", count: 2048),
        ]
    )
    func hostile(text: String) {
        #expect(LinkTarget(rawValue: text) == nil)
    }

    @Test(
        "a plain address stands as it was written, with its host in lower case",
        arguments: [
            ("https://www.Example.com/Chemin?q=1#n", "www.example.com"), ("http://example.com", "example.com"),
            ("HTTPS://EXAMPLE.COM/", "example.com"), ("https://example.com:8443/x", "example.com"),
            ("https://example.com/الرباط", "example.com"), ("https://example.com/%D8%A7", "example.com"),
            ("https://example.com/a'b(c)", "example.com"), ("https://example.com/می\u{200C}خواهم", "example.com"),
        ]
    )
    func external(text: String, host: String) throws {
        let target = try #require(LinkTarget(rawValue: text))
        #expect(target.rawValue == text)
        #expect(target.host == host)
        #expect(target.isExternal)
    }

    @Test(
        "a path, a fragment, a mail address and a telephone number are no other site",
        arguments: ["/", "/maroc?page=2", "#note-1", "mailto:desk@example.com", "tel:+212522000000"])
    func internalTarget(text: String) throws {
        let target = try #require(LinkTarget(rawValue: text))
        #expect(target.host == nil)
        #expect(!target.isExternal)
    }

    @Test("an address is kept as its text, and a bad one is refused when read")
    func coding() throws {
        let read = try JSONDecoder().decode([LinkTarget].self, from: Data(#"["/a","https://example.com/"]"#.utf8))
        #expect(read.map(\.rawValue) == ["/a", "https://example.com/"])
        #expect(try JSONDecoder().decode([LinkTarget].self, from: JSONEncoder().encode(read)) == read)
        let error = try #require(throws: NewsError.self) {
            try JSONDecoder().decode([LinkTarget].self, from: Data(#"["javascript:x"]"#.utf8))
        }
        #expect(error.code == .invalid)
        #expect(error.message.contains("javascript:x"))
    }
}
