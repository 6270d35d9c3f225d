internal import News

extension ReadTransaction {
    /// A query as one edition is asked it.
    typealias EditionQuery = (edition: EditionID, language: LanguageTag, query: ReaderQuery)

    /// From so few articles on the archive's own words are asked for help.
    static var fewFound: Int { 5 }

    /// What someone at the desk may have meant whose question found few articles: its words as what is published writes
    /// them, in the language in which they make the most sense; `nil` where they are written right.
    /// - Parameter found: How many articles the question found.
    public func suggestion(for question: DeskQuestion, found: Int) throws -> String? {
        guard found < Self.fewFound else { return nil }
        return try suggestion(for: question.queries)
    }

    /// The query with the words that few or no articles have written as many do, as the edition writes them that knows
    /// most of them; `nil` where one knows them all as they are.
    func suggestion(for queries: [EditionQuery]) throws -> String? {
        let asked = queries.map { ($0, Array($0.query.plainWords.filter(Spelling.isWord).prefix(4))) }
        let known = try wordsNear(asked.map { ($0.edition, $1) })
        var best: (standing: (Int, Int, Int), text: String?) = ((0, 0, 0), nil)
        for ((edition, language, query), words) in asked {
            let near = known[edition] ?? [:]
            var better: [String: String] = [:]
            var (understood, articles) = (0, 0)
            for word in words {
                let own = near[word]?.articles ?? 0
                let meant = meant(by: word, own: own, of: near, language)
                better[word] = meant?.written
                understood += meant == nil && own == 0 ? 0 : 1
                articles += meant?.articles ?? own
            }
            let standing = (understood, better.isEmpty ? 1 : 0, articles)
            if understood > 0, standing > best.standing {
                best = (standing, better.isEmpty ? nil : query.replacing(better))
            }
        }
        return best.text
    }

    /// The word that many more articles have and that is written nearly like `word`.
    private func meant(
        by word: String, own: Int, of near: [String: KnownWord], _ language: LanguageTag
    ) -> KnownWord? {
        let form = stemmer.stems(of: [word], in: language)
        return near.filter { $0.key != word && $0.value.articles > own * 5 }
            // Another form of the word is found by it.
            .filter { stemmer.stems(of: [$0.value.written], in: language) != form }
            .map { (distance: Spelling.distance($0.key, word), entry: $0) }
            .filter { $0.distance <= Spelling.tolerance(of: word) }
            .min { left, right in
                (left.distance, -left.entry.value.articles, left.entry.key)
                    < (right.distance, -right.entry.value.articles, right.entry.key)
            }?.entry.value
    }

    /// By edition, the words of what it has published that are one slip or two from some words, those themselves among
    /// them.
    private func wordsNear(_ asked: [(edition: EditionID, words: [String])]) throws -> [EditionID: [String: KnownWord]]
    {
        let parts = asked.filter { !$0.words.isEmpty }.map { edition, words -> SQL in
            let slips = words.reduce(into: Set<String>()) { $0.formUnion(Spelling.slips(of: $1)) }
            return """
                SELECT * FROM (SELECT DISTINCT w.edition_id, w.word, w.written, w.articles FROM search_slip s
                JOIN search_word w ON w.edition_id = s.edition_id AND w.word = s.word
                WHERE s.edition_id = \(edition) AND s.slip IN (\(list: slips.sorted())) LIMIT 1000) near
                """
        }
        guard !parts.isEmpty else { return [:] }
        var known: [EditionID: [String: KnownWord]] = [:]
        for var row in try rows(SQL.unionAll(parts)) {
            let edition = try row.id(EditionID.self)
            let word = try row.text()
            known[edition, default: [:]][word] = KnownWord(written: try row.text(), articles: try row.int())
        }
        return known
    }
}

/// A word of the archive, as it is mostly written, and how many articles have it.
private struct KnownWord {
    let written: String
    let articles: Int
}
