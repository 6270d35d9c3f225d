import Foundation

/// The program that was built with these tests, in the same folder.
enum Program {
    static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: ".build/debug/manchette")

    static func run(
        _ arguments: [String], input: String = ""
    ) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        let given = Pipe()
        process.standardInput = given
        process.executableURL = file
        process.arguments = arguments
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        if !input.isEmpty { try given.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
        try given.fileHandleForWriting.close()
        let out = try output.fileHandleForReading.readToEnd() ?? Data()
        let err = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: out, as: UTF8.self), String(decoding: err, as: UTF8.self))
    }
}
