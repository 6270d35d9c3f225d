internal import News
internal import Store

/// What waits for someone, what goes out today and what went out last, read in one snapshot.
struct DayReading: Sendable {
    static let length = 10

    let notices: [Notice]
    /// Submitted to the sections that they answer for.
    let review: [DeskSummary]
    /// Sent back to them.
    let changes: [DeskSummary]
    /// Given to them.
    let assigned: [DeskSummary]
    /// Theirs with comments that wait, and how many.
    let commented: [(article: DeskSummary, comments: Int)]
    /// Translations they may write whose originals say something else by now.
    let behind: [BehindTranslation]
    let drafts: [DeskSummary]
    let scheduled: [DeskSummary]
    let published: [DeskSummary]
    /// The names of those who see to the articles.
    let names: [UserID: String]

    init(
        _ user: User, sections: Set<SectionID>, _ publication: Publication, zone: Zone, now: Instant,
        _ store: any ReadTransaction
    ) throws {
        let decides = user.role >= .editor
        notices = try store.notices(for: user.id, sections: sections, limit: Self.length)
        // An editor to whom no section is given answers for none.
        review =
            decides && !(user.role == .editor && sections.isEmpty)
            ? try store.deskList(
                DeskFilter(states: [.submitted, .inReview], sections: user.role == .editor ? sections : []),
                limit: Self.length
            ) : []
        let atWork: Set<ArticleState> = [.draft, .submitted, .inReview, .changesAsked, .approved, .scheduled]
        let own = try store.deskList(DeskFilter(states: atWork, author: .user(user.id)), limit: 50)
        let given = try store.deskList(DeskFilter(assignee: user.id), limit: 50)
            .filter { $0.state != .killed && $0.state != .spiked }
        changes = Array(own.filter { $0.state == .changesAsked }.prefix(Self.length))
        drafts = Array(own.filter { $0.state != .changesAsked && $0.state != .scheduled }.prefix(Self.length))
        assigned = Array(given.prefix(Self.length))
        let mine = own + given.filter { article in !own.contains { $0.id == article.id } }
        let open = try store.openComments(on: mine.map(\.id))
        commented = Array(
            mine.compactMap { article in open[article.id].map { (article: article, comments: $0) } }
                .prefix(Self.length)
        )
        behind = Array(
            try store.behindTranslations(limit: 50)
                .filter { Actor.user(user).allows(.edit, on: $0.article.standing(in: publication)) }
                .prefix(Self.length)
        )
        let today = zone.civil(at: now).date
        // What was due before and is held back waits today, too.
        scheduled = try store.scheduledArticles(
            from: Instant(rawValue: .min), to: zone.startOfDay(today.advanced(days: 1)),
            author: decides ? nil : user.id, limit: Self.length
        )
        published = try store.justPublished(in: publication.editions.map(\.id), limit: 8)
        names = try store.userNames(of: Set((review + own + given + scheduled).compactMap(\.assignee)))
    }

    /// Whether nothing is left to do.
    var isCalm: Bool {
        notices.isEmpty && review.isEmpty && changes.isEmpty && assigned.isEmpty && commented.isEmpty && behind.isEmpty
            && drafts.isEmpty
            && scheduled.isEmpty
    }
}
