public import News
public import Newsroom
internal import SQLiteDatabase
internal import Stemming
internal import Store

/// A publication in a temporary folder with a real store, a clock that stands still and a few lines to fill it.
public struct TinyPublication: Sendable {
    public let folder: TemporaryFolder
    public let database: CountingDatabase
    public let newsroom: Newsroom

    /// 2026-11-24T12:00:00Z, unless a test says otherwise.
    public static let noon = Instant(seconds: 1_795_521_600)

    /// - Parameters:
    ///   - editions: The languages, the default edition first.
    ///   - clock: What the newsroom goes by; one that stands at `now` unless a test gives another.
    public init(
        editions: [LanguageTag] = [.french], now: Instant = TinyPublication.noon, clock: NewsClock? = nil,
        authority: any Authority = SystemAuthority(), policy: PublishingPolicy = .standard
    ) async throws {
        folder = try TemporaryFolder()
        let store = try SQLiteDatabase(path: folder.path("newsroom.sqlite"), create: true, stemmer: SnowballStemmer())
        database = CountingDatabase(store)
        try await Migrator().migrate(database, at: now)
        newsroom = Newsroom(
            database: database, clock: clock ?? NewsClock { now }, zone: try Zone.load("Africa/Casablanca"),
            authority: authority, policy: policy
        )
        try await ApplySettings(newsroom)(
            PublicationSettings(
                name: "Le Relais", url: "https://relais.example", timeZone: "Africa/Casablanca",
                editions: editions.enumerated().map { index, language in
                    PublicationSettings.EditionSettings(
                        language: language, pathPrefix: index == 0 ? "" : language.rawValue.lowercased(),
                        name: "Le Relais"
                    )
                }
            )
        )
    }

    /// The publication as the store has it.
    public func publication() async throws -> Publication {
        try await database.read { try $0.requirePublication() }
    }

    /// Publishes items in the default edition and answers what became of them.
    @discardableResult
    public func publish(_ items: [ImportedItem]) async throws -> ImportOutcome {
        try await ImportArticles(newsroom)(items, in: try await publication().editions[0], format: "test")
    }

    /// An item with defaults for all that a test does not care about.
    public static func item(
        _ headline: String, kind: ArticleKind = .news, section: [String] = ["Sport"], minutesAgo: Int = 0,
        body: Body = Body([.paragraph(TextBlock("Un paragraphe."))]), byline: [String] = [], topics: [String] = []
    ) -> ImportedItem {
        ImportedItem(
            identity: section + [headline], kind: kind, sectionPath: section, headline: headline,
            body: kind == .brief ? Body() : body, byline: byline, topics: topics,
            publishedAt: noon.advanced(seconds: -Int64(minutesAgo) * 60)
        )
    }
}
