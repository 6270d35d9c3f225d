public import News

extension ReadTransaction {
    /// Whether articles wait to be related with others.
    public func isAnythingToRelate() throws -> Bool { try row("SELECT article_id FROM similar_due LIMIT 1") != nil }
}

/// What else readers may want to read: articles of the same edition with the same topics or the same rare words. Made when
/// an article is published, from the readers' index; a page reads rows.
extension WriteTransaction {
    /// So many an article has, and so many of the newest candidates by topic and by rare word are weighed.
    private static var most: Int { 4 }
    private static var mostCandidates: Int { 40 }

    /// Finds what is similar to a published article and puts it among what is similar to those, too.
    /// - Parameter isOld: Whether only what is older than itself is looked at, as when it was published.
    /// - Returns: The articles whose pages show others now.
    @discardableResult
    public func relate(_ id: ArticleID, asWhenPublished isOld: Bool = false) throws -> [ArticleID] {
        // Newer articles that have found it since stay with it.
        var changed = isOld ? [] : try unrelate(id)
        if isOld { try forgetDue(id) }
        guard
            var row = try row(
                "SELECT edition_id, published_at FROM article WHERE id = \(id) AND state = 'published'")
        else { return changed }
        let edition = try row.id(EditionID.self)
        let publishedAt = try row.instant()
        let place = SearchPlace.of(id, changedAt: publishedAt)
        guard var entry = try self.row("SELECT facets, terms FROM readers_search WHERE rowid = \(place)") else {
            return changed
        }
        let facets = Set(try entry.text().split(separator: " ").map { String($0) })
        let topics = facets.filter { $0.hasPrefix("__t") }
        let rare = try rareWords(among: ReaderEntry.words(in: try entry.text()), in: edition)
        var weights: [ArticleID: Double] = [:]
        for var row in try candidates(
            topics: topics, words: Array(rare.keys), in: edition, before: isOld ? place : nil)
        {
            let place = try row.integer()
            let other = SearchPlace.article(at: place)
            guard other != id else { continue }
            let theirs = Set(try row.text().split(separator: " ").map { String($0) })
            let words = Set(ReaderEntry.lead(of: try row.text()))
            let shared = Double(topics.intersection(theirs).count) * 1.5
            let alike = rare.reduce(0) { $0 + (words.contains($1.key) ? $1.value : 0) }
            guard shared + alike > 0 else { continue }
            let section: Double = facets.intersection(theirs).contains { $0.hasPrefix("__n") } ? 0.5 : 0
            let seconds = abs(publishedAt.seconds - SearchPlace.instant(at: place).seconds)
            weights[other] = shared + alike + section + 1 / (1 + Double(seconds) / 86_400 / 60)
        }
        let best = weights.sorted { $0.value == $1.value ? $0.key > $1.key : $0.value > $1.value }.prefix(Self.most)
        for (other, weight) in best {
            try insertSimilar(id, other, Int((weight * 1000).rounded()))
            changed.append(other)
        }
        try execute(
            """
            DELETE FROM similar_article WHERE (article_id, other_id) IN (
                SELECT article_id, other_id FROM (
                    SELECT article_id, other_id, ROW_NUMBER() OVER (
                        PARTITION BY article_id ORDER BY weight DESC, other_id DESC) AS place
                    FROM similar_article WHERE article_id IN (\(list: [id] + best.map(\.key)))) ranked
                WHERE place > \(Self.most * 2))
            """
        )
        return changed
    }

    /// Takes an article out of what is similar to others.
    /// - Returns: Those whose pages may have shown it.
    @discardableResult
    public func unrelate(_ id: ArticleID) throws -> [ArticleID] {
        let others: [ArticleID] = try rows(
            "SELECT article_id FROM similar_article WHERE other_id = \(id) ORDER BY article_id LIMIT 200"
        ).map { row in
            var row = row
            return try row.id()
        }
        try execute("DELETE FROM similar_article WHERE other_id = \(id) OR article_id = \(id)")
        try forgetDue(id)
        return others
    }

    private func forgetDue(_ id: ArticleID) throws {
        try execute("DELETE FROM similar_due WHERE article_id = \(id)")
    }

    /// Finds what is similar to the newest articles that came with an archive and wait for it.
    /// - Parameters:
    ///   - limit: At most so many.
    ///   - time: None is begun after so long: whoever wants to write meanwhile waits for no more than that.
    /// - Returns: The articles whose pages show others now, and whether more wait.
    public func relateDue(
        _ limit: Int, within time: Duration? = nil
    ) throws -> (changed: Set<ArticleID>, isMore: Bool) {
        let start = ContinuousClock.now
        let due: [ArticleID] = try rows(
            "SELECT article_id FROM similar_due ORDER BY article_id DESC LIMIT \(limit + 1)"
        ).map { row in
            var row = row
            return try row.id()
        }
        var changed: Set<ArticleID> = []
        for (number, id) in due.prefix(limit).enumerated() {
            if number > 0, let time, ContinuousClock.now - start > time { return (changed, true) }
            let others = try relate(id, asWhenPublished: true)
            if !others.isEmpty { changed.formUnion(others + [id]) }
        }
        return (changed, due.count > limit)
    }

    /// Either is similar to the other.
    private func insertSimilar(_ article: ArticleID, _ other: ArticleID, _ weight: Int) throws {
        try execute(
            """
            INSERT INTO similar_article (article_id, other_id, weight)
            VALUES (\(article), \(other), \(weight)), (\(other), \(article), \(weight))
            ON CONFLICT (article_id, other_id) DO UPDATE SET weight = excluded.weight
            """
        )
    }

    /// The rarest words that an article shares with any other, and what each weighs.
    private func rareWords(among words: Set<String>, in edition: EditionID) throws -> [String: Double] {
        var rare: [String: Double] = [:]
        for var row in try rows(
            """
            SELECT word, articles FROM search_word
            WHERE edition_id = \(edition) AND word IN (\(list: words.sorted())) AND articles > 1
            ORDER BY articles, word LIMIT 6
            """
        ) {
            let word = try row.text()
            var others = try row.integer()
            // A word in two articles says most; each doubling of their number makes it less.
            var halvings = 0.0
            while others > 2 {
                others /= 2
                halvings += 1
            }
            rare[word] = 3 / (1 + halvings)
        }
        return rare
    }

    private func candidates(
        topics: Set<String>, words: [String], in edition: EditionID, before place: Int64?
    ) throws -> [Row] {
        let older: SQL = place.map { " AND rowid < \($0)" } ?? ""
        func newest(_ terms: [SearchTerm]) -> SQL {
            var expression = SearchExpression()
            expression.require(anyOf: [.edition(edition)])
            expression.require(anyOf: terms)
            return """
                SELECT * FROM (SELECT rowid, facets, SUBSTR(terms, 1, \(ReaderSearch.leadLength)) AS lead
                FROM readers_search WHERE \(expression.condition(on: "readers_search", in: dialect))\(older)
                ORDER BY rowid DESC LIMIT \(Self.mostCandidates)) found
                """
        }
        let subjects = topics.sorted().compactMap { Int64($0.dropFirst(3)) }
            .map { SearchTerm.topic(TopicID(rawValue: $0)) }
        let parts = [subjects, words.sorted().map { SearchTerm.word($0) }].filter { !$0.isEmpty }.map(newest)
        return parts.isEmpty ? [] : try rows(SQL.unionAll(parts))
    }
}
