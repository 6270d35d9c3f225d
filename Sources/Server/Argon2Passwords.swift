internal import News
internal import Newsroom
internal import Passwords

/// Passwords as the newsroom wants them kept, by argon2id.
struct Argon2Passwords: PasswordHasher {
    private let argon2 = Argon2id.recommended

    func hash(_ password: String) async throws -> String {
        try await described { try await argon2.hash(password) }
    }

    func verify(_ password: String, against hash: String?) async throws -> Bool {
        try await described { try await argon2.verify(password, against: hash) }
    }

    private func described<Output>(_ work: () async throws -> Output) async throws -> Output {
        do {
            return try await work()
        } catch let error as PasswordsError {
            throw switch error {
            case .busy:
                NewsError(
                    .unavailable, "Too many people sign in at once.", help: "Try again in a moment.", underlying: error
                )
            case .failed:
                NewsError(.fault, "The password could not be looked at.", underlying: error)
            }
        }
    }
}
