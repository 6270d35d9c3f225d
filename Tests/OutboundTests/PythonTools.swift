import Foundation
import News
import TestSupport
import Testing

/// The tools of others that judge our mail: Python's e-mail parser, and aiosmtpd as the server.
enum PythonTools {
    private static let here = URL(filePath: #filePath).deletingLastPathComponent()
    private static let python =
        here.deletingLastPathComponent().deletingLastPathComponent().appending(path: ".cache/venv/bin/python").path()

    static let isThere: Bool = {
        guard FileManager.default.isExecutableFile(atPath: python) else { return false }
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-c", "import aiosmtpd"]
        process.standardError = FileHandle.nullDevice
        try? process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    private static func process(_ script: String, _ arguments: [String], input: Pipe, output: Pipe) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = [here.appending(path: script).path()] + arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        return process
    }

    struct ReadMail: Decodable {
        let headers: [String]
        let subject: String
        let from: [[String]]
        let to: [[String]]
        let date: String
        let id: String
        let automatic: String
        let text: String
        let html: String
        let longest: Int
        let ascii: Bool
        let bare: Bool
        let defects: [String]
    }

    static func read(_ message: Data) throws -> ReadMail {
        let input = Pipe()
        let output = Pipe()
        let process = try process("read_mail.py", [], input: input, output: output)
        try input.fileHandleForWriting.write(contentsOf: message)
        try input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(ReadMail.self, from: data)
    }

    /// A mail server that ends with the test.
    final class MailServer {
        let folder: TemporaryFolder
        let port: Int
        private let process: Process
        private let input = Pipe()

        init(_ arguments: [String] = []) throws {
            folder = try TemporaryFolder()
            let output = Pipe()
            process = try PythonTools.process(
                "smtp_server.py", [folder.path("")] + arguments, input: input, output: output
            )
            var line = Data()
            while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) {
                guard !byte.isEmpty else { break }
                line += byte
            }
            port = try #require(Int(String(decoding: line, as: UTF8.self)))
        }

        deinit { process.terminate() }

        var certificate: String { folder.path("certificate.pem") }

        /// What it took, in order, as bytes with CRLF.
        var messages: [Data] {
            (1...50).compactMap { FileManager.default.contents(atPath: folder.path("\($0).eml")) }
        }
    }
}
