public import NIOCore
internal import Synchronization

/// A page with its bytes ready to be sent. What it says never changes; a coding is made when it is first asked for, and
/// then kept. Once it stands compressed its plain bytes go: few ask for them, and they are made from what is there.
public final class KeptPage: Sendable {
    private struct Coded {
        /// `nil` once it stands compressed.
        var plain: [UInt8]?
        /// The answer with the plain bytes, of a page that is never compressed.
        var identity: ReadyAnswer?
        var gzip: ReadyAnswer?
        var brotli: ReadyAnswer?
    }

    public let status: Int
    public let headers: [Page.Header]
    public let dependencies: [String]
    /// Milliseconds since 1970 when it was made.
    public let keptAt: Int64
    let expiresAt: Int64?
    /// Whether the edge may answer with it, as long as it is current.
    let isForEdge: Bool
    /// Of the plain bytes.
    private let length: Int
    private let compresses: Bool
    private let coded: Mutex<Coded>
    /// Without quotes and suffix.
    private let tag: String
    /// False from the purge on that made it outdated.
    private let current = Atomic(true)
    /// How often it was asked for since its place was last looked at, up to three.
    private let asked = Atomic(0)

    /// A page that is sent once and kept nowhere.
    /// - Parameter at: Milliseconds since 1970 when it was made.
    public convenience init(_ page: Page, at: Int64) { self.init(page, keptAt: at) }

    init(_ page: Page, keptAt: Int64) {
        status = page.status
        headers = page.headers
        dependencies = page.dependencies
        expiresAt = page.expiresAt
        isForEdge = page.isForEdge && page.status == 200 && ReadyAnswer.canSend(page.headers)
        // What it was written into may have room for twice as much.
        let plain = page.body.capacity > page.body.count * 9 / 8 ? Compressor.fitted(page.body) : page.body
        coded = Mutex(Coded(plain: plain))
        length = plain.count
        self.keptAt = keptAt
        compresses = page.compresses && page.body.count >= Compressor.worthwhile
        tag = EntityTag.digest(page.body)
    }

    /// The codings it has, the best first.
    public var codings: [ContentCoding] { compresses ? [.brotli, .gzip, .identity] : [.identity] }

    /// The coding for a client that would choose `coding` of all three.
    func coding(_ coding: ContentCoding) -> ContentCoding { compresses ? coding : .identity }

    /// The bytes in one of `codings`.
    public func body(_ coding: ContentCoding) -> ByteBuffer { answer(coding).body }

    /// A strong entity tag, different for each coding since it names bytes (RFC 9110, 8.8.3).
    public func entityTag(_ coding: ContentCoding) -> String {
        switch coding {
        case .identity: "\"\(tag)\""
        case .gzip: "\"\(tag)-gz\""
        case .brotli: "\"\(tag)-br\""
        }
    }

    /// Everything that is said beside the body but the date, in the order in which it is sent.
    /// - Parameters:
    ///   - length: Of the body in that coding; `nil` for "not modified", which has none.
    ///   - isStale: Whether it is sent although it should have been made anew.
    public func fields(_ coding: ContentCoding, length: Int?, isStale: Bool = false) -> [Page.Header] {
        var fields = length == nil ? headers.filter { $0.name != "content-type" } : headers
        fields.append(Page.Header("Vary", "Accept-Encoding"))
        // RFC 9211: what a cache of ours answered although it could not ask anew.
        if isStale { fields.append(Page.Header("cache-status", "manchette; hit; fwd=stale; detail=error")) }
        if status == 200 { fields.append(Page.Header("ETag", entityTag(coding))) }
        guard let length else { return fields }
        if coding != .identity { fields.append(Page.Header("Content-Encoding", coding.rawValue)) }
        fields.append(Page.Header("Content-Length", String(length)))
        return fields
    }

    /// The value of `Last-Modified`.
    public var lastModified: String? { headers.first { $0.name == "last-modified" }?.value }

    // MARK: At the edge

    /// The whole answer as it goes out.
    /// - Parameter second: Since 1970, for the date.
    func whole(_ coding: ContentCoding, at second: Int64) -> ByteBuffer {
        coded.withLock { coded in
            var answer = ready(coding, &coded)
            guard answer.second != second else { return answer.whole }
            answer.date(second)
            keep(answer, coding, &coded)
            return answer.whole
        }
    }

