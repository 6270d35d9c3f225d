import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct SettingsVerbTests {
    private func change(
        _ change: ChangeSettings.Change, held: HeldSettings = .none, version: Int = 1, _ desk: HouseDesk
    ) async throws -> String? {
        try await desk.refusal {
            try await ChangeSettings(desk.newsroom, held: held)(change, version: version, as: desk.chief)
        }
    }

    @Test("synonyms are kept as groups, and a group that is none is refused at its field")
    func synonyms() async throws {
        let desk = try await HouseDesk()
        let lines = " ONU, Nations unies \n\nFAR , armée,forces armées\r\n"
        #expect(try await change(ChangeSettings.Change(synonyms: lines), desk) == nil)
        let kept = try await desk.tiny.publication()
        #expect(kept.synonyms.text == "ONU, Nations unies\nFAR , armée,forces armées")
        for wrong in ["seul", "a,b,c,d,e,f,g,h,i,j,k", "un, !", "x, a b c d e f"] {
            #expect(
                try await change(ChangeSettings.Change(synonyms: wrong), version: 2, desk)?.hasPrefix(
                    "invalid synonyms") == true, "\(wrong)")
        }
        #expect(try await change(ChangeSettings.Change(synonyms: ""), version: 2, desk) == nil)
        #expect(try await desk.tiny.publication().synonyms == .none)
    }

    @Test("an edition is opened under a path of its own, and what is taken or has no words is refused at its field")
    func editions() async throws {
        let desk = try await HouseDesk()
        _ = try await desk.add("Es")
        let add = AddEdition(desk.newsroom, addresses: desk.addresses)
        for (wish, sentence) in [
            (AddEdition.Wish(language: .spanish, name: "El Relevo"), "conflict edition_path"),
            (AddEdition.Wish(language: .spanish, pathPrefix: "desk", name: "El Relevo"), "conflict edition_path"),
            (AddEdition.Wish(language: .spanish, pathPrefix: "E s", name: "El Relevo"), "invalid edition_path"),
            (AddEdition.Wish(language: .spanish, pathPrefix: "esp", name: " "), "invalid edition_name"),
            (AddEdition.Wish(language: .arabic, pathPrefix: "x", name: "x"), "conflict edition_language"),
            (
                AddEdition.Wish(language: try #require(LanguageTag(rawValue: "pt")), name: "x"),
                "invalid edition_language"
            ),
        ] {
            let refusal = try await desk.refusal { _ = try await add(wish, as: desk.chief) }
            #expect(refusal?.hasPrefix(sentence) == true, "\(String(describing: refusal))")
        }
        let editor = try await desk.user(.editor)
        let wish = AddEdition.Wish(language: .spanish, pathPrefix: "esp", name: " El Relevo ", tagline: "")
        #expect(try await desk.refusal { _ = try await add(wish, as: editor) }?.hasPrefix("forbidden") == true)
        let id = try await add(wish, as: desk.chief)
        let edition = try #require(try await desk.tiny.publication().edition(id))
        #expect(edition.name == "El Relevo" && edition.pathPrefix == "esp" && edition.language == .spanish)
        #expect(try await desk.lastKeys() == [.everything])
    }

    @Test(
        "the letters of an edition's addresses and its Hijri date are the desk's, but where the file names the edition")
    func ways() async throws {
        let desk = try await HouseDesk()
        let text = ChangeSettings.Change.EditionText(
            name: "الصلة", tagline: "", slugLetters: .latin, hijri: .shown(ahead: -1))
        #expect(try await change(ChangeSettings.Change(editions: [desk.arabic: text]), desk) == nil)
        let kept = try #require(try await desk.tiny.publication().edition(desk.arabic))
        #expect(kept.slugLetters == .latin && kept.hijri == -1)
        var far = text
        far.hijri = .shown(ahead: 3)
        let field = "hijri_\(desk.arabic.rawValue)"
        #expect(
            try await change(ChangeSettings.Change(editions: [desk.arabic: far]), version: 2, desk)?
                .hasPrefix("invalid \(field)") == true)
        far.hijri = .hidden
        let held = HeldSettings(editions: ["ar"])
        #expect(
            try await change(ChangeSettings.Change(editions: [desk.arabic: far]), held: held, version: 2, desk)?
                .hasPrefix("conflict \(field)") == true)
    }

    @Test("names, profiles, checks and menus are kept as the desk says, and every page is told")
    func kept() async throws {
        let desk = try await HouseDesk()
        var policy = PublishingPolicy(headlineLimit: 80)
        policy[.missingAltText] = .block
        let menu = ChangeSettings.Change.TypedLink(label: " Météo ", target: "/meteo")
        let empty = ChangeSettings.Change.TypedLink(label: "", target: "")
        let refused = try await change(
            ChangeSettings.Change(
                name: "Le Relais du matin", url: "https://matin.example/",
                editions: [desk.french: .init(name: "Le Relais", tagline: " Tous les matins ")],
                profiles: [.mastodon: "mastodon.example/@relais", .x: ""], policy: policy,
                menus: [desk.french: [.foot: [empty, menu]]]
            ), desk
        )
        #expect(refused == nil)
        let kept = try await desk.tiny.publication()
        #expect(kept.name == "Le Relais du matin" && kept.url == "https://matin.example" && kept.version == 2)
        #expect(kept.edition(desk.french)?.tagline == "Tous les matins")
        #expect(kept.profiles.map(\.target.rawValue) == ["https://mastodon.example/@relais"])
        #expect(kept.policy == policy)
        #expect(kept.menus[desk.french]?[.foot]?.map(\.label) == ["Météo"])
        #expect(kept.menus[desk.french]?[.navigation] == nil)
        #expect(try await desk.lastKeys() == [.publication])
        let late = try await change(ChangeSettings.Change(name: "Autre"), desk)
        #expect(late == "conflict -: Someone else changed this meanwhile.")
    }

    @Test("a check that the desk makes firm blocks the next publication, and one it turns off says nothing")
    func checks() async throws {
        let desk = try await HouseDesk()
        let outcome = try await desk.tiny.publish([TinyPublication.item("Un")])
        let article = outcome.items[0].article
        var policy = PublishingPolicy()
        policy[.missingAuthor] = .block
        policy[.missingStandfirst] = .ignore
        #expect(try await change(ChangeSettings.Change(policy: policy), desk) == nil)
        let found = try await CheckArticle(desk.newsroom)(article, by: desk.chief)
        #expect(found.map(\.check) == [.missingAuthor] && found.map(\.severity) == [.block])
    }

    @Test("what the settings file says is refused on the desk, and what it leaves out stays at the next start")
    func held() async throws {
        let desk = try await HouseDesk()
        let file = PublicationSettings(
            name: nil, url: "https://relais.example", timeZone: nil,
            editions: [
                .init(language: .french, pathPrefix: "", name: "Le Relais"), .init(language: .arabic, pathPrefix: "ar"),
            ]
        )
        let held = file.held
        #expect(held.url && !held.name && !held.timeZone && !held.profiles && held.editionNames == [""])
        let f = desk.french.rawValue
        let refused = "The settings file sets this."
        let url = try await change(ChangeSettings.Change(url: "https://x.example"), held: held, desk)
        #expect(url == "conflict url: \(refused)")
        let edition = try await change(
            ChangeSettings.Change(editions: [desk.french: .init(name: "X", tagline: "")]), held: held, desk)
        #expect(edition == "conflict edition_\(f): \(refused)")
        let free = ChangeSettings.Change(
            name: "Le Relais du soir", url: "https://relais.example",
            editions: [desk.arabic: .init(name: "التتابع", tagline: "كل مساء")])
        #expect(try await change(free, held: held, desk) == nil)
        try await ApplySettings(desk.newsroom)(file)
        let kept = try await desk.tiny.publication()
        #expect(kept.name == "Le Relais du soir" && kept.edition(desk.arabic)?.name == "التتابع")
        #expect(kept.edition(desk.arabic)?.tagline == "كل مساء" && kept.timeZone == "Africa/Casablanca")
    }

    @Test("what is no name, address, zone or link is refused at its field, and only administrators are asked")
    func refused() async throws {
        let desk = try await HouseDesk()
        let f = desk.french.rawValue
        let table: [(ChangeSettings.Change, String)] = [
            (.init(name: " "), "invalid name: A name has 1 to 120 characters."),
            (.init(url: "https://x.example/y"), "invalid url: This is no address of a site."),
            (.init(url: "javascript:x"), "invalid url: This is no address of a site."),
            (.init(timeZone: "Mars/Olympus"), "invalid timeZone: There is no such time zone."),
            (.init(timeZone: "../../etc/passwd"), "invalid timeZone: There is no such time zone."),
            (
                .init(profiles: [.facebook: "javascript:x"]),
                "invalid profile_facebook: This is no address of a site or profile."
            ),
            (
                .init(policy: PublishingPolicy(weightBudget: 9)),
                "invalid weightBudget: The weight of a page is 50 to 5000 kB."
            ),
            (
                .init(policy: PublishingPolicy(headlineLimit: 5)),
                "invalid headlineLimit: The length of a headline is 20 to 300."
            ),
            (
                .init(menus: [desk.french: [.foot: [.init(label: "X", target: "javascript:x")]]]),
                "invalid menu_\(f)_foot_0: The new address is a path of the site, or begins with https."
            ),
            (
                .init(menus: [desk.french: [.foot: [.init(label: "", target: "/x")]]]),
                "invalid menu_\(f)_foot_0: A link of a menu has 1 to 60 characters."
            ),
        ]
        for (typed, sentence) in table { #expect(try await change(typed, desk) == sentence) }
        let chief = try await desk.user(.chiefEditor)
        let forbidden = try await desk.refusal {
            try await ChangeSettings(desk.newsroom, held: .none)(.init(name: "X"), version: 1, as: chief)
        }
        #expect(forbidden?.hasPrefix("forbidden") == true)
        #expect(try await desk.tiny.publication().version == 1)
    }

    @Test("another time zone counts the archive's days anew")
    func zone() async throws {
        let desk = try await HouseDesk()
        var late = TinyPublication.item("Tard")
        // 2025-07-13T23:30:00Z is the 14th in Casablanca, and still the 13th in New York.
        late.publishedAt = Instant(seconds: 1_752_449_400)
        try await desk.tiny.publish([late, TinyPublication.item("Un")])
        let french = desk.french
        let days = {
            try await desk.tiny.database.read {
                try $0.archiveDays(
                    in: french, from: CivilDate(daysSince1970: 0), to: CivilDate(daysSince1970: 30_000)
                ).map { "\($0.date.iso) \($0.count)" }
            }
        }
        #expect(try await days() == ["2025-07-14 1", "2026-11-24 1"])
        #expect(try await change(ChangeSettings.Change(timeZone: "America/New_York"), desk) == nil)
        #expect(try await days() == ["2025-07-13 1", "2026-11-24 1"])
        #expect(try await desk.tiny.database.read { try $0.listingFindings() }.isEmpty)
    }
}
