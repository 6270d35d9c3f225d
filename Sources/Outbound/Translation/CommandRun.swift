internal import Foundation
internal import Synchronization

/// One run of a program. What it reads and writes are files without a name rather than pipes: a program may end before it
/// has read its input, or write more than anybody reads, and nothing of ours waits or fails for it. Foundation's `Process`
/// is not used: it reads past the entries of `/proc/self/fd` where over a thousand files are open.
final class CommandRun: Sendable {
    private let asked: FileHandle
    private let written: FileHandle
    private let program: String
    private let arguments: [String]
    private let environment: [String: String]
    private let state = Mutex(State.waiting)

    private enum State {
        case waiting, stopped, ended
        case running(pid_t)
    }

    /// - Parameter program: Its whole path.
    /// - Throws: What Foundation throws when there is no room for a file.
    init(
        _ program: String, _ arguments: [String], environment: [String: String], input: [UInt8]
    ) throws {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        asked = try Self.scratch()
        try asked.write(contentsOf: Data(input))
        try asked.seek(toOffset: 0)
        written = try Self.scratch()
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
    /// - Returns: Whether it said that all went well.
    /// - Throws: `POSIXError` when it cannot be run.
    func succeeds() async throws -> Bool {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                do {
                    guard let child = try start() else { return continuation.resume(returning: false) }
                    // A thread of its own: waiting for a program would hold one of the few that all tasks share.
                    Thread.detachNewThread {
                        var status: Int32 = 0
                        while waitpid(child, &status, 0) == -1, errno == EINTR {}
                        self.state.withLock { $0 = .ended }
                        continuation.resume(returning: status == 0)
                    }
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        } onCancel: {
            stop()
        }
    }

    /// - Returns: `nil` where it was stopped before.
    private func start() throws -> pid_t? {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_adddup2(&files, asked.fileDescriptor, 0)
        posix_spawn_file_actions_adddup2(&files, written.fileDescriptor, 1)
        posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own, so that what it starts is stopped with it, and no signal held back that we hold back.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        var ours = sigset_t()
        sigfillset(&ours)
        posix_spawnattr_setsigdefault(&attributes, &ours)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
        )
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + variables { free(word) } }
        return try state.withLock { state in
            guard case .waiting = state else { return nil }
            var child: pid_t = 0
            let failure = posix_spawn(&child, program, &files, &attributes, &words, &variables)
            guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EINVAL) }
            state = .running(child)
            return child
        }
    }

    private func stop() {
        let child: pid_t? = state.withLock { state in
            guard case .running(let child) = state else {
                state = .stopped
                return nil
            }
            kill(-child, SIGTERM)
            return child
        }
        guard let child else { return }
        Task.detached {
            try? await Task.sleep(for: .seconds(1))
            // Its number is its own as long as nobody has waited for it.
            self.state.withLock { state in
                if case .running = state { kill(-child, SIGKILL) }
            }
        }
    }

    /// What it wrote.
    /// - Throws: What Foundation throws when that cannot be read.
    func output(atMost limit: Int) throws -> [UInt8] {
        try written.seek(toOffset: 0)
        return Array(try written.read(upToCount: limit) ?? Data())
    }
}
