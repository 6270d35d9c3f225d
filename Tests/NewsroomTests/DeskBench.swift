import News
import Newsroom
import Store
import TestSupport

/// A publication with two sections, an author and a topic, and three people at its desk.
struct DeskBench {
    let tiny: TinyPublication
    let clock: MovingClock
    let edition: Edition
    let sport: SectionID
    let football: SectionID
    let culture: SectionID
    let credit: ContributorID
    let topic: TopicID

    let imane = DeskBench.user(1, "Imane", .journalist)
    let karim = DeskBench.user(2, "Karim", .journalist)
    let chief = DeskBench.user(3, "Chief", .chiefEditor)

    private static func user(_ id: Int64, _ name: String, _ role: Role) -> Actor {
        guard let email = EmailAddress(rawValue: "\(name.lowercased())@relais.example") else { return .system(name) }
        return .user(
            User(
                id: UserID(rawValue: id), email: email, name: name, language: .french, role: role,
                createdAt: TinyPublication.noon
            )
        )
    }

    var newsroom: Newsroom { tiny.newsroom }
    var database: CountingDatabase { tiny.database }

    init(
        editions: [LanguageTag] = [.french], authority: any Authority = OpenAuthority(),
        policy: PublishingPolicy = .standard
    ) async throws {
        let clock = MovingClock(TinyPublication.noon)
        self.clock = clock
        tiny = try await TinyPublication(editions: editions, clock: clock.clock, authority: authority, policy: policy)
        let publication = try await tiny.publication()
        let edition = publication.editions[0]
        self.edition = edition
        @Sendable func names(_ text: String) -> [EditionID: Section.Name] {
            var names: [EditionID: Section.Name] = [:]
            for edition in publication.editions {
                names[edition.id] = Section.Name(name: text, slug: Slug(cleaning: text))
            }
            return names
        }
        (sport, football, culture, credit, topic) = try await tiny.database.write { transaction in
            let sport = try transaction.insertSection(parent: nil, names: names("Sport"))
            return (
                sport, try transaction.insertSection(parent: sport, names: names("Football")),
                try transaction.insertSection(parent: nil, names: names("Culture")),
                try transaction.insertContributor(
                    kind: .person,
                    names: [edition.id: Contributor.Name(name: "Imane Souiri", slug: Slug(cleaning: "imane"))]
                ),
                try transaction.insertTopic(
                    names: [edition.id: Topic.Name(name: "Stades", slug: Slug(cleaning: "stades"))]
                )
            )
        }
    }

    func content(_ headline: String, _ text: String = "Un paragraphe.") -> ArticleContent {
        ArticleContent(
            kind: .news, headline: headline, standfirst: "Chapeau.", body: Body([.paragraph(TextBlock(text))]),
            credits: [credit]
        )
    }

    func draft(_ headline: String, _ text: String = "Un paragraphe.", section: SectionID? = nil) -> ArticleDraft {
        ArticleDraft(content: content(headline, text), section: section ?? football)
    }

    func begin(_ headline: String = "Titre", section: SectionID? = nil) async throws -> ArticleID {
        try await CreateDraft(newsroom)(draft(headline, section: section), in: edition.id, by: imane)
    }

    func publish(_ headline: String = "Titre") async throws -> ArticleID {
        let id = try await begin(headline)
        _ = try await PublishArticle(newsroom)(id, revision: 1, by: chief)
        return id
    }

    func article(_ id: ArticleID) async throws -> DeskArticle? { try await database.read { try $0.deskArticle(id) } }

    func latest() async throws -> [ArticleID] {
        let edition = edition.id
        return try await database.read { try $0.list(.latest, in: edition, limit: 100) }.map(\.id)
    }

    /// What the outbox heard since a number.
    func events(after sequence: Int64 = 0) async throws -> [NewsEvent] {
        try await database.read { try $0.events(after: sequence) }.filter { $0.kind != .publicationChanged }
    }

    /// The words and facets of an entry, each by itself: what every text has stands joined to the next word.
    private static func words(_ entry: String) -> Set<Substring> {
        Set(entry.split(separator: " ").map { $0.hasPrefix("_") ? $0 : $0.prefix { $0 != "_" } })
    }

