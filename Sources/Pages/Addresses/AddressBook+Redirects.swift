extension AddressBook {
    /// The parameters by which other systems name a page in a query, the most telling first: `/?p=123`.
    private static let parameters = [
        "p", "page_id", "cat", "tag", "author", "feed", "id", "id_article", "article_id", "article", "nid", "aid",
        "sid",
    ]
    /// Those of SPIP, which have their number behind them: `spip.php?article123`.
    private static let words: [Substring] = ["article", "rubrique", "breve", "auteur", "mot"]

    /// How redirects from an address are kept: the path decoded, and of its query the one parameter that names a page.
    /// - Parameter query: Without the question mark.
    /// - Returns: `nil` for what is no path of a site, or has a query that names no page.
    public static func redirectKey(path: String, query: String?) -> String? {
        guard let normal = normalized(path) else { return nil }
        guard let query, !query.isEmpty else { return normal }
        let pairs = query.split(separator: "&").prefix(16)
        if let first = pairs.first, words.contains(first.prefix { !$0.isNumber }), first.last?.isNumber == true,
            first.utf8.allSatisfy({ (48...57).contains($0) || (97...122).contains($0) }), first.utf8.count <= 24
        {
            return normal + "?" + first
        }
        for name in parameters {
            guard let pair = pairs.first(where: { $0.hasPrefix(name + "=") }) else { continue }
            // Its value is read as a piece of a path is: decoded, in lower case, nothing in it that is no letter.
            let value = pair.dropFirst(name.utf8.count + 1)
            guard (1...200).contains(value.utf8.count), let read = normalized("/" + value)?.dropFirst(), !read.isEmpty
            else {
                return nil
            }
            return normal + "?" + name + "=" + read
        }
        return nil
    }

    /// A path that redirects are kept under, as links write it; `nil` for what is no path of a site.
    public static func written(_ key: String) -> String? {
        let pieces = key.split(separator: "/").map { PathCoding.encoded(String($0)) }
        guard !pieces.isEmpty, PathCoding.pieces(of: "/" + pieces.joined(separator: "/")) != nil else { return nil }
        return "/" + pieces.joined(separator: "/")
    }

    /// The same for an address as it is written, with its query.
    public static func redirectKey(of address: String) -> String? {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let rest = address[path.endIndex...].prefix { $0 != "#" }.dropFirst()
        return redirectKey(path: String(path), query: rest.isEmpty ? nil : String(rest))
    }
}
