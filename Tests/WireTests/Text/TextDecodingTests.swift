import News
import Testing
import Wire

@Suite struct TextDecodingTests {
    @Test("UTF-8 is taken as it is, without its byte order mark")
    func readsUTF8() throws {
        for prefix in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
            let decoded = try TextDecoding.decode(prefix + Array("Été à Fès ⵉⵙⴰⵍⴰⵏ أخبار 📰".utf8))
            #expect(decoded.text == "Été à Fès ⵉⵙⴰⵍⴰⵏ أخبار 📰")
            #expect(decoded.diagnostics.isEmpty)
        }
    }

    @Test("UTF-16 is read in both orders, and a cut pair at its end is told")
    func readsUTF16() throws {
        let units = Array("Été 📰".utf16)
        let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try TextDecoding.decode(little).text == "Été 📰")
        #expect(try TextDecoding.decode(big).text == "Été 📰")
        for cut in 1...3 {
            let decoded = try TextDecoding.decode(Array(big.dropLast(cut)))
            #expect(decoded.text == "Été ")
            #expect(decoded.diagnostics.map(\.severity) == [.warning])
        }
    }

    @Test("Every kind of line end becomes LF")
    func foldsLineEnds() throws {
        #expect(try TextDecoding.decode(Array("a\r\nb\rc\nd\r\n\r\ne".utf8)).text == "a\nb\nc\nd\n\ne")
    }

    @Test("Text is composed")
    func composes() throws {
        let decoded = try TextDecoding.decode(Array("e\u{301}te\u{301}".utf8))
        #expect(Array(decoded.text.unicodeScalars) == Array("\u{E9}t\u{E9}".unicodeScalars))
    }

    @Test(
        "What is no UTF-8 is read in the set that is named, or the language's",
        arguments: [
            ([0x93, 0xC9, 0x74, 0xE9, 0x94, 0x20, 0x80], "fr", nil, "“Été” €", "Windows-1252"),
            ([0x93, 0xC9, 0x74, 0xE9, 0x94, 0x20, 0x80], nil, "ISO-8859-1", "“Été” €", "Windows-1252"),
            ([0xC9, 0x74, 0xE9, 0x20, 0xA4, 0xBD], "fr", "iso-8859-15", "Été €œ", "ISO-8859-15"),
            ([0xC3, 0xCE, 0xC8, 0xC7, 0xD1, 0xA1, 0x20, 0xE3], "ar", nil, "أخبار، م", "Windows-1256"),
            ([0xC3, 0xCE, 0xC8, 0xC7, 0xD1, 0xA1, 0x20, 0xE3], "fr", "windows-1256", "أخبار، م", "Windows-1256"),
            ([0xC3, 0xCE, 0xC8, 0xC7, 0xD1, 0xAC, 0x20, 0xE5], nil, "ISO-8859-6", "أخبار، م", "ISO-8859-6"),
        ] as [([UInt8], String?, String?, String, String)]
    )
    func readsOneByteSets(bytes: [UInt8], language: String?, charset: String?, text: String, name: String) throws {
        let decoded = try TextDecoding.decode(
            bytes, language: language.flatMap { LanguageTag(rawValue: $0) }, charset: charset
        )
        #expect(decoded.text == text)
        #expect(decoded.diagnostics.map(\.message) == ["the file is no UTF-8; it was read as \(name)"])
    }

    @Test("The tables have a character for every byte, the one that the set gives it")
    func hasWholeTables() throws {
        // U+FFFD stands where the set has none. The sums are those of Python's codecs.
        for (charset, sum, holes) in [("windows-1252", 164_512, 5), ("windows-1256", 280_033, 0)] {
            let upper = (0x80...0xFF).map { UInt8($0) }
            // The letter before keeps the marks of Arabic from joining what is not theirs.
            let scalars = try upper.map { byte in
                try #require(
                    TextDecoding.decode([0x61, byte, 0x61], charset: charset).text.unicodeScalars.dropFirst().first)
            }
            #expect(scalars.count { $0 == "\u{FFFD}" } == holes)
            #expect(scalars.filter { $0 != "\u{FFFD}" }.reduce(0) { $0 + Int($1.value) } == sum)
        }
    }

    @Test("A character cut off at the end is left out and told")
    func reportsCutCharacter() throws {
        for text in ["Été à", "أخبار م", "Été 📰"] {
            let bytes = Array(text.utf8)
            let decoded = try TextDecoding.decode(Array(bytes.dropLast()))
            #expect(decoded.text == String(text.dropLast()))
            #expect(
                decoded.diagnostics.map(\.message) == [
                    "the file ends in the middle of a character: it may have been cut off"
                ])
        }
    }

    @Test("Control characters and marks of direction are taken out and counted")
    func takesOutInvisible() throws {
        let decoded = try TextDecoding.decode(Array("a\u{202E}b\u{202C}c\u{1B}d\u{2067}e\u{200F}".utf8))
        #expect(decoded.text == "abcde\u{200F}")
        #expect(decoded.diagnostics == [Diagnostic(.note, "4 invisible control characters were taken out")])
    }

    @Test("Broken bytes among sound UTF-8 are told and cost no more than themselves")
    func repairs() throws {
        let bytes = Array("Été à la forêt ".utf8) + [0xC3, 0x20, 0xFF] + Array(" près de l’été".utf8)
        let decoded = try TextDecoding.decode(bytes)
        #expect(decoded.text == "Été à la forêt \u{FFFD} \u{FFFD} près de l’été")
        #expect(decoded.diagnostics.map(\.message) == ["2 characters of the file are broken and stand as “\u{FFFD}”"])
    }

    @Test("Where neither set nor language is named, letters that stand side by side are Arabic ones")
    func guesses() throws {
        #expect(try TextDecoding.decode([0xC3, 0xCE, 0xC8, 0xC7, 0xD1, 0xA1, 0x20, 0xE3]).text == "أخبار، م")
        #expect(try TextDecoding.decode([0x4C, 0x92, 0xE9, 0x74, 0xE9, 0x20, 0x80, 0x20, 0x9C]).text == "L’été € œ")
    }

    @Test("An accented letter cut at the end is left out and told, also where it is the only one")
    func lonelyCutLetter() throws {
        let decoded = try TextDecoding.decode(Array("Un titre coup".utf8) + [0xC3])
        #expect(decoded.text == "Un titre coup")
        #expect(decoded.diagnostics.contains { $0.message.contains("cut off") })
    }

    @Test("A last letter of an old French file is no cut character")
    func keepsLastLatinLetter() throws {
        #expect(try TextDecoding.decode(Array("Le caf".utf8) + [0xE9]).text == "Le café")
    }

    @Test(
        "Bytes that are no text are refused in one sentence",
        arguments: [
            ([], "The file is empty."),
            (Array(" \n\t\u{A0}\n".utf8), "The file holds white space alone."),
            ([0xEF, 0xBB, 0xBF], "The file holds white space alone."),
            (Array("abc".utf8) + [0] + Array("def".utf8), "The file holds bytes that are no text (byte 4)."),
            (
                [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00],
                "The file holds bytes that are no text (byte 9)."
            ),
            (Array(repeating: 0x01, count: 20), "The file holds bytes that are no text (byte 9)."),
        ] as [([UInt8], String)]
    )
    func refusesOthers(bytes: [UInt8], message: String) throws {
        let error = try #require(throws: NewsError.self) { try TextDecoding.decode(bytes) }
        #expect(error.code == .invalid)
        #expect(error.message == message)
    }
}
