internal import News

/// Makes the readers' index of what is published already, batch by batch; goes on where it was broken off, and begins
/// anew where the rules of folding or of stems changed. Meanwhile articles may be written.
struct ReaderIndexing {
    private static let batch = 500

    func complete(_ database: any Database) async throws {
        try await database.write { transaction in
            let version = transaction.searchVersion(of: ReaderEntry.version)
            guard var row = try transaction.row("SELECT version FROM readers_search_state WHERE id = 1"),
                try row.int() != version
            else { return }
            try transaction.remakeSearchTable("readers_search")
            try transaction.execute("DELETE FROM search_word")
            try transaction.execute("DELETE FROM search_slip")
            try transaction.execute(
                "UPDATE readers_search_state SET version = \(version), done_up_to = 0 WHERE id = 1"
            )
        }
        while try await database.write({ try Self.step($0) }) {}
    }

    /// - Returns: Whether there is more to do.
    private static func step(_ transaction: any WriteTransaction) throws -> Bool {
        guard var state = try transaction.row("SELECT done_up_to FROM readers_search_state WHERE id = 1"),
            let done = try state.optionalInteger()
        else { return false }
        var last = done
        let found = try transaction.rows(
            "SELECT id, state, published_at, revision FROM article WHERE id > \(done) ORDER BY id LIMIT \(batch)"
        )
        var articles: [(ArticleID, ArticleContent)] = []
        for var row in found {
            let id = try row.id(ArticleID.self)
            last = id.rawValue
            guard try row.text() == ArticleState.published.rawValue, let publishedAt = try row.optionalInstant() else {
                continue
            }
            let revision = try row.int()
            let place = SearchPlace.of(id, changedAt: publishedAt)
            guard try transaction.row("SELECT rowid FROM readers_search WHERE rowid = \(place)") == nil,
                let content = try transaction.revision(revision, of: id)?.content
            else { continue }
            articles.append((id, content))
        }
        try transaction.indexForReaders(articles)
        let isWhole = found.count < batch
        try transaction.execute("UPDATE readers_search_state SET done_up_to = \(isWhole ? nil : last) WHERE id = 1")
        return !isWhole
    }
}
