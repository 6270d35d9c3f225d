/// What a request's header field means to the edge.
enum FieldName {
    case host, connection, contentLength, acceptEncoding, ifNoneMatch, ifModifiedSince
    /// It changes nothing about a page.
    case ignored
    /// It may change the answer, and not where the message ends.
    case other
    /// It may change where the message ends or what the connection is for.
    case framing

    static func of(_ name: UnsafeRawBufferPointer) -> FieldName {
        for (text, meaning) in known[min(name.count, known.count - 1)] where matches(name, text) { return meaning }
        for text in ignoredBeginnings where name.count > text.utf8CodeUnitCount {
            if matches(UnsafeRawBufferPointer(rebasing: name[..<text.utf8CodeUnitCount]), text) { return .ignored }
        }
        return .other
    }

    /// Whether a name is this one, which is given in lower case.
    @inline(__always)
    static func matches(_ name: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
        guard name.count == text.utf8CodeUnitCount else { return false }
        for index in 0..<name.count where lower(name[index]) != text.utf8Start[index] { return false }
        return true
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    /// What browsers, proxies and networks tell of themselves.
    private static let ignoredBeginnings: [StaticString] = ["sec-", "x-", "cf-", "cdn-", "fastly-"]

    /// By length.
    private static let known: [[(StaticString, FieldName)]] = {
        let names: [(StaticString, FieldName)] = [
            ("host", .host), ("connection", .connection), ("content-length", .contentLength),
            ("accept-encoding", .acceptEncoding), ("if-none-match", .ifNoneMatch),
            ("if-modified-since", .ifModifiedSince),
            ("transfer-encoding", .framing), ("expect", .framing), ("upgrade", .framing), ("trailer", .framing),
            ("keep-alive", .framing), ("proxy-connection", .framing), ("http2-settings", .framing), ("te", .framing),
            ("user-agent", .ignored), ("accept", .ignored), ("accept-language", .ignored),
            ("accept-charset", .ignored), ("cache-control", .ignored), ("pragma", .ignored), ("referer", .ignored),
            ("origin", .ignored), ("dnt", .ignored), ("upgrade-insecure-requests", .ignored), ("priority", .ignored),
            ("save-data", .ignored), ("from", .ignored), ("via", .ignored), ("forwarded", .ignored),
            ("true-client-ip", .ignored), ("traceparent", .ignored), ("tracestate", .ignored),
            ("device-memory", .ignored), ("downlink", .ignored), ("ect", .ignored), ("rtt", .ignored),
            ("viewport-width", .ignored), ("purpose", .ignored), ("alt-used", .ignored),
        ]
        let longest = names.reduce(0) { max($0, $1.0.utf8CodeUnitCount) }
        return (0...longest + 1).map { length in names.filter { $0.0.utf8CodeUnitCount == length } }
    }()
}
