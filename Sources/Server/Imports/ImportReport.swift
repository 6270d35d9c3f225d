internal import News
internal import Newsroom
internal import Wire

/// What an import found, made and skipped, for a person or (as JSON) for a program.
public struct ImportReport: Sendable, Codable {
    public struct Item: Sendable, Codable {
        public var headline: String
        public var article: Int64
        /// With the zone's offset at that instant, ISO 8601.
        public var publishedAt: String
        /// `made` or `alreadyThere`.
        public var outcome: String
    }

    public var file: String
    public var format: String
    /// What the file holds, one sentence each.
    public var found: [String] = []
    /// What stands in the publication now that did not before.
    public var made: [String] = []
    /// What was left out, and why.
    public var skipped: [String] = []
    public var items: [Item] = []
    /// What the store was given; no part of the report's JSON.
    var outcome: ImportOutcome?

    /// How many pictures were taken, or would be; no part of the JSON either.
    var picturesFound = 0
    /// What became of the page's article; no part of it either.
    var state = ArticleState.published
    /// What was dropped and changed, by kind, for the report of many pages.
    private(set) var log = MoveLog()

    private enum CodingKeys: String, CodingKey { case file, format, found, made, skipped, items }

    init(file: String, format: String) {
        self.file = file
        self.format = format
    }

    /// - Parameters:
    ///   - sentence: For the report of one page.
    ///   - example: For that of many, where the kind says the rest.
    mutating func skip(_ kind: MoveLog.Kind, _ sentence: String, _ example: String? = nil) {
        skipped.append(sentence)
        log.add(kind, example ?? sentence)
    }

    /// Says something in the report of many pages alone.
    mutating func note(_ kind: MoveLog.Kind, _ example: String) { log.add(kind, example) }

    mutating func add(_ outcome: ImportOutcome, zone: Zone) {
        self.outcome = outcome
        items = outcome.items.map { item in
            Item(
                headline: item.headline, article: item.article.rawValue, publishedAt: zone.iso8601(item.publishedAt),
                outcome: item.isNew ? "made" : "alreadyThere"
            )
        }
        for path in outcome.sectionsMade { made.append("section “\(path)”") }
        for name in outcome.contributorsMade { made.append("author “\(name)”") }
        for name in outcome.topicsMade { made.append("topic “\(name)”") }
        for profile in outcome.profilesMade {
            made.append(
                """
                “follow us on \(profile.network.name)”, leading to a search there, since the source gives no address: \
                set follow.\(profile.network.rawValue) in manchette.yaml
                """
            )
        }
    }

    /// The report as lines.
    public var lines: [String] {
        var lines = ["\(file) (\(format))"]
        lines += found.map { "  found    \($0)" }
        let news = items.filter { $0.outcome == "made" }
        let known = items.count - news.count
        if !news.isEmpty { lines.append("  made     \(news.count) article\(news.count == 1 ? "" : "s"):") }
        for item in news { lines.append("             \(item.publishedAt)  \(item.headline)") }
        lines += made.map { "  made     \($0)" }
        if known > 0 {
            lines.append(
                "  skipped  \(known) that \(known == 1 ? "was" : "were") imported before, left as \(known == 1 ? "it is" : "they are")"
            )
        }
        lines += skipped.map { "  skipped  \($0)" }
        if news.isEmpty, made.isEmpty { lines.append("  nothing was changed") }
        return lines
    }
}
