internal import Crypto
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import News
internal import NIOCore

/// The desk's style sheet and scripts, read once. Their addresses hold a hash of them all, so that a browser keeps them
/// for ever and a new program brings new ones.
public struct DeskAssets: Sendable {
    private struct Asset: Sendable {
        let bytes: ByteBuffer
        let type: String
    }

    private let assets: [String: Asset]
    let version: String

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]

    /// - Parameters:
    ///   - folder: The desk's own files.
    ///   - engine: The folder of the editor's engine, served as `engine.js`; `nil` where it was not installed.
    /// - Throws: `NewsError(.notFound)` when the style sheet is missing.
    public init(folder: String, engine: String?) throws {
        var assets: [String: Asset] = [:]
        var digest = SHA256()
        for root in [folder, engine].compactMap({ $0 }) {
            let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
            for file in files.sorted() {
                guard let type = Self.types[String(file.split(separator: ".").last ?? "")],
                    let data = FileManager.default.contents(atPath: "\(root)/\(file)")
                else { continue }
                digest.update(data: Data(file.utf8))
                digest.update(data: data)
                assets[file] = Asset(bytes: ByteBuffer(bytes: data), type: type)
            }
        }
        guard assets["style.css"] != nil else {
            throw NewsError(.notFound, "The desk's style sheet is missing: there is no \(folder)/style.css.")
        }
        self.assets = assets
        let texts = assets.filter { $0.key.hasSuffix(".js") }.mapValues { String(buffer: $0.bytes) }
        editorModules = Self.closure(of: "modules/main.js", in: texts).union(
            Self.closure(of: "modules/steps.js", in: texts)
        )
        .sorted()
        version = digest.finalize().prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    func url(_ name: String) -> String { DeskURL.asset(version: version, name: name).path }

    /// Whether the editor's engine is there.
    var hasEngine: Bool { assets["engine.js"] != nil }

    /// The editor's modules, its engine among them, and no other page's. Named in the page they come at once, instead of
    /// one after another as they import each other.
    let editorModules: [String]

    /// A module and all that it imports, by the names in its text: `from './dom.js'`, `from '../engine.js'`.
    private static func closure(of module: String, in texts: [String: String]) -> Set<String> {
        var found: Set<String> = []
        var open = [module]
        while let next = open.popLast() {
            guard let text = texts[next], found.insert(next).inserted else { continue }
            let folder = next.split(separator: "/").dropLast()
            for imported in imports(in: text) {
                var pieces = Array(folder)
                for piece in imported.split(separator: "/") where piece != "." {
                    if piece == ".." { _ = pieces.popLast() } else { pieces.append(piece) }
                }
                open.append(pieces.joined(separator: "/"))
            }
        }
        return found
    }

    /// The paths in `from './dom.js'` and `import './dom.js'`. A regular expression took a quarter of the server's start.
    private static func imports(in text: String) -> [Substring] {
        text.split(separator: "'").filter { $0.hasPrefix("./") || $0.hasPrefix("../") }.filter { path in
            guard path.hasSuffix(".js") else { return false }
            let before = text.utf8[..<path.startIndex].dropLast()
            return before.reversed().starts(with: " morf".utf8) || before.reversed().starts(with: " tropmi".utf8)
        }
    }

    func response(version: String, name: String) -> Response? {
        guard version == self.version, let asset = assets[name] else { return nil }
        var fields = DeskResponse.headers
        fields[.cacheControl] = "public, max-age=31536000, immutable"
        fields[.contentType] = asset.type
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: asset.bytes))
    }
}
