import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct DeskListTests {
    /// Articles in all states, three sections, two authors, two editions, of two people.
    private func filled() async throws -> TinyPublication {
        let tiny = try await TinyPublication(editions: [.french, .arabic])
        let editions = try await tiny.publication().editions.map(\.id)
        try await tiny.database.write { transaction in
            var sections: [SectionID] = []
            for number in 0..<3 {
                let name = Section.Name(name: "S\(number)", slug: Slug(cleaning: "s\(number)"))
                sections.append(
                    try transaction.insertSection(
                        parent: number == 2 ? sections[1] : nil, names: [editions[0]: name, editions[1]: name]))
            }
            var authors: [ContributorID] = []
            for number in 0..<2 {
                let name = Contributor.Name(name: "A\(number)", slug: Slug(cleaning: "a\(number)"))
                authors.append(try transaction.insertContributor(kind: .person, names: [editions[0]: name]))
            }
            for number in 0..<120 {
                let state = ArticleState.allCases[number % 7 == 0 ? number / 7 % 10 : 6]
                let isOut = state == .published
                let time = TinyPublication.noon.advanced(seconds: Int64(-number / 3))
                let content = ArticleContent(
                    kind: .news, headline: "T\(number)", credits: number % 4 == 0 ? [] : [authors[number % 2]])
                _ = try transaction.insertArticle(
                    NewArticle(
                        edition: editions[number % 5 == 0 ? 1 : 0], sectionPath: [sections[number % 3]],
                        slug: Slug(cleaning: "t\(number)"), state: state, content: content, byline: nil,
                        reason: .saved, publishedAt: isOut ? time : nil, modifiedAt: nil,
                        publishedOn: isOut ? CivilDate(daysSince1970: 20_000) : nil, savedAt: time,
                        author: Signatory(user: UserID(rawValue: Int64(number % 2 + 1)), name: "U")
                    ))
            }
        }
        return tiny
    }

    private static let filters: [DeskFilter] = {
        var filters: [DeskFilter] = []
        let noon = TinyPublication.noon
        for states in [[], [.draft], [.published], [.draft, .killed, .spiked], [.draft, .published]]
            as [Set<ArticleState>]
        {
            for sections in [[], [SectionID(rawValue: 1)], [SectionID(rawValue: 2), SectionID(rawValue: 3)]]
                as [Set<SectionID>]
            {
                for author in [nil, .user(UserID(rawValue: 1)), .contributor(ContributorID(rawValue: 2))]
                    as [DeskFilter.Author?]
                {
                    for edition in [nil, EditionID(rawValue: 2)] {
                        for from in [nil, noon.advanced(seconds: -20)] {
                            filters.append(
                                DeskFilter(
                                    states: states, sections: sections, author: author, edition: edition, from: from,
                                    to: from.map { $0.advanced(seconds: 15) }))
                        }
                    }
                }
            }
        }
        return filters
    }()

    @Test("every filter, walked by its keys, shows just what belongs to it, last changed first")
    func filters() async throws {
        let tiny = try await filled()
        try await tiny.database.read { store in
            let all = try store.deskList(DeskFilter(), limit: 1000)
            #expect(all.count == 120)
            var credits: [ArticleID: Int64] = [:]
            for var row in try store.rows("SELECT article_id, contributor_id FROM article_credit") {
                credits[try row.id()] = try row.integer()
            }
            for filter in Self.filters {
                let expected = all.filter { article in
                    let isAuthors =
                        switch filter.author {
                        case nil: true
                        case .user(let user)?: article.createdBy == user
                        case .contributor(let id)?: credits[article.id] == id.rawValue
                        }
                    return isAuthors && (filter.states.isEmpty || filter.states.contains(article.state))
                        && (filter.sections.isEmpty || filter.sections.contains(article.section))
                        && (filter.edition == nil || filter.edition == article.edition)
                        && (filter.from.map { article.changedAt >= $0 } ?? true)
                        && (filter.to.map { article.changedAt < $0 } ?? true)
                }
                var seen: [DeskSummary] = []
                while true {
                    let page = try store.deskList(filter, before: seen.last.map(DeskKey.init), limit: 7)
                    seen += page
                    if page.count < 7 { break }
                }
                #expect(seen == expected, "\(filter)")
            }
        }
    }

    @Test("every list of the desk is answered from an index: no statement scans a table or sorts")
    func plans() async throws {
        let tiny = try await filled()
        _ = tiny.database.takeStatements()
        let id = ArticleID(rawValue: 1)
        let key = DeskKey(changedAt: TinyPublication.noon, article: ArticleID(rawValue: 50))
        try await tiny.database.read { store in
            for filter in Self.filters {
                _ = try store.deskList(filter, limit: 20)
                _ = try store.deskList(filter, before: key, limit: 20)
            }
            _ = try store.deskArticle(id)
            _ = try store.revision(1, of: id)
            _ = try store.history(of: id, limit: 20)
            _ = try store.saveMark(of: id, tab: "a")
            _ = try store.isOwnLine(of: id, after: 1, upTo: 2, tab: "a")
            _ = try store.comments(on: id)
            _ = try store.presences(on: id)
            _ = try store.notices(for: UserID(rawValue: 1), sections: [SectionID(rawValue: 1)], limit: 20)
            _ = try store.hasNotice(.late, of: id, since: TinyPublication.noon)
            _ = try store.receipts(of: id)
            _ = try store.dueArticles(at: TinyPublication.noon)
            _ = try store.nextDueTime(after: TinyPublication.noon)
            _ = try store.published(among: [id])
            _ = try store.publishedTranslations(of: id)
            let words = DeskFilter(states: [.draft], text: TextQuery("titre"), from: TinyPublication.noon)
            _ = try store.deskList(words, before: key, limit: 20)
            _ = try store.deskCount(words)
            _ = try store.deskList(DeskFilter(assignee: UserID(rawValue: 1)), before: key, limit: 20)
            _ = try store.deskCount(DeskFilter(sections: [SectionID(rawValue: 1)]))
            _ = try store.openComments(on: [id])
            _ = try store.scheduledArticles(
                from: TinyPublication.noon, to: TinyPublication.noon.advanced(seconds: 9), limit: 9)
            _ = try store.justPublished(in: [EditionID(rawValue: 1)], limit: 9)
            _ = try store.savedViews(of: UserID(rawValue: 1))
            _ = try store.defaultView(of: UserID(rawValue: 1))
        }
        let statements = Set(tiny.database.takeStatements())
        #expect(statements.count > 60)
        let plans = try await tiny.plans(of: statements.sorted())
        #expect(plans.count == statements.count && plans.allSatisfy { !$0.lines.isEmpty })
        // Names of authors and topics are few beside articles, and so are editions: they are walked along for what words name.
        let small = ["n.folded LIKE", "FROM edition e CROSS JOIN publication p"]
        for plan in plans where !small.contains(where: { "\(plan.statement)".contains($0) }) {
            for line in plan.lines {
                // The rows of a subquery may be walked; those of a table may not.
                // What a search index finds is a walk to the words of the planner.
                let isBounded = ["listed", "subquery", "VIRTUAL TABLE INDEX", "SCAN hit"].contains(where: line.contains)
                let walks = line.hasPrefix("SCAN") && !isBounded
                #expect(!walks, "\(line) in \(plan.statement)")
                #expect(!line.contains("TEMP B-TREE"), "\(line) in \(plan.statement)")
            }
        }
    }

    @Test("the check of plans sees a scan and a sort when there are some")
    func plansCanFail() async throws {
        let tiny = try await filled()
        let plans = try await tiny.plans(of: ["SELECT id FROM article WHERE headline = ? ORDER BY kicker"])
        #expect(plans.first?.lines.contains { $0.hasPrefix("SCAN") } == true)
        #expect(plans.first?.lines.contains { $0.contains("TEMP B-TREE") } == true)
    }

    @Test("the desk's counts are those of the articles")
    func counts() async throws {
        let tiny = try await filled()
        let (counted, all) = try await tiny.database.read { (try $0.deskCounts(), try $0.articleCounts()) }
        #expect(counted == all)
        #expect(counted.count == 10)
    }
}
