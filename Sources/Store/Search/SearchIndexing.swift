internal import News

extension ReadTransaction {
    /// Which rules an index is made with: how words are folded and their stems found, and its own.
    func searchVersion(of table: Int) -> Int {
        [SearchFolding.version, stemmer.version, BrokenPlurals.version, table].reduce(0) { $0 * 1000 + $1 }
    }
}

extension WriteTransaction {
    /// Empties an index. Taking its rows away one by one takes as long as writing them.
    func remakeSearchTable(_ table: String) throws {
        for statement in ["DROP TABLE \(table)"] + dialect.searchTable(table)
            + dialect.searchTableSettings(table)
        {
            try execute(SQL(frozen: statement))
        }
    }
}

extension Dialect {
    /// What migrations gave an index since it was first made (25 and 26): one that is made anew has it, too.
    fileprivate func searchTableSettings(_ table: String) -> [String] {
        switch self {
        case .sqlite:
            ["INSERT INTO \(table) (\(table), rank) VALUES ('hashsize', 8388608)"]
                + (table == "readers_search" ? ["CREATE INDEX \(table)_facets ON \(table)_content (id, c0)"] : [])
        case .postgres: []
        }
    }
}

/// Makes the search index of what is in a store already, batch by batch; goes on where it was broken off, and begins anew
/// where the rules changed. Meanwhile articles may be written.
struct SearchIndexing {
    private static let batch = 500

    func complete(_ database: any Database) async throws {
        try await database.write { transaction in
            guard var row = try transaction.row("SELECT version FROM search_state WHERE id = 1") else { return }
            let version = transaction.searchVersion(of: SearchEntry.version)
            guard try row.int() != version else { return }
            try transaction.remakeSearchTable("desk_search")
            try transaction.execute(
                "UPDATE search_state SET version = \(version), done_up_to = 0 WHERE id = 1"
            )
        }
        while try await database.write({ try Self.step($0) }) {}
    }

    /// - Returns: Whether there is more to do.
    private static func step(_ transaction: any WriteTransaction) throws -> Bool {
        guard var state = try transaction.row("SELECT done_up_to FROM search_state WHERE id = 1"),
            let done = try state.optionalInteger()
        else { return false }
        var last = done
        let found = try transaction.rows(
            "SELECT id, changed_at FROM article WHERE id > \(done) ORDER BY id LIMIT \(batch)"
        )
        var entries: [SearchEntry] = []
        for var row in found {
            let id = try row.id(ArticleID.self)
            let place = SearchPlace.of(id, changedAt: try row.instant())
            last = id.rawValue
            guard try transaction.row("SELECT rowid FROM desk_search WHERE rowid = \(place)") == nil,
                let entry = try transaction.searchEntry(of: id, content: nil, terms: nil)
            else { continue }
            entries.append(entry)
        }
        try transaction.insert(entries)
        let isWhole = found.count < batch
        try transaction.execute("UPDATE search_state SET done_up_to = \(isWhole ? nil : last) WHERE id = 1")
        return !isWhole
    }
}
