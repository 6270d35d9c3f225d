import News
import Newsroom
import Stemming
import SQLiteDatabase
import Store
import TestSupport
import Testing

@Suite struct ReaderSearchTests {
    private func library(_ editions: [LanguageTag] = [.french]) async throws -> TinyPublication {
        try await TinyPublication(editions: editions)
    }

    private func body(_ text: String) -> Body { Body([.paragraph(TextBlock(text))]) }

    private func search(
        _ tiny: TinyPublication, _ text: String, edition: Int = 0, limit: Int = 50,
        _ change: (inout SearchRequest) -> Void = { _ in }
    ) async throws -> SearchReading {
        var request = SearchRequest(text: text)
        change(&request)
        let asked = request
        let publication = try await tiny.publication()
        let zone = tiny.newsroom.zone
        return try await tiny.database.read {
            try $0.readerSearch(
                asked, in: publication.editions[edition], of: publication, zone: zone, at: TinyPublication.noon,
                limit: limit)
        }
    }

    private func headlines(_ tiny: TinyPublication, _ text: String, _ change: (inout SearchRequest) -> Void = { _ in })
        async throws -> [String]
    {
        try await search(tiny, text, change).hits.map(\.article.headline)
    }

    @Test("headline, standfirst, text, author and topic are all searched, in any form of the words")
    func fields() async throws {
        let tiny = try await library()
        var item = TinyPublication.item(
            "Les marchés rouvrent", body: body("La décision a été prise hier."), byline: ["Zoé Béraud"],
            topics: ["Patrimoine"])
        item.standfirst = "Une récolte en hausse."
        try await tiny.publish([item, TinyPublication.item("Autre chose")])
        for text in [
            "marché", "MARCHES", "rouvrent", "décisions", "decision", "récoltes", "beraud", "patrimoines",
            "\"décision a été\"", "hier marché", "rouv*", "marche -piscine",
        ] {
            #expect(try await headlines(tiny, text) == ["Les marchés rouvrent"], "\(text)")
        }
        for text in ["\"été décision\"", "\"rouvrent une\"", "marché -récolte", "\"marché\"", "\"mar\"", "ma"] {
            let reading = try await search(tiny, text)
            #expect(reading.hits.isEmpty, "\(text)")
        }
    }

