internal import News

/// Takes the rows of an archive into a store that holds nothing yet, within one transaction.
public struct ArchiveLoading {
    private let transaction: any WriteTransaction
    /// The columns of the tables met so far.
    private var known: [String: [String]] = [:]
    /// How many rows were taken.
    public private(set) var rows = 0

    /// Empties the store: its schema brought a few rows with it.
    /// - Throws: `NewsError(.conflict)` when there is a publication already.
    public init(_ transaction: any WriteTransaction) throws {
        self.transaction = transaction
        guard try transaction.row("SELECT 1 FROM publication") == nil else {
            throw NewsError(
                .conflict, "There is a publication already, and an archive is a whole one.",
                help: "Take a new or an empty folder."
            )
        }
        // Who points at whom is looked at when all are there.
        if transaction.dialect == .sqlite { try transaction.execute("PRAGMA defer_foreign_keys = ON") }
        let tables = Set(try transaction.archiveTables())
        for table in ArchiveTable.content.reversed() where tables.contains(table) {
            try transaction.execute(SQL(frozen: "DELETE FROM \(table)"))
        }
    }

    /// - Throws: `NewsError(.invalid)` for a table or a column that the schema has not, or a row that breaks its rules.
    public mutating func take(_ columns: [ArchiveLine.Column], of table: String) throws {
        let all = try self.columns(of: table)
        if let wrong = columns.first(where: { !all.contains($0.name) }) {
            throw NewsError(.invalid, "“\(table)” has no column “\(wrong.name.prefix(60))”.")
        }
        guard columns.count == all.count else {
            let missing = all.first { name in !columns.contains { $0.name == name } } ?? ""
            throw NewsError(.invalid, "The row of “\(table)” has no “\(missing)”.")
        }
        // They were found among the schema's own.
        let names = columns.map(\.name).joined(separator: ", ")
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        do {
            try transaction.execute(
                SQL(frozen: "INSERT INTO \(table) (\(names)) VALUES (\(marks))", arguments: columns.map(\.value))
            )
        } catch {
            throw NewsError(.invalid, "The store refuses this row of “\(table)”.", underlying: error)
        }
        rows += 1
    }

    /// - Throws: `NewsError(.invalid)` for a table that counts nothing.
    public mutating func take(counter last: Int64, of table: String) throws {
        _ = try columns(of: table)
        guard transaction.dialect == .sqlite else { return }
        try transaction.execute("DELETE FROM sqlite_sequence WHERE name = \(table)")
        try transaction.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (\(table), \(last))")
    }

    /// Looks whether everything that is pointed at is there, and has the indexes of words made anew at the next opening.
    public func finish() throws {
        guard try transaction.row("SELECT 1 FROM publication") != nil else {
            throw NewsError(.invalid, "The archive holds no publication.")
        }
        // Counted by the store itself while the rows came.
        try transaction.execute(
            "UPDATE topic SET articles = (SELECT COUNT(*) FROM article_topic t WHERE t.topic_id = topic.id)"
        )
        let tables = Set(try transaction.archiveTables())
        if tables.contains("search_state") {
            try transaction.execute("UPDATE search_state SET version = -1, done_up_to = 0")
        }
        if tables.contains("readers_search_state") {
            try transaction.execute("UPDATE readers_search_state SET version = -1, done_up_to = 0")
        }
        guard transaction.dialect == .sqlite else { return }
        if var row = try transaction.row(#"SELECT "table", parent FROM pragma_foreign_key_check LIMIT 1"#) {
            throw NewsError(
                .invalid, "A row of “\(try row.text())” points at a row of “\(try row.text())” that is not there."
            )
        }
    }

    private mutating func columns(of table: String) throws -> [String] {
        if let columns = known[table] { return columns }
        guard ArchiveTable.content.contains(table) else {
            throw NewsError(.invalid, "“\(table.prefix(60))” is no table of an archive.")
        }
        let columns = try transaction.archiveColumns(of: table).all
        guard !columns.isEmpty else { throw NewsError(.invalid, "The schema of the archive has no “\(table)”.") }
        known[table] = columns
        return columns
    }
}
