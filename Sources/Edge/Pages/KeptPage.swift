/// A page with its bytes ready in every coding. Immutable, so it is handed out without copying.
public final class KeptPage: Sendable {
    public let status: Int
    public let headers: [Page.Header]
    public let dependencies: [String]
    /// Milliseconds since 1970 when it was made.
    public let keptAt: Int64
    let expiresAt: Int64?
    private let identity: [UInt8]
    private let gzip: [UInt8]?
    private let brotli: [UInt8]?
    /// Without quotes and suffix.
    private let tag: String

    init(_ page: Page, keptAt: Int64) {
        status = page.status
        headers = page.headers
        dependencies = page.dependencies
        expiresAt = page.expiresAt
        identity = page.body
        self.keptAt = keptAt
        let compresses = page.compresses && page.body.count >= Compressor.worthwhile
        gzip = compresses ? Compressor.gzip(page.body) : nil
        brotli = compresses ? Compressor.brotli(page.body) : nil
        tag = EntityTag.digest(page.body)
    }

    /// The codings it has, the best first.
    public var codings: [ContentCoding] {
        (brotli == nil ? [] : [.brotli]) + (gzip == nil ? [] : [.gzip]) + [.identity]
    }

    /// The bytes in a coding; the plain ones where it has none of that.
    public func body(_ coding: ContentCoding) -> [UInt8] {
        switch coding {
        case .identity: identity
        case .gzip: gzip ?? identity
        case .brotli: brotli ?? identity
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

    /// What it takes in memory, for the bound.
    var bytes: Int {
        let headerBytes = headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 64 }
        return identity.count + (gzip?.count ?? 0) + (brotli?.count ?? 0) + headerBytes + 512
            + dependencies.reduce(0) { $0 + $1.utf8.count + 32 }
    }
}

/// A digest of a body that changes with any byte of it: two 64-bit FNV-1a sums over different starts.
enum EntityTag {
    static func digest(_ body: [UInt8]) -> String {
        var first: UInt64 = 0xCBF2_9CE4_8422_2325
        var second: UInt64 = 0x8422_2325_CBF2_9CE4
        for byte in body {
            first = (first ^ UInt64(byte)) &* 0x100_0000_01B3
            second = (second &+ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
            second ^= second >> 29
        }
        return String(first, radix: 36) + String(second, radix: 36)
    }
}
