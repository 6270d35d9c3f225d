internal import Foundation

/// Finds the addresses of pictures and the like in a page, a feed or a sitemap.
enum MediaReferences {
    private static let beginning = Array("/media/".utf8)

    /// Each once, without `/media/`, in the order of the alphabet.
    static func all(in body: [UInt8]) -> [String] {
        var found: Set<String> = []
        body.withUnsafeBytes { body in
            guard let base = body.baseAddress else { return }
            var place = 0
            while place < body.count, let hit = memchr(base + place, 0x2F, body.count - place) {
                let mark = UnsafeRawPointer(hit) - base
                let start = mark + beginning.count
                guard start <= body.count, body[mark..<start].elementsEqual(beginning) else {
                    place = mark + 1
                    continue
                }
                var end = start
                while end < body.count, isNamed(body[end]) { end += 1 }
                place = end
                // A folder and a name, as all have.
                let name = body[start..<end]
                guard name.contains(0x2F), name.last != 0x2F else { continue }
                found.insert(String(decoding: name, as: UTF8.self))
            }
        }
        return found.sorted()
    }

    private static func isNamed(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || (65...90).contains(byte) || byte == 0x2D
            || byte == 0x2E
            || byte == 0x2F || byte == 0x5F
    }
}
