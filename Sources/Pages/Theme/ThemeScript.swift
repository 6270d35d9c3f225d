internal import Crypto
internal import Foundation

/// The theme's one script, `search.js`: it runs in the page of the search alone, which is whole without it.
public struct ThemeScript: Sendable {
    public let bytes: [UInt8]
    /// Where browsers get it; kept for ever, since its content is in it.
    public let path: String

    public static let mediaType = "text/javascript; charset=utf-8"
    /// More than this is no help while one types.
    private static let byteLimit = 8000

    /// - Parameter file: `nil` where there is none.
    /// - Throws: `ThemeError` for a file that is missing, no UTF-8 or too large.
    init(_ file: Data?) throws {
        guard let file, String(data: file, encoding: .utf8) != nil else {
            throw ThemeError(file: "search.js", message: "The script is missing, or is not UTF-8 text.")
        }
        guard file.count <= Self.byteLimit else {
            throw ThemeError(
                file: "search.js", message: "The script has \(file.count) bytes; \(Self.byteLimit) are the most.")
        }
        bytes = Array(file)
        path = "/media/scripts/search-\(SHA256.hash(data: bytes).prefix(10).hexadecimal).js"
    }

    /// What has a page run it when it has been read.
    var element: String { "<script type=\"module\" src=\"\(SafeHTML.escaped(path))\"></script>\n" }
}

extension Theme {
    /// The script at a path.
    public func script(at path: String) -> ThemeScript? { script.path == path ? script : nil }
}
