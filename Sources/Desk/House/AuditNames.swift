internal import News
internal import Store

/// The names of everything that some lines of the log speak of, as they are now.
struct AuditNames {
    private(set) var users: [UserID: String] = [:]
    private(set) var articles: [ArticleID: String] = [:]
    private(set) var sections: [SectionID: String] = [:]
    private(set) var topics: [TopicID: String] = [:]
    private(set) var authors: [ContributorID: String] = [:]

    /// A statement for each kind of thing that is spoken of.
    init(of lines: [AuditLine], in edition: EditionID, _ store: any ReadTransaction) throws {
        var users: Set<UserID> = []
        var articles: Set<ArticleID> = []
        var sections: Set<SectionID> = []
        var topics: Set<TopicID> = []
        var authors: Set<ContributorID> = []
        for line in lines {
            if case .user(let id) = line.actor { users.insert(id) }
            switch line.subject {
            case .article(let id)?: articles.insert(id)
            case .user(let id)?: users.insert(id)
            case .section(let id)?: sections.insert(id)
            case .topic(let id)?: topics.insert(id)
            case .author(let id)?: authors.insert(id)
            case .picture?, .other?, nil: break
            }
            for word in (line.detail ?? "").split(whereSeparator: { $0 == " " || $0 == "," }) {
                switch AuditSubject(text: word) {
                case .section(let id): sections.insert(id)
                case .user(let id): users.insert(id)
                case .other(let text) where text.hasPrefix("+topic:") || text.hasPrefix("-topic:"):
                    if case .topic(let id) = AuditSubject(text: text.dropFirst()) { topics.insert(id) }
                case .article(let id): articles.insert(id)
                default: break
                }
            }
        }
        self.users = try store.userNames(users)
        self.articles = try store.headlines(of: articles)
        self.sections = try store.sectionNames(sections, in: edition)
        self.topics = try store.topicNames(topics, in: edition)
        self.authors = try store.authorNames(authors, in: edition)
    }
}
