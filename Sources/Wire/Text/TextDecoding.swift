internal import Foundation
public import News

/// Bytes of a file from outside as text, with what was noticed on the way.
public struct TextDecoding: Sendable {
    /// Lines end with LF; composed (NFC).
    public let text: String
    public let diagnostics: [Diagnostic]

    /// Reads UTF-8, UTF-16 with its byte order mark, and else the one-byte set that the language's old files use.
    /// - Parameters:
    ///   - language: Decides between Windows-1252 and Windows-1256.
    ///   - charset: The set that the file or its sender names, if any.
    /// - Throws: `NewsError(.invalid)` when the bytes are no text or hold nothing.
    public static func decode(
        _ bytes: [UInt8], language: LanguageTag? = nil, charset: String? = nil
    ) throws -> TextDecoding {
        guard !bytes.isEmpty else { throw NewsError(.invalid, "The file is empty.") }
        var diagnostics: [Diagnostic] = []
        var text = try read(bytes, language: language, charset: charset, diagnostics: &diagnostics)
        text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").precomposedStringWithCanonicalMapping
        let bare = text.unicodeScalars.filter { !isInvisible($0) }
        if bare.count != text.unicodeScalars.count {
            diagnostics.append(
                Diagnostic(
                    .note, "\(text.unicodeScalars.count - bare.count) invisible control characters were taken out")
            )
            text = String(String.UnicodeScalarView(bare))
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw NewsError(.invalid, "The file holds white space alone.")
        }
        return TextDecoding(text: text, diagnostics: diagnostics)
    }

    private static func read(
        _ bytes: [UInt8], language: LanguageTag?, charset: String?, diagnostics: inout [Diagnostic]
    ) throws -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            guard let text = String(bytes: bytes, encoding: .utf16) else {
                throw NewsError(.invalid, "The file begins as UTF-16 and goes on as something else.")
            }
            return text
        }
        try refuseBinary(bytes)
        var body = bytes[...]
        if body.starts(with: [0xEF, 0xBB, 0xBF]) { body = body.dropFirst(3) }
        if let text = String(validating: body, as: UTF8.self) { return text }
        // A character cut off at the very end: up to three bytes that begin one.
        for cut in 1...3 where body.count > cut {
            if let tail = body.suffix(cut).first, tail >= 0xC2,
                let text = String(validating: body.dropLast(cut), as: UTF8.self)
            {
                diagnostics.append(
                    Diagnostic(.warning, "the file ends in the middle of a character: it may have been cut off")
                )
                return text
            }
        }
        let named = charset?.lowercased()
        let isArabic =
            named.map { $0.contains("1256") || $0.contains("8859-6") } ?? (language?.primary == "ar")
        diagnostics.append(
            Diagnostic(.note, "the file is no UTF-8; it was read as \(isArabic ? "Windows-1256" : "Windows-1252")")
        )
        let table = isArabic ? OneByteTables.windows1256 : OneByteTables.windows1252
        return String(String.UnicodeScalarView(body.map { $0 < 0x80 ? Unicode.Scalar($0) : table[Int($0) - 0x80] }))
    }

    /// Control characters, and the marks that turn the direction of text without saying so in the markup.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    private static func refuseBinary(_ bytes: [UInt8]) throws {
        var controls = 0
        for (place, byte) in bytes.enumerated() where byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D {
            if byte != 0x0C { controls += 1 }
            if byte == 0 || controls > 8 {
                throw NewsError(
                    .invalid, "The file holds bytes that are no text (byte \(place + 1)).",
                    help: "Save the page as text or HTML, and import that file."
                )
            }
        }
    }
}

/// The upper halves of the one-byte sets; Foundation has no Windows-1256 on Linux.
private enum OneByteTables {
    static let windows1252 = scalars(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ", latinFrom: 0xA0
    )
    static let windows1256 = scalars(
        "€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u{200C}\u{200D}ں\u{A0}،¢£¤¥¦§¨©ھ«¬\u{AD}®¯°±²³´µ¶·¸¹؛»¼½¾؟ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىيîï\u{64B}\u{64C}\u{64D}\u{64E}ô\u{64F}\u{650}÷\u{651}ù\u{652}ûü\u{200E}\u{200F}ے",
        latinFrom: nil
    )

    private static func scalars(_ text: String, latinFrom start: UInt8?) -> [Unicode.Scalar] {
        var scalars = Array(text.unicodeScalars)
        if let start { scalars += (start...0xFF).map { Unicode.Scalar($0) } }
        // Every byte has an entry, whatever the table's text holds.
        while scalars.count < 128 { scalars.append("\u{FFFD}") }
        return scalars
    }
}
