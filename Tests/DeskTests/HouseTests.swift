import Foundation
import HTTPTypes
import HummingbirdTesting
import News
import Newsroom
import Store
import TestSupport
import Testing

@testable import Desk

@Suite struct HouseTests {
    /// The verbs that the sources write into the log.
    private static func verbs() throws -> Set<String> {
        let sources = CatalogueTests.root.appending(path: "Sources/Newsroom")
        let files = try #require(FileManager.default.enumerator(atPath: sources.path()))
        var found: Set<String> = []
        for case let file as String in files where file.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
            for match in text.matches(of: /(?:audit\(\s*|verb: |announceSection\(\s*|changing\(id, )"([A-Z][A-Za-z]+)"/)
            {
                found.insert(String(match.1))
            }
        }
        return found
    }

    @Test("every verb that the log can be read by has a sentence in every language, and each verb of the newsroom one")
    func sentences() throws {
        let catalogue = try DeskCatalogue(folder: CatalogueTests.root.appending(path: "Themes/desk").path())
        let written = try Self.verbs()
        #expect(written.count > 40 && written.contains("PublishArticle") && written.contains("RenameSection"))
        let listed = Set(AuditArea.allCases.flatMap(\.verbs))
        #expect(AuditArea.allCases.flatMap(\.verbs).count == listed.count, "a verb stands in two areas")
        for language in catalogue.languages {
            let words = catalogue.words(in: language)
            #expect(listed.filter { !words.has("audit_\($0)") }.isEmpty)
            for area in AuditArea.allCases { #expect(words.has("audit_area_\(area.rawValue)")) }
            for program in AuditSentence.programs {
                #expect(words.has(AuditSentence.words(for: program)))
            }
            for part in HousePart.allCases {
                #expect(words.has("house_\(part.rawValue)") && words.has("house_\(part.rawValue)_help"))
            }
        }
        #expect(written == listed, "\(written.symmetricDifference(listed).sorted())")
    }

    @Test("what every verb may refuse is said in every language")
    func refusals() throws {
        let catalogue = try DeskCatalogue(folder: CatalogueTests.root.appending(path: "Themes/desk").path())
        for folder in ["Sections", "Topics", "Authors", "Redirects"] {
            let sources = CatalogueTests.root.appending(path: "Sources/Newsroom/\(folder)")
            for file in try FileManager.default.contentsOfDirectory(atPath: sources.path())
            where file != "SectionFinder.swift" {
                let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
                for match in text.matches(of: /NewsError\(\s*\.[a-zA-Z]+, "([^"]+)"/) {
                    let error = NewsError(.invalid, Sentence(verbatim: String(match.1)))
                    for language in catalogue.languages where language != .english {
                        let sentence = catalogue.words(in: language).sentence(for: error)
                        #expect(sentence != error.description, "\(language): \(match.1)")
                    }
                }
            }
        }
    }

    @Test("the screens of the house are open to those whose rules they are, and to nobody else")
    func permissions() async throws {
        let test = try await TestDesk()
        for role in Role.allCases { _ = try await test.add("\(role.rawValue.lowercased())@relais.example", role) }
        try await test.application.test(.router) { client in
            for role in Role.allCases {
                let browser = try await test.signIn("\(role.rawValue.lowercased())@relais.example")
                for part in HousePart.allCases {
                    let isAllowed = Actor.user(browser.user).allows(part.action)
                    let page = try await browser.get(client, part.url.path)
                    #expect(page.status == (isAllowed ? .ok : .forbidden), "\(role) \(part)")
                }
                let home = try await browser.get(client, "/desk")
                let hasAny = HousePart.allCases.contains { Actor.user(browser.user).allows($0.action) }
                #expect(home.page.contains("href=\"/desk/house\"") == hasAny, "\(role)")
            }
        }
    }

    @Test("the log says in sentences, with names and links, what was done, and can be asked for one thing alone")
    func log() async throws {
        let test = try await TestDesk()
        let chief = try await test.add("chef@relais.example", .chiefEditor, name: "Nour <b>Alami</b>")
        let actor = Actor.user(chief)
        let outcome = try await test.tiny.publish([TinyPublication.item("Le <i>stade</i> rouvre")])
        let id = outcome.items[0].article
        try await UnpublishArticle(test.newsroom)(id, note: "Une erreur & des excuses", by: actor)
        let draft = ArticleContent(
            kind: .news, headline: "Demain", body: Body([.paragraph(TextBlock("Un texte."))])
        )
        let planned = try await CreateDraft(test.newsroom)(
            ArticleDraft(content: draft, section: SectionID(rawValue: 1)), in: EditionID(rawValue: 1), by: actor)
        _ = try await ScheduleArticle(test.newsroom)(
            planned, at: TinyPublication.noon.advanced(seconds: 3600), revision: 1, by: actor)
        let browser = try await test.signIn("chef@relais.example")
        try await test.application.test(.router) { client in
            let page = try await browser.get(client, "/desk/audit").page
            #expect(
                page.contains("a retiré <a href=\"/desk/articles/1\"><bdi>Le &lt;i&gt;stade&lt;/i&gt; rouvre</bdi></a>")
            )
            #expect(page.contains("<q dir=\"auto\">Une erreur &amp; des excuses</q>"))
            #expect(page.contains("<bdi>Nour &lt;b&gt;Alami&lt;/b&gt;</bdi>"))
            #expect(page.contains("<bdi>24 novembre 2026 à 13:00</bdi>") || page.contains("24 novembre 2026"))
            for code in ["UnpublishArticle", "ScheduleArticle", ">user:", "<i>", "<b>"] {
                #expect(!page.contains(code), "\(code)")
            }
            let one = try await browser.get(client, "/desk/audit?about=/sport/le-stade-1").page
            #expect(one.contains("a retiré") && !one.contains("Connexion de"))
            let signIns = try await browser.get(client, "/desk/audit?what=signIn&who=user%3A1").page
            #expect(signIns.contains("Connexion de") && !signIns.contains("a retiré"))
            let none = try await browser.get(client, "/desk/audit?from=2031-01-01&who=user%3Ax&before=zzz").page
            #expect(none.contains("Rien de tel"))
        }
    }

    @Test("what programs, previews and people's own steps wrote into the log reads as sentences, in every language")
    func sentencesOfSteps() async throws {
        let test = try await TestDesk(editions: [.french, .arabic])
        let chief = try await test.add("chef@relais.example", .administrator, name: "Nour Alami")
        let karim = try await test.add("karim@relais.example", .journalist, name: "Karim")
        let actor = Actor.user(chief)
        let newsroom = test.newsroom
        let outcome = try await test.tiny.publish([TinyPublication.item("Le stade rouvre", topics: ["Stades"])])
        let article = outcome.items[0].article
        let token = try await MakeAccessToken(newsroom)(
            named: "Agence <b>", scopes: [.articlesWrite], days: 3, by: actor
        ).token
        try await AssignArticle(newsroom.working(with: token))(article, to: karim.id, by: actor)
        try await AssignArticle(newsroom)(article, to: nil, by: actor)
        let edition = EditionID(rawValue: 1)
        let topic = try await AddTopic(newsroom)([edition: TypedName(name: "Ports")], as: actor)
        _ = try await TagArticle(newsroom)(article, adding: [topic], by: actor)
        let section = try await AddSection(newsroom, addresses: PlainAddresses())(
            [edition: TypedName(name: "Culture")], under: nil, as: actor)
        _ = try await MoveArticle(newsroom)(article, to: section, by: actor)
        let shared = try await SharePreview(newsroom)(article, for: .day, by: actor)
        _ = try await OpenPreview(newsroom)(shared.token.text)
        try await RevokePreview(newsroom)(shared.link, by: actor)
        try await EditUser(newsroom)(
            karim.id,
            to: EditUser.Profile(name: "Karim Dadsi", email: karim.email, language: karim.language), as: actor)
        try await WishForMail(newsroom)(.daily, of: chief.id, as: actor)
        let front = FrontID(edition: edition)
        let draft = try await PrepareFront(newsroom)(
            front, .pin(article, at: FrontPlace(.lead), until: nil), step: 0, by: actor)
        _ = try await ArrangeFront(newsroom)(front, step: draft.step, by: actor)
        _ = try await RestoreFront(newsroom)(0, of: front, live: 1, by: actor)
        let now = test.time.now
        _ = try await SetBanner(newsroom)(
            Banner(
                edition: edition, text: "Alerte <i>", article: article, startsAt: now, endsAt: now.advanced(seconds: 60)
            ),
            number: 0, by: actor)
        _ = try await RemoveBanner(newsroom)(of: edition, number: 1, by: actor)
        let view = try await KeepViews(newsroom).save(name: "À lire", query: "state=draft", isShared: true, by: actor)
        try await KeepViews(newsroom).rename(view, to: "À relire", by: actor)
        try await KeepViews(newsroom).setDefault(view, by: actor)
        try await KeepViews(newsroom).setDefault(nil, by: actor)
        try await KeepViews(newsroom).delete(view, by: actor)
        let browser = try await test.signIn("chef@relais.example")
        try await test.application.test(.router) { client in
            let page = try await browser.get(client, "/desk/audit").page
            for sentence in [
                "</bdi></a> à <a href=\"/desk/audit?who=user%3A2\"><bdi>Karim Dadsi</bdi></a>",
                "<span class=\"tag\">par le jeton <bdi>Agence &lt;b&gt;</bdi></span>", "n’a plus confié",
                "<bdi>+&nbsp;Ports</bdi>", "dans la rubrique <a href=\"/desk/sections/\(section.rawValue)\">",
                "a fait un lien d’aperçu", "a servi pour la première fois", "a révoqué un lien d’aperçu",
                "Karim → Karim Dadsi", "Une fois par jour", "la une <a href=\"/desk/fronts/1\">Page d’accueil</a>",
                "au plus récent", "<q dir=\"auto\">Alerte &lt;i&gt;</q>", "a retiré le bandeau",
                "la vue <bdi>À lire</bdi> pour tous", "À lire → À relire", "ouvre de nouveau la liste entière",
                "a supprimé la vue <bdi>À relire</bdi>", "a ajouté le thème",
            ] {
                #expect(page.contains(sentence), "\(sentence)")
            }
            #expect(!page.contains("AssignArticle") && !page.contains(">front:") && !page.contains("topic:"))
            #expect(page.components(separatedBy: "par le jeton").count == 2)
        }
    }

    @Test("a topic is added by hand, authors who are one are merged, a redirect is changed where it stands")
    func houseSteps() async throws {
        let test = try await TestDesk(editions: [.french, .arabic])
        _ = try await test.add("chef@relais.example", .chiefEditor)
        try await test.tiny.publish([
            TinyPublication.item("Un", minutesAgo: 1, byline: ["K. Dadsi"]),
            TinyPublication.item("Deux", minutesAgo: 2, byline: ["Karim Dadsi"]),
        ])
        let browser = try await test.signIn("chef@relais.example")
        let french = EditionID(rawValue: 1)
        let (short, long) = try await test.tiny.database.read { store in
            (
                try #require(try store.contributor(named: "K. Dadsi", in: french)),
                try #require(try store.contributor(named: "Karim Dadsi", in: french))
            )
        }
        try await test.application.test(.router) { client in
            func post(_ path: String, _ fields: KeyValuePairs<String, String>) async throws -> TestResponse {
                try await browser.post(client, path, fields)
            }
            let added = try await post("/desk/topics/new", ["name_1": "Ports", "slug_1": ""])
            #expect(added.headers[.location] == "/desk/topics/1?done=topic_added")
            let twice = try await post("/desk/topics/new", ["name_1": "PORTS", "slug_1": ""])
            #expect(twice.status == .conflict && twice.page.contains("value=\"PORTS\""))
            let found = try await browser.get(client, "/desk/authors/\(short.rawValue)?into=karim")
            #expect(
                found.page.contains("value=\"\(long.rawValue)\" checked")
                    && !found.page.contains("value=\"\(short.rawValue)\" checked"))
            let path = "/desk/authors/\(short.rawValue)/merge"
            let late = try await post(path, ["version": "7", "into": "\(long.rawValue)", "wanted": "karim"])
            #expect(late.status == .conflict && late.page.contains("value=\"karim\""))
            let merged = try await post(path, ["version": "1", "into": "\(long.rawValue)", "wanted": "karim"])
            #expect(merged.headers[.location] == "/desk/authors/\(long.rawValue)?done=author_merged")
            let old = try await browser.get(client, "/desk/authors/\(short.rawValue)")
            #expect(old.headers[.location] == "/desk/authors/\(long.rawValue)")

            _ = try await post("/desk/redirects", ["action": "add", "from": "/vieux", "to": "/sport-ancien"])
            let edit = try await browser.get(client, "/desk/redirects?edit=/vieux").page
            #expect(edit.contains("id=\"edit-from\" name=\"from\" value=\"/vieux\""))
            let wrong = try await post(
                "/desk/redirects",
                [
                    "action": "change", "oldFrom": "/vieux", "oldTo": "/sport-ancien", "from": "/plus-vieux",
                    "to": "javascript:x",
                ])
            #expect(wrong.status == .unprocessableContent && wrong.page.contains("value=\"/plus-vieux\""))
            #expect(wrong.page.contains("id=\"edit-to-note\""))
            let changed = try await post(
                "/desk/redirects",
                [
                    "action": "change", "oldFrom": "/vieux", "oldTo": "/sport-ancien", "from": "/plus-vieux",
                    "to": "/autre",
                ])
            #expect(changed.headers[.location] == "/desk/redirects?done=redirect_changed")
            #expect(try await test.tiny.database.read { try $0.redirect(from: "/plus-vieux")?.rawValue } == "/autre")
            #expect(try await test.tiny.database.read { try $0.redirect(from: "/vieux") } == nil)
            let gone = try await post(
                "/desk/redirects",
                ["action": "change", "oldFrom": "/vieux", "oldTo": "/sport-ancien", "from": "/x", "to": "/y"])
            #expect(gone.status == .conflict && gone.page.contains("value=\"/x\""))
        }
    }

