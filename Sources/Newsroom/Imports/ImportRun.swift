internal import Crypto
internal import News
internal import Store

/// One import within its transaction.
struct ImportRun {
    private let edition: Edition
    private let format: String
    private let zone: Zone
    private let now: Instant
    private let transaction: any WriteTransaction
    private let publication: Publication
    private var finder: SectionFinder
    private var names: NameFinder
    private var paths: [[String]: [SectionID]] = [:]
    private var outcome = ImportOutcome()
    private var dependencies: Set<PageDependency> = []
    /// What was brought in, with the paths that led to it before.
    private var brought: [(place: MovedPlace, oldPaths: [String])] = []

    init(
        edition: Edition, format: String, reserved: Set<String>, zone: Zone, now: Instant,
        transaction: any WriteTransaction
    ) throws {
        self.edition = edition
        self.format = format
        self.zone = zone
        self.now = now
        self.transaction = transaction
        publication = try transaction.requirePublication()
        finder = SectionFinder(tree: publication.sections, edition: edition, reserved: reserved)
        names = NameFinder(edition: edition)
    }

    // MARK: Items

    mutating func bring(_ items: [ImportedItem]) throws {
        var new: [(item: ImportedItem, key: String, place: Int, article: NewArticle)] = []
        // Where the outcome of each stands.
        var places: [String: Int] = [:]
        let keys = items.map { Self.key(of: $0.identity, edition: edition, format: format) }
        let imported = try transaction.importedArticles(keys: keys)
        for (item, key) in zip(items, keys) {
            if let known = imported[key] {
                outcome.items.append(
                    ImportOutcome.Item(
                        headline: item.headline, article: known.id, publishedAt: known.publishedAt ?? item.publishedAt,
                        isNew: false
                    )
                )
                continue
            }
            if let twin = places[key] {
                outcome.items.append(outcome.items[twin])
                outcome.items[outcome.items.count - 1].isNew = false
                continue
            }
            places[key] = outcome.items.count
            new.append((item, key, outcome.items.count, try article(of: item)))
            outcome.items.append(
                ImportOutcome.Item(
                    headline: item.headline, article: ArticleID(rawValue: 0), publishedAt: item.publishedAt, isNew: true
                )
            )
        }
        let ids = try transaction.insertArticles(new.map { ($0.article, nil) })
        try transaction.recordImports(zip(ids, new).map { (key: $1.key, article: $0) })
        for (id, entry) in zip(ids, new) {
            outcome.items[entry.place].article = id
            let article = entry.article
            if !entry.item.oldPaths.isEmpty, let section = article.sectionPath.first {
                brought.append((.article(edition.id, section, article.slug, id), entry.item.oldPaths))
            }
            guard article.state == .published else { continue }
            // Beyond these an event says that everything changed.
            guard dependencies.count <= 400 else { continue }
            dependencies.formUnion([.article(id), .latest(edition.id)])
            dependencies.insert(.month(edition.id, zone.civil(at: entry.item.publishedAt).date.monthNumber))
            dependencies.formUnion(article.sectionPath.map { .section($0) })
            dependencies.formUnion(article.content.credits.map { .author($0) })
            dependencies.formUnion(article.content.topics.map { .topic($0) })
        }
    }

    private mutating func article(of item: ImportedItem) throws -> NewArticle {
        let headline = item.headline.trimmed
        guard !headline.isEmpty else {
            throw NewsError(.invalid, "An item has no headline.", field: "headline")
        }
        let path = try section(item.sectionPath)
        let pictures = try item.pictures.map { try transaction.insertPicture($0) }
        let content = ArticleContent(
            kind: item.kind, kicker: item.kicker, headline: headline, standfirst: item.standfirst,
            dateline: item.dateline, source: item.source, edNote: item.edNote,
            body: item.body.replacingPictures { placeholder in
                pictures.indices.contains(Int(placeholder.rawValue)) ? pictures[Int(placeholder.rawValue)] : nil
            },
            leadPicture: item.leadPicture.flatMap { pictures.indices.contains($0) ? pictures[$0] : nil },
            credits: try item.byline.map { try names.contributor($0, in: transaction) }.withoutRepeats,
            topics: try item.topics.map { try names.topic($0, in: transaction) }.withoutRepeats
        )
        let isPublished = item.state == .published
        return NewArticle(
            edition: edition.id, sectionPath: path, slug: item.slug ?? edition.slug(headline), state: item.state,
            content: content, byline: try names.byline(content.credits, in: transaction), reason: .imported,
            publishedAt: isPublished ? item.publishedAt : nil, modifiedAt: isPublished ? item.modifiedAt : nil,
            publishedOn: isPublished ? zone.civil(at: item.publishedAt).date : nil,
            savedAt: isPublished ? now : min(now, item.publishedAt), givenSlug: item.slug,
            scheduledFor: item.scheduledFor, embargoedUntil: item.embargoedUntil, words: item.words
        )
    }

