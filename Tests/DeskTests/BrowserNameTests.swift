import Testing

@testable import Desk

@Suite struct BrowserNameTests {
    @Test(
        "a browser goes by the name that people call it, and one nobody knows by what it says of itself",
        arguments: [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0",
                "Edge · Windows"
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
                "Chrome · Linux"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
                "Safari · iPhone"
            ),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox · macOS"),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36",
                "Samsung Internet · Android"
            ),
            ("curl/8.5.0", "curl"), ("Test/1", "Test/1"),
            (String(repeating: "x", count: 300), String(repeating: "x", count: 80)),
        ]
    )
    func names(userAgent: String, name: String) { #expect(BrowserName(userAgent)?.text == name) }

    @Test("a browser that says nothing has no name")
    func silent() { #expect(BrowserName("") == nil) }
}
