public import News

extension ReadTransaction {
    /// One page of what readers find: six statements at most, each over a bounded part of the index.
    /// - Parameters:
    ///   - request: What is asked; without a word nothing is found.
    ///   - limit: How many articles the page has.
    public func readerSearch(
        _ request: SearchRequest, in edition: Edition, of publication: Publication, zone: Zone, at now: Instant,
        limit: Int
    ) throws -> SearchReading {
        let rules = LanguageRules.of(edition.language)
        guard
            let query = ReaderQuery(
                request.text, language: edition.language, stemmer: stemmer, synonyms: publication.synonyms)
        else { return SearchReading() }
        var search = ReaderSearch(
            request: request, query: query, edition: edition, publication: publication, zone: zone, now: now,
            topics: try request.topic.map { try topicsInIndex(of: $0) } ?? []
        )
        let isNewest = request.order == .newest
        // Behind the first page nothing is counted.
        let before = isNewest ? request.after : nil
        let most = before == nil ? ReaderSearch.mostCounted : limit
        var found = try isNowhere(search) ? [] : readerHits(search, before: before, limit: most)
        var reading = SearchReading()
        if found.isEmpty, query.terms.count > 1 || query.begun != nil {
            let near = try nearHits(search, before: before, limit: most)
            found = near.hits
            reading.isRelaxed = !near.lacking.isEmpty
            search.lacking = near.lacking
            if let begun = query.begun, !found.isEmpty, !reading.isRelaxed { search.query = begun }
        }
        reading.count = CappedCount(counted: found.count, cap: ReaderSearch.mostCounted)
        reading.hasUnranked = !isNewest && found.count > ReaderSearch.mostRanked
        var marker = SearchMarker(search.query, rules: rules, stemmer: stemmer)
        let page: [(place: Int64, key: SearchKey)]
        if !isNewest || reading.isRelaxed {
            page = try rankedPlaces(search, found, &marker)
        } else {
            page = found.map { hit in
                (hit.place, SearchKey(value: hit.publishedAt.rawValue, article: hit.article))
            }
        }
        let rest = request.after.map { after in
            page.filter { ($0.key.value, $0.key.article.rawValue) < (after.value, after.article.rawValue) }
        }
        let shown = Array((rest ?? page).prefix(limit))
        if (rest ?? page).count > limit { reading.next = shown.last?.key }
        var places = ReaderPlaces(lacking: search.lacking, terms: search.query.terms.count)
        reading.hits = try searchedArticles(shown, &marker, &places)
        // What has but some of the words is narrowed by nothing.
        let names = try count(
            request.after == nil && !reading.isRelaxed ? found : [], into: &reading, search, places)
        for index in reading.hits.indices { places.explain(&reading.hits[index], by: names, &marker) }
        guard request.after == nil else { return reading }
        // What was typed was found as the beginning of a word, and is no slip.
        let isBegun = search.query != query
        if !request.isFiltered, !query.hasPhrase { reading.elsewhere = try elsewhere(search) }
        if !isBegun, reading.isRelaxed ? !request.isFiltered : reading.count.number < Self.fewFound {
            reading.suggestion = try suggestion(for: [(search.edition.id, search.edition.language, query)])
        }
        return reading
    }

    // MARK: What has the words

    /// Whether no article has a phrase that is asked for. A phrase of common words that no text has walks along all of
    /// them; asked for with nothing beside it, it does so in half the time.
    private func isNowhere(_ search: ReaderSearch) throws -> Bool {
        guard search.query.hasPhrase, search.query.terms.count == 1, search.request.after == nil else { return false }
        var expression = SearchExpression()
        expression.require([(search.edition.id, search.query)], inHeadline: false)
        return try row(
            """
            SELECT rowid FROM readers_search WHERE \(expression.condition(on: "readers_search", in: dialect))
            ORDER BY rowid DESC LIMIT 1
            """
        ) == nil
    }

    /// The newest that have all words and all that filters ask: one more than `limit` at most.
    private func readerHits(_ search: ReaderSearch, before: SearchKey?, limit: Int) throws -> [ReaderHit] {
        try rows(newest("", search, search.query, before: before, limit: limit + 1)).map(ReaderHit.init(row:))
    }

