internal import Dispatch
internal import Foundation
internal import GRDB
internal import GRDBSQLite
public import News
public import Store

/// The embedded store: one SQLite file in WAL mode, read by several connections and written by one.
public struct SQLiteDatabase: Store.Database {
    private let pool: DatabasePool
    private let stemmer: any Stemmer
    /// `nil` where no archive is to be written.
    private let log: BulkLog?
    private let elsewhere = ReadsElsewhere()

    public var dialect: Dialect { .sqlite }

    /// Opens the file at `path`.
    /// - Parameters:
    ///   - create: Whether a missing file is made; otherwise it is an error.
    ///   - stemmer: What the readers' search knows of the forms of words.
    ///   - isForBulk: Whether whole archives are to be written: the writer then keeps 64 MB of the file in memory in
    ///     place of one, the log of changes is written back beside the work, and what was written is sure against
    ///     a power cut when the store is closed: whatever brings an archive in goes on where it was broken off.
    /// - Throws: `NewsError(.notFound)` when the file is missing, `.invalid` when it is no SQLite file, `.unavailable`
    ///   when it cannot be opened.
    public init(path: String, create: Bool = false, stemmer: any Stemmer = NoStemmer(), isForBulk: Bool = false) throws
    {
        self.stemmer = stemmer
        if !create, !FileManager.default.fileExists(atPath: path) {
            throw NewsError(
                .notFound, "There is no store at \(path).", help: "Make a publication with `manchette init`."
            )
        }
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        // Every thread that runs tasks may be reading where it is (`readBriefly`), and none of them waits for a connection.
        configuration.maximumReaderCount = ReadsElsewhere.atOnce + ProcessInfo.processInfo.activeProcessorCount
        configuration.busyMode = .timeout(10)
        configuration.label = "newsroom.sqlite"
        configuration.prepareDatabase { db in
            // FULL: an acknowledged save survives a power cut; WAL's usual NORMAL may lose the last commits.
            try db.execute(sql: isForBulk ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL")
            if isForBulk, !db.configuration.readonly {
                try db.execute(sql: "PRAGMA cache_size = -65536")
                try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            } else {
                try db.execute(sql: "PRAGMA cache_size = -2048")
            }
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            log = isForBulk ? try BulkLog(path: path) : nil
        } catch {
            throw SQLiteDatabase.described(error, path: path)
        }
    }

    public func read<Output: Sendable>(
        _ body: @escaping @Sendable (any ReadTransaction) throws -> Output
    ) async throws -> Output {
        try await mapping {
            try await elsewhere.read(pool) { db in try body(SQLiteTransaction(db, stemmer: stemmer)) }
        }
    }

    public func read<Output: Sendable>(
        within seconds: Double, _ body: @escaping @Sendable (any ReadTransaction) throws -> Output
    ) async throws -> Output {
        try await mapping {
            try await elsewhere.read(pool) { db in
                guard let connection = db.sqliteConnection else {
                    return try body(SQLiteTransaction(db, stemmer: stemmer))
                }
                // SQLite asks every some hundred steps whether to go on, also within the full text index.
                var end = Deadline(seconds: seconds)
                return try withUnsafeMutablePointer(to: &end) { end in
                    sqlite3_progress_handler(
                        connection, 500, { $0?.assumingMemoryBound(to: Deadline.self).pointee.isOver ?? false ? 1 : 0 },
                        end)
                    defer { sqlite3_progress_handler(connection, 0, nil, nil) }
                    return try body(SQLiteTransaction(db, stemmer: stemmer))
                }
            }
        }
    }

    public func readBriefly<Output: Sendable>(
        _ body: @escaping @Sendable (any ReadTransaction) throws -> Output
    ) async throws -> Output {
        try await mapping { try readHere(body) }
    }

    /// Not asynchronous, so that GRDB's waiting read is meant and not the one that changes threads.
    private func readHere<Output>(_ body: (any ReadTransaction) throws -> Output) throws -> Output {
        try pool.read { db in try body(SQLiteTransaction(db, stemmer: stemmer)) }
    }

    public func write<Output: Sendable>(
        _ body: @escaping @Sendable (any WriteTransaction) throws -> Output
    ) async throws -> Output {
        try await mapping {
            try await log?.shorten()
            let output = try await pool.write { db in try body(SQLiteTransaction(db, stemmer: stemmer)) }
            log?.wrote()
            return output
        }
    }

    public func close() async throws {
        // Writes the log through to the disk, also where another program has the store open.
        if let log {
            try await log.close()
            try await mapping {
                try await pool.writeWithoutTransaction {
                    _ = try $0.checkpoint(.passive)
                    // A log of a hundred megabytes helps nobody; whoever reads meanwhile keeps it.
                    _ = try? $0.checkpoint(.truncate)
                }
            }
        }
        try pool.close()
    }

    /// Runs SQLite's own check of the file and answers its findings; empty when all is well.
    public func integrityFindings() async throws -> [String] {
        try await mapping {
            try await elsewhere.read(pool) { db in
                let pages = try String.fetchAll(db, sql: "PRAGMA quick_check(20)").filter { $0 != "ok" }
                let orphans = try GRDB.Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
                    "a row of \(row[0] as String? ?? "a table") points at a missing row of \(row[2] as String? ?? "another")"
                }
                return pages + orphans
            }
        }
    }

