internal import News

extension ReadTransaction {
    /// How many rows an archive of this snapshot has.
    public func archiveCount() throws -> Int {
        try ArchiveTable.content.reduce(0) { sum, table in
            guard var row = try row(SQL(frozen: "SELECT COUNT(*) FROM \(table)")) else { return sum }
            return sum + (try row.int())
        }
    }

    /// The number of the newest migration that the store has.
    public func schemaNumber() throws -> Int {
        guard var row = try row("SELECT COALESCE(MAX(number), 0) FROM migration") else { return 0 }
        return try row.int()
    }

    /// Every row of the content's tables in the order of their keys, some at a time, so that it takes no memory however
    /// many there are. The same rows come as the same lines.
    /// - Parameter write: Takes a line and whether it is a row.
    public func eachArchiveLine(_ write: (ArchiveLine) throws -> Void) throws {
        for table in ArchiveTable.content {
            let (columns, key) = try archiveColumns(of: table)
            guard !columns.isEmpty, !key.isEmpty else {
                throw NewsError(.fault, "The table “\(table)” has no key.")
            }
            // Names of our own schema, and none given by anyone.
            let places = key.compactMap { columns.firstIndex(of: $0) }
            let names = columns.joined(separator: ", ")
            let order = key.joined(separator: ", ")
            let marks = Array(repeating: "?", count: key.count).joined(separator: ", ")
            // Bodies are long, and all other rows short.
            let limit = table == "revision" ? 100 : 500
            var last: [Value]?
            while true {
                let range = last == nil ? "" : " WHERE (\(order)) > (\(marks))"
                let found = try rows(
                    SQL(
                        frozen: "SELECT \(names) FROM \(table)\(range) ORDER BY \(order) LIMIT \(limit)",
                        arguments: last ?? []
                    )
                )
                for row in found {
                    try write(.row(table: table, zip(columns, row.all).map { ArchiveLine.Column($0, $1) }))
                }
                guard found.count == limit, let end = found.last?.all else { break }
                last = places.map { end[$0] }
            }
            if let counter = try archiveCounter(of: table) { try write(.counter(table: table, last: counter)) }
        }
    }
}