    /// Where nothing has all words: what has the last of them begun only; where nothing has that either, the newest that
    /// have all words but one, and which one each of them lacks.
    private func nearHits(
        _ search: ReaderSearch, before: SearchKey?, limit: Int
    ) throws -> (hits: [ReaderHit], lacking: [Int64: Int]) {
        let begun = search.query.begun.map {
            newest("-1 AS part, ", search, $0, before: before, limit: limit + 1)
        }
        let relaxed =
            before != nil
            ? []
            : search.query.relaxed.enumerated().map { index, query in
                newest("\(index) AS part, ", search, query, before: nil, limit: ReaderSearch.mostRelaxed)
            }
        let parts = ([begun].compactMap { $0 } + relaxed).map { part -> SQL in "SELECT * FROM (\(part)) found" }
        guard !parts.isEmpty else { return ([], [:]) }
        var whole: [ReaderHit] = []
        var hits: [ReaderHit] = []
        var lacking: [Int64: Int] = [:]
        for var row in try rows(SQL.unionAll(parts)) {
            let part = try row.int()
            let hit = try ReaderHit(row: row)
            if part < 0 {
                whole.append(hit)
            } else if lacking.updateValue(part, forKey: hit.place) == nil {
                hits.append(hit)
            }
        }
        return whole.isEmpty ? (hits.sorted { $0.place > $1.place }, lacking) : (whole, [:])
    }

    /// A statement for the newest that have what a query and the filters ask.
    private func newest(
        _ columns: SQL, _ search: ReaderSearch, _ query: ReaderQuery, before: SearchKey?, limit: Int
    ) -> SQL {
        let range: SQL =
            before.map {
                " AND rowid < \(SearchPlace.of($0.article, changedAt: Instant(rawValue: $0.value)))"
            } ?? ""
        let condition: SQL = "\(search.condition(in: dialect, query: query))\(range)"
        switch dialect {
        case .sqlite:
            // FTS5 reads all of a row where one column is asked for; an index of its own table has the facets alone.
            return """
                SELECT \(columns)kept.id, kept.c0 FROM (SELECT rowid AS place FROM readers_search
                WHERE \(condition) ORDER BY rowid DESC LIMIT \(limit)) found
                CROSS JOIN readers_search_content kept INDEXED BY readers_search_facets
                ON kept.id = found.place ORDER BY found.place DESC
                """
        case .postgres:
            return """
                SELECT \(columns)rowid, facets FROM readers_search WHERE \(condition) ORDER BY rowid DESC LIMIT \(limit)
                """
        }
    }

    /// The best first, of the newest that were found and, where there are more, of the newest that have all words in the
    /// headline.
    private func rankedPlaces(
        _ search: ReaderSearch, _ found: [ReaderHit], _ marker: inout SearchMarker
    ) throws -> [(place: Int64, key: SearchKey)] {
        guard !found.isEmpty else { return [] }
        let newest = found.prefix(ReaderSearch.mostRanked).map(\.place)
        let lead: SQL = "rowid, SUBSTR(terms, 1, \(ReaderSearch.leadLength)) AS lead"
        var parts: [SQL] = ["SELECT \(lead) FROM readers_search WHERE rowid IN (\(list: newest))"]
        if found.count > newest.count {
            parts.append(
                """
                SELECT \(lead) FROM (SELECT rowid, terms FROM readers_search
                WHERE \(search.condition(in: dialect, inHeadline: true)) ORDER BY rowid DESC
                LIMIT \(ReaderSearch.mostHeadlines)) headed
                """
            )
        }
        let today = search.zone.civil(at: search.now).date.daysSince1970
        var (places, leads): ([Int64], [String]) = ([], [])
        var seen: Set<Int64> = []
        for var row in try rows(SQL.unionAll(parts)) {
            let place = try row.integer()
            guard seen.insert(place).inserted else { continue }
            places.append(place)
            leads.append(try row.text())
        }
        var ranked: [Int64: Int64] = [:]
        for (place, var finding) in zip(places, search.findings(in: leads, &marker)) {
            if let lacking = search.lacking[place] { finding.lacking = [lacking] }
            let day = search.zone.civil(at: SearchPlace.instant(at: place)).date.daysSince1970
            ranked[place] = SearchRank.weight(finding, days: today - day)
        }
        return ranked.map { ($0.key, SearchKey(value: $0.value, article: SearchPlace.article(at: $0.key))) }
            .sorted { ($0.1.value, $0.1.article.rawValue) > ($1.1.value, $1.1.article.rawValue) }
    }

