internal import News

/// What the readers' index keeps of an article: the text that readers have, and what filters ask. Its words stand in four
/// parts: the headline's, marked, with their stems; those of what stands over the text; the text; all stems.
struct ReaderEntry: SearchTableEntry, Hashable {
    static let table: SQL = "readers_search"
    /// Between parts.
    static let partMark = "__"
    /// Which of its own rules it was made with; an index made with others is made anew.
    static let version = 3

    let place: Int64
    let edition: EditionID
    let facets: String
    let terms: String
    /// The words that someone who slips may have meant, each as it is written.
    let words: [String: String]

    struct Facts: Sendable {
        var place: Int64
        var edition: EditionID
        var language: LanguageTag
        var section: SectionID
        var kind: ArticleKind
        var credits: [(id: ContributorID, name: String?)] = []
        var topics: [(id: TopicID, name: String?)] = []
        var captions: [String] = []
    }

    init(_ content: ArticleContent, _ facts: Facts, _ texts: TextWords) {
        place = facts.place
        edition = facts.edition
        let facets: [SearchTerm] =
            [.edition(facts.edition), .section(facts.section), .kind(facts.kind)]
            + facts.credits.map { .credit($0.id) } + facts.topics.map { .topic($0.id) }
        self.facets = facets.map(\.text).joined(separator: " ")

        var index = IndexedWords(edition: facts.edition, texts)
        let headlines = [content.headline, content.alternativeHeadline].compactMap { $0 }
        let headline = headlines.flatMap { index.headline($0) }
        let over =
            headlines + [content.kicker, content.standfirst].compactMap { $0 } + facts.topics.compactMap(\.name)
            + facts.credits.compactMap(\.name)
        let lead = index.fields(over)
        var words: [String: String] = [:]
        for text in over {
            for token in SearchFolding.tokens(in: text) where Spelling.isWord(token.word) && words[token.word] == nil {
                words[token.word] = Self.written(text[token.range])
            }
        }
        let body = index.fields(
            [content.dateline, content.source].compactMap { $0 } + facts.captions + [content.body.ownText])
        self.words = words
        let all =
            headline + [Self.partMark] + lead + [Self.partMark] + body + [Self.partMark]
            + index.allStems
        terms = all.joined(separator: " ")
    }

    /// Small letters with their accents, without vowel signs and stretching marks.
    private static func written(_ word: Substring) -> String {
        var written = String.UnicodeScalarView()
        for scalar in SearchFolding.smallLetters(of: word).unicodeScalars
        where scalar != "\u{0640}" && scalar.properties.generalCategory != .nonspacingMark {
            written.append(scalar)
        }
        return String(written)
    }

    /// The words for those who slip, as an entry kept them.
    static func words(in terms: String) -> Set<String> {
        Set(lead(of: terms).filter { Spelling.isWord($0) })
    }

    /// The words of the part over the text.
    static func lead(of terms: String) -> [String] {
        var table = LeadWords()
        return table.read(terms).text.map { table.words[$0] }
    }
}

extension WriteTransaction {
    /// Has the readers' index follow a change of an article.
    func reindexForReaders(_ article: DeskArticle, _ update: ArticleUpdate) throws {
        let (was, isOut) = (article.state == .published, update.state == .published)
        guard was || isOut else { return }
        let old = was ? article.publishedAt.map { SearchPlace.of(article.id, changedAt: $0) } : nil
        guard isOut else {
            if let old { try forget(old, in: article.edition, keeping: []) }
            return
        }
        guard !was || update.revision != article.revision || update.section != article.section else { return }
        guard let content = try update.summary?.new ?? revision(update.revision, of: article.id)?.content else {
            return
        }
        try indexForReaders(article.id, content, from: old)
    }

    /// Writes what readers find an article by; its row, credits and topics are written already.
    /// - Parameters:
    ///   - content: What readers get.
    ///   - old: The place of its entry, where it has one.
    func indexForReaders(_ id: ArticleID, _ content: ArticleContent, from old: Int64?) throws {
        guard let entry = try readerEntry(of: id, content) else { return }
        let known = try old.map { try forget($0, in: entry.edition, keeping: Set(entry.words.keys)) } ?? []
        try insert([entry])
        try learn([entry], knowing: known)
    }

    /// The same for several that had no entry.
    func indexForReaders(_ articles: [(id: ArticleID, content: ArticleContent)]) throws {
        let given = try articles.compactMap { article in
            try readerFacts(of: article.id, article.content).map { (content: article.content, facts: $0) }
        }
        let stemmer = stemmer
        try insertForReaders(
            given.mappedInParallel { content, facts in
                ReaderEntry(content, facts, TextWords(language: facts.language, stemmer: stemmer))
            }
        )
    }

    /// Writes entries of articles that had none.
    func insertForReaders(_ entries: [ReaderEntry]) throws {
        try insert(entries)
        try learn(entries)
    }

    private func readerEntry(of id: ArticleID, _ content: ArticleContent) throws -> ReaderEntry? {
        try readerFacts(of: id, content).map { facts in
            ReaderEntry(content, facts, TextWords(language: facts.language, stemmer: stemmer))
        }
    }

