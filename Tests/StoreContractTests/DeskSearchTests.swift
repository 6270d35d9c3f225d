import News
import Newsroom
import SQLiteDatabase
@testable import Store
import TestSupport
import Testing

@Suite struct DeskSearchTests {
    private struct Shelf {
        let tiny: TinyPublication
        let sections: [SectionID]
        let author: ContributorID
        let topic: TopicID
    }

    private func shelf() async throws -> Shelf {
        let tiny = try await TinyPublication(editions: [.french, .arabic])
        let editions = try await tiny.publication().editions.map(\.id)
        let (sections, author, topic) = try await tiny.database.write { transaction in
            let sections = try ["a", "b"].map {
                try transaction.insertSection(
                    parent: nil, names: [editions[0]: Section.Name(name: $0, slug: Slug(cleaning: $0))])
            }
            let name = Contributor.Name(name: "Zoé Béraud", slug: Slug(cleaning: "zoe"))
            return (
                sections, try transaction.insertContributor(kind: .person, names: [editions[0]: name]),
                try transaction.insertTopic(
                    names: [editions[0]: Topic.Name(name: "Stades", slug: Slug(cleaning: "stades"))])
            )
        }
        return Shelf(tiny: tiny, sections: sections, author: author, topic: topic)
    }

    private func add(
        _ shelf: Shelf, _ headline: String, _ text: String = "", note: String? = nil, state: ArticleState = .draft,
        section: Int = 0, daysAgo: Int64 = 0, user: Int64 = 1, isSigned: Bool = false, isTagged: Bool = false
    ) async throws -> ArticleID {
        let edition = try await shelf.tiny.publication().editions[0].id
        let time = TinyPublication.noon.advanced(seconds: -daysAgo * 86_400)
        let isOut = state == .published
        var content = ArticleContent(kind: .news, headline: headline, body: Body([.paragraph(TextBlock(text))]))
        content.edNote = note
        content.credits = isSigned ? [shelf.author] : []
        content.topics = isTagged ? [shelf.topic] : []
        let new = NewArticle(
            edition: edition, sectionPath: [shelf.sections[section]], slug: Slug(cleaning: headline), state: state,
            content: content, byline: isSigned ? "Zoé Béraud" : nil, reason: .saved, publishedAt: isOut ? time : nil,
            modifiedAt: nil, publishedOn: isOut ? CivilDate(daysSince1970: 20_000) : nil, savedAt: time,
            author: Signatory(user: UserID(rawValue: user), name: "U")
        )
        return try await shelf.tiny.database.write { try $0.insertArticle(new) }
    }

    private func found(_ shelf: Shelf, _ text: String, _ change: (inout DeskFilter) -> Void = { _ in }) async throws
        -> [ArticleID]
    {
        let query: TextQuery = try #require(TextQuery(text))
        var filter = DeskFilter(text: query)
        change(&filter)
        let asked = filter
        return try await shelf.tiny.database.read { try $0.deskList(asked, limit: 50) }.map(\.id)
    }

    @Test("headline, text, byline, slug and the note to editors are all searched, accents and case apart")
    func fields() async throws {
        let shelf = try await shelf()
        let id = try await add(
            shelf, "Été à Fès", "Le marché rouvre.", note: "Vérifier l’heure", isSigned: true)
        for text in [
            "ete", "FÈS", "marche", "heur", "beraud", "\"le marché rouvre\"", "rouvre fes", "marche -absent",
            "marche -\"marché le\"", "marche-",
        ] {
            #expect(try await found(shelf, text) == [id], "\(text)")
        }
        for text in [
            "absent", "\"marché le\"", "rou fes", "marche -rouvre", "marche -\"le marché rouvre\"",
            "marche -ete",
        ] {
            #expect(try await found(shelf, text).isEmpty, "\(text)")
        }
    }

