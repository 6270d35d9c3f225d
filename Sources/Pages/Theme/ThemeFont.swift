internal import Crypto
internal import Foundation
public import News

/// A font of the publication's own for editions in one language: `fonts/ar.woff2` of a theme, and `fonts/ar-bold.woff2`
/// beside it. Text never waits for it: it is shown in the next font of the stack until the file is there.
public struct ThemeFont: Sendable {
    public let language: LanguageTag
    let isBold: Bool
    public let bytes: [UInt8]
    /// Of the content, so that a font that changes has another address.
    let hash: String

    public static let mediaType = "font/woff2"
    /// More than this is no subset, and nothing that a reader on a telephone should load.
    private static let byteLimit = 400_000

    /// Where readers get it; kept for ever, since its content is in it.
    public var path: String { "/media/fonts/\(language.rawValue)\(isBold ? "-bold" : "")-\(hash).woff2" }

    /// The fonts in some folders; a later folder's stands in for an earlier one's.
    /// - Throws: `ThemeError` for a file that is no WOFF2 font, has no language's name, or is too large.
    static func all(in folders: [String]) throws -> [ThemeFont] {
        var fonts: [String: ThemeFont] = [:]
        for folder in folders {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/fonts")) ?? []
            for name in names where !name.hasPrefix(".") {
                let file = "fonts/\(name)"
                guard let data = FileManager.default.contents(atPath: "\(folder)/\(file)") else { continue }
                fonts[name] = try ThemeFont(name: name, bytes: Array(data), file: file)
            }
        }
        return fonts.sorted { $0.key < $1.key }.map(\.value)
    }

    private init(name: String, bytes: [UInt8], file: String) throws {
        guard name.hasSuffix(".woff2"), bytes.starts(with: "wOF2".utf8) else {
            throw ThemeError(file: file, message: "This is no WOFF2 font; others are not sent to readers.")
        }
        guard bytes.count <= Self.byteLimit else {
            throw ThemeError(
                file: file,
                message: "The font has \(bytes.count / 1000) kB; make a subset of \(Self.byteLimit / 1000) kB at most.")
        }
        var stem = name.dropLast(".woff2".count)
        isBold = stem.hasSuffix("-bold")
        if isBold { stem = stem.dropLast("-bold".count) }
        guard let tag = LanguageTag(rawValue: String(stem)), tag.rawValue == stem else {
            throw ThemeError(
                file: file, message: "The file is not named after a language, such as ar.woff2 or ar-bold.woff2.")
        }
        language = tag
        self.bytes = bytes
        hash = SHA256.hash(data: bytes).prefix(10).hexadecimal
    }

    /// What lets pages show the fonts. Without one there is not a word more in the style sheet.
    static func styles(_ fonts: [ThemeFont]) -> String {
        let faces = fonts.map { font in
            """
            @font-face{font-family:"own-\(font.language.rawValue)";src:url(\(font.path))format("woff2");\
            font-weight:\(font.isBold ? "600 900" : fonts.contains { $0.isBold && $0.language == font.language } ? "100 599" : "100 900");\
            font-display:swap}
            """
        }
        let languages = Set(fonts.map(\.language.rawValue)).sorted()
        return faces.joined() + languages.map { ":root:lang(\($0)){--own:\"own-\($0)\",}" }.joined()
    }
}

extension Theme {
    /// The font at a path.
    public func font(at path: String) -> ThemeFont? { fonts.first { $0.path == path } }

    /// What has the browser load an edition's fonts beside the page, not after the style sheet.
    func preloads(for language: LanguageTag) -> String {
        fonts.filter { $0.language == language && !$0.isBold }.map {
            """
            <link rel="preload" href="\(SafeHTML.escaped($0.path))" as="font" type="\(ThemeFont.mediaType)" crossorigin>

            """
        }.joined()
    }
}
