public import News

/// Brings a store's schema up to this program's, one transaction a migration.
public struct Migrator: Sendable {
    private let migrations: [Migration]

    public init(_ migrations: [Migration] = Migration.all) { self.migrations = migrations }

    /// Runs every migration the store does not have yet, and answers their numbers.
    /// - Throws: `NewsError(.conflict)` when the store was made by a newer program.
    @discardableResult
    public func migrate(_ database: any Database, at now: Instant) async throws -> [Int] {
        let dialect = database.dialect
        let newest = migrations.last?.number ?? 0
        let applied: [Int] = try await database.write { transaction in
            try transaction.execute(
                """
                CREATE TABLE IF NOT EXISTS migration (
                    number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL
                )
                """
            )
            var done: Set<Int> = []
            for var row in try transaction.rows("SELECT number FROM migration") { done.insert(try row.int()) }
            if let latest = done.max(), latest > newest {
                throw NewsError(
                    .conflict,
                    "The store is at schema \(latest), and this program knows schemas up to \(newest).",
                    help: "Run the newer version of manchette that made it."
                )
            }
            var applied: [Int] = []
            for migration in migrations where !done.contains(migration.number) {
                for statement in migration.statements(dialect) { try transaction.execute(SQL(frozen: statement)) }
                try transaction.execute(
                    "INSERT INTO migration (number, name, applied_at) VALUES (\(migration.number), \(migration.name), \(now))"
                )
                applied.append(migration.number)
            }
            return applied
        }
        // Words are folded by the program, so what is there already is indexed beside the statements.
        if newest >= Migration.finding.number { try await SearchIndexing().complete(database) }
        if newest >= Migration.readersSearch.number { try await ReaderIndexing().complete(database) }
        return applied
    }
}
