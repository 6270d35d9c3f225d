internal import News

extension Migration {
    /// The corrections of a whole edition in the order of time.
    static let corrections = Migration(16, "corrections") { _ in
        ["CREATE INDEX correction_by_time ON correction (published_at, article_id)"]
    }
}
