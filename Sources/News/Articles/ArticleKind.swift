/// What kind of piece an article is (IPTC genre, narrowed to what a page shows differently).
public enum ArticleKind: String, Sendable, Codable, CaseIterable {
    case news
    /// A headline with its time and no body, as the wire brings it.
    case brief
    case analysis
    case opinion
    case interview
    case report
    case gallery
    case video
    case live

    /// Whether it can stand on a front as a story; a brief appears in the latest lists alone.
    public var isStory: Bool { self != .brief }
}