    // MARK: What is shown

    private func searchedArticles(
        _ shown: [(place: Int64, key: SearchKey)], _ marker: inout SearchMarker, _ places: inout ReaderPlaces
    ) throws -> [SearchReading.Hit] {
        let ids = shown.map(\.key.article)
        let place = Dictionary(shown.map { ($0.key.article, $0.place) }, uniquingKeysWith: { first, _ in first })
        guard !ids.isEmpty else { return [] }
        var found: [ArticleID: SearchReading.Hit] = [:]
        for row in try rows(
            """
            SELECT r.content, k.content, \(ArticleSummary.columns) FROM article a
            JOIN revision r ON r.article_id = a.id AND r.number = a.revision
            LEFT JOIN revision k ON k.article_id = a.id AND k.number = r.keyframe
            WHERE a.id IN (\(list: ids)) AND a.state = 'published'
            """
        ) {
            var row = row
            let stored = try row.text()
            let content = try ContentCoding.content(of: RevisionText.whole(stored, keyframe: row.optionalText()))
            let article = try ArticleSummary(row: row)
            let text = [content.standfirst ?? "", content.body.ownText].filter { !$0.isEmpty }
                .joined(separator: "\n")
            let (excerpt, terms) = marker.excerpt(of: text)
            found[article.id] = SearchReading.Hit(
                article: article, headline: marker.marked(article.headline), excerpt: excerpt
            )
            places.note(article.id, at: place[article.id], has: terms, content, &marker)
        }
        return ids.compactMap { found[$0] }
    }

    /// What sections have with all below them, as they are asked for; the most first. One that has just what one below it
    /// has is left out.
    private func sections(
        _ own: [(section: SectionID, count: Int)], _ tree: SectionTree
    ) -> [(section: SectionID, count: Int)] {
        var whole: [SectionID: Int] = [:]
        var most: [SectionID: Int] = [:]
        for (section, count) in own {
            for above in tree.selfAndAncestors(of: section) { whole[above, default: 0] += count }
        }
        for (section, count) in whole {
            for above in tree.selfAndAncestors(of: section).dropFirst() { most[above] = max(most[above] ?? 0, count) }
        }
        return whole.filter { most[$0.key] != $0.value }
            .sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.prefix(12)
            .map { ($0.key, $0.value) }
    }

