internal import Foundation

/// Pieces of a path and their percent-encoding (RFC 3986).
enum PathCoding {
    /// No address of ours is longer.
    static let maximumLength = 2048

    static func encoded(_ piece: String) -> String {
        if piece.utf8.allSatisfy(isPlain) { return piece }
        var text = ""
        for byte in piece.utf8 {
            if isPlain(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += byte < 16 ? "%0" : "%"
                text += String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || (65...90).contains(byte) || byte == 0x2D
            || byte == 0x2E
            || byte == 0x5F || byte == 0x7E
    }

    /// A path as redirects are kept under it: decoded, in lower case and NFC, without a slash at its end.
    static func normalized(_ path: String) -> String? { pieces(of: path).map { "/" + $0.joined(separator: "/") } }

    /// The decoded pieces of a request's path in lower case and NFC, empty ones left out; `nil` for a path that is too
    /// long, not well encoded, or that holds a control character, a slash or a dot piece in disguise.
    static func pieces(of path: String) -> [String]? {
        guard path.utf8.count <= maximumLength, path.hasPrefix("/") else { return nil }
        var pieces: [String] = []
        for raw in path.split(separator: "/") {
            guard let piece = decoded(raw) else { return nil }
            pieces.append(piece)
        }
        return pieces.count <= 16 ? pieces : nil
    }

    private static func decoded(_ raw: Substring) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.utf8.count)
        var iterator = raw.utf8.makeIterator()
        while let byte = iterator.next() {
            if byte == 0x25 {
                guard let high = iterator.next().flatMap(hex), let low = iterator.next().flatMap(hex) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            } else {
                bytes.append(byte)
            }
        }
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x2F || $0 == 0x5C }),
            let text = String(validating: bytes, as: UTF8.self), text != ".", text != ".."
        else { return nil }
        return text.utf8.allSatisfy({ $0 < 0x80 })
            ? text.lowercased() : text.precomposedStringWithCanonicalMapping.lowercased()
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
