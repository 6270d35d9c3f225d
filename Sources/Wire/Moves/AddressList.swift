internal import Foundation

/// A list of the pages of an old site: a sitemap, or a text with an address on each line; and where each page lies in a
/// folder that a program mirrored the site into.
public struct AddressList: Sendable {
    /// In order, each once.
    public let addresses: [String]

    private static let most = 1_000_000

    /// - Returns: `nil` for what is neither, so that it may be a page itself.
    public init?(_ bytes: [UInt8]) {
        let head = String(decoding: bytes.prefix(4000), as: UTF8.self)
        var found: [String] = []
        if head.contains("<urlset") {
            var items = XMLItems(wanted: ["url"])
            items.read(bytes, isLast: true) {
                if case .item(let node) = $0, let address = node.first("loc")?.value { found.append(address) }
            }
        } else {
            for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
                let line = PageText.trimmed(String(line))
                if line.isEmpty || line.hasPrefix("#") { continue }
                guard line.hasPrefix("https://") || line.hasPrefix("http://"), !line.contains(" ") else { return nil }
                found.append(line)
            }
        }
        guard !found.isEmpty else { return nil }
        addresses = Array(found.withoutRepeats.prefix(Self.most))
    }

    /// The path of an address from its host's root, with its query.
    public static func path(of address: String) -> String? {
        guard let start = address.firstRange(of: "://")?.upperBound else { return nil }
        let rest = address[start...].drop { $0 != "/" && $0 != "?" }.prefix { $0 != "#" }
        return rest.hasPrefix("/") ? String(rest) : "/" + rest
    }

    /// Where the page of an address may lie below the folder, as wget, HTTrack and browsers name files.
    public static func places(of address: String) -> [String] {
        guard let start = address.firstRange(of: "://")?.upperBound, let path = path(of: address) else { return [] }
        let host = String(address[start...].prefix { !"/?#".contains($0) }).lowercased()
        let query = path.firstIndex(of: "?").map { String(path[$0...]) } ?? ""
        let bare = String(path.prefix { $0 != "?" })
        var names: [String] = []
        for form in [bare.removingPercentEncoding ?? bare, bare] {
            let pieces = form.split(separator: "/").map(String.init)
            guard !pieces.contains(".."), !form.contains("\0"), !query.contains("/") else { continue }
            let joined = pieces.joined(separator: "/")
            let below = joined.isEmpty ? "" : joined + "/"
            names += [below + "index.html" + query, below + "index.htm" + query]
            if !joined.isEmpty { names += [joined + query, joined + query + ".html", joined + ".html" + query] }
        }
        let all = names.map { host + "/" + $0 } + names
        return all.withoutRepeats
    }
}
