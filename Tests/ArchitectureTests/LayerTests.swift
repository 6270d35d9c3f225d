import Foundation
import Testing

/// The house's law: who may import whom (ARCHITECTURE.md). SwiftPM stops some wrong imports; this stops the rest.
@Suite struct LayerTests {
    /// What each target may import of ours and of others. Arrows go down only.
    static let allowed: [String: Set<String>] = [
        "News": ["Foundation"],
        "Store": ["News", "Foundation", "Dispatch", "Synchronization"],
        "SQLiteDatabase": ["News", "Store", "GRDB", "GRDBSQLite", "Dispatch", "Synchronization", "Foundation"],
        "Pictures": ["News", "CVips", "Foundation", "Dispatch"],
        "Wire": ["News", "CGumbo", "Foundation"],
        "Pages": ["News", "Wire", "Crypto", "Foundation", "Synchronization"],
        "Edge": ["CZlib", "CBrotli", "NIOCore", "Synchronization", "Foundation"],
        "Stemming": ["News", "CStemmer"],
        "Passwords": ["CArgon2", "Dispatch", "Synchronization"],
        "Newsroom": ["News", "Store", "Crypto", "Foundation"],
        "Sample": ["News"],
        "Site": [
            "News", "Pages", "Newsroom", "Store", "Edge", "Pictures", "Hummingbird", "HTTPTypes", "Logging", "NIOCore",
            "Foundation", "Synchronization",
        ],
        "Desk": [
            "News", "Pages", "Newsroom", "Store", "Crypto", "Foundation", "Hummingbird", "HTTPTypes", "Logging",
            "NIOCore", "Synchronization",
        ],
        "API": [
            "News", "Pages", "Newsroom", "Store", "Edge", "Foundation", "Hummingbird", "HTTPTypes", "Logging",
            "NIOCore", "Synchronization",
        ],
        "Outbound": [
            "News", "Store", "AsyncHTTPClient", "Foundation", "Logging", "NIOCore", "NIOPosix", "NIOSSL",
            "Synchronization",
        ],
        "Server": [
            "News", "Store", "SQLiteDatabase", "Pictures", "Wire", "Pages", "Edge", "Passwords", "Stemming", "Newsroom",
            "Sample", "Site", "Desk", "API", "Outbound", "CMalloc", "Configuration", "Crypto", "Foundation",
            "Hummingbird",
            "HummingbirdCore", "HummingbirdHTTP2",
            "HTTPTypes", "Logging", "NIOCore", "NIOHTTPTypes", "NIOPosix", "NIOSSL", "NIOTLS", "ServiceLifecycle",
            "Yams",
            "Synchronization",
        ],
        "manchette": ["Server", "ArgumentParser", "Foundation"],
        "TestSupport": [
            "News", "Store", "SQLiteDatabase", "Newsroom", "Passwords", "Stemming", "Foundation", "Logging",
            "Synchronization",
        ],
    ]

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func sources() throws -> [(target: String, file: String, text: String)] {
        let folder = root.appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(atPath: folder.path()))
        return try files.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map { file in
            let target = String(file.prefix { $0 != "/" })
            return (target, file, try String(contentsOf: folder.appending(path: file), encoding: .utf8))
        }
    }

    static func imports(of text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").filter {
                !["internal", "public", "package", "private", "@testable"].contains($0)
            }
            return words.first == "import" && words.count >= 2
                ? words.last.map { String($0.prefix { $0 != "." }) } : nil
        }
    }

    static func violations(target: String, imports: [String]) -> [String] {
        guard let allowed = allowed[target] else { return ["the target \(target) is not in the law"] }
        return imports.filter { !allowed.contains($0) }
    }

    @Test("every target imports only what the law allows it")
    func law() throws {
        let sources = try Self.sources()
        #expect(sources.count > 100)
        for source in sources {
            let wrong = Self.violations(target: source.target, imports: Self.imports(of: source.text))
            #expect(wrong.isEmpty, "\(source.file) imports \(wrong)")
        }
    }

    @Test("the law sees an import that breaks it, in every way of writing one")
    func lawCanFail() {
        for line in ["import GRDB", "internal import GRDB", "public import struct GRDB.Row", "  import GRDB"] {
            let text = "// a comment\n\(line)\n"
            #expect(Self.violations(target: "News", imports: Self.imports(of: text)) == ["GRDB"], "\(line)")
        }
        #expect(Self.violations(target: "News", imports: ["Store"]) == ["Store"])
        #expect(!Self.violations(target: "Nobody", imports: []).isEmpty)
    }

    @Test("no file is longer than 500 lines, no folder has a name that explains nothing")
    func sizes() throws {
        let banned: Set<Substring> = [
            "Core", "Common", "Utils", "Util", "Helpers", "Misc", "Managers", "New", "V2", "Temp",
        ]
        for source in try Self.sources() {
            #expect(source.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 501, "\(source.file)")
            #expect(banned.isDisjoint(with: source.file.split(separator: "/")), "\(source.file)")
        }
    }

    @Test("no source forces, crashes on purpose or puts off")
    func manners() throws {
        let marks = ["fatalError(", "try!", "as!", "@unchecked", "nonisolated(unsafe)", "TODO", "FIXME", " OFFSET "]
        for source in try Self.sources() {
            for mark in marks { #expect(!source.text.contains(mark), "\(source.file) has \(mark)") }
        }
    }
}
