internal import Synchronization

/// A page with its bytes ready to be sent. What it says never changes; a coding is made when it is first asked for, and
/// then kept.
public final class KeptPage: Sendable {
    private struct Coded {
        var gzip: [UInt8]?
        var brotli: [UInt8]?
    }

    public let status: Int
    public let headers: [Page.Header]
    public let dependencies: [String]
    /// Milliseconds since 1970 when it was made.
    public let keptAt: Int64
    let expiresAt: Int64?
    private let identity: [UInt8]
    private let compresses: Bool
    private let coded = Mutex(Coded())
    /// Without quotes and suffix.
    private let tag: String

    /// A page that is sent once and kept nowhere.
    /// - Parameter at: Milliseconds since 1970 when it was made.
    public convenience init(_ page: Page, at: Int64) { self.init(page, keptAt: at) }

    init(_ page: Page, keptAt: Int64) {
        status = page.status
        headers = page.headers
        dependencies = page.dependencies
        expiresAt = page.expiresAt
        // What it was written into may have room for twice as much.
        identity = page.body.capacity > page.body.count * 9 / 8 ? Compressor.fitted(page.body) : page.body
        self.keptAt = keptAt
        compresses = page.compresses && page.body.count >= Compressor.worthwhile
        tag = EntityTag.digest(page.body)
    }

    /// The codings it has, the best first.
    public var codings: [ContentCoding] { compresses ? [.brotli, .gzip, .identity] : [.identity] }

    /// The bytes in one of `codings`.
    public func body(_ coding: ContentCoding) -> [UInt8] {
        guard compresses, coding != .identity else { return identity }
        return coded.withLock { coded in
            switch coding {
            case .identity: return identity
            case .gzip:
                let bytes = coded.gzip ?? Compressor.gzip(identity, headerBytes: sentHeaderBytes) ?? identity
                coded.gzip = bytes
                return bytes
            case .brotli:
                let bytes = coded.brotli ?? Compressor.brotli(identity) ?? identity
                coded.brotli = bytes
                return bytes
            }
        }
    }

    /// A strong entity tag, different for each coding since it names bytes (RFC 9110, 8.8.3).
    public func entityTag(_ coding: ContentCoding) -> String {
        switch coding {
        case .identity: "\"\(tag)\""
        case .gzip: "\"\(tag)-gz\""
        case .brotli: "\"\(tag)-br\""
        }
    }

    /// About what its headers take when they are sent, with those that are told of each answer.
    private var sentHeaderBytes: Int { headers.reduce(300) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 } }

    /// What it takes in memory at most, for the bound: the codings together are smaller than the page.
    var bytes: Int {
        let headerBytes = headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 64 }
        return identity.count * (compresses ? 3 : 2) / 2 + headerBytes + 512
            // Each stands in the index by which pages are purged, with a set of its own.
            + dependencies.reduce(0) { $0 + $1.utf8.count + 128 }
    }
}

/// A digest of a body that changes with any byte of it: two 64-bit sums over eight bytes at a time, mixed as SplitMix64
/// does. It guards against mistakes, not against forgery: the bodies are ours.
enum EntityTag {
    static func digest(_ body: [UInt8]) -> String {
        var first: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(body.count)
        var second: UInt64 = 0x8422_2325_CBF2_9CE4
        body.withUnsafeBytes { bytes in
            var place = 0
            while place + 8 <= bytes.count {
                mix(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian, &first, &second)
                place += 8
            }
            var rest: UInt64 = 0
            while place < bytes.count {
                rest = rest << 8 | UInt64(bytes[place])
                place += 1
            }
            mix(rest, &first, &second)
        }
        return String(first, radix: 36) + String(second, radix: 36)
    }

    private static func mix(_ word: UInt64, _ first: inout UInt64, _ second: inout UInt64) {
        first = (first ^ word) &* 0xBF58_476D_1CE4_E5B9
        first ^= first >> 31
        second = (second &+ word) &* 0x94D0_49BB_1331_11EB
        second ^= second >> 29
    }
}
