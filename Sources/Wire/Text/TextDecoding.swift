internal import Foundation
public import News

/// Bytes of a file from outside as text, with what was noticed on the way.
public struct TextDecoding: Sendable {
    /// Lines end with LF; composed (NFC).
    public let text: String
    public let diagnostics: [Diagnostic]

    /// Reads UTF-8, UTF-16 with its byte order mark, and else the one-byte set that is named or that the language's old
    /// files use.
    /// - Parameters:
    ///   - language: Decides between Windows-1252 and Windows-1256; where it is `nil` the bytes do.
    ///   - charset: The set that the file or its sender names, if any.
    /// - Throws: `NewsError(.invalid)` when the bytes are no text or hold nothing.
    public static func decode(
        _ bytes: [UInt8], language: LanguageTag? = nil, charset: String? = nil
    ) throws -> TextDecoding {
        guard !bytes.isEmpty else { throw NewsError(.invalid, "The file is empty.") }
        var diagnostics: [Diagnostic] = []
        let lines: [UInt8]
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let units = Array(utf16(bytes, &diagnostics).utf8)
            try refuseBinary(units)
            lines = withPlainLineEnds(units[...])
        } else {
            try refuseBinary(bytes)
            lines = withPlainLineEnds(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
        }
        let read = text(lines, language: language, charset: charset, &diagnostics)
        guard read.unicodeScalars.contains(where: { !$0.properties.isWhitespace && $0.value != 0xFEFF }) else {
            throw NewsError(.invalid, "The file holds white space alone.")
        }
        let visible = withoutInvisible(read, &diagnostics)
        // Nearly all text is composed already, and ASCII always is.
        let isASCII = lines.allSatisfy { $0 < 0x80 }
        return TextDecoding(
            text: isASCII ? visible : visible.precomposedStringWithCanonicalMapping, diagnostics: diagnostics
        )
    }

    private static func withoutInvisible(_ text: String, _ diagnostics: inout [Diagnostic]) -> String {
        let count = text.unicodeScalars.count(where: isInvisible)
        guard count > 0 else { return text }
        diagnostics.append(
            Diagnostic(
                .note,
                count == 1
                    ? "1 invisible control character was taken out"
                    : "\(count) invisible control characters were taken out"
            )
        )
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isInvisible($0) }))
    }

    /// Control characters, and the marks that turn the direction of text without saying so in the markup.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    private static func text(
        _ bytes: [UInt8], language: LanguageTag?, charset: String?, _ diagnostics: inout [Diagnostic]
    ) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        if let cut = lengthOfCutCharacter(bytes), let text = String(validating: bytes.dropLast(cut), as: UTF8.self) {
            diagnostics.append(
                Diagnostic(.warning, "the file ends in the middle of a character: it may have been cut off")
            )
            return text
        }
        if let text = repaired(bytes, &diagnostics) { return text }
        let named = OneByteTable.named(charset)
        let table = named ?? OneByteTable.usual(for: language, bytes)
        if let charset, named == nil, !["utf8", "unicode11utf8"].contains(OneByteTable.bare(charset)) {
            diagnostics.append(
                Diagnostic(
                    .warning,
                    "the file names the character set “\(charset.prefix(40))”, which is not known here; it was read as "
                        + table.name
                )
            )
        } else {
            diagnostics.append(Diagnostic(.note, "the file is no UTF-8; it was read as \(table.name)"))
        }
        return table.text(of: bytes)
    }

    /// UTF-8 with some bytes broken, as programs leave it that cut texts at a count of bytes. A file in a one-byte set
    /// holds next to no characters that could be UTF-8.
    private static func repaired(_ bytes: [UInt8], _ diagnostics: inout [Diagnostic]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        var broken = 0
        var sound = 0
        for scalar in text.unicodeScalars where scalar.value > 0x7F {
            if scalar == "\u{FFFD}" { broken += 1 } else { sound += 1 }
        }
        guard sound > broken * 2 else { return nil }
        diagnostics.append(
            Diagnostic(
                .warning,
                broken == 1
                    ? "1 character of the file is broken and stands as “\u{FFFD}”"
                    : "\(broken) characters of the file are broken and stand as “\u{FFFD}”"
            )
        )
        return text
    }

    /// How many bytes at the end begin a character of UTF-8 without ending it.
    private static func lengthOfCutCharacter(_ bytes: [UInt8]) -> Int? {
        for length in 1...3 where bytes.count > length {
            let lead = bytes[bytes.count - length]
            if (0x80...0xBF).contains(lead) { continue }
            let needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
            // In a text without any other such character this is the letter of a one-byte set, but for the two that begin
            // UTF-8's accented letters and there are Â and Ã, with which no word ends.
            let isLikely = lead == 0xC2 || lead == 0xC3 || bytes.dropLast(length).contains { $0 >= 0x80 }
            return needed > length && isLikely ? length : nil
        }
        return nil
    }

    private static func utf16(_ bytes: [UInt8], _ diagnostics: inout [Diagnostic]) -> String {
        let isLittle = bytes[0] == 0xFF
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for place in stride(from: 2, to: bytes.count - 1, by: 2) {
            let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
        }
        var isCut = bytes.count % 2 == 1
        if let last = units.last, (0xD800...0xDBFF).contains(last) {
            units.removeLast()
            isCut = true
        }
        if isCut {
            diagnostics.append(
                Diagnostic(.warning, "the file ends in the middle of a character: it may have been cut off")
            )
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func withPlainLineEnds(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(0x0D) else { return Array(bytes) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var before: UInt8 = 0
        for byte in bytes {
            if byte == 0x0D {
                result.append(0x0A)
            } else if byte != 0x0A || before != 0x0D {
                result.append(byte)
            }
            before = byte
        }
        return result
    }

    private static func refuseBinary(_ bytes: [UInt8]) throws {
        var controls = 0
        for (place, byte) in bytes.enumerated() where byte < 0x20 && (byte < 0x09 || byte > 0x0D) {
            controls += 1
            if byte == 0 || controls > 8 {
                throw NewsError(
                    .invalid, "The file holds bytes that are no text (byte \(place + 1)).",
                    help: "Save the page as text or HTML, and import that file."
                )
            }
        }
    }
}
