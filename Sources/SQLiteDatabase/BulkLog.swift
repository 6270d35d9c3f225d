internal import GRDB
internal import Synchronization

/// Writes SQLite's log of changes back into the file while an archive goes on coming in: the disk is waited for beside the
/// work, and not in it. Where the log grows long all the same, a write waits until all of it is in the file, and it begins
/// anew.
final class BulkLog: Sendable {
    private struct State {
        var running: Task<Void, Never>?
        /// How many writes there were since the last time.
        var writes = 0
        var isLong = false
    }

    /// After so many writes it is worth a turn.
    private static let interval = 3
    /// In pages of 4 KB.
    private static let long = 24_576

    /// A connection of its own, which writes nothing else.
    private let connection: DatabaseQueue
    private let state = Mutex(State())

    init(path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.label = "newsroom.sqlite log"
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0")
        }
        connection = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Something was written.
    func wrote() {
        state.withLock { state in
            state.writes += 1
            guard state.running == nil, state.writes >= Self.interval else { return }
            state.writes = 0
            state.running = Task { await self.writeBack() }
        }
    }

    private func writeBack() async {
        // What fails here fails again, and is told, when the store is closed.
        let result = try? await connection.writeWithoutTransaction { try $0.checkpoint(.passive) }
        state.withLock { state in
            state.running = nil
            state.isLong = (result?.walFrameCount ?? 0) > Self.long
        }
    }

    /// Has the log begin anew where it is long; nothing is written meanwhile.
    func shorten() async throws {
        guard state.withLock({ $0.isLong }) else { return }
        await settle()
        try await connection.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
        state.withLock { $0.isLong = false }
    }

    /// Waits until nothing is written back any more.
    func settle() async { await state.withLock { $0.running }?.value }

    func close() async throws {
        await settle()
        try connection.close()
    }
}
