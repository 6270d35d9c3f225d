import Foundation
import News
import Testing

@testable import Outbound

@Suite struct FileSourceTests {
    private final class FileServer {
        let port: Int
        private let process = Process()
        private let input = Pipe()

        init() throws {
            let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "file_server.py")
            let output = Pipe()
            process.executableURL = URL(filePath: "/usr/bin/python3")
            process.arguments = [script.path()]
            process.standardInput = input
            process.standardOutput = output
            try process.run()
            var line = Data()
            while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8), !byte.isEmpty
            {
                line += byte
            }
            port = try #require(Int(String(decoding: line, as: UTF8.self)))
        }

        deinit { process.terminate() }
    }

    @Test("a file comes from the host that was named, and from no other, not by a redirect either")
    func hosts() async throws {
        let server = try FileServer()
        let own = "127.0.0.1:\(server.port)"
        let source = try FileSource(host: own)
        for path in ["file", "on"] {
            #expect(try await source.fetch("http://\(own)/\(path)", atMost: 10) == Array("file".utf8), "\(path)")
        }
        for address in [
            "http://\(own)/away", "http://\(own)/round", "http://\(own)/odd", "http://\(own)/missing",
            "http://127.0.0.1:1/file", "http://localhost:\(server.port)/file", "file:///etc/passwd",
            "ftp://\(own)/file",
            "http://user@\(own)/file", "http://127.0.0.1/file", "http://[::1]:\(server.port)/file", "", "file",
            "http://\(own)@b.example/file", "http://b.example#@\(own)/file",
        ] {
            await #expect(throws: NewsError.self, "\(address)") { try await source.fetch(address, atMost: 10) }
        }
    }

    @Test("a file that is too long is broken off")
    func limit() async throws {
        let server = try FileServer()
        let source = try FileSource(host: "127.0.0.1:\(server.port)")
        await #expect(throws: NewsError.self) {
            try await source.fetch("http://127.0.0.1:\(server.port)/big", atMost: 1_000_000)
        }
    }

    @Test("what is no host is refused", arguments: ["", "a b", "https://a.example", "a.example/x", "u@a.example"])
    func names(host: String) {
        #expect(throws: NewsError.self) { try FileSource(host: host) }
    }
}
