public import News

extension ReadTransaction {
    /// The tries at `subject` that are on record.
    public func attempts(at subject: String) throws -> Attempts? {
        try row("SELECT weight, last_at FROM attempt WHERE subject = \(subject)").map { row in
            var row = row
            return Attempts(weight: try row.int(), lastAt: try row.instant())
        }
    }
}

extension WriteTransaction {
    public func saveAttempts(_ attempts: Attempts, at subject: String) throws {
        try execute(
            """
            INSERT INTO attempt (subject, weight, last_at) VALUES (\(subject), \(attempts.weight), \(attempts.lastAt))
            ON CONFLICT (subject) DO UPDATE SET weight = excluded.weight, last_at = excluded.last_at
            """
        )
    }

    public func deleteAttempts(at subject: String) throws {
        try execute("DELETE FROM attempt WHERE subject = \(subject)")
    }
}
