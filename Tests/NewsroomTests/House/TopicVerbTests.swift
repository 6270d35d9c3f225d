import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct TopicVerbTests {
    /// A desk with three topics: `Stades` on two articles, `Football` on one of them and another, `Vide` on none.
    private func filled() async throws -> (desk: HouseDesk, topics: [String: TopicID], articles: [ArticleID]) {
        let desk = try await HouseDesk()
        let outcome = try await desk.tiny.publish([
            TinyPublication.item("Un", minutesAgo: 1, topics: ["Stades"]),
            TinyPublication.item("Deux", minutesAgo: 2, topics: ["Stades", "Football"]),
            TinyPublication.item("Trois", minutesAgo: 3, topics: ["Football"]),
        ])
        let french = desk.french
        _ = try await desk.tiny.database.write {
            try $0.insertTopic(names: [french: Topic.Name(name: "Vide", slug: Slug(cleaning: "vide"))])
        }
        let entries = try await desk.tiny.database.read { try $0.topics(in: french, limit: 10) }
        return (
            desk, Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0.id) }), outcome.items.map(\.article)
        )
    }

    /// Topics as a text that names them is read now.
    private func current(_ topics: [TopicID], _ desk: HouseDesk) async throws -> [TopicID] {
        let content = ArticleContent(kind: .news, headline: "", topics: topics)
        return try await desk.tiny.database.read { try $0.currentNames(of: [content])(content).topics }
    }

    private func topic(_ id: TopicID, _ desk: HouseDesk) async throws -> Topic? {
        try await desk.tiny.database.read { try $0.topic(id) }
    }

    @Test("the counts of topics follow every article that takes them up or lays them down")
    func counts() async throws {
        let (desk, topics, articles) = try await filled()
        let counts = {
            try await desk.tiny.database.read { [french = desk.french] in
                try $0.topics(in: french, limit: 10).map { "\($0.name) \($0.articles)" }
            }
        }
        #expect(try await counts() == ["Football 2", "Stades 2", "Vide 0"])
        let stades = try #require(topics["Stades"])
        let known = try #require(try await desk.tiny.database.read { try $0.deskArticle(articles[2]) })
        var draft = known.openDraft
        draft.content.topics = [stades]
        _ = try await SaveDraft(desk.newsroom)(articles[2], draft, base: 1, by: desk.chief)
        _ = try await PublishArticle(desk.newsroom)(articles[2], revision: 2, by: desk.chief)
        #expect(try await counts() == ["Football 1", "Stades 3", "Vide 0"])
    }

    @Test("a topic is added before any article carries it; its name is free and in one edition at least")
    func add() async throws {
        let (desk, _, _) = try await filled()
        let id = try await AddTopic(desk.newsroom)(desk.names("Ports", "الموانئ"), as: desk.chief)
        let made = try #require(try await topic(id, desk))
        #expect(made.articles == 0 && made.names.count == 2)
        #expect(try await desk.lastLine()?.verb == "AddTopic")
        let taken = try await desk.refusal {
            _ = try await AddTopic(desk.newsroom)(desk.names("stades"), as: desk.chief)
        }
        #expect(taken == "conflict name_\(desk.french.rawValue): Another topic has this name.")
        let none = try await desk.refusal { _ = try await AddTopic(desk.newsroom)(desk.names(" "), as: desk.chief) }
        #expect(none?.hasPrefix("invalid") == true)
        let journalist = try await desk.user(.journalist)
        let forbidden = try await desk.refusal {
            _ = try await AddTopic(desk.newsroom)(desk.names("Autre"), as: journalist)
        }
        #expect(forbidden?.hasPrefix("forbidden") == true)
    }

    @Test("a merged topic gives its articles, their lists and its names to the other, and its page leads there")
    func merge() async throws {
        let (desk, topics, articles) = try await filled()
        let (stades, football) = (try #require(topics["Stades"]), try #require(topics["Football"]))
        var names = desk.names("Football", "كرة القدم")
        names[desk.french] = TypedName(name: "Football")
        try await RenameTopic(desk.newsroom)(football, to: names, version: 1, as: desk.chief)
        let version = try #require(try await topic(football, desk)).version
        try await MergeTopics(desk.newsroom)(football, into: stades, version: version, as: desk.chief)
        #expect(try await desk.list(.topic(stades)) == ["Un", "Deux", "Trois"])
        #expect(try await desk.list(.topic(football)).isEmpty)
        let merged = try #require(try await topic(stades, desk))
        #expect(merged.articles == 3 && merged.names[desk.arabic]?.name == "كرة القدم")
        #expect(try await topic(football, desk) == nil)
        #expect(try await desk.tiny.database.read { try $0.successor(of: football) } == stades)
        #expect(try await desk.lastKeys() == [.topic(stades), .topic(football), .redirects])
        #expect(try await desk.lastLine()?.detail == "Football → Stades")
        // The texts of revisions name topics as they were; what is made of them names them as they are.
        let two = try #require(try await desk.tiny.database.read { try $0.deskArticle(articles[1]) })
        #expect(two.draft.content.topics == [stades])
        try await UnpublishArticle(desk.newsroom)(articles[2], note: "Retiré.", by: desk.chief)
        #expect(try await desk.list(.topic(stades)) == ["Un", "Deux"])
        #expect(try await desk.tiny.database.read { try $0.listingFindings() }.isEmpty)
    }

    @Test("a page that was open while topics were merged saves and publishes them as they are")
    func staleSave() async throws {
        let (desk, topics, articles) = try await filled()
        let (stades, football) = (try #require(topics["Stades"]), try #require(topics["Football"]))
        let known = try #require(try await desk.tiny.database.read { try $0.deskArticle(articles[2]) })
        try await MergeTopics(desk.newsroom)(football, into: stades, version: 1, as: desk.chief)
        var draft = known.openDraft
        draft.content.headline = "Trois, encore"
        #expect(draft.content.topics == [football])
        _ = try await SaveDraft(desk.newsroom)(articles[2], draft, base: 1, by: desk.chief)
        _ = try await PublishArticle(desk.newsroom)(articles[2], revision: 2, by: desk.chief)
        #expect(try await desk.list(.topic(stades)) == ["Un", "Deux", "Trois, encore"])
        #expect(try await topic(stades, desk)?.articles == 3)
    }

    @Test("what was merged twice leads where the last one went")
    func chains() async throws {
        let (desk, topics, _) = try await filled()
        let (stades, football, none) = (
            try #require(topics["Stades"]), try #require(topics["Football"]), try #require(topics["Vide"])
        )
        try await MergeTopics(desk.newsroom)(none, into: football, version: 1, as: desk.chief)
        let version = try #require(try await topic(football, desk)).version
        try await MergeTopics(desk.newsroom)(football, into: stades, version: version, as: desk.chief)
        #expect(try await desk.tiny.database.read { try $0.successor(of: none) } == stades)
        #expect(try await current([none, football, stades], desk) == [stades])
    }

    @Test("what cannot be renamed, merged or deleted is refused with a sentence, and stays")
    func refused() async throws {
        let (desk, topics, _) = try await filled()
        let (stades, football) = (try #require(topics["Stades"]), try #require(topics["Football"]))
        let f = desk.french.rawValue
        let chief = desk.chief
        let newsroom = desk.newsroom
        let table: [(String, () async throws -> Void)] = [
            (
                "conflict name_\(f): Another topic has this name.",
                { try await RenameTopic(newsroom)(stades, to: desk.names("FOOTBALL"), version: 1, as: chief) }
            ),
            (
                "conflict name_\(f): Articles of this edition carry the topic.",
                {
                    try await RenameTopic(newsroom)(
                        stades, to: [desk.arabic: TypedName(name: "ملاعب")], version: 1, as: chief)
                }
            ),
            (
                "conflict -: Someone else changed this meanwhile.",
                { try await RenameTopic(newsroom)(stades, to: desk.names("Arènes"), version: 7, as: chief) }
            ),
            (
                "conflict -: Someone else changed this meanwhile.",
                { try await MergeTopics(newsroom)(stades, into: football, version: 7, as: chief) }
            ),
            (
                "invalid into: A topic cannot be merged with itself.",
                { try await MergeTopics(newsroom)(stades, into: stades, version: 1, as: chief) }
            ),
            (
                "notFound topic: There is no such topic.",
                { try await MergeTopics(newsroom)(stades, into: TopicID(rawValue: 99), version: 1, as: chief) }
            ),
            (
                "conflict topic: Articles carry the topic.",
                { try await DeleteTopic(newsroom)(stades, version: 1, as: chief) }
            ),
        ]
        for (sentence, verb) in table { #expect(try await desk.refusal(verb) == sentence) }
        let journalist = try await desk.user(.journalist)
        for verb in [
            { try await RenameTopic(newsroom)(stades, to: desk.names("X"), version: 1, as: journalist) },
            { try await MergeTopics(newsroom)(stades, into: football, version: 1, as: journalist) },
            { try await DeleteTopic(newsroom)(stades, version: 1, as: journalist) },
        ] as [() async throws -> Void] {
            #expect(try await desk.refusal(verb)?.hasPrefix("forbidden") == true)
        }
        #expect(try await topic(stades, desk)?.names[desk.french]?.name == "Stades")
        let none = try #require(topics["Vide"])
        try await DeleteTopic(newsroom)(none, version: 1, as: chief)
        #expect(try await topic(none, desk) == nil)
        #expect(try await current([none, stades], desk) == [stades])
    }
}
