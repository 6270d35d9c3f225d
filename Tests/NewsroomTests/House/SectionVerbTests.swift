import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct SectionVerbTests {
    @Test("a renamed section leaves its old front's address and those below it to the new ones, in each edition")
    func rename() async throws {
        let desk = try await HouseDesk()
        let sport = try await desk.add("Sport", "رياضة")
        let football = try await desk.add("Football", under: sport)
        try await desk.rename(sport, to: desk.names("Les sports", "رياضة"))
        #expect(try await desk.redirect("/sport") == "/les-sports")
        #expect(try await desk.redirect("/sport/football") == "/les-sports/football")
        #expect(try await desk.redirect("/ar/رياضة") == nil)
        #expect(try await desk.lastKeys().contains(.publication))
        let line = try await desk.lastLine()
        #expect(line?.verb == "RenameSection" && line?.detail == "Sport (sport) → Les sports (les-sports)")
        // Once more: readers of the first address go once, and nothing leads away from a front that stands.
        try await desk.rename(sport, to: desk.names("Sport", "الرياضة"))
        #expect(try await desk.redirect("/les-sports") == "/sport")
        #expect(try await desk.redirect("/sport") == nil)
        #expect(try await desk.redirect("/sport/football") == nil)
        #expect(try await desk.redirect("/ar/رياضة")?.hasPrefix("/ar/%") == true)
        #expect(try await desk.section(football).names[desk.french]?.slug.rawValue == "football")
    }

    @Test("two people who change one section at once do not overwrite each other")
    func versions() async throws {
        let desk = try await HouseDesk()
        let sport = try await desk.add("Sport")
        let version = try await desk.section(sport).version
        try await desk.rename(sport, to: desk.names("Les sports"), version: version)
        let refused = try await desk.refusal {
            try await desk.rename(sport, to: desk.names("Stades"), version: version)
        }
        #expect(refused == "conflict -: Someone else changed this meanwhile.")
        #expect(try await desk.section(sport).names[desk.french]?.name == "Les sports")
        let other = try await desk.add("Monde")
        let moved = try await desk.refusal { try await desk.move(sport, .under(other, before: nil), version: version) }
        #expect(moved == refused)
    }

    @Test("names that are empty, taken, reserved or without the section above are refused at their field")
    func namesRefused() async throws {
        let desk = try await HouseDesk()
        let sport = try await desk.add("Sport")
        let f = desk.french.rawValue
        let a = desk.arabic.rawValue
        let table: [([EditionID: TypedName], SectionID?, String)] = [
            ([:], nil, "invalid name_\(f): Give it a name in one edition at least."),
            (desk.names("  "), nil, "invalid name_\(f): Give it a name in one edition at least."),
            (
                desk.names(String(repeating: "x", count: 121)), nil,
                "invalid name_\(f): A name has 1 to 120 characters."
            ),
            (desk.names("SPORT"), nil, "conflict slug_\(f): Another section here has this address."),
            (desk.names("Desk"), nil, "conflict slug_\(f): This address belongs to another page."),
            (desk.names("Foot", "كرة"), sport, "invalid name_\(a): Name the section above in this edition first."),
            (desk.names("X"), SectionID(rawValue: 99), "notFound section: There is no such section."),
        ]
        for (typed, parent, sentence) in table {
            let refused = try await desk.refusal {
                _ = try await AddSection(desk.newsroom, addresses: desk.addresses)(typed, under: parent, as: desk.chief)
            }
            #expect(refused == sentence)
        }
        #expect(try await desk.tiny.publication().sections.count == 1)
    }

    @Test("a section keeps its name in an edition while its articles or sections below it stand there")
    func nameIsNeeded() async throws {
        let desk = try await HouseDesk()
        let sport = try await desk.add("Sport", "رياضة")
        let below = try await desk.add("Football", "كرة", under: sport)
        try await desk.tiny.publish([TinyPublication.item("But", section: ["Sport"])])
        let arabicOnly: [EditionID: TypedName] = [desk.arabic: TypedName(name: "رياضة")]
        #expect(
            try await desk.refusal { try await desk.rename(sport, to: desk.names("Sport")) }
                == "conflict name_\(desk.arabic.rawValue): Sections below it are shown in this edition.")
        #expect(
            try await desk.refusal { try await desk.rename(below, to: arabicOnly) } == nil,
            "nothing of the French edition stands there")
        #expect(try await desk.redirect("/sport/football") == "/sport")
        #expect(
            try await desk.refusal { try await desk.rename(sport, to: arabicOnly) }
                == "conflict name_\(desk.french.rawValue): Articles of this edition stand in the section.")
    }

    @Test("a moved section takes its articles into the lists of what stands above it then, and out of the others")
    func move() async throws {
        let desk = try await HouseDesk()
        try await desk.tiny.publish([
            TinyPublication.item("But", section: ["Sport", "Football", "Coupe"], minutesAgo: 1),
            TinyPublication.item("Brève", kind: .brief, section: ["Sport", "Football"], minutesAgo: 2),
            TinyPublication.item("Course", section: ["Sport"], minutesAgo: 3),
            TinyPublication.item("Film", section: ["Culture"], minutesAgo: 4),
        ])
        let sections = try await desk.tiny.publication().sections
        let id = { (path: [String]) in try #require(sections.section(at: path, in: desk.french)?.id) }
        let (sport, culture) = (try id(["sport"]), try id(["culture"]))
        let football = try id(["sport", "football"])
        try await desk.move(football, .under(culture, before: nil))
        #expect(try await desk.list(.section(sport)) == ["Course"])
        #expect(try await desk.list(.sectionStories(sport)) == ["Course"])
        #expect(try await desk.list(.section(culture)) == ["But", "Brève", "Film"])
        #expect(try await desk.list(.sectionStories(culture)) == ["But", "Film"])
        #expect(try await desk.list(.section(football)) == ["But", "Brève"])
        #expect(try await desk.redirect("/sport/football/coupe") == "/culture/football/coupe")
        #expect(try await desk.tiny.database.read { try $0.listingFindings() }.isEmpty)
        try await desk.move(football, .under(nil, before: sport))
        #expect(try await desk.list(.section(culture)) == ["Film"])
        let top = try await desk.tiny.publication().sections.children(of: nil).map(\.id)
        #expect(top == [football, sport, culture])
        #expect(try await desk.redirect("/sport/football") == "/football")
        #expect(try await desk.redirect("/culture/football") == "/football")
        try await desk.move(football, .down)
        #expect(try await desk.tiny.publication().sections.children(of: nil).map(\.id) == [sport, football, culture])
        try await desk.move(sport, .up)
        #expect(try await desk.tiny.publication().sections.children(of: nil).map(\.id) == [sport, football, culture])
    }

    @Test("an article of a section that moved is unpublished and published again into the right lists")
    func publishAfterMove() async throws {
        let desk = try await HouseDesk()
        let outcome = try await desk.tiny.publish([TinyPublication.item("But", section: ["Sport", "Football"])])
        let article = outcome.items[0].article
        let culture = try await desk.add("Culture")
        let sections = try await desk.tiny.publication().sections
        let football = try #require(sections.section(at: ["sport", "football"], in: desk.french)?.id)
        try await desk.move(football, .under(culture, before: nil))
        try await UnpublishArticle(desk.newsroom)(article, note: "Retiré.", by: desk.chief)
        #expect(try await desk.list(.section(culture)).isEmpty)
        #expect(try await desk.list(.section(football)).isEmpty)
        #expect(try await desk.tiny.database.read { try $0.listingFindings() }.isEmpty)
    }

    @Test("a section stands neither below itself nor too deep")
    func cycles() async throws {
        let desk = try await HouseDesk()
        var chain: [SectionID] = []
        for number in 1...5 { chain.append(try await desk.add("S\(number)", under: chain.last)) }
        let cycle = "invalid parent: A section cannot stand below itself."
        for target in [chain[0], chain[1], chain[4]] {
            #expect(try await desk.refusal { try await desk.move(chain[0], .under(target, before: nil)) } == cycle)
        }
        let deep = "invalid parent: Sections go five levels deep at most."
        #expect(try await desk.refusal { _ = try await desk.add("S6", under: chain[4]) } == deep)
        let other = try await desk.add("Autre")
        _ = try await desk.add("Dessous", under: other)
        #expect(try await desk.refusal { try await desk.move(other, .under(chain[3], before: nil)) } == deep)
        #expect(try await desk.refusal { try await desk.move(other, .under(chain[2], before: nil)) } == nil)
    }

    @Test("only an empty section is taken away; its front's address leads to the section above")
    func retire() async throws {
        let desk = try await HouseDesk()
        let outcome = try await desk.tiny.publish([TinyPublication.item("But", section: ["Sport", "Football"])])
        let sections = try await desk.tiny.publication().sections
        let sport = try #require(sections.section(at: ["sport"], in: desk.french)?.id)
        let football = try #require(sections.section(at: ["sport", "football"], in: desk.french)?.id)
        let full = "conflict section: Something still stands in the section."
        #expect(try await desk.refusal { try await desk.retire(sport) } == full)
        #expect(try await desk.refusal { try await desk.retire(football) } == full)
        // Killed, it still answers at its address.
        try await KillArticle(desk.newsroom)(outcome.items[0].article, reason: "Faux.", by: desk.chief)
        #expect(try await desk.refusal { try await desk.retire(football) } == full)
        let empty = try await desk.add("Vide", under: sport)
        try await desk.retire(empty)
        #expect(try await desk.tiny.publication().sections[empty] == nil)
        #expect(try await desk.redirect("/sport/vide") == "/sport")
        // Its address is free again.
        let again = try await desk.add("Vide", under: sport)
        #expect(again != empty)
        #expect(try await desk.redirect("/sport/vide") == nil)
        #expect(try await desk.tiny.database.read { try $0.sectionNames([empty], in: desk.french) } == [empty: "Vide"])
    }

    @Test("who may not manage sections is refused, and nothing is left behind")
    func permissions() async throws {
        let desk = try await HouseDesk()
        let sport = try await desk.add("Sport")
        for role in [Role.contributor, .journalist, .editor] {
            let actor = try await desk.user(role)
            let before = try await desk.tiny.database.read { try $0.latestSequence() }
            let verbs: [() async throws -> Void] = [
                {
                    _ = try await AddSection(desk.newsroom, addresses: desk.addresses)(
                        desk.names("X"), under: nil, as: actor)
                },
                {
                    try await RenameSection(desk.newsroom, addresses: desk.addresses)(
                        sport, to: desk.names("X"), version: 1, as: actor)
                },
                {
                    try await MoveSection(desk.newsroom, addresses: desk.addresses)(
                        sport, to: .up, version: 1, as: actor)
                },
                { try await RetireSection(desk.newsroom, addresses: desk.addresses)(sport, version: 1, as: actor) },
            ]
            for verb in verbs {
                #expect(try await desk.refusal(verb)?.hasPrefix("forbidden") == true)
            }
            #expect(try await desk.tiny.database.read { try $0.latestSequence() } == before)
        }
        let chief = try await desk.user(.chiefEditor)
        _ = try await AddSection(desk.newsroom, addresses: desk.addresses)(desk.names("Monde"), under: nil, as: chief)
    }
}