    /// The differences between what the store has of lists, archive and credits, and what a rebuild from the articles'
    /// own texts would make; empty when there are none.
    func differencesFromRebuild() async throws -> [String] {
        let zone = newsroom.zone
        return try await database.read { store in
            let publication = try store.publication()
            var lists: Set<[Int64]> = []
            var days: [[Int64]: Int64] = [:]
            var credits: Set<[Int64]> = []
            var desk: Set<[Int64]> = []
            var texts: [Int64: String] = [:]
            var readers: [Int64: String] = [:]
            var words: [String: Int64] = [:]
            for var row in try store.rows("SELECT id FROM article") {
                let id = try row.id(ArticleID.self)
                guard let article = try store.article(id), let known = try store.deskArticle(id) else { continue }
                // The search has the newest text under the last change.
                texts[known.changedAt.seconds << 31 | id.rawValue] =
                    SearchFolding.words(
                        in: known.draft.content.headline + " " + known.draft.content.body.plainText
                    ).joined(separator: " ") + " "
                    + "__s\(known.state.rawValue.lowercased()) __n\(known.section.rawValue)"
                for (place, credit) in article.content.credits.enumerated() {
                    credits.insert([id.rawValue, Int64(place), credit.rawValue])
                    desk.insert(
                        [
                            credit.rawValue, known.changedAt.rawValue, id.rawValue, known.edition.rawValue,
                            known.section.rawValue, 1,
                        ])
                }
                guard article.state == .published, let time = article.publishedAt else { continue }
                // Readers find what they get, under the time of its publication.
                readers[time.seconds << 31 | id.rawValue] =
                    SearchFolding.words(in: article.content.headline + " " + article.content.body.ownText)
                    .joined(separator: " ") + " __n\(article.section.rawValue) __k\(article.content.kind.rawValue)"
                let names =
                    article.content.credits.map { _ in "Imane Souiri" } + article.content.topics.map { _ in "Stades" }
                let over = [article.content.headline, article.content.standfirst ?? ""] + names
                for word in Set(over.flatMap { SearchFolding.words(in: $0) }) where Spelling.isWord(word) {
                    words[word, default: 0] += 1
                }
                let path = publication?.sections.selfAndAncestors(of: article.section) ?? []
                var subjects: [(Int64, Int64)] = [(1, 0)] + path.map { (3, $0.rawValue) }
                if article.content.kind.isStory { subjects += [(2, 0)] + path.map { (4, $0.rawValue) } }
                subjects += article.content.credits.map { (5, $0.rawValue) }
                subjects += article.content.topics.map { (6, $0.rawValue) }
                for (kind, subject) in subjects {
                    lists.insert([article.edition.rawValue, kind, subject, time.rawValue, id.rawValue])
                }
                let day = Int64(zone.civil(at: time).date.number)
                days[[article.edition.rawValue, day], default: 0] += 1
            }
            func table(_ sql: SQL, _ width: Int) throws -> Set<[Int64]> {
                var found: Set<[Int64]> = []
                for var row in try store.rows(sql) { found.insert(try (0..<width).map { _ in try row.integer() }) }
                return found
            }
            var differences: [String] = []
            func compare(_ name: String, _ stored: Set<[Int64]>, _ rebuilt: Set<[Int64]>) {
                for row in stored.symmetricDifference(rebuilt) {
                    differences.append("\(name) \(row) \(stored.contains(row) ? "too much" : "missing")")
                }
            }
            compare(
                "listing",
                try table(
                    "SELECT edition_id, subject_kind, subject_id, published_at, article_id FROM listing", 5), lists
            )
            compare(
                "archive_day", try table("SELECT edition_id, day, articles FROM archive_day WHERE articles > 0", 3),
                Set(days.map { $0.key + [$0.value] })
            )
            compare(
                "article_credit", try table("SELECT article_id, position, contributor_id FROM article_credit", 3),
                credits
            )
            compare(
                "desk_credit",
                try table(
                    """
                    SELECT d.contributor_id, d.changed_at, d.article_id, d.edition_id, d.section_id, d.state = a.state
                    FROM desk_credit d JOIN article a ON a.id = d.article_id
                    """, 6), desk
            )
            for var row in try store.rows("SELECT rowid, facets, terms FROM desk_search") {
                let place = try row.integer()
                let has = Self.words(try row.text() + " " + row.text())
                guard let wanted = texts.removeValue(forKey: place) else {
                    differences.append("desk_search \(place) too much")
                    continue
                }
                let missing = wanted.split(separator: " ").filter { !has.contains($0) }
                if !missing.isEmpty { differences.append("desk_search \(place) lacks \(missing)") }
            }
            differences += texts.keys.map { "desk_search \($0) missing" }
            for var row in try store.rows("SELECT rowid, facets, terms FROM readers_search") {
                let place = try row.integer()
                let has = Self.words(try row.text() + " " + row.text())
                guard let wanted = readers.removeValue(forKey: place) else {
                    differences.append("readers_search \(place) too much")
                    continue
                }
                let missing = wanted.split(separator: " ").filter { !has.contains($0) }
                if !missing.isEmpty { differences.append("readers_search \(place) lacks \(missing)") }
            }
            differences += readers.keys.map { "readers_search \($0) missing" }
            var slips = 0
            for var row in try store.rows("SELECT word, articles FROM search_word") {
                let word = try row.text()
                if try row.integer() != words[word] ?? 0 { differences.append("search_word \(word)") }
                slips += Spelling.slips(of: word).count
                words[word] = nil
            }
            differences += words.keys.map { "search_word \($0) missing" }
            if var row = try store.row("SELECT COUNT(*) FROM search_slip"), try row.int() != slips {
                differences.append("search_slip has others than \(slips)")
            }
            return differences + (try store.listingFindings())
        }
    }
}

extension SaveOutcome {
    var isSaved: Bool { if case .saved = self { true } else { false } }

    var crossing: SaveCrossing? { if case .crossed(let crossing) = self { crossing } else { nil } }
}
