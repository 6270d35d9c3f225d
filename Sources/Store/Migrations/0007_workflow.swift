extension Migration {
    /// The way of an article to its readers: a draft beyond what they get, its times, who saved what, and the indexes
    /// that the desk's lists are read from (docs/decisions/0010).
    static let workflow = Migration(7, "workflow") { dialect in
        [
            "ALTER TABLE article ADD COLUMN draft_revision BIGINT NOT NULL DEFAULT 1 CHECK (draft_revision >= 1)",
            "ALTER TABLE article ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE article ADD COLUMN created_by BIGINT",
            "ALTER TABLE article ADD COLUMN scheduled_for BIGINT",
            "ALTER TABLE article ADD COLUMN embargoed_until BIGINT",
            "ALTER TABLE article ADD COLUMN withdrawal_note TEXT",
            "ALTER TABLE article ADD COLUMN kill_reason TEXT",
            "UPDATE article SET draft_revision = revision WHERE revision <> 1",
            "UPDATE article SET changed_at = COALESCE(published_at, 0)",
            "ALTER TABLE revision ADD COLUMN author_id BIGINT",
            "ALTER TABLE revision ADD COLUMN author_name TEXT",
            "ALTER TABLE revision ADD COLUMN tab TEXT",
            "ALTER TABLE revision ADD COLUMN section_id BIGINT REFERENCES section (id)",
            "ALTER TABLE revision ADD COLUMN slug TEXT",
            // Where it is set, `content` is a splice into that revision's.
            "ALTER TABLE revision ADD COLUMN keyframe BIGINT",
            "DROP INDEX article_by_section",
            // The last columns of an index answer the rest of a filter without a look at each article.
            "CREATE INDEX article_by_section ON article (section_id, changed_at, id, edition_id, state)",
            "CREATE INDEX article_by_change ON article (changed_at, id)",
            "CREATE INDEX article_by_edition ON article (edition_id, changed_at, id)",
            // Nearly all articles are published, and lists of those are read from the other indexes.
            "CREATE INDEX article_by_state ON article (state, changed_at, id, edition_id, section_id) WHERE state <> 'published'",
            "CREATE INDEX article_by_creator ON article (created_by, changed_at, id) WHERE created_by IS NOT NULL",
            "CREATE INDEX article_by_due_time ON article (scheduled_for, id) WHERE scheduled_for IS NOT NULL",
            // Its last three are the article's own, so that a filter need not look at the articles of an agency one by one.
            """
            CREATE TABLE desk_credit (
                contributor_id BIGINT NOT NULL REFERENCES contributor (id),
                changed_at BIGINT NOT NULL,
                article_id BIGINT NOT NULL REFERENCES article (id),
                edition_id BIGINT NOT NULL,
                section_id BIGINT NOT NULL,
                state TEXT NOT NULL,
                PRIMARY KEY (contributor_id, changed_at, article_id)
            )\(dialect.clustered)
            """,
            """
            INSERT INTO desk_credit (contributor_id, changed_at, article_id, edition_id, section_id, state)
            SELECT DISTINCT c.contributor_id, a.changed_at, a.id, a.edition_id, a.section_id, a.state
            FROM article_credit c JOIN article a ON a.id = c.article_id
            """,
        ]
    }
}