    /// The head alone, for `HEAD`.
    func head(_ coding: ContentCoding, at second: Int64) -> ByteBuffer {
        ReadyAnswer.head(status: "200 OK", fields(coding, length: answer(coding).bodyLength), at: second)
    }

    /// "Not modified".
    func notModified(_ coding: ContentCoding, at second: Int64) -> ByteBuffer {
        ReadyAnswer.head(status: "304 Not Modified", fields(coding, length: nil), at: second)
    }

    /// Whether no purge has outdated it.
    var isCurrent: Bool { current.load(ordering: .acquiring) }

    /// From now on nobody who asks gets it as fresh.
    func outdate() { current.store(false, ordering: .releasing) }

    /// Notes that it was asked for.
    func touch() {
        // Counts lost between two cores do no harm, and a page at three costs nobody a write.
        if asked.load(ordering: .relaxed) < 3 { asked.add(1, ordering: .relaxed) }
    }

    /// How often it was asked for, up to three.
    var uses: Int {
        get { min(asked.load(ordering: .relaxed), 3) }
        set { asked.store(newValue, ordering: .relaxed) }
    }

    // MARK: Codings

    private func answer(_ coding: ContentCoding) -> ReadyAnswer { coded.withLock { ready(coding, &$0) } }

    private func ready(_ coding: ContentCoding, _ coded: inout Coded) -> ReadyAnswer {
        let coding = self.coding(coding)
        let made: ReadyAnswer?
        switch coding {
        case .identity: made = coded.identity
        case .gzip: made = coded.gzip
        case .brotli: made = coded.brotli
        }
        if let made { return made }
        let plain = plain(coded)
        let bytes: [UInt8]? =
            switch coding {
            case .identity: nil
            case .gzip: Compressor.gzip(plain, headerBytes: sentHeaderBytes)
            case .brotli: Compressor.brotli(plain)
            }
        let body = bytes ?? plain
        let answer = ReadyAnswer(
            fields: isForEdge ? fields(coding, length: body.count) : nil, body: body
        )
        keep(answer, coding, &coded)
        if bytes != nil { coded.plain = nil }
        return answer
    }

    private func plain(_ coded: Coded) -> [UInt8] {
        if let plain = coded.plain { return plain }
        let made =
            coded.gzip?.body.withUnsafeReadableBytes { Compressor.gunzip($0, length: length) }
            ?? coded.brotli?.body.withUnsafeReadableBytes { Compressor.unbrotli($0, length: length) }
        // Only memory that is broken gets here.
        guard let made else { preconditionFailure("A page that was compressed cannot be read again.") }
        return made
    }

    /// Few ask for a page that is not compressed, and it is kept as it was made: those get copies.
    private func keep(_ answer: ReadyAnswer, _ coding: ContentCoding, _ coded: inout Coded) {
        switch self.coding(coding) {
        case .identity: if !compresses { coded.identity = answer }
        case .gzip: coded.gzip = answer
        case .brotli: coded.brotli = answer
        }
    }

    /// About what its headers take when they are sent, with those that are told of each answer.
    private var sentHeaderBytes: Int { headers.reduce(300) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 } }

    /// What it takes in memory at most, for the bound; less once it stands compressed. A coding is a quarter of the page,
    /// with its head before it, and the room for both is the next power of two.
    var bytes: Int {
        let headerBytes = headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 64 }
        // Not worth waiting for one that is being compressed.
        let compressed = coded.withLockIfAvailable { coded -> Int? in
            guard coded.plain == nil else { return nil }
            return max(coded.gzip?.room ?? 0, coded.brotli?.room ?? 0)
        }
        let bodies =
            if let room = compressed ?? nil {
                // The other coding may be made at any time, and is about as long.
                2 * room
            } else {
                length * 2 + (compresses ? 2 : 1) * (isForEdge ? 2 * sentHeaderBytes : 0)
            }
        return bodies + headerBytes + 512
            // Each stands in the index by which pages are purged, with a set of its own.
            + dependencies.reduce(0) { $0 + $1.utf8.count + 128 }
    }
}
