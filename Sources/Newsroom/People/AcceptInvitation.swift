public import News
internal import Store

/// Someone invited chooses their password, and is signed in.
public struct AcceptInvitation: Sendable {
    private let choosing: ChoosePassword

    public init(_ newsroom: Newsroom, passwords: any PasswordHasher, limits: SessionLimits = .standard) {
        choosing = ChoosePassword(
            newsroom: newsroom, passwords: passwords, limits: limits, kind: .invitation, verb: "AcceptInvitation"
        )
    }

    /// Whom a link is for, for the page that asks for the password; `nil` when it does not hold.
    public func user(of token: LinkToken) async throws -> User? { try await choosing.user(of: token) }

    /// - Throws: `NewsError(.gone)` when the link was used, has ended or never was; `.invalid` for a password that
    ///   breaks the rule, and the link holds on.
    public func callAsFunction(
        _ token: LinkToken, password: String, from browser: BrowserFacts
    ) async throws -> SignedIn {
        try await choosing(token, password: password, from: browser)
    }
}
