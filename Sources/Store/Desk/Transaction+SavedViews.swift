public import News

extension ReadTransaction {
    /// The views that someone has, in their order, then those that all share.
    public func savedViews(of user: UserID) throws -> [SavedView] {
        try views("SELECT \(viewColumns) FROM saved_view WHERE owner_id = \(user) ORDER BY position, id")
            + sharedViews()
    }

    /// The views that everybody at the desk has, in their order.
    public func sharedViews() throws -> [SavedView] {
        try views("SELECT \(viewColumns) FROM saved_view WHERE owner_id IS NULL ORDER BY position, id")
    }

    public func savedView(_ id: SavedViewID) throws -> SavedView? {
        try views("SELECT \(viewColumns) FROM saved_view WHERE id = \(id)").first
    }

    /// The view that the list opens with for someone.
    public func defaultView(of user: UserID) throws -> SavedViewID? {
        guard var row = try row("SELECT view_id FROM default_view WHERE user_id = \(user)") else { return nil }
        return try row.id()
    }

    private func views(_ sql: SQL) throws -> [SavedView] {
        try rows(sql).map { row in
            var row = row
            return SavedView(
                id: try row.id(), owner: try row.optionalID(), name: try row.text(), query: try row.text(),
                position: try row.int()
            )
        }
    }
}

private let viewColumns: SQL = "id, owner_id, name, query, position"

extension WriteTransaction {
    /// - Parameter owner: `nil` for a view that all share.
    public func insertSavedView(of owner: UserID?, name: String, query: String, position: Int) throws -> SavedViewID {
        try insertedID(
            """
            INSERT INTO saved_view (owner_id, name, query, position) VALUES (\(owner), \(name), \(query), \(position))
            RETURNING id
            """
        )
    }

    public func updateSavedView(_ id: SavedViewID, name: String, position: Int) throws {
        try execute("UPDATE saved_view SET name = \(name), position = \(position) WHERE id = \(id)")
    }

    /// Deletes a view; the list opens whole for whoever had it to begin with.
    public func deleteSavedView(_ id: SavedViewID) throws {
        try execute("DELETE FROM default_view WHERE view_id = \(id)")
        try execute("DELETE FROM saved_view WHERE id = \(id)")
    }

    public func setDefaultView(_ view: SavedViewID?, of user: UserID) throws {
        try execute("DELETE FROM default_view WHERE user_id = \(user)")
        if let view { try execute("INSERT INTO default_view (user_id, view_id) VALUES (\(user), \(view))") }
    }
}