    @Test(
        "what was found by its author, a topic or a caption says so, marked; what the text has already is not said twice"
    )
    func contexts() async throws {
        let tiny = try await library()
        try await tiny.publish([
            TinyPublication.item(
                "Les marchés rouvrent", body: body("La décision de Béraud."), byline: ["Zoé Béraud"],
                topics: ["Patrimoine"])
        ])
        func contexts(_ text: String) async throws -> [SearchContext] {
            try #require(try await search(tiny, text).hits.first).contexts
        }
        #expect(
            try await contexts("marchés zoé") == [
                .author(MarkedText([.init("Zoé", isMarked: true), .init(" Béraud")]))
            ])
        #expect(
            try await contexts("patrimoine") == [.topic(MarkedText([.init("Patrimoine", isMarked: true)]))])
        #expect(try await contexts("béraud").isEmpty)
        #expect(try await contexts("marché xylographe").isEmpty, "what it lacks is nowhere")
    }

    @Test("a caption that changes is found as it is, and shown where it is what was looked for")
    func captions() async throws {
        let tiny = try await library()
        let edition = try await tiny.publication().editions[0].id
        var item = TinyPublication.item("Le port", body: body("Il rouvre."))
        item.pictures = [
            Picture(
                id: PictureID(rawValue: 0), contentHash: String(repeating: "a", count: 64), width: 10, height: 10,
                format: .png, texts: [edition: Picture.Text(altText: "Deux grues", caption: "Les chalutiers")])
        ]
        item.leadPicture = 0
        let picture = PictureID(rawValue: 1)
        try await tiny.publish([item])
        let hit = try #require(try await search(tiny, "port chalutier").hits.first)
        #expect(hit.contexts == [.caption(MarkedText([.init("Les "), .init("chalutiers", isMarked: true)]))])
        _ = try await tiny.database.write { transaction in
            var known = try #require(try transaction.libraryPicture(picture))
            known.picture.texts[edition] = Picture.Text(altText: "Deux grues", caption: "Les thoniers")
            return try transaction.describePicture(known, version: 1)
        }
        #expect(try await headlines(tiny, "thonier") == ["Le port"])
        #expect(try await headlines(tiny, "chalutier").isEmpty)
    }

    @Test("an Arabic word is found with and without its article, its vowel signs and the other writings of its letters")
    func arabic() async throws {
        let tiny = try await library([.arabic])
        try await tiny.publish([
            TinyPublication.item("افتتاح المدرسة الجديدة", body: body("وصل القطار إلى المحطة.")),
            TinyPublication.item("مهرجان", body: body("موسيقى وأفلام.")),
        ])
        for text in ["مدرسة", "مدرسه", "المَدْرَسَة", "بالمدرسة", "قطار", "والقطار", "القطـــار", "قطارات"] {
            #expect(try await headlines(tiny, text) == ["افتتاح المدرسة الجديدة"], "\(text)")
        }
        #expect(try await headlines(tiny, "افلام") == ["مهرجان"])
    }

    @Test("where nothing has the last word it is taken as one that was only begun, page by page and counted")
    func begun() async throws {
        let tiny = try await library([.french, .tamazight])
        try await tiny.publish(
            (0..<20).map { TinyPublication.item("Barrage \($0)", minutesAgo: $0, topics: ["Eau"]) }
                + [TinyPublication.item("Le bar du port")])
        #expect(try await headlines(tiny, "bar") == ["Le bar du port"], "a whole word is that word")
        for text in ["barr", "barrag", "eau BARR"] {
            for order in SearchRequest.Order.allCases {
                let first = try await search(tiny, text, limit: 12) { $0.order = order }
                #expect(first.count.number == 20 && !first.isRelaxed && first.suggestion == nil, "\(text) \(order)")
                #expect(first.counts.topics.map(\.count) == [20])
                #expect(first.hits.allSatisfy { $0.headline.runs[0] == MarkedText.Run("Barrage", isMarked: true) })
                let second = try await search(tiny, text, limit: 12) {
                    $0.order = order
                    $0.after = first.next
                }
                #expect(Set((first.hits + second.hits).map(\.article.id)).count == 20 && second.next == nil)
            }
        }
        #expect(try await headlines(tiny, "barr -eau").isEmpty)
        #expect(try await headlines(tiny, "barr xylographe").isEmpty, "only the last word")
    }

    @Test("a phrase is found whichever of its words every text has, at either end of it, and never across fields")
    func phrases() async throws {
        let tiny = try await library()
        try await tiny.publish([
            TinyPublication.item("Avant la fin du mois", body: body("Le port rouvre de la ville à la mer.")),
            TinyPublication.item("La fin", body: body("du mois. Mer de la ville.")),
        ])
        for (text, count) in [
            ("\"la fin\"", 2), ("\"avant la fin du mois\"", 1), ("\"de la\"", 2), ("\"port rouvre\"", 1),
            ("\"fin du\"", 1),
            ("\"mois la fin\"", 0), ("\"ville mer\"", 0), ("\"la mois\"", 0), ("port -\"la mer\"", 0),
            ("ville -\"la mer\"", 1), ("\"la\"", 2), ("\"fin du m\"", 0), ("\"la fin du\"", 1),
            ("mois -\"la fin du\"", 1),
            ("\"à la\"", 1), ("\"la f\"", 0),
        ] {
            #expect(try await search(tiny, text).hits.count == count, "\(text)")
        }
    }

    @Test("what the publication says means the same finds the other from then on, marked, and behind the word itself")
    func synonyms() async throws {
        let tiny = try await library()
        try await tiny.publish([
            TinyPublication.item("Les Nations unies"), TinyPublication.item("L’ONU", minutesAgo: 60),
        ])
        #expect(try await headlines(tiny, "onu") == ["L’ONU"])
        _ = try await tiny.database.write { try $0.execute("UPDATE publication SET synonyms = 'onu, nations unies'") }
        #expect(try await headlines(tiny, "onu") == ["L’ONU", "Les Nations unies"])
        let found = try await search(tiny, "onu")
        #expect(found.hits.last?.headline.runs.last == MarkedText.Run("Nations unies", isMarked: true))
    }

    @Test(
        "of two that have the word at the same place the newer comes first, and one with it in the headline before both"
    )
    func freshness() async throws {
        let tiny = try await library()
        try await tiny.publish([
            TinyPublication.item("Ancien", minutesAgo: 90 * 1440, body: body("Un barrage.")),
            TinyPublication.item("Nouveau", body: body("Un barrage.")),
            TinyPublication.item("Le barrage", minutesAgo: 400 * 1440, body: body("Rien.")),
        ])
        #expect(try await headlines(tiny, "barrage") == ["Le barrage", "Nouveau", "Ancien"])
    }

    @Test("pages follow each other without a gap or a repeat, the best first or the newest")
    func pages() async throws {
        let tiny = try await library()
        try await tiny.publish(
            (0..<40).map { number in
                TinyPublication.item(
                    number % 3 == 0 ? "Barrage \(number)" : "Titre \(number)", minutesAgo: number * 700,
                    body: body("Le barrage \(number)."))
            })
        for order in SearchRequest.Order.allCases {
            var seen: [Int64] = []
            var after: SearchKey?
            repeat {
                let key = after
                let page = try await search(tiny, "barrages", limit: 7) {
                    $0.order = order
                    $0.after = key
                }
                if key == nil { #expect(page.count == CappedCount(counted: 40, cap: 1000)) }
                seen += page.hits.map(\.article.id.rawValue)
                after = page.next
            } while after != nil
            #expect(seen.count == 40 && Set(seen).count == 40, "\(order)")
            if order == .newest {
                #expect(seen == Array(1...40))
            } else {
                // All with the word in the headline first.
                #expect(seen.prefix(14).allSatisfy { ($0 - 1) % 3 == 0 })
            }
        }
    }

    @Test("sections with those below them, authors, topics, kinds and days narrow a search, and are counted")
    func filters() async throws {
        let tiny = try await library()
        try await tiny.publish(
            (0..<24).map { number in
                TinyPublication.item(
                    "Titre \(number)", kind: number % 4 == 0 ? .opinion : .news,
                    section: number % 2 == 0 ? ["Sport", "Football"] : ["Culture"], minutesAgo: number * 1440,
                    body: body("Commun."), byline: number % 3 == 0 ? ["Imane Souiri"] : ["Karim"],
                    topics: number % 6 == 0 ? ["Stades"] : [])
            })
        let publication = try await tiny.publication()
        let edition = publication.editions[0].id
        let sport = try #require(publication.sections.section(at: ["sport"], in: edition)?.id)
        let football = try #require(publication.sections.section(at: ["sport", "football"], in: edition)?.id)
        let all = try await search(tiny, "commun")
        #expect(all.count.number == 24 && all.hits.count == 24)
        #expect(all.counts.sections.map(\.count) == [12, 12])
        #expect(all.counts.authors.map { "\($0.author.name.name) \($0.count)" } == ["Karim 16", "Imane Souiri 8"])
        #expect(all.counts.topics.map { "\($0.topic.name.name) \($0.count)" } == ["Stades 4"])
        #expect(all.counts.kinds.map { "\($0.kind) \($0.count)" } == ["news 18", "opinion 6"])
        #expect(all.counts.periods.map(\.count) == [8, 24, 24])
        // One that has its own beside what stands below it is a wider choice.
        try await tiny.publish([
            TinyPublication.item("Un match", section: ["Sport"], body: body("Peu courant.")),
            TinyPublication.item("Un panier", section: ["Sport", "Basket"], body: body("Peu courant.")),
        ])
        let wide = try await search(tiny, "peu courant")
        #expect(wide.counts.sections.map(\.count) == [2, 1] && wide.counts.sections.first?.section == sport)
        let author = try #require(all.counts.authors.last?.author.id)
        let topic = try #require(all.counts.topics.first?.topic.id)
        func count(_ change: @escaping (inout SearchRequest) -> Void) async throws -> Int {
            try await search(tiny, "commun", change).count.number
        }
        #expect(try await count { $0.section = sport } == 12)
        #expect(try await count { $0.section = football } == 12)
        #expect(try await count { $0.author = author } == 8)
        #expect(try await count { $0.topic = topic } == 4)
        #expect(try await count { $0.kind = .opinion } == 6)
        #expect(try await count { $0.from = CivilDate(year: 2026, month: 11, day: 20) } == 5)
        #expect(try await count { $0.to = CivilDate(year: 2026, month: 11, day: 20) } == 20)
        #expect(
            try await count {
                $0.section = sport
                $0.kind = .opinion
                $0.author = author
            } == 2)
        let named = try await search(tiny, "commun") {
            $0.author = author
            $0.topic = topic
        }
        #expect(named.author?.name.name == "Imane Souiri" && named.topic?.name.name == "Stades")
    }

    @Test("where nothing has all the words, what has all but one is shown and said to be so")
    func relaxed() async throws {
        let tiny = try await library()
        try await tiny.publish([
            TinyPublication.item("Le port de pêche"), TinyPublication.item("Le port de plaisance"),
            TinyPublication.item("Un musée"),
        ])
        let found = try await search(tiny, "port musée xylographe")
        #expect(found.hits.isEmpty && !found.isRelaxed)
        let some = try await search(tiny, "port pêche xylographe")
        #expect(some.isRelaxed && some.hits.map(\.article.headline) == ["Le port de pêche"])
        #expect(try await search(tiny, "xylographe").isRelaxed == false)
    }

    @Test(
        "a slip is met with the archive's own word as it is written there, and a word that stands there is left alone")
    func suggestions() async throws {
        let tiny = try await library([.french, .arabic])
        try await tiny.publish((0..<6).map { TinyPublication.item("Élections communales \($0)") })
        #expect(try await search(tiny, "electoins").suggestion == "élections")
        #expect(try await search(tiny, "Les comunales, hier").suggestion == "Les communales, hier")
        #expect(try await search(tiny, "élections").suggestion == nil)
        #expect(try await search(tiny, "xylographe").suggestion == nil)
        let arabic = try await tiny.publication().editions[1]
        _ = try await ImportArticles(tiny.newsroom)(
            (0..<3).map { TinyPublication.item("الانتخابات الجماعية \($0)", section: ["سياسة"]) }, in: arabic,
            format: "test")
        #expect(try await search(tiny, "الانتحابات", edition: 1).suggestion == "الانتخابات")
        #expect(try await search(tiny, "electoins", edition: 1).suggestion == nil)
        // The desk looks in all editions at once, and for what nobody has published it proposes nothing.
        func meant(_ text: String) async throws -> String? {
            try await tiny.database.read { store in
                let question = try store.deskQuestion(DeskFilter(text: TextQuery(text)))
                return try store.suggestion(
                    for: question, found: store.deskMatches(question, now: TinyPublication.noon, limit: 20).count)
            }
        }
        #expect(try await meant("electoins comunales") == "élections communales")
        #expect(try await meant("الانتحابات") == "الانتخابات")
        #expect(try await meant("xylographe") == nil)
        #expect(try await meant("élections") == nil)
    }

    @Test("other editions say how many of the same words they have")
    func elsewhere() async throws {
        let tiny = try await library([.french, .english])
        let editions = try await tiny.publication().editions
        try await tiny.publish([TinyPublication.item("Agadir")])
        _ = try await ImportArticles(tiny.newsroom)(
            (0..<3).map { TinyPublication.item("Agadir \($0)", section: ["News"]) }, in: editions[1], format: "test")
        let reading = try await search(tiny, "agadir")
        #expect(reading.count.number == 1)
        #expect(reading.elsewhere == [editions[1].id: CappedCount(counted: 3, cap: 100)])
        #expect(try await search(tiny, "agadir") { $0.kind = .news }.elsewhere.isEmpty)
    }

    @Test("no search asks the store more than six times, however it is narrowed and whatever it finds")
    func statements() async throws {
        let tiny = try await library([.french, .arabic, .english])
        try await tiny.publish(
            (0..<200).map { TinyPublication.item("Titre \($0)", byline: ["Imane"], topics: ["Stades"]) })
        for text in [
            "titre", "titer", "paragraphe", "titre xylographe", "xylographe titer", "\"un paragraphe\" -x", "tit*",
        ] {
            for change in [
                { _ in }, { $0.topic = TopicID(rawValue: 1) }, { $0.order = .newest },
                {
                    $0.author = ContributorID(rawValue: 1)
                    $0.topic = TopicID(rawValue: 1)
                    $0.section = SectionID(rawValue: 1)
                    $0.from = CivilDate(year: 2026, month: 1, day: 1)
                },
            ] as [(inout SearchRequest) -> Void] {
                var request = SearchRequest(text: text)
                change(&request)
                let asked = request
                let publication = try await tiny.publication()
                let zone = tiny.newsroom.zone
                _ = tiny.database.takeStatements()
                _ = try await tiny.database.read {
                    try $0.readerSearch(
                        asked, in: publication.editions[0], of: publication, zone: zone, at: TinyPublication.noon,
                        limit: 15)
                }
                let count = tiny.database.takeStatements().count
                #expect(count <= 6, "\(asked) asked \(count) times")
            }
        }
    }

    @Test(
        "nothing that a stranger types is a word of a store's own query language",
        arguments: [
            "\"", "a\" OR \"b", "NEAR(a b)", "headline:x", "^a", "a AND NOT b", "(", "'", "__e1", "__n1", "{a}:b",
            "\u{0}", "terms : titre", "a' | 'b", "%", "\\", "titre_", "_titre", "__",
        ]
    )
    func hostile(text: String) async throws {
        let tiny = try await library()
        try await tiny.publish([TinyPublication.item("Titre"), TinyPublication.item("Rien")])
        let found = try await headlines(tiny, text)
        #expect(found.isEmpty || (text.contains("titre") && found == ["Titre"]), "\(text): \(found)")
    }

    @Test("what was published before the index comes into it, and an index of other rules is made anew")
    func building() async throws {
        let tiny = try await library()
        try await tiny.publish(
            (0..<7).map { TinyPublication.item("Ancien \($0)", body: body("Décidées \($0)."), topics: ["Stades"]) })
        let whole = try await rows(tiny)
        #expect(whole.count > 20)
        try await tiny.database.write { transaction in
            try transaction.execute("DELETE FROM readers_search")
            try transaction.execute("DELETE FROM search_word")
            try transaction.execute("UPDATE readers_search_state SET version = 0")
        }
        #expect(try await headlines(tiny, "ancien").isEmpty)
        try await Migrator().migrate(tiny.database, at: TinyPublication.noon)
        #expect(try await rows(tiny) == whole)
        // A program that knows no stems makes another, and the one that does makes it anew.
        let plain = try SQLiteDatabase(path: tiny.folder.path("newsroom.sqlite"))
        try await Migrator().migrate(plain, at: TinyPublication.noon)
        #expect(try await rows(tiny) != whole)
        try await plain.close()
        try await Migrator().migrate(tiny.database, at: TinyPublication.noon)
        #expect(try await rows(tiny) == whole)
    }

    private func rows(_ tiny: TinyPublication) async throws -> [String] {
        try await tiny.database.read { store in
            try
                (store.rows("SELECT rowid, facets, terms FROM readers_search ORDER BY rowid")
                + store.rows("SELECT edition_id, word, written FROM search_word ORDER BY 1, 2")
                + store.rows("SELECT edition_id, slip, word FROM search_slip ORDER BY 1, 2, 3")).map { row in
                    var row = row
                    return "\(try row.integer()) \(try row.text()) \(try row.text())"
                }
        }
    }

    @Test("a read that takes too long is broken off, and the connection goes on to serve")
    func deadline() async throws {
        let tiny = try await library()
        try await tiny.publish((0..<50).map { TinyPublication.item("Titre \($0)") })
        let error = await #expect(throws: NewsError.self) {
            try await tiny.database.read(within: 0) { store in
                _ = try store.rows(
                    """
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000)
                    SELECT COUNT(*) FROM n
                    """)
            }
        }
        #expect(error?.code == .tooMany)
        for _ in 0..<8 { #expect(try await search(tiny, "titre").count.number == 50) }
    }
}
