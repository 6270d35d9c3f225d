internal import Foundation
internal import News
internal import Newsroom
internal import Pictures
internal import Sample
internal import Stemming
internal import Store

/// `manchette sample`: fills an empty publication with a made-up archive. A folder that is not there yet is made.
public struct WriteSample: Sendable {
    public var folder: PublicationFolder
    public var articles: Int
    public var seed: UInt64
    /// How many of what its articles refer to; what is not named here is as many as in any sample.
    public var numbers: [List: Int]

    /// What a sample can have more of than articles.
    public enum List: String, Sendable, CaseIterable {
        case sections, topics, authors, pictures

        /// How many there can be; the lowest is what a sample has where nothing else is said.
        public var bounds: ClosedRange<Int> {
            SampleSize.standard[keyPath: count]...SampleSize.largest[keyPath: count]
        }

        fileprivate var count: WritableKeyPath<SampleSize, Int> {
            switch self {
            case .sections: \.sections
            case .topics: \.topics
            case .authors: \.authors
            case .pictures: \.pictures
            }
        }
    }

    public init(folder: PublicationFolder, articles: Int, seed: UInt64, numbers: [List: Int] = [:]) {
        self.folder = folder
        self.articles = articles
        self.seed = seed
        self.numbers = numbers
    }

    public func run(console: Console, environment: [String: String]) async throws {
        if !FileManager.default.fileExists(atPath: folder.settingsPath) {
            try await makeFolder(environment: environment)
        }
        let site = try await OpenPublication(folder, environment: environment, isForBulk: true)
        do {
            let rate = try await write(into: site, console: console)
            console.line("Wrote \(articles) articles with seed \(seed), \(Int(rate)) a second.")
            try await site.close()
        } catch {
            try? await site.close()
            throw error
        }
    }

    private func makeFolder(environment: [String: String]) async throws {
        let first = SampleArchive.editions[0]
        try await InitializePublication(
            folder: folder, name: SampleArchive.publicationName, language: first.language.rawValue,
            url: "http://127.0.0.1:8080", timeZone: "Africa/Casablanca", database: nil
        ).make(
            editions: SampleArchive.editions.map {
                PublicationSettings.EditionSettings(
                    language: $0.language, pathPrefix: $0.pathPrefix, name: $0.name, tagline: $0.tagline
                )
            },
            follow: SampleArchive.profiles.compactMap { profile in
                LinkTarget(rawValue: profile.address).map { SocialProfile(network: profile.network, target: $0) }
            }, environment: environment
        )
    }

    private func write(into site: OpenPublication, console: Console) async throws -> Double {
        let publication = try await site.publication()
        let editions = try SampleArchive.editions.map { wanted in
            guard let edition = publication.editions.first(where: { $0.language == wanted.language }) else {
                throw NewsError(
                    .conflict, "The publication has no edition in \(wanted.language).", field: "editions",
                    help: "Let `manchette sample` make the folder, or add the language to manchette.yaml."
                )
            }
            return edition
        }
        // The newest article was out a quarter of an hour ago.
        let now = site.newsroom.clock.now()
        var size = SampleSize.standard
        for (list, number) in numbers { size[keyPath: list.count] = number }
        let archive = SampleArchive(
            seed: seed, count: articles, newest: now.advanced(seconds: -900), size: size)
        let lists = archive.lists
        let library = SampleLibrary(media: MediaFolder(path: folder.mediaPath), count: lists.size.pictures)
        let pictures = try await library.drawings(console: console)
        var writer = try await WriteArchive(
            ArchiveSkeleton(
                sections: lists.sections.map {
                    ArchiveSkeleton.SectionEntry(parent: $0.parent, names: $0.names)
                },
                contributors: lists.contributors.map {
                    ArchiveSkeleton.ContributorEntry(kind: .person, names: $0)
                },
                topics: lists.topics, pictures: pictures
            ), editions: editions, count: articles, newsroom: site.newsroom
        )
        try await library.eachFurtherBatch(console: console) { try await writer.write(pictures: $0) }
        var progress = Progress("articles", total: articles, console: console)
        var translations: [(of: Int, is: Int, edition: Int)] = []
        // From the oldest to the newest, so that the lists' indexes grow at their end; the next batch is made while one
        // is written.
        var batch = Self.batch(of: archive, before: articles)
        for start in stride(from: articles, to: 0, by: -Self.batchSize) {
            async let next = Self.batch(of: archive, before: start - Self.batchSize)
            translations += batch.compactMap { article in
                article.translationOf.map { (of: $0, is: article.index, edition: article.edition) }
            }
            try await writer.write(batch)
            progress.advance(to: articles - max(0, start - Self.batchSize))
            batch = await next
        }
        let rate = progress.rate(articles)
        try await writer.finish(translations: translations)
        // The newest were written last, and no article has more than two translations.
        let originals = Set(translations.suffix(2 * Self.updates).map { $0.of }).sorted().prefix(Self.updates)
        try await update(originals.map { writer.id(of: $0) }, in: site.newsroom)
        return rate
    }

    /// Publishes a second text of some French articles, as their authors would: their translations lie behind then, and
    /// the desk has something to show in its list of those.
    private func update(_ articles: [ArticleID], in newsroom: Newsroom) async throws {
        let actor = Actor.system(SampleArchive.publicationName)
        for (number, id) in articles.enumerated() {
            guard let article = try await newsroom.database.read({ try $0.deskArticle(id) }) else { continue }
            var draft = article.openDraft
            draft.content = SampleArchive.updated(draft.content, number)
            let saved = try await SaveDraft(newsroom)(id, draft, base: article.draft.number, by: actor)
            _ = try await PublishArticle(newsroom)(id, revision: saved.revision, by: actor)
        }
    }

    /// How many articles are updated.
    private static let updates = 3

    private static let batchSize = 500

    /// The articles at the places under `end`, the oldest first.
    private static func batch(of archive: SampleArchive, before end: Int) -> [ArchiveArticle] {
        (max(0, end - batchSize)..<max(0, end)).reversed().map { index in
            let article = archive.article(index)
            return ArchiveArticle(
                index: article.index, edition: article.edition, section: article.section, kind: article.content.kind,
                content: article.content, publishedAt: article.publishedAt, modifiedAt: article.modifiedAt,
                corrections: article.corrections, translationOf: article.translationOf,
                words: TextWords(
                    of: article.content, language: SampleArchive.editions[article.edition].language,
                    stemmer: SnowballStemmer())
            )
        }
    }
}
