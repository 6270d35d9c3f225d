public import News

/// What the search index keeps of an article: its newest text, and what filters ask.
struct SearchEntry: SearchTableEntry, Hashable {
    static let table: SQL = "desk_search"
    /// Which of its own rules it was made with; an index made with others is made anew.
    static let version = 1

    let place: Int64
    let facets: String
    let terms: String

    /// So long a text has said what it is about; PostgreSQL's vectors end at a megabyte.
    private static let mostWords = 20_000

    struct Facets {
        var state: ArticleState
        var section: SectionID
        var edition: EditionID
        var creator: UserID?
        var assignee: UserID?
        var credits: [ContributorID]
        var topics: [TopicID]

        var text: String {
            var terms: [SearchTerm] = [.state(state), .section(section), .edition(edition)]
            if let creator { terms.append(.creator(creator)) }
            if let assignee { terms.append(.assignee(assignee)) }
            terms += credits.map { .credit($0) } + topics.map { .topic($0) }
            return terms.map(\.text).joined(separator: " ")
        }
    }

    /// The words of a text, those of the headline first and marked.
    /// - Parameter names: Those who sign it.
    static func terms(of content: ArticleContent, slug: Slug, names: [String]) -> String {
        let headlines = [content.headline, content.alternativeHeadline ?? ""].joined(separator: "\n")
        let fields = [
            content.kicker, content.headline, content.alternativeHeadline, content.standfirst, content.dateline,
            content.source, content.edNote,
        ]
        let text = (fields.compactMap { $0 } + names + [slug.rawValue, content.body.plainText]).joined(separator: "\n")
        let words =
            JoinedWords.tokens(SearchFolding.words(in: headlines, limit: 200)).map { SearchTerm.headline($0).text }
            + JoinedWords.tokens(SearchFolding.words(in: text, limit: mostWords))
        // No store keeps a text without words in the same way.
        return words.isEmpty ? "_" : words.joined(separator: " ")
    }
}

extension WriteTransaction {
    /// Brings an article's entry up to its row.
    /// - Parameters:
    ///   - changedAt: The time of the change before this one, where the entry stands still.
    ///   - content: The newest text, where that changed.
    func reindex(_ id: ArticleID, from changedAt: Instant, content: ArticleContent?) throws {
        let old = SearchPlace.of(id, changedAt: changedAt)
        var known = try row("SELECT facets, terms FROM desk_search WHERE rowid = \(old)")
        let facets = try known?.text()
        let terms = try known?.text()
        guard let new = try searchEntry(of: id, content: content, terms: terms) else { return }
        if new.place == old, new.facets == facets, new.terms == terms { return }
        if terms != nil { try execute("DELETE FROM desk_search WHERE rowid = \(old)") }
        try insert([new])
    }

    /// Brings the entries of some articles up to their rows after their topics or authors changed by another way than a
    /// save.
    public func reindexFacets(of ids: [ArticleID]) throws {
        for id in ids {
            guard var row = try row("SELECT changed_at FROM article WHERE id = \(id)") else { continue }
            try reindex(id, from: try row.instant(), content: nil)
        }
    }
}

extension ReadTransaction {
    /// The entry that an article should have.
    /// - Parameters:
    ///   - content: Its newest text, where the caller knows it.
    ///   - terms: The words that the entry has, where the text did not change.
    func searchEntry(of id: ArticleID, content: ArticleContent?, terms: String?) throws -> SearchEntry? {
        guard
            var row = try row(
                """
                SELECT edition_id, section_id, state, slug, changed_at, created_by, assignee_id, draft_revision
                FROM article WHERE id = \(id)
                """
            )
        else { return nil }
        let edition = try row.id(EditionID.self)
        let section = try row.id(SectionID.self)
        let state = try row.word(ArticleState.self)
        let slug = try row.word(Slug.self)
        let changedAt = try row.instant()
        let creator = try row.optionalID(UserID.self)
        let assignee = try row.optionalID(UserID.self)
        let draft = try row.int()
        var facets = SearchEntry.Facets(
            state: state, section: section, edition: edition, creator: creator, assignee: assignee, credits: [],
            topics: []
        )
        for var row in try rows(
            """
            SELECT 1, position, contributor_id FROM article_credit WHERE article_id = \(id)
            UNION ALL SELECT 2, position, topic_id FROM article_topic WHERE article_id = \(id) ORDER BY 1, 2
            """
        ) {
            let isCredit = try row.int() == 1
            _ = try row.int()
            let subject = try row.integer()
            if isCredit {
                facets.credits.append(ContributorID(rawValue: subject))
            } else {
                facets.topics.append(TopicID(rawValue: subject))
            }
        }
        var words = content == nil ? terms : nil
        if words == nil {
            guard let text = try content ?? revision(draft, of: id)?.content else { return nil }
            words = SearchEntry.terms(
                of: text, slug: slug, names: try contributorNames(text.credits, in: edition)
            )
        }
        return SearchEntry(
            place: SearchPlace.of(id, changedAt: changedAt), facets: facets.text, terms: words ?? "_"
        )
    }
}
