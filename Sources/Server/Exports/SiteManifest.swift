internal import Foundation
internal import News

/// What is known of the files of an exported site: which there are, what each belongs to and depends on. It lies in the
/// site's own folder, so that the next export finds what changed since (docs/decisions/0032). A line for each file, its
/// fields between tabs; it is looked through as bytes, since there may be a million.
struct SiteManifest: Sendable {
    /// What an export was made of; where it is another, everything is made anew.
    struct Head: Sendable, Hashable {
        /// The number of the newest event that was seen before the first file was made.
        var sequence: Int64
        /// Theme, program, address and year.
        var fingerprint: String

        var line: [UInt8] { Array("manchette-site 1\t\(sequence)\t\(fingerprint)\n".utf8) }

        init(sequence: Int64, fingerprint: String) {
            self.sequence = sequence
            self.fingerprint = fingerprint
        }

        init?(_ line: String) {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 3, fields[0] == "manchette-site 1", let sequence = Int64(fields[1]) else {
                return nil
            }
            self.init(sequence: sequence, fingerprint: String(fields[2]))
        }
    }

    /// What is known of one file.
    struct Entry: Sendable {
        var address: String
        var place: String
        var group: String
        /// Of its content.
        var hash: UInt64
        var until: Instant?
        /// The address of the next page of its list.
        var older: String?
        var dependencies: [String]
        /// The addresses of pictures and the like that it names, without `/media/`.
        var media: [String]

        var line: [UInt8] {
            let fields = [
                address, place, group, String(hash, radix: 16), until.map { String($0.rawValue) } ?? "", older ?? "",
                dependencies.joined(separator: " "), media.joined(separator: " "),
            ]
            return Array((fields.joined(separator: "\t") + "\n").utf8)
        }
    }

    let head: Head?
    private let bytes: [UInt8]
    /// Where each line begins and ends, by the hash of its address. The last line of an address counts.
    private(set) var lines: [UInt64: Range<Int>] = [:]

    static let empty = SiteManifest(head: nil, bytes: [])

    private init(head: Head?, bytes: [UInt8]) {
        self.head = head
        self.bytes = bytes
    }

    /// - Returns: `nil` where there is no such file, or it is none of ours. A line that is not whole is left out.
    init?(path: String) {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        bytes = Array(data)
        guard let end = bytes.firstIndex(of: 0x0A), let head = Head(String(decoding: bytes[..<end], as: UTF8.self))
        else { return nil }
        self.head = head
        var lines: [UInt64: Range<Int>] = [:]
        lines.reserveCapacity(bytes.count / 800)
        bytes.withUnsafeBufferPointer { bytes in
            var start = end + 1
            while start < bytes.count, let line = Self.end(of: start, in: bytes) {
                let address = Self.field(0, of: start..<line, in: bytes)
                lines[ContentHash.of(UnsafeBufferPointer(rebasing: bytes[address]))] = start..<line
                start = line + 1
            }
        }
        self.lines = lines
    }

    private static func end(of start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else {
            return nil
        }
        return found.assumingMemoryBound(to: UInt8.self) - UnsafeMutablePointer(mutating: base)
    }

    private static func field(
        _ number: Int, of line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Range<Int> {
        var start = line.lowerBound
        var left = number
        while left > 0, start < line.upperBound {
            if bytes[start] == 0x09 { left -= 1 }
            start += 1
        }
        var end = start
        while end < line.upperBound, bytes[end] != 0x09 { end += 1 }
        return start..<end
    }

    /// The line of a file with its end, to be written again as it is.
    func line(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range.lowerBound...range.upperBound] }

    func entry(_ address: String) -> Entry? { lines[ContentHash.of(address)].flatMap { entry($0) } }

