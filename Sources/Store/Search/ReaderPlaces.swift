internal import News

/// By what hits were found whose headline and text have not all that was looked for.
struct ReaderPlaces {
    /// What stands around the text.
    struct Names {
        var topics: [ArticleID: [String]] = [:]
        var captions: [PictureID: String] = [:]
    }

    /// Which term an entry lacks.
    let lacking: [Int64: Int]
    /// How many terms were asked for.
    let terms: Int
    private var missing: [ArticleID: Set<Int>] = [:]
    private var shown: [ArticleID: [PictureID]] = [:]

    init(lacking: [Int64: Int], terms: Int) {
        self.lacking = lacking
        self.terms = terms
    }

    /// Those that are not explained yet.
    var articles: [ArticleID] { missing.keys.sorted() }
    var pictures: [PictureID] { Set(shown.values.joined()).sorted() }

    /// Takes in which terms the text of an article has.
    mutating func note(
        _ article: ArticleID, at place: Int64?, has found: Set<Int>, _ content: ArticleContent,
        _ marker: inout SearchMarker
    ) {
        var left = Set(0..<terms).subtracting(found)
        if let place, let lacked = lacking[place] { left.remove(lacked) }
        let headlines = [content.headline, content.alternativeHeadline, content.kicker].compactMap { $0 }
        for text in headlines where !left.isEmpty { left.subtract(marker.terms(in: text)) }
        guard !left.isEmpty else { return }
        missing[article] = left
        shown[article] = content.shownPictures
    }

    /// Says by what a hit was found beside its text.
    func explain(_ hit: inout SearchReading.Hit, by names: Names, _ marker: inout SearchMarker) {
        guard var left = missing[hit.article.id] else { return }
        func add(_ text: String?, _ context: (MarkedText) -> SearchContext) {
            guard let text, !left.isEmpty else { return }
            let terms = marker.terms(in: text)
            guard !left.isDisjoint(with: terms) else { return }
            left.subtract(terms)
            hit.contexts.append(context(marker.marked(text)))
        }
        add(hit.article.byline) { .author($0) }
        for topic in names.topics[hit.article.id] ?? [] { add(topic) { .topic($0) } }
        for picture in shown[hit.article.id] ?? [] { add(names.captions[picture]) { .caption($0) } }
    }
}