    /// From the section itself up to the top.
    private mutating func section(_ path: [String]) throws -> [SectionID] {
        if let known = paths[path] { return known }
        let found = try finder.find(path, in: transaction)
        paths[path] = found
        return found
    }

    /// What makes an item the same when it comes again (docs/decisions/0006).
    static func key(of identity: [String], edition: Edition, format: String) -> String {
        let parts = [format, edition.pathPrefix] + identity.map(\.folded)
        let digest = SHA256.hash(data: Array(parts.joined(separator: "\u{1F}").utf8))
        return format + ":" + digest.hexadecimal.prefix(32)
    }

    // MARK: Beside the items

    mutating func make(_ path: [String]) throws { _ = try section(path) }

    mutating func add(_ profiles: [SocialProfile]) throws {
        outcome.profilesMade = profiles.filter { profile in
            !publication.profiles.contains { $0.network == profile.network }
        }
        if !outcome.profilesMade.isEmpty { try transaction.saveProfiles(publication.profiles + outcome.profilesMade) }
    }

    /// Has the addresses of an old site lead here.
    mutating func lead(_ old: OldAddresses) throws {
        var now = publication
        now.sections = finder.tree
        let address = old.address(now)
        for (place, paths) in brought { try lead(paths, to: address(place), old) }
        var places: [(place: MovedPlace, paths: [String])] = []
        for entry in old.sections where !entry.names.isEmpty {
            if let section = try section(entry.names).first {
                places.append((.section(edition.id, section), entry.paths))
            }
        }
        for entry in old.topics {
            let topic = try names.topic(entry.name, in: transaction)
            places.append((.topic(edition.id, names.slug(entry.name), topic), entry.paths))
        }
        for entry in old.authors {
            let author = try names.contributor(entry.name, in: transaction)
            places.append((.author(edition.id, names.slug(entry.name), author), entry.paths))
        }
        for (place, paths) in places {
            try lead(paths, to: address(place), old)
            let feeds = paths.filter { !$0.contains("?") }.flatMap { path in old.feedEndings.map { path + $0 } }
            try lead(feeds, to: address(.feed(place)), old)
        }
        for entry in old.others { try lead([entry.path], to: address(entry.place), old) }
    }

    private mutating func lead(_ paths: [String], to target: String, _ old: OldAddresses) throws {
        guard let target = LinkTarget(rawValue: target) else { return }
        for path in paths {
            guard let key = old.key(path), key != "/", key != old.key(target.rawValue) else { continue }
            try transaction.addRedirect(Redirect(from: key, to: target))
        }
        dependencies.insert(.redirects)
    }

    // MARK: End

    func finish() throws -> ImportOutcome {
        var outcome = outcome
        var dependencies = dependencies
        outcome.sectionsMade = finder.made
        outcome.contributorsMade = names.contributorsMade
        outcome.topicsMade = names.topicsMade
        if !outcome.sectionsMade.isEmpty || !outcome.profilesMade.isEmpty { dependencies.insert(.publication) }
        guard outcome.made > 0 || !outcome.sectionsMade.isEmpty || !outcome.profilesMade.isEmpty else { return outcome }
        if !dependencies.isEmpty {
            try transaction.publishEvent(
                .archiveImported, at: now,
                dependencies: dependencies.count > 200 ? [.everything] : dependencies.sorted { $0.text < $1.text }
            )
        }
        try transaction.audit(
            at: now, actor: "import", verb: "ImportArticles", subject: format,
            detail: "\(outcome.made) made, \(outcome.alreadyThere) already there"
        )
        return outcome
    }
}
