/// The one error of the domain, with words for three audiences: `code` for programs, `message` and `help` for
/// people, `underlying` for the log.
public struct NewsError: Error, Sendable, CustomStringConvertible {
    /// What kind of thing went wrong; a closed set, so that a caller can switch over it.
    public enum Code: String, Sendable, Codable, CaseIterable {
        /// What was given cannot be read or breaks a rule.
        case invalid
        /// What was asked for is not there.
        case notFound
        /// It was there and is not any more; readers are told so (410).
        case gone
        /// It would collide with what is already there.
        case conflict
        /// The one who asks may not do this.
        case forbidden
        /// The one who asks has asked too often; the help says for how long to wait.
        case tooMany
        /// The store or a part of the machine does not answer.
        case unavailable
        /// A fault of the program.
        case fault
    }

    public let code: Code
    /// One plain sentence, safe to show to anyone.
    public let sentence: Sentence
    /// The field, key or place the sentence is about, e.g. `headline` or `manchette.yaml:4`.
    public let field: String?
    /// What to do about it.
    public let help: String?
    /// The cause, for the log only.
    public let underlying: (any Error)?

    public init(
        _ code: Code,
        _ sentence: Sentence,
        field: String? = nil,
        help: String? = nil,
        underlying: (any Error)? = nil
    ) {
        self.code = code
        self.sentence = sentence
        self.field = field
        self.help = help
        self.underlying = underlying
    }

    /// The sentence in English.
    public var message: String { sentence.description }

    /// The sentence for a terminal: what is wrong, then what to do.
    public var description: String {
        var text = field.map { "\($0): \(message)" } ?? message
        if let help { text += " \(help)" }
        return text
    }
}
