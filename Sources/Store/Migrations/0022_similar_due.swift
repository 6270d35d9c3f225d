extension Migration {
    /// Which published articles have yet to be related with others (docs/decisions/0026): those of archives that come
    /// whole, and at first all that are there.
    static let similarDue = Migration(22, "similar_due") { dialect in
        [
            "CREATE TABLE similar_due (article_id BIGINT PRIMARY KEY)\(dialect.clustered)",
            "INSERT INTO similar_due (article_id) SELECT id FROM article WHERE state = 'published'",
        ]
    }
}
