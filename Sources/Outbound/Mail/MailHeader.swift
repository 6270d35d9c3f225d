internal import Foundation
internal import News

/// Writes the fields of a message's head. What is given to it becomes text in ASCII lines of at most 76 characters; no
/// line end in it can begin another field.
enum MailHeader {
    /// `Subject: …`, folded, in encoded words where it is not plain ASCII (RFC 2047).
    static func text(_ name: String, _ value: String) -> String {
        let value = cleaned(value)
        guard needsEncoding(value) || name.utf8.count + 2 + value.utf8.count > 76 else {
            return "\(name): \(value)\r\n"
        }
        return folded(name, needsEncoding(value) ? encodedWords(value) : value.split(separator: " ").map { String($0) })
    }

    /// `From: …`, `To: …`.
    static func mailbox(_ name: String, _ mailbox: Mailbox) -> String {
        let address = "<\(mailbox.address.rawValue)>"
        let phrase = cleaned(mailbox.name)
        guard !phrase.isEmpty else { return "\(name): \(mailbox.address.rawValue)\r\n" }
        if needsEncoding(phrase) { return folded(name, encodedWords(phrase) + [address]) }
        let quoted = "\"\(phrase.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        return folded(name, [quoted, address])
    }

    /// `Date: Tue, 24 Nov 2026 12:00:00 +0000` (RFC 5322, 3.3).
    static func date(_ instant: Instant) -> String {
        let seconds = instant.seconds
        let days = Int(seconds / 86_400)
        let date = CivilDate(daysSince1970: days)
        let time = CivilTime(secondsSinceMidnight: Int(seconds) - days * 86_400)
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][date.weekday - 1]
        let month = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ][date.month - 1]
        let clock = "\(time.hourAndMinute):\(time.second < 10 ? "0" : "")\(time.second)"
        return "Date: \(weekday), \(date.day) \(month) \(date.year) \(clock) +0000\r\n"
    }

    /// What may stand in a line of the head: no control characters, and no line ends of any kind.
    private static func cleaned(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: kept.append(" ")
            case .surrogate, .unassigned: continue
            default: kept.append(scalar)
            }
        }
        return String(kept).split(separator: " ").joined(separator: " ")
    }

    private static func needsEncoding(_ text: String) -> Bool {
        text.utf8.contains { $0 > 0x7E } || text.contains("=?")
    }

    /// Pieces one after another with spaces between, in lines of at most 76 characters.
    private static func folded(_ name: String, _ pieces: [String]) -> String {
        var lines = ""
        var line = "\(name):"
        for piece in pieces {
            if line.utf8.count + 1 + piece.utf8.count > 76, line != "\(name):" {
                lines += line + "\r\n"
                line = ""
            }
            line += " " + piece
        }
        return lines + line + "\r\n"
    }

    /// At most this many characters between `=?UTF-8?B?` and `?=`, so that a word and a short name fit in a line.
    private static let longestWord = 48

    /// In base64 where the script needs it, else by single bytes; no character is torn apart (RFC 2047, 5).
    private static func encodedWords(_ text: String) -> [String] {
        let isMostlyASCII = text.utf8.count(where: { $0 > 0x7E }) * 3 < text.utf8.count
        var words: [String] = []
        var bytes: [UInt8] = []
        func end() {
            guard !bytes.isEmpty else { return }
            words.append(
                isMostlyASCII ? "=?UTF-8?Q?\(quoted(bytes))?=" : "=?UTF-8?B?\(Data(bytes).base64EncodedString())?=")
            bytes = []
        }
        for character in text {
            let next = Array(String(character).utf8)
            let longer = bytes + next
            let length = isMostlyASCII ? quoted(longer).utf8.count : (longer.count + 2) / 3 * 4
            // A heap of combining marks may be longer than a word by itself; then scalars are what is not torn.
            if length > longestWord, !bytes.isEmpty { end() }
            if next.count > longestWord / 4 * 3 {
                for scalar in character.unicodeScalars {
                    let scalarBytes = Array(String(scalar).utf8)
                    if bytes.count + scalarBytes.count > longestWord / 4 { end() }
                    bytes += scalarBytes
                }
            } else {
                bytes += next
            }
        }
        end()
        return words
    }

    /// The letters that may stand in an encoded word anywhere, also in a name (RFC 2047, 5 (3)).
    private static func quoted(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                String(UnicodeScalar(byte))
            case UInt8(ascii: " "): "_"
            default: "=" + hexadecimal(byte)
            }
        }.joined()
    }

    static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