    /// Copies everything into the file at `path` while readers and writers go on.
    public func backup(to path: String) async throws {
        try await mapping {
            let copy = try DatabaseQueue(path: path)
            try pool.backup(to: copy)
            try copy.close()
        }
    }

    private func mapping<Output>(_ body: () async throws -> Output) async throws -> Output {
        do {
            return try await body()
        } catch let error as DatabaseError {
            throw SQLiteDatabase.described(error, path: pool.path)
        }
    }

    private static func described(_ error: any Error, path: String) -> NewsError {
        guard let error = error as? DatabaseError else {
            return NewsError(.unavailable, "The store at \(path) cannot be opened.", underlying: error)
        }
        switch error.resultCode.primaryResultCode {
        case .SQLITE_NOTADB:
            return NewsError(
                .invalid, "\(path) is no SQLite file.", help: "Restore it from a backup.", underlying: error
            )
        case .SQLITE_CORRUPT:
            return NewsError(
                .invalid, "The store at \(path) is damaged.", help: "Restore it from a backup.", underlying: error
            )
        case .SQLITE_CONSTRAINT:
            return NewsError(.conflict, "The store refused a change that breaks its rules.", underlying: error)
        case .SQLITE_INTERRUPT:
            return NewsError(.tooMany, "This took too long, and was broken off.", underlying: error)
        case .SQLITE_FULL:
            return NewsError(
                .unavailable, "The disk that holds \(path) is full.", help: "Make room and try again.",
                underlying: error
            )
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            return NewsError(
                .unavailable, "The store at \(path) cannot be written.", help: "Check the folder's owner and rights.",
                underlying: error
            )
        default:
            return NewsError(.unavailable, "The store does not answer.", underlying: error)
        }
    }
}

/// Reads on the connections' own queues. GRDB's asynchronous `read` takes a connection, and gives it back, on the threads
/// that run tasks; all of those may be waiting for a connection in `readBriefly`, and then nothing would ever go on. Here
/// no such thread is needed, and no more connections are taken than leave one to each of them.
private struct ReadsElsewhere: Sendable {
    static let atOnce = 4

    private let slots = DispatchSemaphore(value: atOnce)
    /// On which those wait that find no slot, one thread for all.
    private let queue = DispatchQueue(label: "newsroom.sqlite.reads")

    func read<Output: Sendable>(
        _ pool: DatabasePool, _ body: @escaping @Sendable (GRDB.Database) throws -> Output
    ) async throws -> Output {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                slots.wait()
                pool.asyncRead { database in
                    let result = Result { try body(try database.get()) }
                    slots.signal()
                    continuation.resume(with: result)
                }
            }
        }
    }
}

/// When a read is to end, by a clock that nobody sets.
private struct Deadline {
    private let end: ContinuousClock.Instant

    init(seconds: Double) { end = .now.advanced(by: .milliseconds(Int64(seconds * 1000))) }

    var isOver: Bool { ContinuousClock.now >= end }
}
