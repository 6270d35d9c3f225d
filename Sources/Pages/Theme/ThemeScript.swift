internal import Crypto
internal import Foundation

/// A script of the theme. The pages that run one are whole without it.
public struct ThemeScript: Sendable {
    /// The theme's scripts, by the file's name without its ending.
    enum Name: String, CaseIterable, Sendable {
        /// On the page of the search: shows what is found while one types.
        case search
        /// On home pages: offers the edition in the reader's language.
        case suggest
    }

    public let bytes: [UInt8]
    /// Where browsers get it; kept for ever, since its content is in it.
    public let path: String

    public static let mediaType = "text/javascript; charset=utf-8"
    /// More than this is no help while one types.
    private static let byteLimit = 8000

    /// - Parameters:
    ///   - file: `nil` where there is none.
    ///   - words: What stands before it as `words`: by language, the sentences it shows.
    /// - Throws: `ThemeError` for a file that is missing, no UTF-8 or too large.
    init(_ name: Name, _ file: Data?, words: [String: [String]] = [:]) throws {
        let fileName = name.rawValue + ".js"
        guard let file, String(data: file, encoding: .utf8) != nil else {
            throw ThemeError(file: fileName, message: "The script is missing, or is not UTF-8 text.")
        }
        guard file.count <= Self.byteLimit else {
            throw ThemeError(
                file: fileName, message: "The script has \(file.count) bytes; \(Self.byteLimit) are the most.")
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let beginning =
            words.isEmpty ? "" : "const words = \(String(decoding: try encoder.encode(words), as: UTF8.self));\n"
        bytes = Array(beginning.utf8) + Array(file)
        path = "/media/scripts/\(name.rawValue)-\(SHA256.hash(data: bytes).prefix(6).hexadecimal).js"
    }

    /// What has a page run it when it has been read.
    var element: String { "<script type=\"module\" src=\"\(SafeHTML.escaped(path))\"></script>\n" }
}

extension Theme {
    /// The script at a path.
    public func script(at path: String) -> ThemeScript? { scripts.values.first { $0.path == path } }
}
