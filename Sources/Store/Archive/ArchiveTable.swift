/// What an archive does with each table of the store (docs/decisions/0032). A table that is in none of the three lists
/// fails a test, so that nothing new is forgotten.
public enum ArchiveTable {
    /// Written row by row, and read back as they were; whoever points at a row comes after it where that can be.
    public static let content: [String] = [
        "publication", "edition", "social_profile", "menu_link", "section", "section_name", "picture", "picture_text",
        "picture_gap", "media_word", "media_mention", "contributor", "contributor_name", "contributor_link", "topic",
        "topic_name", "former_slug", "desk_user", "user_section", "story", "article", "revision", "article_credit",
        "article_topic",
        "correction", "translation", "attachment", "picture_use", "attachment_use", "redirect", "import_record",
        "listing", "archive_day", "archive_month", "desk_credit", "similar_article", "similar_due", "front_version",
        "front_draft", "banner_version", "passage_comment", "notice", "notice_read", "mail_cursor", "saved_view",
        "default_view", "outbox", "publish_receipt", "receipt_arrival", "audit", "webhook", "outbox_reader",
        "delivery",
    ]

    /// Made anew from the rows by the program that reads the archive: the indexes of words.
    public static let remade: Set<String> = [
        "search_state", "desk_search", "readers_search_state", "readers_search", "search_word", "search_slip",
    ]

    /// Left out, each for its reason: what opens a door, and what is of one machine and one moment.
    public static let left: [String: String] = [
        "migration": "The schema says of itself how it came to be.",
        "user_session": "A session opens the desk to whoever holds its token.",
        "one_time_link": "A link makes a password for whoever holds it.",
        "access_token": "A token opens the interface to whoever holds it.",
        "preview_link": "A link shows a draft to whoever holds it.",
        "kept_answer": "Answers are sealed with the tokens of those who asked.",
        "mail": "A message may hold a link that makes a password; those that were sent are history.",
        "attempt": "Who tried passwords here has not tried them elsewhere.",
        "presence": "Who has which article open in which window.",
        "save_mark": "How far each window's saves have come.",
    ]

    /// Whether a table belongs to the store's own workings: an index's parts, the counters of SQLite.
    static func isInternal(_ name: String) -> Bool {
        name.hasPrefix("sqlite_")
            || ["desk_search", "readers_search"].contains { index in
                ["_data", "_idx", "_content", "_docsize", "_config"].contains { name == index + $0 }
            }
    }
}

extension ReadTransaction {
    /// The names of the tables that there are, in their alphabet's order.
    public func archiveTables() throws -> [String] {
        let sql: SQL =
            switch dialect {
            case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            case .postgres:
                "SELECT table_name FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA ORDER BY table_name"
            }
        return try rows(sql).map { row in
            var row = row
            return try row.text()
        }.filter { !ArchiveTable.isInternal($0) }
    }

    /// The columns of a table in their order, and those of its key.
    func archiveColumns(of table: String) throws -> (all: [String], key: [String]) {
        let sql: SQL =
            switch dialect {
            case .sqlite: "SELECT name, pk FROM pragma_table_info(\(table)) ORDER BY cid"
            case .postgres:
                """
                SELECT c.column_name, COALESCE(k.ordinal_position, 0) FROM information_schema.columns c
                LEFT JOIN information_schema.table_constraints t ON t.table_schema = c.table_schema
                    AND t.table_name = c.table_name AND t.constraint_type = 'PRIMARY KEY'
                LEFT JOIN information_schema.key_column_usage k ON k.constraint_name = t.constraint_name
                    AND k.table_name = c.table_name AND k.column_name = c.column_name
                WHERE c.table_schema = CURRENT_SCHEMA AND c.table_name = \(table) ORDER BY c.ordinal_position
                """
            }
        var all: [String] = []
        var key: [(place: Int, name: String)] = []
        for var row in try rows(sql) {
            let name = try row.text()
            all.append(name)
            let place = try row.int()
            if place > 0 { key.append((place, name)) }
        }
        return (all, key.sorted { $0.place < $1.place }.map(\.name))
    }

    /// The highest number that a table ever gave, where it gives none twice.
    func archiveCounter(of table: String) throws -> Int64? {
        // PostgreSQL tells its sequences by another name; the driver to come says which.
        guard dialect == .sqlite, var row = try row("SELECT seq FROM sqlite_sequence WHERE name = \(table)") else {
            return nil
        }
        return try row.integer()
    }
}
