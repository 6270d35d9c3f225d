/// A dated public note under an article.
public struct Correction: Sendable, Hashable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Something was wrong and is now right.
        case correction
        /// Nothing was false, but it was unclear.
        case clarification
    }

    public let kind: Kind
    public let text: String
    public let publishedAt: Instant

    public init(kind: Kind, text: String, publishedAt: Instant) {
        self.kind = kind
        self.text = text
        self.publishedAt = publishedAt
    }
}
