public import News

extension ReadTransaction {
    /// What lists show of articles that the desk's search found: the headline marked, where it has not all words the part
    /// of the newest text that has most of them, and the names and captions that have the rest.
    /// - Parameter articles: In the order of the list; the first of them have their texts read.
    public func deskFindings(
        of articles: [DeskSummary], _ question: DeskQuestion, limit: Int = 15
    ) throws -> [ArticleID: SearchFinding] {
        guard question.filter.text != nil, !articles.isEmpty else { return [:] }
        var markers = DeskMarkers(question, stemmer)
        var missing: [ArticleID: Set<Int>] = [:]
        for article in articles {
            let lacking = markers.all.subtracting(markers.terms(in: article.headline, of: article.edition))
            if !lacking.isEmpty, missing.count < limit { missing[article.id] = lacking }
        }
        var excerpts: [ArticleID: MarkedText] = [:]
        var pictures: [ArticleID: [PictureID]] = [:]
        for (id, edition, content) in try newestTexts(of: Set(missing.keys)) {
            // What other articles are called is not for everyone who may read this one.
            let text = [content.standfirst, content.body.ownText, content.edNote, content.source, content.dateline]
                .compactMap { $0 }.joined(separator: "\n")
            let (excerpt, terms) = markers.excerpt(of: text, in: edition)
            if !terms.isEmpty { excerpts[id] = excerpt }
            missing[id]?.subtract(terms)
            if missing[id]?.isEmpty == false { pictures[id] = content.shownPictures }
        }
        missing = missing.filter { !$0.value.isEmpty }
        var contexts = try nameContexts(of: &missing, question, &markers)
        let words = try pictureTexts(Set(pictures.filter { missing[$0.key] != nil }.values.joined()))
        for article in articles where missing[article.id] != nil {
            for text in (pictures[article.id] ?? []).flatMap({ words[$0]?[article.edition] ?? [] }) {
                let terms = markers.terms(in: text, of: article.edition)
                guard missing[article.id]?.isDisjoint(with: terms) == false else { continue }
                missing[article.id]?.subtract(terms)
                contexts[article.id, default: []].append(.caption(markers.marked(text, of: article.edition)))
            }
        }
        var findings: [ArticleID: SearchFinding] = [:]
        for article in articles {
            findings[article.id] = SearchFinding(
                headline: markers.marked(article.headline, of: article.edition), excerpt: excerpts[article.id],
                contexts: contexts[article.id] ?? [])
        }
        return findings
    }

    private func newestTexts(
        of ids: Set<ArticleID>
    ) throws -> [(id: ArticleID, edition: EditionID, content: ArticleContent)] {
        guard !ids.isEmpty else { return [] }
        return try rows(
            """
            SELECT a.id, a.edition_id, r.content, k.content FROM article a
            JOIN revision r ON r.article_id = a.id AND r.number = a.draft_revision
            LEFT JOIN revision k ON k.article_id = a.id AND k.number = r.keyframe
            WHERE a.id IN (\(list: ids.sorted()))
            """
        ).map { row in
            var row = row
            let (id, edition) = (try row.id(ArticleID.self), try row.id(EditionID.self))
            let stored = try row.text()
            return (
                id, edition, try ContentCoding.content(of: RevisionText.whole(stored, keyframe: row.optionalText()))
            )
        }
    }

    /// The authors and topics of articles that the words name, and takes what they say from what is missing.
    private func nameContexts(
        of missing: inout [ArticleID: Set<Int>], _ question: DeskQuestion, _ markers: inout DeskMarkers
    ) throws -> [ArticleID: [SearchContext]] {
        guard !missing.isEmpty, !question.names.isEmpty else { return [:] }
        var contexts: [ArticleID: [SearchContext]] = [:]
        for var row in try rows(
            """
            SELECT 1 AS part, article_id, position, contributor_id FROM article_credit
            WHERE article_id IN (\(list: missing.keys.sorted()))
            UNION ALL SELECT 2, article_id, position, topic_id FROM article_topic
            WHERE article_id IN (\(list: missing.keys.sorted())) ORDER BY 1, 2, 3
            """
        ) {
            let isAuthor = try row.int() == 1
            let article = try row.id(ArticleID.self)
            _ = try row.int()
            let id = try row.integer()
            let subject: SearchTerm =
                isAuthor ? .credit(ContributorID(rawValue: id)) : .topic(TopicID(rawValue: id))
            guard let (name, edition) = question.names[subject] else { continue }
            let terms = markers.terms(in: name, of: edition)
            guard missing[article]?.isDisjoint(with: terms) == false else { continue }
            missing[article]?.subtract(terms)
            if missing[article]?.isEmpty == true { missing[article] = nil }
            let marked = markers.marked(name, of: edition)
            contexts[article, default: []].append(isAuthor ? .author(marked) : .topic(marked))
        }
        return contexts
    }

    /// What is said of pictures, by edition; who is to be named, in each.
    private func pictureTexts(_ pictures: Set<PictureID>) throws -> [PictureID: [EditionID: [String]]] {
        guard !pictures.isEmpty else { return [:] }
        var texts: [PictureID: [EditionID: [String]]] = [:]
        for var row in try rows(
            """
            SELECT p.id, e.id, t.caption, t.alt_text, p.credit_line FROM picture p CROSS JOIN edition e
            LEFT JOIN picture_text t ON t.picture_id = p.id AND t.edition_id = e.id
            WHERE p.id IN (\(list: pictures.sorted())) ORDER BY p.id, e.id
            """
        ) {
            let (picture, edition) = (try row.id(PictureID.self), try row.id(EditionID.self))
            for _ in 0..<3 {
                if let text = try row.optionalText(), !text.isEmpty {
                    texts[picture, default: [:]][edition, default: []].append(text)
                }
            }
        }
        return texts
    }
}
