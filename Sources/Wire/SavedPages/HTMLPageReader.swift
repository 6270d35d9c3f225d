internal import Foundation
internal import News

/// Reads one saved page of a news site, made by whatever system: its own statements about the article in the order of
/// trust (JSON-LD, Open Graph and Dublin Core, microdata, markup), and the text from the markup.
public enum HTMLPageReader {
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - charset: The set that the sender's `Content-Type` named, if any.
    /// - Throws: `NewsError(.invalid)` when the file is no text or no HTML, or has no headline or no text of an article.
    public static func read(_ bytes: [UInt8], charset: String? = nil) throws -> ImportedPage {
        let decoded = try TextDecoding.decode(bytes, charset: charset ?? namedCharset(in: bytes))
        var page = try read(decoded.text)
        page.diagnostics = decoded.diagnostics + page.diagnostics
        return page
    }

    /// Reads a page that is text already.
    /// - Throws: `NewsError(.invalid)` when it is no HTML, or has no headline or no text of an article.
    public static func read(_ text: String) throws -> ImportedPage {
        let filtered = MarkupFilter.filter(Array(text.utf8))
        let tree = MarkupTree(parsing: filtered.markup)
        guard
            tree.all.contains(where: { !["", "html", "head", "body"].contains(tree[$0].tag) })
                || !filtered.linkedData.isEmpty
        else {
            throw NewsError(
                .invalid, "The file is no HTML page: it has no elements.",
                help: "Save the article's page in a browser, and import that file."
            )
        }
        var reading = PageReading(tree: tree, filtered: filtered)
        return try reading.page()
    }

    /// The set that the page names in its first kilobytes (HTML 5, 13.2.3.2).
    private static func namedCharset(in bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
        guard let match = head.firstMatch(of: /charset\s*=\s*["']?\s*([a-z0-9_:\-]+)/) else { return nil }
        return String(match.1)
    }
}
