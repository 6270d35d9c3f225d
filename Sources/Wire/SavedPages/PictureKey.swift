internal import Foundation

/// Whether two addresses are of one picture: sites keep a picture in many sizes under one name.
enum PictureKey {
    static func isSame(_ left: String, _ right: String) -> Bool { left == right || key(of: left) == key(of: right) }

    /// The file's name without its folder, its size and its ending; the whole address where that says nothing.
    static func key(of address: String) -> String {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        guard let last = path.split(separator: "/").last else { return address }
        var name = (String(last).removingPercentEncoding ?? String(last)).lowercased()
        if let dot = name.lastIndex(of: "."), name.distance(from: dot, to: name.endIndex) <= 6 {
            name = String(name[..<dot])
        }
        if let mark = name.lastIndex(where: { "-_@".contains($0) }), isSize(name[name.index(after: mark)...]) {
            name = String(name[..<mark])
        }
        return name.count >= 4 && !generic.contains(name) ? name : address
    }

    /// `1024x683`, `w800`, `800w`, `2x`, `scaled`.
    private static func isSize(_ word: Substring) -> Bool {
        if ["scaled", "large", "medium", "small", "thumb"].contains(word) { return true }
        guard word.utf8.count <= 9, word.utf8.contains(where: { $0 > 57 }) else { return false }
        let parts = word.split(separator: "x", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 { return isNumber(parts[0]) && (isNumber(parts[1]) || parts[1].isEmpty) }
        return word.hasPrefix("w") && isNumber(word.dropFirst()) || word.hasSuffix("w") && isNumber(word.dropLast())
    }

    private static func isNumber(_ text: Substring) -> Bool {
        (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static let generic: Set<String> = [
        "image", "images", "photo", "picture", "default", "img", "main", "index",
    ]

    /// A picture that stands for the site and not for the article.
    static func isEmblem(_ address: String) -> Bool {
        var words: Set<String> = []
        PageText.addWords(of: String(address.split(separator: "/").last ?? ""), to: &words)
        return !words.isDisjoint(with: ["logo", "favicon", "placeholder", "emblem", "blank", "spacer"])
    }
}
