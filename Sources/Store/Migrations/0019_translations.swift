internal import News

extension Migration {
    /// Which article translates which, up to which revision; and one article of a story in each edition
    /// (docs/decisions/0023).
    static let translations = Migration(19, "translations") { dialect in
        [
            // Nothing kept two apart before; the older stays.
            """
            UPDATE article SET story_id = NULL WHERE story_id IS NOT NULL AND EXISTS (
                SELECT 1 FROM article o
                WHERE o.story_id = article.story_id AND o.edition_id = article.edition_id AND o.id < article.id
            )
            """,
            "DROP INDEX article_by_story",
            "CREATE UNIQUE INDEX article_by_story ON article (story_id, edition_id) WHERE story_id IS NOT NULL",
            """
            CREATE TABLE translation (
                article_id BIGINT PRIMARY KEY REFERENCES article (id),
                edition_id BIGINT NOT NULL REFERENCES edition (id),
                original_id BIGINT NOT NULL REFERENCES article (id),
                original_revision BIGINT NOT NULL CHECK (original_revision >= 1),
                behind_since BIGINT,
                CHECK (original_id <> article_id)
            )
            """,
            "CREATE INDEX translation_by_original ON translation (original_id)",
            // Those whose original says something else by now: few, and newest first.
            """
            CREATE INDEX translation_behind ON translation (behind_since, article_id) WHERE behind_since IS NOT NULL
            """,
            """
            CREATE INDEX translation_behind_in_edition ON translation (edition_id, behind_since, article_id)
            WHERE behind_since IS NOT NULL
            """,
        ]
    }
}
