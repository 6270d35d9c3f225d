/// Why a message did not go out, in one sentence for the administrators. It holds nothing of the message.
public struct MailFailure: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// It may go out later.
        case passing
        /// It never will: there is no such mailbox.
        case lasting
        /// The other server had all of it and did not answer; it may be there.
        case unknown
    }

    public let sentence: String
    public let kind: Kind
    /// Whether the connection is of no more use.
    public let endsConnection: Bool

    public init(_ kind: Kind, _ sentence: String, endsConnection: Bool = false) {
        self.kind = kind
        self.sentence = sentence
        self.endsConnection = endsConnection
    }

    public var description: String { sentence }
}
