/// Text in lines of at most 76 ASCII characters, for any way a message may go (RFC 2045, 6.7).
enum QuotedPrintable {
    /// - Parameter text: Lines end with any of LF, CR and CRLF; written are CRLF.
    static func encoded(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line(String($0)) }
            .joined(separator: "\r\n")
    }

    private static func line(_ text: String) -> String {
        var lines: [String] = []
        var current = ""
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let piece: String
            switch byte {
            // White space at the end of a line may be lost on the way.
            case 0x20, 0x09: piece = isLast ? "=" + MailHeader.hexadecimal(byte) : String(UnicodeScalar(byte))
            case 0x3D: piece = "=3D"
            // Some relays write ">From", and some lose a dot.
            case UInt8(ascii: "F") where index == 0, UInt8(ascii: ".") where index == 0:
                piece = "=" + MailHeader.hexadecimal(byte)
            case 0x21...0x7E: piece = String(UnicodeScalar(byte))
            default: piece = "=" + MailHeader.hexadecimal(byte)
            }
            if current.utf8.count + piece.utf8.count > 75 {
                lines.append(current + "=")
                current = ""
            }
            current += piece
        }
        lines.append(current)
        return lines.joined(separator: "\r\n")
    }
}
