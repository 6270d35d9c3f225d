public import News
internal import Store

extension Newsroom {
    /// The newsroom for a program that works for someone: what its verbs write into the log says the token's name beside
    /// the owner's.
    public func working(with token: AccessToken) -> Newsroom {
        var newsroom = self
        newsroom.database = TokenDatabase(base: database, token: token.name)
        return newsroom
    }
}

/// A database whose writes know the token that a program showed.
private struct TokenDatabase: Database {
    let base: any Database
    let token: String

    var dialect: Dialect { base.dialect }

    func read<Output: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> Output) async throws
        -> Output
    { try await base.read(body) }

    func readBriefly<Output: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> Output) async throws
        -> Output
    { try await base.readBriefly(body) }

    func read<Output: Sendable>(
        within seconds: Double, _ body: @escaping @Sendable (any ReadTransaction) throws -> Output
    ) async throws -> Output { try await base.read(within: seconds, body) }

    func write<Output: Sendable>(
        _ body: @escaping @Sendable (any WriteTransaction) throws -> Output
    ) async throws -> Output {
        try await base.write { [token] transaction in
            try body(TokenTransaction(base: transaction, token: token))
        }
    }

    func close() async throws { try await base.close() }
}

private struct TokenTransaction: WriteTransaction {
    let base: any WriteTransaction
    let token: String?

    var dialect: Dialect { base.dialect }
    var stemmer: any Stemmer { base.stemmer }

    func rows(_ sql: SQL) throws -> [Row] { try base.rows(sql) }

    func execute(_ sql: SQL) throws -> Int { try base.execute(sql) }
}
