import Foundation
import TestSupport
import Testing

/// A receiver in a program of its own, which ends with the test.
final class LocalReceiver {
    struct Taken: Decodable {
        let path: String
        let mode: String
        let headers: [String: String]
        let body: String
        let valid: Bool

        var key: String? { headers["webhook-id"] }
    }

    let folder: TemporaryFolder
    let port: Int
    private let process = Process()
    private let input = Pipe()

    init() throws {
        folder = try TemporaryFolder()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [
            URL(filePath: #filePath).deletingLastPathComponent().appending(path: "receiver.py").path(), folder.path(""),
        ]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        port = try #require(
            Int(
                String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).trimmingCharacters(
                    in: .newlines))
        )
    }

    deinit { try? input.fileHandleForWriting.close() }

    func answer(_ mode: String) throws {
        try mode.write(toFile: folder.path("mode"), atomically: true, encoding: .utf8)
    }

    func know(_ secret: String) throws {
        try secret.write(toFile: folder.path("secret"), atomically: true, encoding: .utf8)
    }

    /// What it took, in order.
    var taken: [Taken] {
        (1...200).compactMap { number in
            FileManager.default.contents(atPath: folder.path("\(number).json")).flatMap {
                try? JSONDecoder().decode(Taken.self, from: $0)
            }
        }
    }
}
