/// The server that takes our mail, as the settings tell it.
public struct SMTPServer: Sendable {
    /// How the connection is kept from those between.
    public enum Security: String, Sendable, CaseIterable {
        /// TLS from the first byte (RFC 8314).
        case implicit
        /// TLS after a plain greeting; a server that does not offer it is refused.
        case starttls
        /// In the clear, which is for this machine's own server.
        case none

        /// The port that goes with it.
        public var port: Int {
            switch self {
            case .implicit: 465
            case .starttls: 587
            case .none: 25
            }
        }
    }

    /// Who we are to the server. It describes itself as nothing, so that no log holds it by accident.
    public struct Account: Sendable, CustomStringConvertible, CustomReflectable {
        let user: String
        let password: String

        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }

        public var description: String { "Account(…)" }
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    public var host: String
    public var port: Int
    public var security: Security
    public var account: Account?
    /// A file of certificates (PEM) to trust instead of the machine's.
    public var authority: String?
    /// In seconds: how long the server may take for one answer. Taking a whole message may last five times as long.
    public var patience: Int

    public init(
        host: String, port: Int? = nil, security: Security = .implicit, account: Account? = nil,
        authority: String? = nil, patience: Int = 60
    ) {
        self.host = host
        self.port = port ?? security.port
        self.security = security
        self.account = account
        self.authority = authority
        self.patience = patience
    }

    var name: String { "\(host):\(port)" }
}
