extension Migration {
    /// The media library: where pictures come from, what is said of them and where they are shown; sounds and documents.
    static let media = Migration(9, "media") { dialect in
        // Words are found by their beginning, which needs the order of bytes.
        let bytes = dialect == .postgres ? " COLLATE \"C\"" : ""
        let shown: String =
            switch dialect {
            case .sqlite:
                """
                SELECT DISTINCT CAST(j.value AS INTEGER), a.id, 1, CASE WHEN a.first_published_at IS NULL THEN 0 ELSE 1 END
                FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision AND r.keyframe IS NULL
                JOIN json_tree(r.content) j ON j.key IN ('picture', 'leadPicture') AND j.type = 'integer'
                JOIN picture p ON p.id = j.value
                """
            case .postgres:
                """
                SELECT DISTINCT j.value::bigint, a.id, 1, CASE WHEN a.first_published_at IS NULL THEN 0 ELSE 1 END
                FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision AND r.keyframe IS NULL
                CROSS JOIN LATERAL (
                    SELECT jsonb_path_query(r.content::jsonb, '$.**.picture') #>> '{}' AS value
                    UNION SELECT r.content::jsonb #>> '{leadPicture}'
                ) j
                JOIN picture p ON p.id = j.value::bigint WHERE j.value IS NOT NULL
                """
            }
        return [
            "ALTER TABLE picture ADD COLUMN crops TEXT",
            "ALTER TABLE picture ADD COLUMN expires_on BIGINT",
            "ALTER TABLE picture ADD COLUMN file_name TEXT",
            "ALTER TABLE picture ADD COLUMN byte_count BIGINT",
            "ALTER TABLE picture ADD COLUMN added_at BIGINT",
            "ALTER TABLE picture ADD COLUMN added_by BIGINT",
            "ALTER TABLE picture ADD COLUMN added_by_name TEXT",
            "ALTER TABLE picture ADD COLUMN creator TEXT",
            "ALTER TABLE picture ADD COLUMN headline TEXT",
            "ALTER TABLE picture ADD COLUMN taken_on TEXT",
            "ALTER TABLE picture ADD COLUMN version BIGINT NOT NULL DEFAULT 1",
            // Pictures from before have their words put into the index by the program, which knows the languages.
            "ALTER TABLE picture ADD COLUMN is_indexed BIGINT NOT NULL DEFAULT 0",
            "CREATE INDEX picture_unindexed ON picture (is_indexed, id) WHERE is_indexed = 0",
            "CREATE INDEX picture_by_expiry ON picture (expires_on, id) WHERE expires_on IS NOT NULL",
            "UPDATE picture SET credit_line = NULL WHERE TRIM(credit_line) = ''",
            // A row for each thing that a picture lacks: such lists are short, and must not walk the whole library.
            """
            CREATE TABLE picture_gap (
                gap TEXT NOT NULL,
                picture_id BIGINT NOT NULL REFERENCES picture (id),
                PRIMARY KEY (gap, picture_id)
            )\(dialect.clustered)
            """,
            "INSERT INTO picture_gap (gap, picture_id) SELECT 'credit', id FROM picture WHERE credit_line IS NULL",
            """
            INSERT INTO picture_gap (gap, picture_id) SELECT 'altText', p.id FROM picture p
            WHERE NOT EXISTS (SELECT 1 FROM picture_text t WHERE t.picture_id = p.id AND TRIM(t.alt_text) <> '')
            """,
            """
            CREATE TABLE media_word (kind TEXT NOT NULL, word TEXT\(bytes) NOT NULL, PRIMARY KEY (kind, word))\(dialect.clustered)
            """,
            """
            CREATE TABLE media_mention (
                kind TEXT NOT NULL,
                word TEXT\(bytes) NOT NULL,
                item BIGINT NOT NULL,
                PRIMARY KEY (kind, word, item)
            )\(dialect.clustered)
            """,
            "CREATE INDEX media_mention_by_item ON media_mention (kind, item, word)",
            """
            CREATE TABLE picture_use (
                picture_id BIGINT NOT NULL REFERENCES picture (id),
                article_id BIGINT NOT NULL REFERENCES article (id),
                in_draft BIGINT NOT NULL,
                with_readers BIGINT NOT NULL,
                PRIMARY KEY (picture_id, article_id)
            )\(dialect.clustered)
            """,
            "INSERT INTO picture_use (picture_id, article_id, in_draft, with_readers) " + shown,
            """
            CREATE TABLE attachment (
                id \(dialect.identity),
                content_hash TEXT NOT NULL UNIQUE,
                format TEXT NOT NULL,
                byte_count BIGINT NOT NULL,
                title TEXT NOT NULL CHECK (title <> ''),
                file_name TEXT NOT NULL,
                added_at BIGINT NOT NULL,
                added_by BIGINT,
                added_by_name TEXT NOT NULL,
                version BIGINT NOT NULL DEFAULT 1
            )
            """,
        ]
    }
}
