extension Migration {
    /// What a search counts of an article that it found stands behind the words in SQLite's table of it, in as many pages
    /// of the store as there are articles; an index holds it in a fiftieth of them. And the larger buffers again, which
    /// an index that was made anew had lost.
    static let foundFacets = Migration(26, "found_facets") { dialect in
        switch dialect {
        case .sqlite:
            [
                "CREATE INDEX IF NOT EXISTS readers_search_facets ON readers_search_content (id, c0)",
                "INSERT INTO desk_search (desk_search, rank) VALUES ('hashsize', 8388608)",
                "INSERT INTO readers_search (readers_search, rank) VALUES ('hashsize', 8388608)",
            ]
        case .postgres: []
        }
    }
}
