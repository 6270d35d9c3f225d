internal import News
internal import Store

/// A page of the list with everything that stands around it, read in one snapshot.
struct ArticleListReading: Sendable {
    static let length = 50

    let query: ArticleListQuery
    let articles: [DeskSummary]
    /// Where what was looked for stands in them.
    let findings: [ArticleID: SearchFinding]
    let older: DeskKey?
    /// What may have been meant, where few were found.
    let suggestion: String?
    let count: CappedCount
    /// How many there are in each state, where the rest of the filter holds; those without any are left out.
    let states: [ArticleState: CappedCount]
    let views: [SavedView]
    let defaultView: SavedViewID?
    /// The names of those who see to the articles.
    let names: [UserID: String]
    /// Nobody has the name that the filter gives.
    let authorIsUnknown: Bool
    /// The author and the topic of the filter, by name.
    let author: String?
    let topic: String?

    init(
        _ query: ArticleListQuery, for user: User, _ publication: Publication, zone: Zone, now: Instant,
        _ store: any ReadTransaction
    ) throws {
        self.query = query
        var contributor: ContributorID?
        switch query.author {
        case .contributor(let id)?:
            contributor = id
            author = try publication.editions.lazy.compactMap { try store.contributorNames([id], in: $0.id).first }
                .first
        case .named(let name)?:
            contributor = try Self.contributor(named: name, publication, store)
            author = name
        case nil: author = nil
        }
        authorIsUnknown = query.author != nil && contributor == nil
        topic = try query.topic.flatMap { id in
            try publication.editions.lazy.compactMap { try store.topic(id, in: $0.id)?.name.name }.first ?? "–"
        }
        let filter = query.filter(
            for: user, publication, author: authorIsUnknown ? ContributorID(rawValue: 0) : contributor, zone: zone
        )
        let question = try store.deskQuestion(filter)
        let walk = try store.deskWalk(question)
        if filter.text != nil, !query.isByTime {
            articles = try store.deskMatches(question, walk, now: now, limit: Self.length)
            older = nil
        } else {
            let found = try store.deskList(question, walk, before: query.before, limit: Self.length + 1)
            articles = Array(found.prefix(Self.length))
            older = found.count > Self.length ? articles.last.map(DeskKey.init) : nil
        }
        findings = try store.deskFindings(of: articles, question)
        suggestion = query.before == nil ? try store.suggestion(for: question, found: articles.count) : nil
        if !query.asksMore, user.role > .contributor {
            // All of these are counted as they change.
            let counts = try store.deskCounts()
            states = counts.mapValues { CappedCount(counted: $0, cap: .max) }
            let all = query.state.map { counts[$0] ?? 0 } ?? counts.values.reduce(0, +)
            count = CappedCount(counted: all, cap: .max)
        } else {
            let counts = try store.deskCounts(question, walk)
            states = counts.states
            count = query.state.map { counts.states[$0] ?? CappedCount(counted: 0, cap: 1) } ?? counts.all
        }
        views = try store.savedViews(of: user.id)
        defaultView = try store.defaultView(of: user.id)
        names = try store.userNames(of: Set(articles.compactMap(\.assignee)))
    }

    /// Whom a name stands for: as it is printed, or the only one who has its words.
    private static func contributor(
        named name: String, _ publication: Publication, _ store: any ReadTransaction
    ) throws -> ContributorID? {
        for edition in publication.editions {
            if let id = try store.contributor(named: name, in: edition.id) { return id }
        }
        guard let query = TextQuery(name) else { return nil }
        let found = try store.contributors(matching: query, limit: 2)
        return found.count == 1 ? found[0].id : nil
    }
}
