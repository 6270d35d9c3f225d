internal import CArgon2

/// Why a password could be neither hashed nor compared.
public enum PasswordsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// So many wait already that one more would wait for seconds.
    case busy
    /// libargon2's code: no memory, or text that is no hash.
    case failed(code: Int32)

    public var description: String {
        switch self {
        case .busy: "Too many passwords are being looked at."
        case .failed(let code): "argon2: \(String(cString: argon2_error_message(code)))."
        }
    }
}
