internal import News

/// A set of characters of one byte each, ASCII in its lower half. Tables of our own: Foundation on Linux has not all.
struct OneByteTable {
    /// As the report calls it.
    let name: String
    /// The characters of 0x80 to 0xFF.
    private let upper: [Unicode.Scalar]

    /// The set that a page names, by the labels browsers take (WHATWG Encoding, 4.2).
    static func named(_ label: String?) -> OneByteTable? {
        switch label.map(bare) {
        case "windows1256", "cp1256", "xcp1256": windows1256
        case "iso88596", "arabic", "csisolatinarabic", "iso88596i", "iso88596e", "asmo708": iso8859Part6
        case "iso885915", "latin9", "l9", "csisolatin9": iso8859Part15
        // Browsers read Latin 1 as Windows-1252, and so do the pages that name it.
        case "windows1252", "cp1252", "xcp1252", "iso88591", "latin1", "l1", "usascii", "ascii": windows1252
        default: nil
        }
    }

    /// A label without what people write in it in different ways.
    static func bare(_ label: String) -> String { label.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " } }

    /// The set that old files of a language use; where none is named, the bytes tell: accents stand alone among plain
    /// letters, Arabic letters one beside the other.
    static func usual(for language: LanguageTag?, _ bytes: [UInt8]) -> OneByteTable {
        if let language { return language.primary == "ar" ? windows1256 : windows1252 }
        var high = 0
        var beside = 0
        for (byte, next) in zip(bytes, bytes.dropFirst()) where byte > 0xC0 {
            high += 1
            if next > 0xC0 { beside += 1 }
        }
        return beside * 2 > high ? windows1256 : windows1252
    }

    func text(of bytes: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.reserveCapacity(bytes.count)
        for byte in bytes { scalars.append(byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80]) }
        return String(scalars)
    }

    private init(_ name: String, _ text: String) {
        self.name = name
        let scalars = Array(text.unicodeScalars)
        upper = (0..<128).map { $0 < scalars.count ? scalars[$0] : "\u{FFFD}" }
    }

    static let windows1252 = OneByteTable(
        "Windows-1252",
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ" + latin(0xA0...0xFF)
    )
    static let iso8859Part15 = OneByteTable(
        "ISO-8859-15",
        String(repeating: "\u{FFFD}", count: 32) + latin(0xA0...0xA3) + "€¥Š§š" + latin(0xA9...0xB3) + "Žµ¶·ž"
            + latin(0xB9...0xBB) + "ŒœŸ" + latin(0xBF...0xFF)
    )
    static let iso8859Part6 = OneByteTable(
        "ISO-8859-6",
        String(repeating: "\u{FFFD}", count: 32) + "\u{A0}\u{FFFD}\u{FFFD}\u{FFFD}¤"
            + String(repeating: "\u{FFFD}", count: 7)
            + "،\u{AD}" + String(repeating: "\u{FFFD}", count: 13) + "؛\u{FFFD}\u{FFFD}\u{FFFD}؟\u{FFFD}"
            + arabic(0x621...0x63A) + String(repeating: "\u{FFFD}", count: 5) + arabic(0x640...0x652)
    )
    static let windows1256 = OneByteTable(
        "Windows-1256",
        "€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u{200C}\u{200D}ں\u{A0}،¢£¤¥¦§¨©ھ«¬\u{AD}®¯°±²³´µ¶·¸¹؛»¼½¾؟"
            + "ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىيîï"
            + "\u{64B}\u{64C}\u{64D}\u{64E}ô\u{64F}\u{650}÷\u{651}ù\u{652}ûü\u{200E}\u{200F}ے"
    )

    private static func latin(_ range: ClosedRange<UInt8>) -> String {
        String(String.UnicodeScalarView(range.map { Unicode.Scalar($0) }))
    }

    private static func arabic(_ range: ClosedRange<UInt32>) -> String {
        String(String.UnicodeScalarView(range.compactMap { Unicode.Scalar($0) }))
    }
}
