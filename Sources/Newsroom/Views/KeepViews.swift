public import News
internal import Store

/// Keeps the views of the desk's list: everyone their own, chief editors those that all share.
public struct KeepViews: Sendable {
    public enum Direction: String, Sendable { case up, down }

    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// Gives a filter a name.
    /// - Parameters:
    ///   - query: The filter as it stands in an address.
    ///   - isShared: Whether everybody has it.
    /// - Throws: `NewsError(.invalid)` for a name that is none or too many views, `.forbidden`.
    @discardableResult
    public func save(name: String, query: String, isShared: Bool, by actor: Actor) async throws -> SavedViewID {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let (actor, user) = try transaction.person(actor)
            if isShared { try actor.require(.shareViews) }
            let name = try Self.checked(name)
            guard query.utf8.count <= SavedView.longestQuery else {
                throw NewsError(.invalid, "The filter is too long to be kept.", field: "name")
            }
            let known = isShared ? try transaction.sharedViews() : try transaction.ownViews(of: user)
            guard known.count < SavedView.most else {
                throw NewsError(.invalid, "There are too many views.", field: "name", help: "Delete one first.")
            }
            let id = try transaction.insertSavedView(
                of: isShared ? nil : user, name: name, query: query, position: (known.last?.position ?? 0) + 1
            )
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "SaveView", subject: "view:\(id.rawValue)",
                detail: (isShared ? "shared: " : "") + name
            )
            return id
        }
    }

    public func rename(_ id: SavedViewID, to name: String, by actor: Actor) async throws {
        try await changing(id, "RenameView", by: actor) { transaction, view in
            let name = try Self.checked(name)
            try transaction.updateSavedView(id, name: name, position: view.position)
            return "\(view.name) → \(name)"
        }
    }

    /// Takes a view one place up or down among its owner's.
    public func move(_ id: SavedViewID, _ direction: Direction, by actor: Actor) async throws {
        try await changing(id, "MoveView", by: actor) { transaction, view in
            var views = try view.owner.map { try transaction.ownViews(of: $0) } ?? transaction.sharedViews()
            guard let place = views.firstIndex(where: { $0.id == id }) else { return nil }
            let other = direction == .up ? place - 1 : place + 1
            guard views.indices.contains(other) else { return nil }
            views.swapAt(place, other)
            for (position, view) in views.enumerated() where view.position != position + 1 {
                try transaction.updateSavedView(view.id, name: view.name, position: position + 1)
            }
            return "\(view.name) \(direction.rawValue)"
        }
    }

    public func delete(_ id: SavedViewID, by actor: Actor) async throws {
        try await changing(id, "DeleteView", by: actor) { transaction, view in
            try transaction.deleteSavedView(id)
            return view.name
        }
    }

    /// Has the list open with a view for the actor; with `nil`, whole.
    public func setDefault(_ id: SavedViewID?, by actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let (actor, user) = try transaction.person(actor)
            if let id {
                guard let view = try transaction.savedView(id), view.owner == nil || view.owner == user else {
                    throw Self.missing
                }
            }
            try transaction.setDefaultView(id, of: user)
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "SetDefaultView", subject: id.map { "view:\($0.rawValue)" },
                detail: nil
            )
        }
    }

    /// - Parameter body: Answers what the log says; nothing, where nothing changed.
    private func changing(
        _ id: SavedViewID, _ verb: String, by actor: Actor,
        _ body: @escaping @Sendable (any WriteTransaction, SavedView) throws -> String?
    ) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let (actor, user) = try transaction.person(actor)
            guard let view = try transaction.savedView(id), view.owner == nil || view.owner == user else {
                // Nobody is told of what others keep for themselves.
                throw Self.missing
            }
            if view.owner == nil { try actor.require(.shareViews) }
            guard let detail = try body(transaction, view) else { return }
            try transaction.audit(
                at: now, actor: actor.auditName, verb: verb, subject: "view:\(id.rawValue)", detail: detail
            )
        }
    }

    private static var missing: NewsError { NewsError(.notFound, "There is no such view.") }

    private static func checked(_ name: String) throws -> String {
        let name = name.trimmed
        guard !name.isEmpty, name.count <= SavedView.longestName else {
            throw NewsError(.invalid, "Give the view a name that is not too long.", field: "name")
        }
        return name
    }
}

extension ReadTransaction {
    /// The actor as the store has them now, who must be someone.
    fileprivate func person(_ actor: Actor) throws -> (Actor, UserID) {
        let current = try current(actor)
        guard let user = current.userID else {
            throw NewsError(.invalid, "Only people keep views.", field: "actor")
        }
        return (current, user)
    }

    fileprivate func ownViews(of user: UserID) throws -> [SavedView] {
        try savedViews(of: user).filter { $0.owner == user }
    }
}
