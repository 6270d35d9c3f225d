internal import News
internal import Store

/// Ends one session. A token that opens nothing is no error: who asks is signed out either way.
public struct SignOut: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    public func callAsFunction(_ token: SessionToken) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            guard let id = try transaction.deleteSession(tokenHash: token.hash) else { return }
            try transaction.audit(at: now, as: .user(try transaction.existingUser(id)), verb: "SignOut", user: id)
        }
    }
}
