internal import Crypto
internal import Foundation
public import News
internal import Store

/// A write that a program named with a key of its own (`Idempotency-Key`), so that sending it twice does it once.
///
/// The answer is kept in the very transaction that makes the change, sealed with the program's token: either both are on
/// disk or neither is, and nobody who reads the store can read it. It is kept for a day.
public struct RepeatableWrite: Sendable {
    /// What came of beginning.
    public enum Beginning: Sendable, Hashable {
        case fresh
        /// It was done before; this was the answer.
        case done(String)
        /// It is under way at this moment.
        case underWay
        /// The key was given to another request.
        case other
    }

    /// How long an answer is kept, in seconds.
    public static let lifetime: Int64 = 86_400
    /// After how many seconds a write that left no answer is held to have come to nothing: since the answer is kept with
    /// the change, there was none.
    public static let patience: Int64 = 60

    private let newsroom: Newsroom
    private let token: AccessTokenID
    private let secret: AccessSecret
    private let key: String
    private let fingerprint: String

    /// - Parameters:
    ///   - key: The program's name for the write.
    ///   - request: Everything that tells it from another: method, address, body.
    public init(_ newsroom: Newsroom, token: AccessTokenID, secret: AccessSecret, key: String, request: [[UInt8]]) {
        self.newsroom = newsroom
        self.token = token
        self.secret = secret
        // A key may be long or odd, and may say more than it should.
        self.key = SHA256.hash(data: Array(key.utf8)).hexadecimal
        var digest = SHA256()
        for part in request {
            digest.update(data: Array("\(part.count):".utf8))
            digest.update(data: part)
        }
        fingerprint = digest.finalize().hexadecimal
    }

    public func begin() async throws -> Beginning {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { [self] transaction in
            try transaction.deleteAnswers(begunBy: now.advanced(seconds: -Self.lifetime))
            if let known = try transaction.keptAnswer(of: token, key: key) {
                guard known.fingerprint == fingerprint else { return .other }
                if let answer = known.answer { return secret.open(answer, for: key).map { .done($0) } ?? .other }
                if now < known.begunAt.advanced(seconds: Self.patience) { return .underWay }
            }
            try transaction.beginAnswer(of: token, key: key, fingerprint: fingerprint, at: now)
            return .fresh
        }
    }

    /// The newsroom for the verb to work with: what the verb's transaction answers is kept in it.
    /// - Parameter answer: The answer to a program, from what the transaction answers.
    public func newsroom<Verdict: Sendable>(
        keeping answer: @escaping @Sendable (Verdict) throws -> String
    ) -> Newsroom {
        var keeping = newsroom
        keeping.database = KeepingDatabase(base: newsroom.database) { [self] output, transaction in
            guard let verdict = output as? Verdict else { return }
            try transaction.keepAnswer(try secret.seal(try answer(verdict), for: key), of: token, key: key)
        }
        return keeping
    }

    /// Keeps the answer of a write whose transaction answered something else.
    public func keep(_ answer: String) async throws {
        let known = try await newsroom.database.read { [self] in try $0.keptAnswer(of: token, key: key) }
        guard known?.answer == nil else { return }
        try await newsroom.database.write { [self] in
            try $0.keepAnswer(try secret.seal(answer, for: key), of: token, key: key)
        }
    }

    /// Says that the write was refused: the key may be used again.
    public func giveUp() async throws {
        try await newsroom.database.write { [self] in try $0.dropAnswer(of: token, key: key) }
    }
}

/// A database that does one thing more at the end of each write, in the same transaction.
private struct KeepingDatabase: Database {
    let base: any Database
    let keep: @Sendable (any Sendable, any WriteTransaction) throws -> Void

    var dialect: Dialect { base.dialect }

    func read<Output: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> Output) async throws
        -> Output
    { try await base.read(body) }

    func read<Output: Sendable>(
        within seconds: Double, _ body: @escaping @Sendable (any ReadTransaction) throws -> Output
    ) async throws -> Output { try await base.read(within: seconds, body) }

    func readBriefly<Output: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> Output) async throws
        -> Output
    { try await base.readBriefly(body) }

    func write<Output: Sendable>(
        _ body: @escaping @Sendable (any WriteTransaction) throws -> Output
    ) async throws -> Output {
        try await base.write { [keep] transaction in
            let output = try body(transaction)
            try keep(output, transaction)
            return output
        }
    }

    func close() async throws { try await base.close() }
}
