internal import Crypto
public import News
internal import Store

/// Publishes items that come from outside, all of them or none. An item that was imported before is left as it is, so
/// the same file twice changes nothing and no edit made since is lost.
public struct ImportArticles: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - items: What to publish, in the order of the report.
    ///   - edition: The edition they belong to.
    ///   - format: The name of the source's format, e.g. `capture`.
    ///   - sections: Paths of section names to make even where no item stands in them.
    ///   - profiles: "Follow us" links to add where the publication has none for that network.
    ///   - reserved: First path pieces that no section may take.
    /// - Throws: `NewsError(.invalid)` for an item without a headline or section; nothing is written then.
    public func callAsFunction(
        _ items: [ImportedItem], in edition: Edition, format: String, sections: [[String]] = [],
        profiles: [SocialProfile] = [], reserved: Set<String> = []
    ) async throws -> ImportOutcome {
        let now = newsroom.clock.now()
        let zone = newsroom.zone
        return try await newsroom.database.write { transaction in
            let publication = try transaction.requirePublication()
            var outcome = ImportOutcome()
            var finder = SectionFinder(tree: publication.sections, edition: edition, reserved: reserved)
            var names = NameFinder(edition: edition)
            var dependencies: Set<PageDependency> = []
            for item in items {
                let key = importKey(of: item, edition: edition, format: format)
                if let known = try transaction.importedArticle(key: key) {
                    outcome.items.append(
                        ImportOutcome.Item(
                            headline: item.headline, article: known.id,
                            publishedAt: known.publishedAt ?? item.publishedAt, isNew: false
                        )
                    )
                    continue
                }
                let path = try finder.find(item.sectionPath, in: transaction)
                let article = try insert(
                    item, at: path, in: edition, names: &names, zone: zone, now: now, transaction: transaction
                )
                try transaction.recordImport(key: key, article: article.id)
                outcome.items.append(
                    ImportOutcome.Item(
                        headline: item.headline, article: article.id, publishedAt: item.publishedAt, isNew: true
                    )
                )
                dependencies.formUnion([.article(article.id), .latest(edition.id)])
                dependencies.insert(.month(edition.id, zone.civil(at: item.publishedAt).date.monthNumber))
                dependencies.formUnion(path.map { .section($0) })
                dependencies.formUnion(article.content.credits.map { .author($0) })
                dependencies.formUnion(article.content.topics.map { .topic($0) })
            }
            for path in sections { _ = try finder.find(path, in: transaction) }
            outcome.sectionsMade = finder.made
            outcome.contributorsMade = names.contributorsMade
            outcome.topicsMade = names.topicsMade
            outcome.profilesMade = profiles.filter { profile in
                !publication.profiles.contains { $0.network == profile.network }
            }
            if !outcome.profilesMade.isEmpty {
                try transaction.saveProfiles(publication.profiles + outcome.profilesMade)
            }
            if !outcome.sectionsMade.isEmpty || !outcome.profilesMade.isEmpty { dependencies.insert(.publication) }
            if !dependencies.isEmpty {
                try transaction.publishEvent(
                    .archiveImported, at: now,
                    dependencies: dependencies.count > 200
                        ? [.everything] : dependencies.sorted { $0.text < $1.text }
                )
                try transaction.audit(
                    at: now, actor: "import", verb: "ImportArticles", subject: format,
                    detail: "\(outcome.made) made, \(outcome.alreadyThere) already there"
                )
            }
            return outcome
        }
    }

    private func insert(
        _ item: ImportedItem, at path: [SectionID], in edition: Edition, names: inout NameFinder, zone: Zone,
        now: Instant, transaction: any WriteTransaction
    ) throws -> (id: ArticleID, content: ArticleContent) {
        let headline = item.headline.trimmed
        guard !headline.isEmpty else {
            throw NewsError(.invalid, "An item has no headline.", field: "headline")
        }
        let pictures = try item.pictures.map { try transaction.insertPicture($0) }
        let content = ArticleContent(
            kind: item.kind, kicker: item.kicker, headline: headline, standfirst: item.standfirst,
            dateline: item.dateline, source: item.source,
            body: item.body.replacingPictures { placeholder in
                pictures.indices.contains(Int(placeholder.rawValue)) ? pictures[Int(placeholder.rawValue)] : nil
            },
            leadPicture: item.leadPicture.flatMap { pictures.indices.contains($0) ? pictures[$0] : nil },
            credits: try item.byline.map { try names.contributor($0, in: transaction) }.withoutRepeats,
            topics: try item.topics.map { try names.topic($0, in: transaction) }.withoutRepeats
        )
        let rules = LanguageRules.of(edition.language)
        let byline = try transaction.contributorNames(content.credits, in: edition.id)
        let id = try transaction.insertArticle(
            NewArticle(
                edition: edition.id, sectionPath: path, slug: edition.slug(headline), state: .published,
                content: content, byline: byline.isEmpty ? nil : rules.joined(byline), reason: .imported,
                publishedAt: item.publishedAt, modifiedAt: item.modifiedAt,
                publishedOn: zone.civil(at: item.publishedAt).date, savedAt: now
            )
        )
        return (id, content)
    }

    private func importKey(of item: ImportedItem, edition: Edition, format: String) -> String {
        let parts = [format, edition.pathPrefix] + item.identity.map(\.folded)
        let digest = SHA256.hash(data: Array(parts.joined(separator: "\u{1F}").utf8))
        return format + ":" + digest.hexadecimal.prefix(32)
    }
}

extension Array where Element: Hashable {
    /// The same, each element once, at its first place.
    var withoutRepeats: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
