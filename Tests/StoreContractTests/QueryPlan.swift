import Foundation
import GRDB
import News
import TestSupport

extension TinyPublication {
    /// The plan of a statement as SQLite itself tells it, on a connection of its own to the same file.
    func plan(of statement: String) async throws -> [String] {
        try await asked { db in
            try GRDB.Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(statement.replacing("?", with: "1"))").map {
                $0["detail"]
            }
        }
    }

    /// Runs a statement of a migration again, beside the store.
    func raw(_ statement: String) async throws {
        let queue = try DatabaseQueue(path: folder.path("newsroom.sqlite"))
        try await queue.write { db in try db.execute(sql: statement) }
        try queue.close()
    }

    /// The plans of many statements, asked for at once.
    func plans(of statements: [String]) async throws -> [(statement: String, lines: [String])] {
        try await asked { db in
            try statements.map { statement in
                let sql = "EXPLAIN QUERY PLAN \(statement.replacing("?", with: "1"))"
                return (statement, try GRDB.Row.fetchAll(db, sql: sql).map { $0["detail"] })
            }
        }
    }

    private func asked<Output: Sendable>(_ body: @escaping @Sendable (Database) throws -> Output) async throws -> Output
    {
        let queue = try DatabaseQueue(path: folder.path("newsroom.sqlite"))
        let output = try await queue.read(body)
        try queue.close()
        return output
    }
}
