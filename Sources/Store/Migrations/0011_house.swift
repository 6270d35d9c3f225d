extension Migration {
    /// What the desk's own screens about the publication need: the audit log by person, verb and subject; versions, so
    /// that nobody overwrites another's change; names to find topics and authors by, counts, menus.
    static let house = Migration(11, "house") { dialect in
        let audit = [
            "CREATE INDEX audit_by_time ON audit (at, id)",
            "CREATE INDEX audit_by_actor ON audit (actor, at, id)",
            "CREATE INDEX audit_by_verb ON audit (verb, at, id)",
            "CREATE INDEX audit_by_actor_and_verb ON audit (actor, verb, at, id)",
            "CREATE INDEX audit_by_subject ON audit (subject, at, id) WHERE subject IS NOT NULL",
        ]
        let topics = [
            "ALTER TABLE topic ADD COLUMN version BIGINT NOT NULL DEFAULT 1",
            "ALTER TABLE topic ADD COLUMN articles BIGINT NOT NULL DEFAULT 0",
            // Texts of revisions may name a topic for ever, so its row stays, and says which one it became.
            "ALTER TABLE topic ADD COLUMN retired_at BIGINT",
            "ALTER TABLE topic ADD COLUMN merged_into BIGINT REFERENCES topic (id)",
            "CREATE INDEX topic_by_successor ON topic (merged_into) WHERE merged_into IS NOT NULL",
            "CREATE INDEX article_topic_by_topic ON article_topic (topic_id, article_id)",
            "UPDATE topic SET articles = (SELECT COUNT(*) FROM article_topic t WHERE t.topic_id = topic.id)",
            "ALTER TABLE topic_name ADD COLUMN folded TEXT NOT NULL DEFAULT ''",
            "CREATE INDEX topic_name_by_folded ON topic_name (edition_id, folded, topic_id)",
        ]
        let authors = [
            "ALTER TABLE contributor ADD COLUMN version BIGINT NOT NULL DEFAULT 1",
            "ALTER TABLE contributor ADD COLUMN picture_id BIGINT REFERENCES picture (id)",
            """
            CREATE TABLE contributor_link (
                contributor_id BIGINT NOT NULL REFERENCES contributor (id),
                position BIGINT NOT NULL,
                target TEXT NOT NULL,
                PRIMARY KEY (contributor_id, position)
            )\(dialect.clustered)
            """,
            "ALTER TABLE contributor_name ADD COLUMN folded TEXT NOT NULL DEFAULT ''",
            "CREATE INDEX contributor_name_by_folded ON contributor_name (edition_id, folded, contributor_id)",
        ]
        let rest = [
            "ALTER TABLE section ADD COLUMN version BIGINT NOT NULL DEFAULT 1",
            "ALTER TABLE section ADD COLUMN retired_at BIGINT",
            "CREATE INDEX redirect_by_target ON redirect (target)",
            "ALTER TABLE publication ADD COLUMN version BIGINT NOT NULL DEFAULT 1",
            "ALTER TABLE publication ADD COLUMN policy TEXT",
            """
            CREATE TABLE menu_link (
                edition_id BIGINT NOT NULL REFERENCES edition (id),
                place TEXT NOT NULL,
                position BIGINT NOT NULL,
                label TEXT NOT NULL CHECK (label <> ''),
                target TEXT NOT NULL,
                PRIMARY KEY (edition_id, place, position)
            )\(dialect.clustered)
            """,
        ]
        return audit + dialect.keptWhole("audit") + topics + dialect.topicCounts + authors + rest
            + folding("topic_name")
            + folding("contributor_name")
    }

    /// Statements after which `folded` is the name without case and accents, as near to the program's own folding as both
    /// stores' SQL comes; names written later are folded by the program. One statement a letter, since parsers nest no
    /// deeper than some dozens.
    private static func folding(_ table: String) -> [String] {
        let letters: [(String, String)] = [
            ("a", "àáâãäåÀÁÂÃÄÅ"), ("c", "çÇ"), ("e", "èéêëÈÉÊË"), ("i", "ìíîïÌÍÎÏ"), ("n", "ñÑ"), ("o", "òóôõöÒÓÔÕÖ"),
            ("u", "ùúûüÙÚÛÜ"), ("y", "ýÿÝŸ"), ("''", "’"),
        ]
        return ["UPDATE \(table) SET folded = LOWER(name)"]
            + letters.map { plain, accented in
                let replaced = accented.reduce("folded") { "REPLACE(\($0), '\($1)', '\(plain)')" }
                return "UPDATE \(table) SET folded = \(replaced)"
            }
    }
}

extension Dialect {
    /// What `appendOnly` leaves open: an `INSERT OR REPLACE` in SQLite, and `TRUNCATE` in PostgreSQL.
    fileprivate func keptWhole(_ table: String) -> [String] {
        switch self {
        case .sqlite:
            [
                """
                CREATE TRIGGER \(table)_no_replace BEFORE INSERT ON \(table)
                WHEN EXISTS (SELECT 1 FROM \(table) t WHERE t.id = NEW.id)
                BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END
                """
            ]
        case .postgres:
            [
                """
                CREATE TRIGGER \(table)_no_truncate BEFORE TRUNCATE ON \(table)
                FOR EACH STATEMENT EXECUTE FUNCTION \(table)_append_only()
                """
            ]
        }
    }

    /// Keeps `topic.articles`, whoever writes an article's topics.
    fileprivate var topicCounts: [String] {
        switch self {
        case .sqlite:
            [
                """
                CREATE TRIGGER article_topic_added AFTER INSERT ON article_topic
                BEGIN UPDATE topic SET articles = articles + 1 WHERE id = NEW.topic_id; END
                """,
                """
                CREATE TRIGGER article_topic_removed AFTER DELETE ON article_topic
                BEGIN UPDATE topic SET articles = articles - 1 WHERE id = OLD.topic_id; END
                """,
            ]
        case .postgres:
            [
                """
                CREATE FUNCTION article_topic_count() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'INSERT' THEN
                        UPDATE topic SET articles = articles + 1 WHERE id = NEW.topic_id;
                    ELSE
                        UPDATE topic SET articles = articles - 1 WHERE id = OLD.topic_id;
                    END IF;
                    RETURN NULL;
                END $$
                """,
                """
                CREATE TRIGGER article_topic_count AFTER INSERT OR DELETE ON article_topic
                FOR EACH ROW EXECUTE FUNCTION article_topic_count()
                """,
            ]
        }
    }
}
