/// What someone for whom something waits is told on the desk.
public struct Notice: Sendable, Hashable, Identifiable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case submitted, commented, changesAsked, approved
        /// Someone answered a comment they have a part in, or one on their article.
        case answered
        /// It went out later than it was due, or is held back by a check.
        case late
        /// Someone asks for the edit.
        case editAsked
        /// It was given to whoever is told.
        case assigned
    }

    /// Who is told.
    public enum Audience: Sendable, Hashable {
        case person(UserID)
        /// Those who answer for the section or one above it.
        case editors(SectionID)
    }

    public let id: NoticeID
    public let kind: Kind
    public let audience: Audience
    public let article: ArticleID
    /// The headline when it was written.
    public let headline: String
    /// Who brought it about.
    public let actor: Signatory
    public let text: String?
    public let at: Instant

    public init(
        id: NoticeID, kind: Kind, audience: Audience, article: ArticleID, headline: String, actor: Signatory,
        text: String?,
        at: Instant
    ) {
        self.id = id
        self.kind = kind
        self.audience = audience
        self.article = article
        self.headline = headline
        self.actor = actor
        self.text = text
        self.at = at
    }
}
