/// By what beside its headline and its text an article was found: a name or a caption with the words marked.
public enum SearchContext: Sendable, Hashable {
    case author(MarkedText)
    case topic(MarkedText)
    case caption(MarkedText)
}

/// What a list shows of an article that has what was looked for.
public struct SearchFinding: Sendable, Hashable {
    public let headline: MarkedText
    /// The part of the text that has the words; `nil` where the headline says it all.
    public let excerpt: MarkedText?
    public let contexts: [SearchContext]

    public init(headline: MarkedText, excerpt: MarkedText?, contexts: [SearchContext]) {
        self.headline = headline
        self.excerpt = excerpt
        self.contexts = contexts
    }
}
