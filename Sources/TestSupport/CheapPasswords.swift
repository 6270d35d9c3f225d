public import Newsroom
internal import Passwords

/// Hashes like the real one, at a cost at which tests are quick and nothing is protected.
public struct CheapPasswords: PasswordHasher {
    private static let argon2 = Argon2id(memory: 8, passes: 1)

    public init() {}

    public func hash(_ password: String) async throws -> String { try await Self.argon2.hash(password) }

    public func verify(_ password: String, against hash: String?) async throws -> Bool {
        try await Self.argon2.verify(password, against: hash)
    }
}
