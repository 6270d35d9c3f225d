internal import Foundation

/// The files of an old site: which addresses are of files, and where they lie in its media folder.
public enum MovedFile {
    private static let folders = [
        "/wp-content/uploads/", "/content/images/", "/content/files/", "/content/media/", "/files/",
    ]

    /// Whether a path is of a file and not of a page.
    static func isFile(_ path: String) -> Bool {
        if folders.contains(where: { path.contains($0) }) { return true }
        let name = path.prefix { $0 != "?" }.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return false }
        let ending = name[name.index(after: dot)...].lowercased()
        return [
            "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "pdf", "mp3", "mp4", "doc", "docx", "xls", "xlsx",
            "zip", "odt", "ods", "ppt", "pptx", "m4a", "ogg", "webm",
        ].contains(ending)
    }

    /// Whether an address is of a picture.
    static func isPicture(_ address: String) -> Bool {
        let name = address.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"].contains { name.hasSuffix($0) }
    }

    /// Where the file of an address may lie below the media folder, the best first: the original before the sizes that
    /// were made of it. No part of a path leads upwards.
    public static func places(of address: String) -> [String] {
        var path = address.prefix { $0 != "?" && $0 != "#" }
        if let start = path.firstRange(of: "://")?.upperBound { path = path[start...].drop { $0 != "/" } }
        var whole = String(path)
        for folder in folders {
            if let range = whole.firstRange(of: folder) {
                whole = String(whole[range.upperBound...])
                break
            }
        }
        let decoded = whole.removingPercentEncoding ?? whole
        let pieces = decoded.split(separator: "/").map(String.init)
        guard let name = pieces.last, !decoded.contains("\0"), !pieces.contains("..") else { return [] }
        let above = pieces.dropLast()
        var places: [String] = []
        for candidate in [original(of: name), name].compactMap({ $0 }) {
            places.append((above + [candidate]).joined(separator: "/"))
        }
        // People put all files into one folder, too.
        places += [original(of: name), name].compactMap { $0 }
        var seen: Set<String> = []
        return places.filter { seen.insert($0).inserted }
    }

    /// `x.jpg` for `x-300x200.jpg`; `nil` where the name tells of no size.
    static func original(of name: String) -> String? {
        guard let dot = name.lastIndex(of: "."), let dash = name[..<dot].lastIndex(of: "-") else { return nil }
        let size = name[name.index(after: dash)..<dot].split(separator: "x", omittingEmptySubsequences: false)
        guard size.count == 2,
            size.allSatisfy({ (1...5).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        return String(name[..<dash]) + String(name[dot...])
    }
}