    /// - Returns: What names and captions say that hits were found by.
    private func count(
        _ found: [ReaderHit], into reading: inout SearchReading, _ search: ReaderSearch, _ places: ReaderPlaces
    ) throws -> ReaderPlaces.Names {
        var counts: [Substring: Int] = [:]
        // Many have just the same.
        for (facets, number) in Dictionary(found.map { ($0.facets, 1) }, uniquingKeysWith: +) {
            for facet in facets.split(separator: " ") { counts[facet, default: 0] += number }
        }
        func most(_ mark: String, _ limit: Int) -> [(id: Substring, count: Int)] {
            Array(
                counts.filter { $0.key.hasPrefix(mark) }
                    .sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.prefix(limit)
            ).map { ($0.key.dropFirst(mark.count), $0.value) }
        }
        reading.counts.sections = sections(
            most("__n", .max).compactMap { part in Int64(part.id).map { (SectionID(rawValue: $0), part.count) } },
            search.publication.sections
        )
        reading.counts.kinds = most("__k", 12).compactMap { part in
            ArticleKind.allCases.first { $0.rawValue.lowercased() == part.id }.map { ($0, part.count) }
        }
        let today = search.zone.civil(at: search.now).date
        reading.counts.periods = [7, 30, 365].map { days in
            let first = today.advanced(days: -days)
            let start = SearchPlace.first(at: search.zone.startOfDay(first))
            return (first, found.count { $0.place >= start })
        }
        let authors = most("__c", 8).compactMap { part in Int64(part.id).map { ($0, part.count) } }
        let topics = most("__t", 10).compactMap { part in Int64(part.id).map { ($0, part.count) } }
        let authorIDs = authors.map(\.0) + [search.request.author?.rawValue].compactMap { $0 }
        let topicIDs = topics.map(\.0) + [search.request.topic?.rawValue].compactMap { $0 }
        var around = ReaderPlaces.Names()
        let (unexplained, pictures) = (places.articles, places.pictures)
        guard !authorIDs.isEmpty || !topicIDs.isEmpty || !unexplained.isEmpty else { return around }
        // One whom nothing published names is not told of, as on their own page.
        var named: (authors: [Int64: NamedContributor], topics: [Int64: NamedTopic]) = ([:], [:])
        for var row in try rows(
            """
            SELECT 1, n.contributor_id, n.name, n.slug, c.kind FROM contributor_name n
            JOIN contributor c ON c.id = n.contributor_id
            WHERE n.edition_id = \(search.edition.id) AND n.contributor_id IN (\(list: authorIDs)) AND EXISTS (
                SELECT 1 FROM listing WHERE edition_id = \(search.edition.id) AND subject_kind = \(ListSubject.authorKind)
                    AND subject_id = n.contributor_id)
            UNION ALL SELECT 2, topic_id, name, slug, '' FROM topic_name
            WHERE edition_id = \(search.edition.id) AND topic_id IN (\(list: topicIDs)) AND EXISTS (
                SELECT 1 FROM listing WHERE edition_id = \(search.edition.id) AND subject_kind = \(ListSubject.topicKind)
                    AND subject_id = topic_name.topic_id)
            UNION ALL SELECT 3, t.article_id, n.name, '', '' FROM article_topic t
            CROSS JOIN topic_name n
            WHERE t.article_id IN (\(list: unexplained)) AND n.topic_id = t.topic_id
                AND n.edition_id = \(search.edition.id)
            UNION ALL SELECT 4, picture_id, caption, '', '' FROM picture_text
            WHERE edition_id = \(search.edition.id) AND picture_id IN (\(list: pictures)) AND caption IS NOT NULL
            """
        ) {
            let part = try row.int()
            let isAuthor = part == 1
            let id = try row.integer()
            let name = try row.text()
            if part == 3 { around.topics[ArticleID(rawValue: id), default: []].append(name) }
            if part == 4 { around.captions[PictureID(rawValue: id)] = name }
            guard part < 3 else { continue }
            let slug = try row.word(Slug.self)
            if isAuthor {
                named.authors[id] = NamedContributor(
                    id: ContributorID(rawValue: id), kind: try row.word(),
                    name: Contributor.Name(name: name, slug: slug, biography: nil)
                )
            } else {
                named.topics[id] = NamedTopic(
                    id: TopicID(rawValue: id), name: Topic.Name(name: name, slug: slug))
            }
        }
        reading.counts.authors = authors.compactMap { id, count in named.authors[id].map { ($0, count) } }
        reading.counts.topics = topics.compactMap { id, count in named.topics[id].map { ($0, count) } }
        reading.author = search.request.author.flatMap { named.authors[$0.rawValue] }
        reading.topic = search.request.topic.flatMap { named.topics[$0.rawValue] }
        return around
    }

    // MARK: What else there is

    /// How many articles other editions have of the same words, counted up to a hundred. Not of a phrase: it is in one
    /// language, and FTS5 walks along every place of it before it sees that none is in another edition.
    private func elsewhere(_ search: ReaderSearch) throws -> [EditionID: CappedCount] {
        let parts = search.publication.editions.filter { $0.id != search.edition.id }.compactMap { other -> SQL? in
            guard
                let query = ReaderQuery(
                    search.request.text, language: other.language, stemmer: stemmer,
                    synonyms: search.publication.synonyms)
            else { return nil }
            let condition = search.condition(in: dialect, query: query, edition: other.id)
            return """
                SELECT \(other.id) AS edition, COUNT(*) AS found FROM (
                    SELECT rowid FROM readers_search WHERE \(condition) ORDER BY rowid DESC LIMIT 101) listed
                """
        }
        guard !parts.isEmpty else { return [:] }
        var counts: [EditionID: CappedCount] = [:]
        for var row in try rows(SQL.unionAll(parts)) {
            let edition = try row.id(EditionID.self)
            let count = CappedCount(counted: try row.int(), cap: 100)
            if count.number > 0 { counts[edition] = count }
        }
        return counts
    }
}
