public import News

extension ReadTransaction {
    /// The log of who did what, the newest line first.
    /// - Parameter before: The line to go on from; `nil` begins at the newest.
    public func auditTrail(before: Int64? = nil, limit: Int) throws -> [AuditLine] {
        try rows(
            """
            SELECT id, at, actor, verb, subject, detail FROM audit
            WHERE id < \(before ?? Int64.max) ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            var row = row
            return AuditLine(
                id: try row.integer(), at: try row.instant(), actor: try row.text(), verb: try row.text(),
                subject: try row.optionalText(), detail: try row.optionalText()
            )
        }
    }
}
