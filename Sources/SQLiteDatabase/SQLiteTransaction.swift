internal import GRDB
internal import Store

/// A transaction on one of GRDB's connections; statements are prepared once and kept by the connection.
struct SQLiteTransaction: WriteTransaction {
    private let db: GRDB.Database

    var dialect: Dialect { .sqlite }

    init(_ db: GRDB.Database) { self.db = db }

    func rows(_ sql: Store.SQL) throws -> [Store.Row] {
        let statement = try db.cachedStatement(sql: sql.text)
        let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments(of: sql))
        var rows: [Store.Row] = []
        while let row = try cursor.next() {
            var values: [Value] = []
            values.reserveCapacity(row.count)
            for index in 0..<row.count {
                let value: DatabaseValue = row[index]
                switch value.storage {
                case .null, .blob: values.append(.null)
                case .int64(let number): values.append(.integer(number))
                case .double(let number): values.append(.real(number))
                case .string(let text): values.append(.text(text))
                }
            }
            rows.append(Store.Row(values))
        }
        return rows
    }

    func execute(_ sql: Store.SQL) throws -> Int {
        try db.cachedStatement(sql: sql.text).execute(arguments: arguments(of: sql))
        return db.changesCount
    }

    private func arguments(of sql: Store.SQL) -> StatementArguments {
        StatementArguments(
            sql.arguments.map { value -> (any DatabaseValueConvertible)? in
                switch value {
                case .null: nil
                case .integer(let number): number
                case .real(let number): number
                case .text(let text): text
                }
            }
        )
    }
}
