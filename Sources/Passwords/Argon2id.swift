internal import CArgon2

/// Hashes passwords with argon2id (RFC 9106) into PHC strings, which carry their own salt and cost.
public struct Argon2id: Sendable {
    /// In KiB.
    public let memory: UInt32
    /// How many times over the memory.
    public let passes: UInt32

    /// The cost that OWASP asks for at least: 19 MiB, two passes, one lane.
    public static let recommended = Argon2id(memory: 19 * 1024, passes: 2)

    /// A cost of one's own; below `recommended` only where nothing is protected, as in tests.
    public init(memory: UInt32, passes: UInt32) {
        self.memory = memory
        self.passes = passes
    }

    /// The PHC string of a password with a new salt.
    /// - Throws: `PasswordsError`.
    public func hash(_ password: String) async throws -> String {
        try await HashingQueue.shared.run { try self.hash(password, salt: Argon2id.salt()) }
    }

    /// Whether a password is the one that was hashed. Without a hash the answer is no, after the same work.
    /// - Throws: `PasswordsError`, also for text that is no hash of argon2id.
    public func verify(_ password: String, against hash: String?) async throws -> Bool {
        let compared = hash ?? decoy
        let isRight = try await HashingQueue.shared.run { try Argon2id.verify(password, against: compared) }
        return isRight && hash != nil
    }

    /// A well-formed hash of this cost that belongs to nobody.
    var decoy: String {
        func zeros(_ bytes: Int) -> String { String(repeating: "A", count: (bytes * 4 + 2) / 3) }
        let cost = "m=\(memory),t=\(passes),p=1"
        return "$argon2id$v=19$\(cost)$\(zeros(Argon2id.saltLength))$\(zeros(Argon2id.hashLength))"
    }

    private static let saltLength = 16
    private static let hashLength = 32

    private static func salt() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<saltLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// The work itself, on the thread that asks.
    func hash(_ password: String, salt: [UInt8]) throws -> String {
        let password = Array(password.utf8)
        let length = argon2_encodedlen(
            passes, memory, 1, UInt32(salt.count), UInt32(Argon2id.hashLength), Argon2_id
        )
        var encoded = [CChar](repeating: 0, count: length)
        let result = argon2id_hash_encoded(
            passes, memory, 1, password, password.count, salt, salt.count, Argon2id.hashLength, &encoded, length
        )
        guard result == ARGON2_OK.rawValue else { throw PasswordsError.failed(code: result) }
        return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func verify(_ password: String, against hash: String) throws -> Bool {
        let password = Array(password.utf8)
        let result = argon2id_verify(hash, password, password.count)
        switch result {
        case ARGON2_OK.rawValue: return true
        case ARGON2_VERIFY_MISMATCH.rawValue: return false
        default: throw PasswordsError.failed(code: result)
        }
    }
}
