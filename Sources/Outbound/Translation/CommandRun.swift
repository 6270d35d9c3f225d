internal import Foundation

/// One run of a program. What it reads and writes are files without a name rather than pipes: a program may end before it
/// has read its input, or write more than anybody reads, and nothing of ours waits or fails for it.
struct CommandRun: Sendable {
    private let process: Process
    private let written: FileHandle

    /// - Parameters:
    ///   - program: Its whole path.
    ///   - folder: Where it starts.
    /// - Throws: What Foundation throws when there is no room for a file.
    init(
        _ program: String, _ arguments: [String], in folder: String, environment: [String: String], input: [UInt8]
    ) throws {
        let question = try Self.scratch()
        try question.write(contentsOf: Data(input))
        try question.seek(toOffset: 0)
        written = try Self.scratch()
        process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = URL(filePath: folder, directoryHint: .isDirectory)
        process.standardInput = question
        process.standardOutput = written
        process.standardError = FileHandle.nullDevice
    }

    /// A file that is gone once nobody has it open.
    private static func scratch() throws -> FileHandle {
        let url = FileManager.default.temporaryDirectory.appending(path: "manchette-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: url.path(), contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
        defer { try? FileManager.default.removeItem(at: url) }
        return try FileHandle(forUpdating: url)
    }

    /// Runs it to its end; a task that is cancelled stops it.
    /// - Returns: Its exit status, or the number of the signal that ended it.
    /// - Throws: What Foundation throws when it cannot be run.
    func status() async throws -> Int32 {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                process.terminationHandler = { ended in
                    continuation.resume(returning: ended.terminationStatus)
                }
                do {
                    try process.run()
                } catch {
                    process.terminationHandler = nil
                    continuation.resume(throwing: error)
                }
                // Cancelled before there was anything to stop.
                if Task.isCancelled { stop() }
            }
        } onCancel: {
            stop()
        }
    }

    private func stop() {
        guard process.isRunning else { return }
        process.terminate()
        let process = process
        Task.detached {
            try? await Task.sleep(for: .seconds(1))
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        }
    }

    /// What it wrote.
    /// - Throws: What Foundation throws when that cannot be read.
    func output(atMost limit: Int) throws -> [UInt8] {
        try written.seek(toOffset: 0)
        return Array(try written.read(upToCount: limit) ?? Data())
    }
}
