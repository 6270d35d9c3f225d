internal import News
public import Store
internal import Synchronization

/// A store that writes down every statement it is asked.
public final class CountingDatabase: Database {
    private let inner: any Database
    private let log = Mutex<[String]>([])
    private let isDown = Mutex(false)

    public init(_ inner: any Database) { self.inner = inner }

    public var dialect: Dialect { inner.dialect }

    /// The texts of all statements since the last call.
    public func takeStatements() -> [String] {
        log.withLock { log in
            defer { log = [] }
            return log
        }
    }

    /// Makes every further call fail, as a store that is down does.
    public func setDown(_ down: Bool) { isDown.withLock { $0 = down } }

    public func read<Output: Sendable>(
        _ body: @escaping @Sendable (any ReadTransaction) throws -> Output
    ) async throws -> Output {
        try checkUp()
        return try await inner.read { transaction in
            try body(CountingTransaction(reading: transaction, writing: nil) { self.note($0) })
        }
    }

    public func read<Output: Sendable>(
        within seconds: Double, _ body: @escaping @Sendable (any ReadTransaction) throws -> Output
    ) async throws -> Output {
        try checkUp()
        return try await inner.read(within: seconds) { transaction in
            try body(CountingTransaction(reading: transaction, writing: nil) { self.note($0) })
        }
    }

    public func readBriefly<Output: Sendable>(
        _ body: @escaping @Sendable (any ReadTransaction) throws -> Output
    ) async throws -> Output {
        try checkUp()
        return try await inner.readBriefly { transaction in
            try body(CountingTransaction(reading: transaction, writing: nil) { self.note($0) })
        }
    }

    public func write<Output: Sendable>(
        _ body: @escaping @Sendable (any WriteTransaction) throws -> Output
    ) async throws -> Output {
        try checkUp()
        return try await inner.write { transaction in
            try body(CountingTransaction(reading: transaction, writing: transaction) { self.note($0) })
        }
    }

    public func close() async throws { try await inner.close() }

    private func note(_ statement: String) { log.withLock { $0.append(statement) } }

    private func checkUp() throws {
        if isDown.withLock({ $0 }) { throw StoreDown() }
    }
}

/// What a store that is down throws.
public struct StoreDown: Error {}

private struct CountingTransaction: WriteTransaction {
    let reading: any ReadTransaction
    let writing: (any WriteTransaction)?
    let note: (String) -> Void
    var dialect: Dialect { reading.dialect }
    var stemmer: any Stemmer { reading.stemmer }

    func rows(_ sql: SQL) throws -> [Row] {
        note(sql.text)
        return try reading.rows(sql)
    }

    func execute(_ sql: SQL) throws -> Int {
        note(sql.text)
        return try writing?.execute(sql) ?? 0
    }
}