    /// Takes an entry away, and its words where no other article has them.
    /// - Returns: Those of its words that are kept.
    @discardableResult
    private func forget(_ place: Int64, in edition: EditionID, keeping: Set<String>) throws -> Set<String> {
        guard var row = try row("SELECT terms FROM readers_search WHERE rowid = \(place)") else { return [] }
        let words = ReaderEntry.words(in: try row.text())
        try execute("DELETE FROM readers_search WHERE rowid = \(place)")
        let gone = SearchList(words.subtracting(keeping).sorted().map { [$0] })
        try execute(
            """
            UPDATE search_word SET articles = articles - 1
            WHERE edition_id = \(edition) AND word IN (SELECT \(gone.column(0, in: dialect)) FROM \(gone.rows(in: dialect)))
            """
        )
        let forgotten: [String] = try rows(
            """
            DELETE FROM search_word WHERE edition_id = \(edition) AND articles <= 0
                AND word IN (SELECT \(gone.column(0, in: dialect)) FROM \(gone.rows(in: dialect)))
            RETURNING word
            """
        ).map { row in
            var row = row
            return try row.text()
        }
        let slips = SearchList(slips: forgotten)
        try execute(
            """
            DELETE FROM search_slip WHERE edition_id = \(edition) AND (slip, word) IN (
                SELECT \(slips.column(0, in: dialect)), \(slips.column(1, in: dialect)) FROM \(slips.rows(in: dialect)))
            """
        )
        return words.intersection(keeping)
    }

    /// Counts the words of articles that came, and keeps those that no other had.
    /// - Parameter known: Words that were counted before.
    private func learn(_ entries: [ReaderEntry], knowing known: Set<String> = []) throws {
        for (edition, entries) in Dictionary(grouping: entries, by: \.edition).sorted(by: { $0.key < $1.key }) {
            var words: [String: (written: String, articles: Int)] = [:]
            for (word, written) in entries.lazy.flatMap(\.words) where !known.contains(word) {
                words[word, default: (written, 0)].articles += 1
            }
            try learn(words, in: edition)
        }
    }

    private func learn(_ words: [String: (written: String, articles: Int)], in edition: EditionID) throws {
        let list = SearchList(
            words.sorted { $0.key < $1.key }.map { [$0.key, $0.value.written, String($0.value.articles)] }
        )
        var new: [String] = []
        for var row in try rows(
            """
            INSERT INTO search_word (edition_id, word, written, articles)
            SELECT CAST(\(edition) AS BIGINT), \(list.column(0, in: dialect)), \(list.column(1, in: dialect)),
                CAST(\(list.column(2, in: dialect)) AS BIGINT)
            FROM \(list.rows(in: dialect)) WHERE true
            ON CONFLICT (edition_id, word) DO UPDATE SET articles = search_word.articles + excluded.articles
            RETURNING word, articles
            """
        ) {
            let word = try row.text()
            if try row.int() == words[word]?.articles { new.append(word) }
        }
        let slips = SearchList(slips: new)
        try execute(
            """
            INSERT INTO search_slip (edition_id, slip, word)
            SELECT CAST(\(edition) AS BIGINT), \(slips.column(0, in: dialect)), \(slips.column(1, in: dialect))
            FROM \(slips.rows(in: dialect))
            """
        )
    }
}

extension ReadTransaction {
    /// What stands of a published article beside its text.
    fileprivate func readerFacts(of id: ArticleID, _ content: ArticleContent) throws -> ReaderEntry.Facts? {
        guard
            var row = try row(
                """
                SELECT a.edition_id, e.language, a.section_id, a.published_at
                FROM article a JOIN edition e ON e.id = a.edition_id WHERE a.id = \(id) AND a.state = 'published'
                """
            )
        else { return nil }
        let edition = try row.id(EditionID.self)
        let language = try row.word(LanguageTag.self)
        let section = try row.id(SectionID.self)
        var facts = ReaderEntry.Facts(
            place: SearchPlace.of(id, changedAt: try row.instant()), edition: edition, language: language,
            section: section, kind: content.kind
        )
        for var row in try rows(
            """
            SELECT 1, c.position, c.contributor_id, n.name FROM article_credit c
            LEFT JOIN contributor_name n ON n.contributor_id = c.contributor_id AND n.edition_id = \(edition)
            WHERE c.article_id = \(id)
            UNION ALL
            SELECT 2, t.position, t.topic_id, n.name FROM article_topic t
            LEFT JOIN topic_name n ON n.topic_id = t.topic_id AND n.edition_id = \(edition)
            WHERE t.article_id = \(id) ORDER BY 1, 2
            """
        ) {
            let isCredit = try row.int() == 1
            _ = try row.int()
            let subject = try row.integer()
            let name = try row.optionalText()
            if isCredit {
                facts.credits.append((ContributorID(rawValue: subject), name))
            } else {
                facts.topics.append((TopicID(rawValue: subject), name))
            }
        }
        facts.captions = try captions(of: content, in: edition)
        return facts
    }
}

extension ReadTransaction {
    /// What stands under the pictures that a text shows.
    func captions(of content: ArticleContent, in edition: EditionID) throws -> [String] {
        let pictures = content.shownPictures
        guard !pictures.isEmpty else { return [] }
        return try rows(
            """
            SELECT caption FROM picture_text
            WHERE edition_id = \(edition) AND picture_id IN (\(list: pictures)) AND caption IS NOT NULL
            ORDER BY picture_id
            """
        ).map { row in
            var row = row
            return try row.text()
        }
    }
}
