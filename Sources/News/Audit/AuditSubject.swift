/// What something was done to, as the audit log names it.
public enum AuditSubject: Sendable, Hashable {
    case article(ArticleID)
    case user(UserID)
    case section(SectionID)
    case topic(TopicID)
    case author(ContributorID)
    case picture(PictureID)
    /// Anything else, by its name: `publication`, an old address, the format of an import.
    case other(String)

    /// What the log keeps: `article:42`.
    public var text: String {
        switch self {
        case .article(let id): "article:\(id.rawValue)"
        case .user(let id): "user:\(id.rawValue)"
        case .section(let id): "section:\(id.rawValue)"
        case .topic(let id): "topic:\(id.rawValue)"
        case .author(let id): "author:\(id.rawValue)"
        case .picture(let id): "picture:\(id.rawValue)"
        case .other(let text): text
        }
    }

    public init(text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1)
        let number = parts.count == 2 ? Int64(String(parts[1])) : nil
        switch (parts.first.map { String($0) }, number) {
        case ("article", let id?): self = .article(ArticleID(rawValue: id))
        case ("user", let id?): self = .user(UserID(rawValue: id))
        case ("section", let id?): self = .section(SectionID(rawValue: id))
        case ("topic", let id?): self = .topic(TopicID(rawValue: id))
        case ("author", let id?): self = .author(ContributorID(rawValue: id))
        case ("picture", let id?): self = .picture(PictureID(rawValue: id))
        default: self = .other(String(text))
        }
    }
}
