public import News

/// The publishing checks hold an article back.
public struct PublishingRefusal: Error, Sendable {
    /// Everything they found, what blocks and what only warns.
    public let findings: [PublishingFinding]

    /// One sentence for a caller that shows no more.
    public var error: NewsError {
        let blocking = findings.filter { $0.severity == .block }
        return NewsError(
            .invalid, Sentence(verbatim: blocking.map(\.message).joined(separator: " ")), field: blocking.first?.field,
            help: "Put it right, and publish then."
        )
    }
}
