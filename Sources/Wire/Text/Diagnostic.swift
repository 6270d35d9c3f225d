/// Something noticed while reading a file from outside: where, and one sentence.
public struct Diagnostic: Sendable, Hashable {
    public enum Severity: String, Sendable, Codable {
        /// Worth knowing; nothing was lost.
        case note
        /// Something was left out or guessed.
        case warning
    }

    public let severity: Severity
    /// 1 for the first line.
    public let line: Int?
    public let message: String

    public init(_ severity: Severity, line: Int? = nil, _ message: String) {
        self.severity = severity
        self.line = line
        self.message = message
    }
}
