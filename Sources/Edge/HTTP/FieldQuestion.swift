/// A request whose fields a codec has read already, as over HTTP/2, where the edge knows for certain what is asked. The
/// rules are those of `RequestHead`.
public struct FieldQuestion: Sendable {
    let isHead: Bool
    let path: String
    private(set) var acceptEncoding: String?
    private(set) var ifNoneMatch: String?
    private(set) var ifModifiedSince: String?

    /// - Parameters:
    ///   - path: Everything that follows the host.
    ///   - authority: The host that is asked; none is for the framework to judge.
    ///   - fields: Names in lower case.
    /// - Returns: `nil` where the answer may depend on more than the edge knows.
    public init?(
        method: String, path: String?, authority: String?, fields: some Sequence<(name: String, value: String)>
    ) {
        switch method {
        case "GET": isHead = false
        case "HEAD": isHead = true
        default: return nil
        }
        guard let path, let authority, !authority.isEmpty, Self.isPlain(path) else { return nil }
        self.path = path
        for (name, value) in fields {
            guard take(name, value) else { return nil }
        }
    }

    private static func isPlain(_ path: String) -> Bool {
        let bytes = path.utf8
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= RequestHead.longestPath else { return false }
        // What begins with two strokes names a host for some.
        guard bytes.dropFirst().first != UInt8(ascii: "/") else { return false }
        return bytes.allSatisfy { RequestHead.classes[Int($0)] & RequestHead.path != 0 }
    }

    /// Whether the field leaves it certain what is asked.
    private mutating func take(_ name: String, _ value: String) -> Bool {
        // The one field about the connection that HTTP/2 lets through, with its one value (RFC 9113, 8.2.2).
        if name == "te", value == "trailers" { return true }
        var name = name
        switch name.withUTF8({ FieldName.of(UnsafeRawBufferPointer($0)) }) {
        case .ignored: return true
        case .acceptEncoding: return Self.note(value, in: &acceptEncoding)
        case .ifNoneMatch: return Self.note(value, in: &ifNoneMatch)
        case .ifModifiedSince: return Self.note(value, in: &ifModifiedSince)
        case .host, .connection, .contentLength, .other, .framing: return false
        }
    }

    /// A field that an answer depends on is for the framework where it stands twice or is not of plain letters.
    private static func note(_ value: String, in field: inout String?) -> Bool {
        guard field == nil, value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return false }
        field = value
        return true
    }
}
