import Foundation
import News
import Testing
import Wire

@Suite struct DecodingSafetyTests {
    @Test("UTF-8 with and without its mark, UTF-16 and every kind of line end give the same text")
    func unicode() throws {
        let text = "été\nœuvre — «oui»\n"
        let expected = text
        #expect(try TextDecoding.decode(Array(text.utf8)).text == expected)
        #expect(try TextDecoding.decode([0xEF, 0xBB, 0xBF] + Array(text.utf8)).text == expected)
        #expect(try TextDecoding.decode(Array(text.replacing("\n", with: "\r\n").utf8)).text == expected)
        #expect(try TextDecoding.decode(Array(text.replacing("\n", with: "\r").utf8)).text == expected)
        let wide = try #require(text.data(using: .utf16))
        #expect(try TextDecoding.decode(Array(wide)).text == expected)
    }

    @Test("a file in Windows-1252 is read and said to be so")
    func windows1252() throws {
        let decoded = try TextDecoding.decode([0x4C, 0x92, 0xE9, 0x74, 0xE9, 0x20, 0x80, 0x20, 0x9C])
        #expect(decoded.text == "L’été € œ")
        #expect(decoded.diagnostics.contains { $0.message.contains("Windows-1252") })
    }

    @Test("an Arabic file in Windows-1256 is read by the edition's language")
    func windows1256() throws {
        // "أخبار المغرب" as Python's cp1256 codec writes it.
        let bytes: [UInt8] = [0xC3, 0xCE, 0xC8, 0xC7, 0xD1, 0x20, 0xC7, 0xE1, 0xE3, 0xDB, 0xD1, 0xC8]
        #expect(try TextDecoding.decode(bytes, language: .arabic).text == "أخبار المغرب")
    }

    @Test("a file cut off in the middle of a character keeps its text and says so")
    func truncated() throws {
        let decoded = try TextDecoding.decode(Array("Le début é".utf8.dropLast()))
        #expect(decoded.text == "Le début ")
        #expect(decoded.diagnostics.contains { $0.severity == .warning && $0.message.contains("cut off") })
    }

    @Test(
        "what is no text is refused with a sentence that says why",
        arguments: [([], "empty"), ([0x20, 0x0A, 0x09], "white space"), ([0x50, 0x00, 0x4B], "byte 2")]
            as [([UInt8], String)]
    )
    func refused(bytes: [UInt8], reason: String) {
        let error = #expect(throws: NewsError.self) { try TextDecoding.decode(bytes) }
        #expect(error?.message.contains(reason) == true)
    }
}
