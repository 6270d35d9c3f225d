internal import News

extension Migration {
    /// The readers' search: its index, the archive's own words for those who slip, and what means the same
    /// (docs/decisions/0022).
    static let readersSearch = Migration(20, "readers_search") { dialect in
        [
            "ALTER TABLE publication ADD COLUMN synonyms TEXT NOT NULL DEFAULT ''",
            // Which rules the index was made with, and up to which article it is made; nothing where it is whole.
            """
            CREATE TABLE readers_search_state (
                id BIGINT PRIMARY KEY CHECK (id = 1),
                version BIGINT NOT NULL,
                done_up_to BIGINT
            )
            """,
            "INSERT INTO readers_search_state (id, version, done_up_to) VALUES (1, -1, 0)",
            // Words of headlines, standfirsts and names: folded, as last written, in how many articles.
            """
            CREATE TABLE search_word (
                edition_id BIGINT NOT NULL,
                word TEXT NOT NULL,
                written TEXT NOT NULL,
                articles BIGINT NOT NULL,
                PRIMARY KEY (edition_id, word)
            )\(dialect.clustered)
            """,
            // Each of them without each of its letters, and whole.
            """
            CREATE TABLE search_slip (
                edition_id BIGINT NOT NULL,
                slip TEXT NOT NULL,
                word TEXT NOT NULL,
                PRIMARY KEY (edition_id, slip, word)
            )\(dialect.clustered)
            """,
            // What is similar to an article, made when either is published.
            """
            CREATE TABLE similar_article (
                article_id BIGINT NOT NULL,
                other_id BIGINT NOT NULL,
                weight BIGINT NOT NULL,
                PRIMARY KEY (article_id, other_id)
            )\(dialect.clustered)
            """,
            "CREATE INDEX similar_article_by_other ON similar_article (other_id, article_id)",
        ] + dialect.searchTable("readers_search")
    }
}