    @Test("a section is added, renamed, moved and taken away by forms alone; what is refused keeps what was typed")
    func sections() async throws {
        let test = try await TestDesk(editions: [.french, .arabic])
        _ = try await test.add("chef@relais.example", .chiefEditor)
        let browser = try await test.signIn("chef@relais.example")
        let tree = { @Sendable in try await test.tiny.publication().sections }
        try await test.application.test(.router) { client in
            func post(_ path: String, _ fields: KeyValuePairs<String, String>) async throws -> TestResponse {
                try await browser.post(client, path, fields)
            }
            let added = try await post("/desk/sections/new", ["name_1": "Sport", "slug_1": "", "parent": ""])
            #expect(added.headers[.location] == "/desk/sections?done=section_added")
            _ = try await post("/desk/sections/new", ["name_1": "Culture", "slug_1": "arts", "parent": ""])
            let taken = try await post(
                "/desk/sections/new", ["name_1": "Sport \"bis\"", "slug_1": "sport", "parent": ""])
            #expect(taken.status == .unprocessableContent)
            #expect(taken.page.contains("value=\"Sport &quot;bis&quot;\"") && taken.page.contains("Une autre rubrique"))
            let desk = try await post("/desk/sections/new", ["name_1": "Desk", "slug_1": "", "parent": ""])
            #expect(desk.page.contains("celle d’une autre page"))
            let renamed = try await post(
                "/desk/sections/1", ["action": "rename", "version": "1", "name_1": "Sports", "slug_1": ""])
            #expect(renamed.headers[.location] == "/desk/sections/1?done=saved")
            let late = try await post(
                "/desk/sections/1", ["action": "rename", "version": "1", "name_1": "Stades", "slug_1": ""])
            #expect(late.status == .conflict && late.page.contains("Quelqu’un d’autre"))
            #expect(late.page.contains("value=\"Stades\""))
            _ = try await post("/desk/sections/2", ["action": "up", "version": "1"])
            #expect(try await tree().children(of: nil).map(\.id.rawValue) == [2, 1])
            _ = try await post("/desk/sections/2", ["action": "place", "version": "2", "parent": "1"])
            #expect(try await tree().path(to: SectionID(rawValue: 2)).map(\.id.rawValue) == [1, 2])
            let loop = try await post(
                "/desk/sections/1", ["action": "place", "version": "2", "parent": "2", "before": ""])
            #expect(loop.status == .unprocessableContent && loop.page.contains("sous elle-même"))
            let full = try await post("/desk/sections/1", ["action": "retire", "version": "2"])
            #expect(full.status == .conflict && full.page.contains("n’est pas vide"))
            let retired = try await post("/desk/sections/2", ["action": "retire", "version": "3"])
            #expect(retired.headers[.location] == "/desk/sections?done=section_retired")
            #expect(try await tree().count == 1)
            #expect(try await browser.get(client, "/desk/sections/2").status == .notFound)
            #expect(try await test.tiny.database.read { try $0.redirect(from: "/arts")?.rawValue } == "/sports")
        }
    }
}
