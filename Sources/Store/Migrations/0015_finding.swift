internal import News

extension Migration {
    /// The desk's search index, whom articles are given to, and views of the list (docs/decisions/0020).
    static let finding = Migration(15, "finding") { dialect in
        [
            "ALTER TABLE article ADD COLUMN assignee_id BIGINT",
            "CREATE INDEX article_by_assignee ON article (assignee_id, changed_at, id) WHERE assignee_id IS NOT NULL",
            // Comments that wait: few, and found without a look at those that are done.
            "CREATE INDEX passage_comment_open ON passage_comment (article_id, id) WHERE resolved_at IS NULL",
            """
            CREATE TABLE saved_view (
                id \(dialect.identity),
                owner_id BIGINT REFERENCES desk_user (id),
                name TEXT NOT NULL CHECK (name <> ''),
                query TEXT NOT NULL,
                position BIGINT NOT NULL
            )
            """,
            "CREATE INDEX saved_view_by_owner ON saved_view (owner_id, position, id)",
            """
            CREATE TABLE default_view (
                user_id BIGINT PRIMARY KEY REFERENCES desk_user (id),
                view_id BIGINT NOT NULL REFERENCES saved_view (id)
            )
            """,
            "CREATE INDEX default_view_by_view ON default_view (view_id)",
            // Which rules the index was made with, and up to which article it is made; nothing where it is whole.
            """
            CREATE TABLE search_state (
                id BIGINT PRIMARY KEY CHECK (id = 1),
                version BIGINT NOT NULL,
                done_up_to BIGINT
            )
            """,
            "INSERT INTO search_state (id, version, done_up_to) VALUES (1, 0, 0)",
        ] + dialect.searchTable("desk_search")
    }
}

extension Dialect {
    /// A table of texts as words that are folded already (`SearchFolding`), with one space between. Its key rises with
    /// time (`SearchPlace`), so that the newest are found first and a search for a common word ends early.
    func searchTable(_ table: String) -> [String] {
        switch self {
        case .sqlite:
            [
                """
                CREATE VIRTUAL TABLE \(table) USING fts5(
                    facets, terms, tokenize = "ascii tokenchars '_'", prefix = '3 4'
                )
                """
            ]
        case .postgres:
            [
                """
                CREATE TABLE \(table) (
                    rowid BIGINT PRIMARY KEY,
                    facets TEXT NOT NULL,
                    terms TEXT NOT NULL,
                    words tsvector NOT NULL GENERATED ALWAYS AS
                        (array_to_tsvector(string_to_array(facets || ' ' || terms, ' '))) STORED
                )
                """,
                "CREATE INDEX \(table)_by_word ON \(table) USING gin (words)",
            ]
        }
    }
}