    @Test("words, states, sections, authors, topics and days hold together, last changed first, page by page")
    func together() async throws {
        let shelf = try await shelf()
        var added: [ArticleID] = []
        for number in 0..<30 {
            added.append(
                try await add(
                    shelf, "Titre \(number)", "Commun.", state: number % 3 == 0 ? .published : .draft,
                    section: number % 2, daysAgo: Int64(number), user: Int64(number % 2 + 1),
                    isSigned: number % 5 == 0, isTagged: number % 10 == 0
                ))
        }
        let all = added
        func expected(_ isWanted: (Int) -> Bool) -> [ArticleID] { (0..<30).filter(isWanted).map { all[$0] } }
        #expect(try await found(shelf, "commun") == all)
        #expect(try await found(shelf, "commun") { $0.states = [.draft] } == expected { $0 % 3 != 0 })
        #expect(
            try await found(shelf, "commun") { $0.sections = [shelf.sections[1]] } == expected { $0 % 2 == 1 })
        #expect(
            try await found(shelf, "commun") { $0.author = .contributor(shelf.author) } == expected { $0 % 5 == 0 })
        #expect(
            try await found(shelf, "commun") { $0.author = .user(UserID(rawValue: 2)) } == expected { $0 % 2 == 1 })
        #expect(try await found(shelf, "commun") { $0.topic = shelf.topic } == expected { $0 % 10 == 0 })
        let noon = TinyPublication.noon
        #expect(
            try await found(shelf, "commun") {
                $0.from = noon.advanced(seconds: -5 * 86_400)
                $0.to = noon
            } == expected { (1...5).contains($0) })
        // Someone who may read their own and what is published, and nothing else.
        #expect(
            try await found(shelf, "commun") { $0.reader = UserID(rawValue: 1) }
                == expected { $0 % 2 == 0 || $0 % 3 == 0 })
        try await shelf.tiny.database.read { store in
            let filter = DeskFilter(text: TextQuery("commun "))
            var seen: [DeskSummary] = []
            while true {
                let page = try store.deskList(filter, before: seen.last.map(DeskKey.init), limit: 7)
                seen += page
                if page.count < 7 { break }
            }
            #expect(seen.map(\.id) == all)
            #expect(try store.deskCount(filter) == CappedCount(counted: 30, cap: 1000))
            #expect(try store.deskCount(filter, cap: 10) == CappedCount(counted: 11, cap: 10))
            #expect(try store.deskCount(DeskFilter(), cap: 10).isMore)
            for cap in [1000, 15] {
                let counts = try store.deskCounts(DeskFilter(states: [.draft], text: TextQuery("commun ")), cap: cap)
                #expect(counts.all == CappedCount(counted: 30, cap: cap))
                #expect(
                    counts.states == [
                        .draft: CappedCount(counted: 20, cap: cap), .published: CappedCount(counted: 10, cap: cap),
                    ])
            }
            #expect(try store.deskCounts(DeskFilter(sections: Set(shelf.sections))).all.number == 30)
            #expect(try store.deskCount(DeskFilter(states: [.draft])).number == 20)
            #expect(try store.deskCount(DeskFilter(sections: Set(shelf.sections))).number == 30)
        }
    }

    @Test(
        "one walk along the index gives the page and the counts that walks for each of them give, also where it ends early"
    )
    func walk() async throws {
        let shelf = try await shelf()
        for day in 0..<170 {
            let state: ArticleState = day >= 167 ? .approved : day < 130 && day % 2 == 0 ? .draft : .published
            _ = try await add(shelf, "Le fleuve \(day)", state: state, daysAgo: Int64(day))
        }
        for day in 0..<130 {
            _ = try await add(shelf, "La rive \(day)", state: day >= 125 ? .published : .draft, daysAgo: Int64(day))
        }
        try await shelf.tiny.database.read { store in
            for (word, published) in [("fleuve", 11), ("rive", 5)] {
                for states: Set<ArticleState> in [[], [.draft], [.published], [.approved], [.draft, .approved]] {
                    let question = try store.deskQuestion(
                        DeskFilter(states: states, text: TextQuery(word + " ")))
                    let walk = try store.walk(question.with(states: []), cap: 10)
                    #expect(!walk.isWhole)
                    let counts = try store.deskCounts(question, walk, cap: 10)
                    #expect(counts.all == CappedCount(counted: 11, cap: 10))
                    #expect(counts.states[.draft] == CappedCount(counted: 11, cap: 10))
                    #expect(counts.states[.published] == CappedCount(counted: published, cap: 10))
                    #expect(counts.states[.approved]?.number == (word == "fleuve" ? 3 : nil))
                    for limit in [5, 120] {
                        let alone = try store.deskList(question, limit: limit)
                        #expect(!alone.isEmpty || word == "rive" && states == [.approved])
                        #expect(try store.deskList(question, walk, limit: limit) == alone)
                        let best = try store.deskMatches(question, now: TinyPublication.noon, limit: limit)
                        #expect(
                            try store.deskMatches(question, walk, now: TinyPublication.noon, limit: limit) == best)
                    }
                }
            }
        }
    }

    @Test(
        "a headline with the words stands before a text with them of the same age, and what is new before what is old")
    func ranking() async throws {
        let shelf = try await shelf()
        let old = try await add(shelf, "Le barrage", "", daysAgo: 3000)
        let text = try await add(shelf, "Autre chose", "Un barrage.", daysAgo: 20)
        let headline = try await add(shelf, "Un barrage cède", "", daysAgo: 21)
        let fresh = try await add(shelf, "Encore autre chose", "Au barrage.", daysAgo: 0)
        let ranked = try await shelf.tiny.database.read {
            try $0.deskMatches(
                DeskFilter(text: TextQuery("barrage")), now: TinyPublication.noon, limit: 10)
        }
        #expect(ranked.map(\.id) == [headline, fresh, old, text])
    }

    @Test(
        "nothing that someone types is a word of a store's own query language",
        arguments: [
            "\"", "a\" OR \"b", "NEAR(a b)", "headline:x", "a*", "^a", "-a", "a AND NOT b", "(", "'", "__sdraft",
            "{a}:b",
            "\u{0}", "terms : draft", "a' | 'b", "😀", "%", "\\",
        ])
    func hostile(text: String) async throws {
        let shelf = try await shelf()
        let id = try await add(shelf, "Sdraft", "Rien.")
        guard let query = TextQuery(text) else { return }
        let found = try await shelf.tiny.database.read { try $0.deskList(DeskFilter(text: query), limit: 10) }
        #expect(found.isEmpty || (text == "__sdraft" && found.map(\.id) == [id]), "\(text)")
    }

    @Test("what was there before the index comes into it, and an index of other rules is made anew")
    func building() async throws {
        let shelf = try await shelf()
        var added: [ArticleID] = []
        for number in 0..<7 { added.append(try await add(shelf, "Ancien \(number)", daysAgo: Int64(number))) }
        let third = added[2]
        let whole = try await entries(shelf)
        #expect(whole.count == 7)
        try await shelf.tiny.database.write { transaction in
            try transaction.execute("DELETE FROM desk_search")
            try transaction.execute("UPDATE search_state SET version = 0")
        }
        #expect(try await found(shelf, "ancien").isEmpty)
        try await Migrator().migrate(shelf.tiny.database, at: TinyPublication.noon)
        #expect(try await entries(shelf) == whole)
        // Broken off after the third.
        try await shelf.tiny.database.write { transaction in
            try transaction.execute("DELETE FROM desk_search WHERE rowid & 2147483647 > \(third)")
            try transaction.execute("UPDATE search_state SET done_up_to = \(third)")
        }
        try await Migrator().migrate(shelf.tiny.database, at: TinyPublication.noon)
        #expect(try await entries(shelf) == whole)
    }

    private func entries(_ shelf: Shelf) async throws -> [String] {
        try await shelf.tiny.database.read { store in
            try store.rows("SELECT rowid, facets, terms FROM desk_search ORDER BY rowid").map { row in
                var row = row
                return "\(try row.integer()) \(try row.text()) \(try row.text())"
            }
        }
    }

    @Test("topics and authors are found by any word of their names, Arabic in any of its spellings")
    func names() async throws {
        let tiny = try await TinyPublication(editions: [.french, .arabic])
        let editions = try await tiny.publication().editions
        try await tiny.database.write { transaction in
            for (place, name) in ["Hôpital régional", "Régions", "مدرسة الأمل"].enumerated() {
                let edition = editions[place == 2 ? 1 : 0]
                _ = try transaction.insertTopic(
                    names: [edition.id: Topic.Name(name: name, slug: LanguageRules.of(edition.language).slug(name))])
            }
        }
        func topics(_ text: String) async throws -> [String] {
            let query = try #require(TextQuery(text))
            return try await tiny.database.read { try $0.topics(matching: query, limit: 10) }.map(\.name)
        }
        #expect(try await topics("region") == ["Régions", "Hôpital régional"])
        #expect(try await topics("hop reg") == ["Hôpital régional"])
        #expect(try await topics("امل") == ["مدرسة الأمل"])
        #expect(try await topics("مدرسه") == ["مدرسة الأمل"])
        #expect(try await topics("gional").isEmpty)
    }
}
