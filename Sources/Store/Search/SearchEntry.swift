public import News

/// What the search index keeps of an article: its newest text, and what filters ask.
struct SearchEntry: SearchTableEntry, Hashable {
    static let table: SQL = "desk_search"
    /// Which of its own rules it was made with; an index made with others is made anew.
    static let version = 2

    let place: Int64
    let facets: String
    let terms: String

    struct Facets: Sendable {
        var kind: ArticleKind
        var state: ArticleState
        var section: SectionID
        var edition: EditionID
        var creator: UserID?
        var assignee: UserID?
        var credits: [ContributorID]
        var topics: [TopicID]

        var text: String {
            var terms: [SearchTerm] = [.state(state), .section(section), .edition(edition), .kind(kind)]
            if let creator { terms.append(.creator(creator)) }
            if let assignee { terms.append(.assignee(assignee)) }
            terms += credits.map { .credit($0) } + topics.map { .topic($0) }
            return terms.map(\.text).joined(separator: " ")
        }
    }

    /// The words of a text, those of the headline first and marked, and their stems. Names of authors and topics are not
    /// among them: those who ask for one are told what it names now. Nor is what other articles are called that it points
    /// to, which is not for everyone who may read this one.
    /// - Parameter pictures: What is said of the pictures that it shows.
    static func terms(
        of content: ArticleContent, slug: Slug, pictures: [String], _ index: inout IndexedWords
    ) -> String {
        let headlines = [content.headline, content.alternativeHeadline].compactMap { $0 }
        let marked = headlines.flatMap { index.headline($0) }
        let fields = [
            content.kicker, content.headline, content.alternativeHeadline, content.standfirst, content.dateline,
            content.source, content.edNote, slug.rawValue, content.body.ownText,
        ]
        let words = index.fields(fields.compactMap { $0?.isEmpty ?? true ? nil : $0 } + pictures)
        // No store keeps a text without words in the same way.
        let all = marked + (words.isEmpty ? [IndexedWords.fieldMark] : words) + index.allStems
        return all.joined(separator: " ")
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

extension WriteTransaction {
    /// Of how many articles that show a picture the entries follow a change of its words at once; of others, when they are
    /// next saved or published. Few pictures are shown so often.
    private static var mostShowing: Int { 50 }

    /// Brings the entries of the articles that show a picture up to what is said of it.
    func reindexArticles(showing picture: PictureID) throws {
        for var row in try rows(
            """
            SELECT a.id, a.changed_at, a.draft_revision, a.state, a.revision, a.published_at
            FROM picture_use u JOIN article a ON a.id = u.article_id
            WHERE u.picture_id = \(picture) ORDER BY u.article_id DESC LIMIT \(Self.mostShowing)
            """
        ) {
            let id = try row.id(ArticleID.self)
            let changedAt = try row.instant()
            let draft = try row.int()
            let isOut = try row.word(ArticleState.self) == .published
            let published = try row.int()
            guard let newest = try revision(draft, of: id)?.content else { continue }
            try reindex(id, from: changedAt, content: newest)
            guard isOut, let publishedAt = try row.optionalInstant(),
                let content = published == draft ? newest : try revision(published, of: id)?.content
            else { continue }
            try indexForReaders(id, content, from: SearchPlace.of(id, changedAt: publishedAt))
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
                SELECT a.edition_id, e.language, a.section_id, a.kind, a.state, a.slug, a.changed_at, a.created_by,
                    a.assignee_id, a.draft_revision
                FROM article a JOIN edition e ON e.id = a.edition_id WHERE a.id = \(id)
                """
            )
        else { return nil }
        let edition = try row.id(EditionID.self)
        let language = try row.word(LanguageTag.self)
        let section = try row.id(SectionID.self)
        let kind = try row.word(ArticleKind.self)
        let state = try row.word(ArticleState.self)
        let slug = try row.word(Slug.self)
        let changedAt = try row.instant()
        let creator = try row.optionalID(UserID.self)
        let assignee = try row.optionalID(UserID.self)
        let draft = try row.int()
        var facets = SearchEntry.Facets(
            kind: kind, state: state, section: section, edition: edition, creator: creator, assignee: assignee,
            credits: [], topics: []
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
            // The row's kind is that of what readers get.
            facets.kind = text.kind
            var index = IndexedWords(edition: edition, TextWords(language: language, stemmer: stemmer))
            words = SearchEntry.terms(
                of: text, slug: slug, pictures: try pictureWords(of: text, in: edition), &index
            )
        }
        return SearchEntry(
            place: SearchPlace.of(id, changedAt: changedAt), facets: facets.text, terms: words ?? "_"
        )
    }
    /// What is said of the pictures that a text shows: words for those who cannot see them, captions, who is to be named.
    func pictureWords(of content: ArticleContent, in edition: EditionID) throws -> [String] {
        let pictures = content.shownPictures
        guard !pictures.isEmpty else { return [] }
        var words: [String] = []
        for var row in try rows(
            """
            SELECT t.alt_text, t.caption, p.credit_line FROM picture p
            LEFT JOIN picture_text t ON t.picture_id = p.id AND t.edition_id = \(edition)
            WHERE p.id IN (\(list: pictures)) ORDER BY p.id
            """
        ) {
            for _ in 0..<3 { if let text = try row.optionalText(), !text.isEmpty { words.append(text) } }
        }
        return words
    }
}
