extension Migration {
    /// SQLite's indexes of words gather 8 MB of a transaction before they write, instead of 1 MB: an archive that comes in
    /// makes fewer pieces, which are merged less often. A single article never fills it.
    static let wordBuffers = Migration(25, "word_buffers") { dialect in
        switch dialect {
        case .sqlite:
            ["desk_search", "readers_search"].map { table in
                "INSERT INTO \(table) (\(table), rank) VALUES ('hashsize', 8388608)"
            }
        case .postgres: []
        }
    }
}
