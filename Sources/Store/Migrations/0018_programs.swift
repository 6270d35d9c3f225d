extension Migration {
    /// With which token a program did something; where sounds and documents are used, and whose portrait a picture is;
    /// authors of whom one was made (docs/decisions/0024).
    static let programs = Migration(18, "programs") { dialect in
        let linked: String =
            switch dialect {
            case .sqlite:
                """
                SELECT DISTINCT f.id, a.id, 1, CASE WHEN a.first_published_at IS NULL THEN 0 ELSE 1 END
                FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision AND r.keyframe IS NULL
                JOIN json_tree(r.content) j ON j.type = 'text' AND j.atom LIKE '/media/files/%'
                JOIN attachment f ON f.content_hash >= SUBSTR(j.atom, 14, 20)
                    AND f.content_hash < SUBSTR(j.atom, 14, 20) || 'g'
                WHERE EXISTS (SELECT 1 FROM attachment)
                """
            case .postgres:
                """
                SELECT DISTINCT f.id, a.id, 1, CASE WHEN a.first_published_at IS NULL THEN 0 ELSE 1 END
                FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision AND r.keyframe IS NULL
                CROSS JOIN LATERAL jsonb_path_query(
                    r.content::jsonb, '$.** ? (@.type() == "string" && @ starts with "/media/files/")'
                ) j (value)
                JOIN attachment f ON f.content_hash >= SUBSTR(j.value #>> '{}', 14, 20)
                    AND f.content_hash < SUBSTR(j.value #>> '{}', 14, 20) || 'g'
                WHERE EXISTS (SELECT 1 FROM attachment)
                """
            }
        return [
            "ALTER TABLE audit ADD COLUMN token TEXT",
            """
            CREATE TABLE attachment_use (
                attachment_id BIGINT NOT NULL REFERENCES attachment (id),
                article_id BIGINT NOT NULL REFERENCES article (id),
                in_draft BIGINT NOT NULL,
                with_readers BIGINT NOT NULL,
                PRIMARY KEY (attachment_id, article_id)
            )\(dialect.clustered)
            """,
            "INSERT INTO attachment_use (attachment_id, article_id, in_draft, with_readers) " + linked,
            "CREATE INDEX contributor_by_picture ON contributor (picture_id) WHERE picture_id IS NOT NULL",
            // Texts of revisions may name an author for ever, so the row stays, and says which one it became.
            "ALTER TABLE contributor ADD COLUMN merged_into BIGINT REFERENCES contributor (id)",
            "CREATE INDEX contributor_by_successor ON contributor (merged_into) WHERE merged_into IS NOT NULL",
        ]
    }
}