    func entry(_ range: Range<Int>) -> Entry? {
        let fields = String(decoding: bytes[range], as: UTF8.self).split(
            separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 8, let hash = UInt64(fields[3], radix: 16) else { return nil }
        return Entry(
            address: String(fields[0]), place: String(fields[1]), group: String(fields[2]), hash: hash,
            until: Int64(fields[4]).map { Instant(rawValue: $0) }, older: fields[5].isEmpty ? nil : String(fields[5]),
            dependencies: fields[6].split(separator: " ").map(String.init),
            media: fields[7].split(separator: " ").map(String.init)
        )
    }

    /// The files that are not as they should be after some changes, by the hashes of their addresses.
    func affected(by changes: SiteChanges, at now: Instant) -> Set<UInt64> {
        var found: Set<UInt64> = []
        bytes.withUnsafeBufferPointer { bytes in
            for (address, line) in lines {
                let group = ContentHash.of(UnsafeBufferPointer(rebasing: bytes[Self.field(2, of: line, in: bytes)]))
                if changes.groups.contains(group) {
                    found.insert(address)
                    continue
                }
                let until = Self.field(4, of: line, in: bytes)
                if !until.isEmpty, let end = Int64(String(decoding: bytes[until], as: UTF8.self)), end <= now.rawValue {
                    found.insert(address)
                    continue
                }
                let isListed = changes.lists.contains(group)
                let keys = Self.field(6, of: line, in: bytes)
                var start = keys.lowerBound
                while start < keys.upperBound {
                    var end = start
                    while end < keys.upperBound, bytes[end] != 0x20 { end += 1 }
                    let key = ContentHash.of(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                    if changes.keys.contains(key) || isListed && key == group {
                        found.insert(address)
                        break
                    }
                    start = end + 1
                }
            }
        }
        return found
    }

    /// The files that belong to one of some groups.
    func files(of groups: Set<UInt64>) -> [UInt64: Range<Int>] {
        bytes.withUnsafeBufferPointer { bytes in
            lines.filter { _, line in
                groups.contains(
                    ContentHash.of(UnsafeBufferPointer(rebasing: bytes[Self.field(2, of: line, in: bytes)])))
            }
        }
    }
}

/// What changed since an export.
struct SiteChanges: Sendable {
    /// Whether everything did.
    var isAll = false
    /// The hashes of the keys that files change with which depend on them.
    var keys: Set<UInt64> = []
    /// Of lists whose articles changed: their first pages, and the feeds.
    var lists: Set<UInt64> = []
    /// Of what changed in itself: all that belongs to it.
    var groups: Set<UInt64> = []
    /// Those that may have other files than before.
    var changed: Set<PageDependency> = []

    /// - Parameter leading: The keys of banners that lead to an article of the event.
    mutating func add(_ event: NewsEvent, leading: [PageDependency]) {
        let kind: (isOfArticle: Bool, isImport: Bool) =
            switch event.kind {
            case .articlePublished, .articleRevised, .articleUnpublished, .articleKilled, .translationsLinked:
                (true, false)
            // What comes with a date of its own may stand anywhere in a list.
            case .archiveImported: (true, true)
            case .publicationChanged, .pictureChanged, .frontArranged, .bannerChanged: (false, false)
            }
        for key in event.keys + leading {
            changed.insert(key)
            let hash = ContentHash.of(key.text)
            switch key {
            case .publication, .everything: isAll = true
            // An article's authors and topics are named on all their other articles, which do not change with it.
            case .section, .author, .topic:
                if kind.isImport || !kind.isOfArticle { groups.insert(hash) } else { lists.insert(hash) }
                if !kind.isOfArticle { keys.insert(hash) }
            case .latest:
                keys.insert(hash)
                if kind.isImport { groups.insert(hash) }
            case .article, .month, .picture, .front, .banner, .redirects: keys.insert(hash)
            }
        }
    }
}

/// A quick hash of some bytes, to tell contents apart that nobody chose to be alike.
enum ContentHash {
    static func of(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { of($0) }
    }

    static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBufferPointer { of($0) } }

    static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
        let raw = UnsafeRawBufferPointer(bytes)
        var place = 0
        while place + 8 <= raw.count {
            hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < raw.count {
            rest = rest << 8 | UInt64(raw[place])
            place += 1
        }
        return mix(hash ^ rest)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        let wide = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return wide.high ^ wide.low &+ 0x2545_F491_4F6C_DD1D
    }
}
