public import News
internal import Store

/// Writes a whole archive into an empty publication, batch by batch, each batch wholly or not at all.
public struct WriteArchive: Sendable {
    private let newsroom: Newsroom
    private let editions: [Edition]
    private let names: [Int: [Int: Contributor.Name]]
    private var identities: Identities
    private let count: Int

    private struct Identities: Sendable {
        var sections: [[SectionID]] = []
        var contributors: [ContributorID] = []
        var topics: [TopicID] = []
        var pictures: [PictureID] = []
    }

    /// Writes the sections, people, topics and pictures.
    /// - Parameters:
    ///   - editions: The publication's editions, in the order that the archive counts them.
    ///   - count: How many articles will follow.
    /// - Throws: `NewsError(.conflict)` when the store holds articles or sections already.
    public init(
        _ skeleton: ArchiveSkeleton, editions: [Edition], count: Int, newsroom: Newsroom
    ) async throws {
        self.newsroom = newsroom
        self.editions = editions
        self.count = count
        self.names = Dictionary(
            uniqueKeysWithValues: skeleton.contributors.enumerated().map { ($0.offset, $0.element.names) }
        )
        self.identities = try await newsroom.database.write { transaction in
            guard let publication = try transaction.publication(), publication.sections.isEmpty,
                try transaction.articleCounts().isEmpty
            else {
                throw NewsError(
                    .conflict, "The publication holds sections or articles already.",
                    help: "A sample is written into an empty one: make it with `manchette init`."
                )
            }
            return try WriteArchive.write(skeleton, editions: editions, transaction: transaction)
        }
    }

    private static func write(
        _ skeleton: ArchiveSkeleton, editions: [Edition], transaction: any WriteTransaction
    ) throws -> Identities {
        func keyed<Name>(_ names: [Int: Name]) -> [EditionID: Name] { Self.keyed(names, by: editions) }
        var identities = Identities()
        for entry in skeleton.sections {
            let above = entry.parent.map { identities.sections[$0] } ?? []
            let id = try transaction.insertSection(parent: above.first, names: keyed(entry.names))
            identities.sections.append([id] + above)
        }
        for entry in skeleton.contributors {
            identities.contributors.append(
                try transaction.insertContributor(kind: entry.kind, names: keyed(entry.names))
            )
        }
        for names in skeleton.topics { identities.topics.append(try transaction.insertTopic(names: keyed(names))) }
        identities.pictures = try write(skeleton.pictures, editions: editions, transaction: transaction)
        return identities
    }

    private static func write(
        _ pictures: [ArchiveSkeleton.PictureEntry], editions: [Edition], transaction: any WriteTransaction
    ) throws -> [PictureID] {
        try pictures.map { entry in
            var new = entry.picture
            new.picture.texts = keyed(entry.texts, by: editions)
            return try transaction.insertPicture(new).id
        }
    }

    private static func keyed<Name>(_ names: [Int: Name], by editions: [Edition]) -> [EditionID: Name] {
        var result: [EditionID: Name] = [:]
        for (edition, name) in names where editions.indices.contains(edition) { result[editions[edition].id] = name }
        return result
    }

    /// Writes more pictures, after those of the skeleton: a library of many thousands comes in parts.
    public mutating func write(pictures: [ArchiveSkeleton.PictureEntry]) async throws {
        let editions = editions
        identities.pictures += try await newsroom.database.write { transaction in
            try WriteArchive.write(pictures, editions: editions, transaction: transaction)
        }
    }

    /// Writes a batch. The article at place 0 is the newest and gets the highest identity.
    public func write(_ articles: [ArchiveArticle]) async throws {
        let now = newsroom.clock.now()
        let zone = newsroom.zone
        try await newsroom.database.write { transaction in
            let new = articles.map { article in
                let edition = editions[article.edition]
                let rules = LanguageRules.of(edition.language)
                let content = located(article.content)
                let names = article.content.credits.compactMap {
                    self.names[Int($0.rawValue)]?[article.edition]?.name
                }
                return (
                    new: NewArticle(
                        edition: edition.id, sectionPath: identities.sections[article.section],
                        slug: edition.slug(content.headline), state: .published, content: content,
                        byline: names.isEmpty ? nil : rules.joined(names), reason: .sampled,
                        publishedAt: article.publishedAt, modifiedAt: article.modifiedAt,
                        publishedOn: zone.civil(at: article.publishedAt).date, savedAt: now, words: article.words
                    ), id: Optional(id(of: article.index))
                )
            }
            try transaction.insertArticles(new)
            for article in articles {
                let id = id(of: article.index)
                for correction in article.corrections { try transaction.insertCorrection(correction, of: id) }
            }
        }
    }

    /// Links translations, each with the number of its edition, and tells the outbox, once all batches are written.
    public func finish(translations: [(of: Int, is: Int, edition: Int)]) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            var stories: [Int: Int64] = [:]
            for pair in translations {
                let story: Int64
                if let known = stories[pair.of] {
                    story = known
                } else {
                    story = try transaction.insertStory()
                    stories[pair.of] = story
                    try transaction.setStory(story, of: id(of: pair.of))
                }
                try transaction.setStory(story, of: id(of: pair.is))
                try transaction.saveTranslation(
                    Translation(article: id(of: pair.is), original: id(of: pair.of), originalRevision: 1),
                    in: editions[pair.edition].id
                )
            }
            // A sample shows them from the first page on; the server finds the others.
            _ = try transaction.relateDue(300)
            try transaction.publishEvent(.archiveImported, at: now, dependencies: [.everything])
            try transaction.audit(
                at: now, actor: "sample", verb: "WriteArchive", subject: nil, detail: "\(count) articles"
            )
        }
    }

    /// The identity of the article at a place.
    public func id(of index: Int) -> ArticleID { ArticleID(rawValue: Int64(count - index)) }

    private func located(_ content: ArticleContent) -> ArticleContent {
        var located = content
        located.body = content.body.replacingPictures { identities.pictures[Int($0.rawValue)] }
        located.body.blocks = located.body.blocks.map { block in
            if case .related(let related) = block {
                .related(RelatedArticle(article: id(of: Int(related.article.rawValue)), label: related.label))
            } else {
                block
            }
        }
        located.leadPicture = content.leadPicture.map { identities.pictures[Int($0.rawValue)] }
        located.credits = content.credits.map { identities.contributors[Int($0.rawValue)] }
        located.translators = content.translators.map { identities.contributors[Int($0.rawValue)] }
        located.topics = content.topics.map { identities.topics[Int($0.rawValue)] }
        return located
    }
}
