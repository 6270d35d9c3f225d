import Foundation
import News
import Testing

@testable import Pages

/// Catalogues of strings and fonts of the publication's own.
@Suite struct ThemeWordsTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    private static let folder = root + "/Themes/default"

    private func overrides(_ files: [String: Data]) throws -> String {
        let folder = NSTemporaryDirectory() + "theme-\(UUID().uuidString)"
        for (path, data) in files {
            let file = URL(filePath: folder + "/" + path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
        }
        return folder
    }

    private func strings(_ language: String, _ json: String) throws -> Theme {
        try Theme(folder: Self.folder, overrides: try overrides(["strings/\(language).json": Data(json.utf8)]))
    }

    @Test(
        "what is missing or wrong in a catalogue fails the check, and never shows a key",
        arguments: [
            ("de", #"{"wire": "Ticker"}"#, "is missing"),
            ("ar", #"{"articles": {"one": "مقال", "two": "مقالان", "few": "{n}", "other": "{n}"}}"#, "no form “zero”"),
            ("fr", #"{"articles": {"one": "{n} article", "other": ""}}"#, "no form “other”"),
            ("fr", #"{"articles": "{n} articles"}"#, "no plural forms"),
            ("fr", #"{"wire": {"one": "Fil", "other": "Fils"}}"#, "is no string with a count"),
            ("fr", #"{"wire": ""}"#, "is empty"),
            ("es", #"{"wire_of": "{seccion}"}"#, "a place {seccion}"),
        ]
    )
    func findings(language: String, json: String, words: String) throws {
        let error = #expect(throws: ThemeError.self) { try strings(language, json) }
        #expect(error?.file == "strings/\(language).json" && error?.message.contains(words) ?? false, "\(error as Any)")
    }

    @Test("every string that the program asks for by name is in the catalogues")
    func namesInSource() throws {
        let theme = try Theme(folder: Self.folder)
        let files = try #require(FileManager.default.enumerator(atPath: Self.root + "/Sources/Pages"))
        var asked: Set<String> = []
        for case let file as String in files where file.hasSuffix(".swift") {
            let source = try String(contentsOfFile: Self.root + "/Sources/Pages/" + file, encoding: .utf8)
            for match in source.matches(of: #/(?:strings\.text|strings\[.*?\]\?\.text|voice\.string)\("([a-z_]+)"/#) {
                asked.insert(String(match.1))
            }
        }
        #expect(asked.count > 20)
        #expect(asked.subtracting(theme.strings(for: .english).names).sorted() == [])
    }

    @Test(
        "a count takes the form of its language",
        arguments: [
            ("ar", 0, "لا مقالات"), ("ar", 1, "مقال واحد"), ("ar", 2, "مقالان"), ("ar", 3, "3 مقالات"),
            ("ar", 10, "10 مقالات"), ("ar", 11, "11 مقالا"), ("ar", 99, "99 مقالا"), ("ar", 100, "100 مقال"),
            ("ar", 102, "102 مقال"), ("ar", 103, "103 مقالات"), ("ar", 111, "111 مقالا"),
            ("fr", 0, "0 article"), ("fr", 1, "1 article"), ("fr", 2, "2 articles"),
            ("en", 0, "0 articles"), ("en", 1, "1 article"), ("es", 1, "1 artículo"), ("es", 2, "2 artículos"),
        ]
    )
    func counts(language: String, count: Int, expected: String) throws {
        let tag = try #require(LanguageTag(rawValue: language))
        #expect(try Theme(folder: Self.folder).strings(for: tag).text("articles", count: count) == expected)
    }

    @Test("an edition in Latin letters has the strings of Tifinagh in its own script")
    func latinStrings() throws {
        let strings = try Theme(folder: Self.folder).strings(for: .tamazightLatin)
        #expect(strings.text("language_name") == "Tamaziɣt")
        #expect(strings.text("path_search") == "arzzu")
        for name in strings.names {
            let text = strings.text(name, count: 3) + strings.text(name)
            #expect(!text.unicodeScalars.contains { (0x2D30...0x2D7F).contains($0.value) }, "\(name): \(text)")
        }
    }

    // MARK: Fonts

    private static let font = Data("wOF2".utf8) + Data(repeating: 7, count: 2000)

    @Test("an edition in a language that the theme has no words of is told of, whatever its script or region")
    func missingCatalogue() throws {
        let checker = ThemeChecker(try Theme(folder: Self.folder))
        let german = try #require(LanguageTag(rawValue: "de"))
        let moroccan = try #require(LanguageTag(rawValue: "ar-MA"))
        let found = checker.findings(for: [.french, moroccan, .tamazightLatin, german])
        #expect(found.map(\.file) == ["strings/de.json"])
        #expect(found.first?.message.contains("“de”") == true)
    }

    @Test("a font of the publication's own stands first, is loaded beside the page and never blocks the text")
    func fonts() throws {
        let theme = try Theme(
            folder: Self.folder,
            overrides: try overrides(["fonts/ar.woff2": Self.font, "fonts/ar-bold.woff2": Self.font + [1]]))
        let path = try #require(theme.fonts.first { !$0.isBold }).path
        #expect(path.hasPrefix("/media/fonts/ar-") && theme.font(at: path)?.bytes == Array(Self.font))
        #expect(theme.style.text.contains(#":root:lang(ar){--own:"own-ar",}"#))
        #expect(theme.style.text.matches(of: /font-display:swap/).count == 2)
        #expect(theme.contentSecurityPolicy.contains("font-src 'self'"))
        #expect(theme.preloads(for: .arabic).contains(path) && theme.preloads(for: .french).isEmpty)
        let plain = try Theme(folder: Self.folder)
        #expect(!plain.contentSecurityPolicy.contains("font-src") && !plain.style.text.contains("@font-face"))
    }

    @Test("a font that changes has another address")
    func fontAddress() throws {
        let one = try Theme(folder: Self.folder, overrides: try overrides(["fonts/zgh.woff2": Self.font]))
        let other = try Theme(folder: Self.folder, overrides: try overrides(["fonts/zgh.woff2": Self.font + [1]]))
        #expect(one.fonts[0].path != other.fonts[0].path)
        #expect(other.font(at: one.fonts[0].path) == nil)
    }

    @Test(
        "what is no font of an edition is refused by its file",
        arguments: [
            ("fonts/ar.ttf", Data("wOF2".utf8), "WOFF2"), ("fonts/ar.woff2", Data("<html>".utf8), "WOFF2"),
            ("fonts/arabic naskh.woff2", Self.font, "language"), ("fonts/AR.woff2", Self.font, "language"),
            ("fonts/ar.woff2", Data("wOF2".utf8) + Data(repeating: 0, count: 400_000), "subset"),
        ]
    )
    func refused(file: String, data: Data, word: String) throws {
        let error = #expect(throws: ThemeError.self) {
            try Theme(folder: Self.folder, overrides: try overrides([file: data]))
        }
        #expect(error?.file == file && error?.message.contains(word) ?? false)
    }
}
