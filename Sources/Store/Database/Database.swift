public import News

/// A store of rows behind a driver. Transaction bodies are synchronous, so that nothing slow can sit in one; they run
/// on the driver's own threads, not on the cooperative pool, but for `readBriefly`.
public protocol Database: Sendable {
    var dialect: Dialect { get }

    /// Runs `body` on one snapshot: all its reads see the same state, whatever is written meanwhile.
    /// - Throws: what `body` throws, or `NewsError(.unavailable)` when the store does not answer.
    func read<Output: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> Output) async throws
        -> Output

    /// As `read`, for the few short statements of a reader's page (decision 14): an embedded store runs them where it
    /// is called, which saves two changes of thread. What may take longer than a page's rendering belongs in `read`.
    /// - Throws: what `read` throws.
    func readBriefly<Output: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> Output) async throws
        -> Output

    /// As `read`, for what strangers ask: it is broken off when it takes longer.
    /// - Throws: what `read` throws, and `NewsError(.tooMany)` when the time is over.
    func read<Output: Sendable>(
        within seconds: Double, _ body: @escaping @Sendable (any ReadTransaction) throws -> Output
    ) async throws -> Output

    /// Runs `body` alone among writers, wholly or not at all; when it returns, what it wrote is on disk.
    /// - Throws: what `body` throws (nothing is written then), or `NewsError(.unavailable)`.
    func write<Output: Sendable>(
        _ body: @escaping @Sendable (any WriteTransaction) throws -> Output
    ) async throws -> Output

    /// Ends all connections; no call may follow.
    func close() async throws
}

extension Database {
    public func readBriefly<Output: Sendable>(
        _ body: @escaping @Sendable (any ReadTransaction) throws -> Output
    ) async throws -> Output {
        try await read(body)
    }
}

/// One snapshot of the store. It must not leave the body it was given to.
public protocol ReadTransaction {
    var dialect: Dialect { get }

    /// What the readers' search knows of the forms of words.
    var stemmer: any Stemmer { get }

    /// All rows that `sql` answers.
    func rows(_ sql: SQL) throws -> [Row]
}

/// One change of the store, wholly or not at all.
public protocol WriteTransaction: ReadTransaction {
    /// Runs `sql` and tells how many rows it changed.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int

    /// The name of the personal token with which a program asks for the change; `nil` where none does. The audit log
    /// says it beside its owner.
    var token: String? { get }
}

extension WriteTransaction {
    public var token: String? { nil }
}

extension ReadTransaction {
    /// The first row that `sql` answers.
    public func row(_ sql: SQL) throws -> Row? { try rows(sql).first }
}

/// The few places where the stores' SQL differs.
public enum Dialect: String, Sendable { case sqlite, postgres }
