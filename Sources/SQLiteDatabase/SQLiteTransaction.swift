internal import GRDB
internal import GRDBSQLite
internal import News
internal import Store

/// A transaction on one of GRDB's connections; statements are prepared once and kept by the connection.
struct SQLiteTransaction: WriteTransaction {
    private let db: GRDB.Database
    let stemmer: any Stemmer

    var dialect: Dialect { .sqlite }

    init(_ db: GRDB.Database, stemmer: any Stemmer) {
        self.db = db
        self.stemmer = stemmer
    }

    func rows(_ sql: Store.SQL) throws -> [Store.Row] {
        let statement = try db.cachedStatement(sql: sql.text)
        guard statement.isReadonly else { return try rowsOfChange(statement, sql) }
        try statement.setArguments(arguments(of: sql))
        // SQLite's own functions: GRDB's rows cost a page more than the pages of the file that they are read from.
        let handle = statement.sqliteStatement
        defer { sqlite3_reset(handle) }
        let columns = sqlite3_column_count(handle)
        var rows: [Store.Row] = []
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW:
                var values: [Value] = []
                values.reserveCapacity(Int(columns))
                for index in 0..<columns { values.append(value(of: handle, at: index)) }
                rows.append(Store.Row(values))
            case SQLITE_DONE: return rows
            case let code:
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: code),
                    message: db.sqliteConnection.map { String(cString: sqlite3_errmsg($0)) }, sql: sql.text
                )
            }
        }
    }

    private func value(of statement: OpaquePointer, at index: Int32) -> Value {
        switch sqlite3_column_type(statement, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, index))
        case SQLITE_TEXT:
            guard let text = sqlite3_column_text(statement, index) else { return .null }
            let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, index)))
            return .text(String(decoding: bytes, as: UTF8.self))
        default: return .null
        }
    }

    /// The rows that a change answers, through GRDB, which keeps account of changes.
    private func rowsOfChange(_ statement: Statement, _ sql: Store.SQL) throws -> [Store.Row] {
        let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments(of: sql))
        var rows: [Store.Row] = []
        while let row = try cursor.next() {
            rows.append(
                Store.Row(
                    (0..<row.count).map { index in
                        let value: DatabaseValue = row[index]
                        switch value.storage {
                        case .null, .blob: return .null
                        case .int64(let number): return .integer(number)
                        case .double(let number): return .real(number)
                        case .string(let text): return .text(text)
                        }
                    }
                )
            )
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
