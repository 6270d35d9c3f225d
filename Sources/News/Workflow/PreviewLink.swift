/// A link by which someone without an account reads the newest draft of one article, until it ends or is revoked. The
/// secret that it is opened with is kept nowhere.
public struct PreviewLink: Sendable, Hashable, Identifiable {
    /// How long a link may hold.
    public enum Lifetime: String, Sendable, Codable, CaseIterable {
        case hour, day, week

        public var seconds: Int64 {
            switch self {
            case .hour: 3600
            case .day: 86_400
            case .week: 604_800
            }
        }
    }

    public let id: PreviewLinkID
    public let article: ArticleID
    /// Who made it.
    public let author: Signatory
    public let madeAt: Instant
    public let expiresAt: Instant
    /// Whether it was made to show a text that is under embargo.
    public let coversEmbargo: Bool
    /// How often it was opened.
    public let uses: Int
    public let firstUsedAt: Instant?
    public let lastUsedAt: Instant?
    public let revokedAt: Instant?

    public init(
        id: PreviewLinkID, article: ArticleID, author: Signatory, madeAt: Instant, expiresAt: Instant,
        coversEmbargo: Bool, uses: Int = 0, firstUsedAt: Instant? = nil, lastUsedAt: Instant? = nil,
        revokedAt: Instant? = nil
    ) {
        self.id = id
        self.article = article
        self.author = author
        self.madeAt = madeAt
        self.expiresAt = expiresAt
        self.coversEmbargo = coversEmbargo
        self.uses = uses
        self.firstUsedAt = firstUsedAt
        self.lastUsedAt = lastUsedAt
        self.revokedAt = revokedAt
    }

    /// Whether it has neither ended nor been revoked.
    public func holds(at now: Instant) -> Bool { revokedAt == nil && now < expiresAt }

    /// Whether it shows an article in that state, under that embargo. What is killed or spiked is shown to nobody, and
    /// what is under embargo only by a link that was made for it.
    public func shows(_ state: ArticleState, embargoedUntil: Instant?, at now: Instant) -> Bool {
        guard holds(at: now), state != .killed, state != .spiked else { return false }
        guard let embargoedUntil, embargoedUntil > now else { return true }
        return coversEmbargo
    }
}
