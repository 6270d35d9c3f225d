internal import News

/// Reads one saved page of a news site, made by whatever system: its own statements about the article in the order of
/// trust (JSON-LD, Open Graph and Dublin Core, microdata, markup), and the text from the markup.
public enum HTMLPageReader {
    /// - Parameter bytes: The whole file.
    /// - Throws: `NewsError(.invalid)` when the file is no text or no HTML, or has no headline or no text of an article.
    public static func read(_ bytes: [UInt8]) throws -> ImportedPage {
        // Names in the head of a page are ASCII, whatever the rest of it is written in.
        let head = String(decoding: bytes.prefix(16_384).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
        try refuseOtherFormats(head)
        let decoded = try TextDecoding.decode(bytes, language: language(in: head), charset: charset(in: head))
        let filtered = MarkupFilter.filter(Array(decoded.text.utf8))
        let tree = MarkupTree(parsing: filtered.markup)
        guard hasElements(tree) || !filtered.linkedData.isEmpty else {
            throw NewsError(
                .invalid, "The file is no HTML page: it has no elements.",
                help: "Save the article's page in a browser, and import that file."
            )
        }
        var reading = PageReading(tree: tree, filtered: filtered)
        var page = try reading.page()
        page.diagnostics = decoded.diagnostics + page.diagnostics
        return page
    }

    private static func hasElements(_ tree: MarkupTree) -> Bool {
        tree.all.contains { !["", "html", "head", "body"].contains(tree[$0].tag) }
    }

    /// What people save or download in place of a page, and what would be taken for one since it holds pieces of HTML.
    private static func refuseOtherFormats(_ head: String) throws {
        let start = head.drop { $0.isWhitespace }
        if start.first == "{" || start.first == "[" {
            throw NewsError(
                .invalid, "The file is JSON and no HTML page.",
                help: "Save the article's page in a browser, and import that file."
            )
        }
        if head.contains("mime-version:"), head.contains("multipart/related") {
            throw NewsError(
                .invalid, "The file is a web archive (MHTML) and no HTML page.",
                help: "Save the page as “web page, complete”, and import the HTML file."
            )
        }
    }

    /// The set that the page names (HTML 5, 13.2.3.2), or its XML declaration does.
    private static func charset(in head: String) -> String? {
        let match =
            head.firstMatch(of: /<meta[^>]*?charset\s*=\s*["']?\s*([a-z0-9_:\-]+)/)
            ?? head.firstMatch(of: /<\?xml[^>]*?encoding\s*=\s*["']([a-z0-9_:\-]+)/)
        return match.map { String($0.1) }
    }

    private static func language(in head: String) -> LanguageTag? {
        head.firstMatch(of: /<html[^>]*?\blang\s*=\s*["']?\s*([a-z]{2,3}\b[a-z0-9_\-]*)/)
            .flatMap { PageLanguage.tag(String($0.1)) }
    }
}
