internal import Crypto
public import News

/// The address of the picture by which others show an article. It holds a hash of all that stands on it, so that it never
/// changes and may be kept for ever.
public struct ShareImageAddress: Sendable, Hashable {
    public let article: ArticleID
    /// 20 hexadecimal digits.
    public let hash: String

    init(_ article: ArticleID, drawn parts: [String]) {
        self.article = article
        // The first part is the number of the drawing: another drawing has other addresses.
        let digest = SHA256.hash(data: Array((["1"] + parts).joined(separator: "\u{1F}").utf8))
        hash = digest.prefix(10).hexadecimal
    }

    /// `/media/share/42-0123456789abcdef0123.jpg`
    package var path: String { "/media/share/\(article.rawValue)-\(hash).jpg" }

    /// - Returns: `nil` for anything that is no such address.
    public init?(path: String) {
        guard path.hasPrefix("/media/share/") else { return nil }
        self.init(file: String(path.dropFirst(13)))
    }

    init?(file: String) {
        let parts = file.split(separator: ".", omittingEmptySubsequences: false)
        let pieces = parts.first?.split(separator: "-", omittingEmptySubsequences: false) ?? []
        guard parts.count == 2, parts[1] == "jpg", pieces.count == 2, let number = Int64(pieces[0]), number > 0,
            pieces[1].utf8.count == 20,
            pieces[1].utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        article = ArticleID(rawValue: number)
        hash = String(pieces[1])
        guard path.hasSuffix("/\(file)") else { return nil }
    }
}
