public import News
internal import Store

/// Makes a key for a program that works for someone; what it may do is never more than its owner may.
public struct MakeAccessToken: Sendable {
    /// A token that was just made. Its secret is nowhere else: whoever made it keeps it.
    public struct Made: Sendable {
        public let token: AccessToken
        public let secret: AccessSecret
    }

    /// The longest that a token holds, in days.
    public static let mostDays = 366
    /// How many one person may have.
    public static let mostTokens = 50

    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - name: What the owner calls it; 1 to 80 characters.
    ///   - days: How long it holds.
    /// - Throws: `NewsError(.invalid)` for a name, scopes or days that are none, or a scope that opens nothing for the
    ///   owner's role; `.conflict` when they have too many.
    public func callAsFunction(
        named name: String, scopes: Set<AccessScope>, days: Int, by actor: Actor
    ) async throws -> Made {
        let name = name.trimmed
        guard !name.isEmpty, name.count <= 80 else {
            throw NewsError(.invalid, "The token needs a name of up to eighty characters.", field: "name")
        }
        guard !scopes.isEmpty else {
            throw NewsError(.invalid, "Choose what the token may do.", field: "scopes")
        }
        guard (1...Self.mostDays).contains(days) else {
            throw NewsError(.invalid, "A token holds for a day to a year.", field: "days")
        }
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            guard let user = try transaction.current(actor).user else {
                throw NewsError(.invalid, "Only people have tokens.", field: "actor")
            }
            if let scope = scopes.sorted(by: { $0.rawValue < $1.rawValue }).first(where: { $0.leastRole > user.role }) {
                throw NewsError(
                    .invalid, "Your role has no use for this.", field: "scopes", help: "Leave \(scope.rawValue) out."
                )
            }
            guard try transaction.accessTokens(of: user.id).count < Self.mostTokens else {
                throw NewsError(.conflict, "You have too many tokens.", field: "name", help: "Revoke one first.")
            }
            let secret = AccessSecret(Secret())
            let token = try transaction.insertAccessToken(
                of: user.id, named: name, hash: secret.hash, scopes: scopes, at: now,
                expiresAt: now.advanced(seconds: Int64(days) * 86_400)
            )
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "MakeAccessToken", subject: "token:\(token.id.rawValue)",
                detail: "“\(name)”, \(days) days: " + scopes.map(\.rawValue).sorted().joined(separator: " ")
            )
            return Made(token: token, secret: secret)
        }
    }
}
