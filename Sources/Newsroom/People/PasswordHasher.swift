/// Turns passwords into text that they cannot be read from, and compares. It does so away from the cooperative pool.
public protocol PasswordHasher: Sendable {
    /// The text to keep of a password.
    /// - Throws: `NewsError(.unavailable)` when too many wait already.
    func hash(_ password: String) async throws -> String

    /// Whether a password is the one that `hash` was made of. Without a hash the answer is no, after the same work, so
    /// that no one can tell from the time whether there was one.
    func verify(_ password: String, against hash: String?) async throws -> Bool
}
