import Foundation
import News
import Testing

@Suite struct PublishingFindingTests {
    private let edition = EditionID(rawValue: 1)
    private let now = Instant(seconds: 1000)

    private func facts(_ change: (inout PublishingFacts) -> Void = { _ in }) -> PublishingFacts {
        let picture = PictureID(rawValue: 1)
        let content = ArticleContent(
            kind: .news, headline: "Titre", standfirst: "Chapeau.", body: Body([.paragraph(TextBlock("Texte."))]),
            leadPicture: picture, credits: [ContributorID(rawValue: 1)]
        )
        var facts = PublishingFacts(
            content: content, edition: edition, language: .french, sectionIsNamed: true,
            pictures: [
                picture: Picture(
                    id: picture, contentHash: "a", width: 1, height: 1, format: .jpeg, creditLine: "AP",
                    texts: [edition: Picture.Text(altText: "Un port.")]
                )
            ],
            reachableArticles: [], now: now
        )
        change(&facts)
        return facts
    }

    @Test("an article that has everything is found fit")
    func fit() { #expect(PublishingFinding.all(in: facts(), policy: .standard).isEmpty) }

    @Test("each thing that is missing is one finding, with its field and how firmly it is asked for")
    func each() {
        let picture = PictureID(rawValue: 1)
        let cases: [(PublishingCheck, String, PublishingPolicy.Severity, (inout PublishingFacts) -> Void)] = [
            (.missingHeadline, "headline", .block, { $0.content.headline = " \n" }),
            (.headlineTooLong, "headline", .warning, { $0.content.headline = String(repeating: "é", count: 111) }),
            (.missingStandfirst, "standfirst", .warning, { $0.content.standfirst = nil }),
            (.missingAuthor, "credits", .warning, { $0.content.credits = [] }),
            (.emptyBody, "body", .block, { $0.content.body = Body([.paragraph(TextBlock(" ")), .rule]) }),
            (
                .untranslated, "body", .block,
                {
                    $0.isTranslation = true
                    $0.content.body.blocks.append(contentsOf: [.heading(level: 2, TextBlock("")), .rule])
                }
            ),
            (.missingSection, "section", .block, { $0.sectionIsNamed = false }),
            (.missingAltText, "pictures", .warning, { $0.pictures[picture]?.texts = [:] }),
            (.missingPictureCredit, "pictures", .warning, { $0.pictures[picture]?.creditLine = nil }),
            (
                .expiredPictureRight, "pictures", .warning,
                {
                    $0.day = CivilDate(iso: "2026-11-24")
                    $0.pictures[picture]?.expiresOn = CivilDate(iso: "2026-11-23")
                }
            ),
            (
                .brokenLink, "body", .warning,
                { $0.content.body.blocks.append(.related(RelatedArticle(article: ArticleID(rawValue: 9), label: "x"))) }
            ),
            (
                .missingOpeningMark, "headline", .warning,
                {
                    $0.language = .spanish
                    $0.content.headline = "Qué pasa?"
                }
            ),
            (.dueTimePast, "scheduledFor", .block, { $0.dueAt = $0.now }),
        ]
        #expect(Set(cases.map(\.0)) == Set(PublishingCheck.allCases))
        for (check, field, severity, change) in cases {
            let found = PublishingFinding.all(in: facts(change), policy: .standard)
            #expect(found.map(\.check) == [check])
            #expect(found.first?.field == field && found.first?.severity == severity, "\(check)")
        }
    }

    @Test("a headline of 110 characters, a time to come and a link that readers can follow are no findings")
    func borders() {
        let found = PublishingFinding.all(
            in: facts {
                $0.content.headline = String(repeating: "ع", count: 110)
                $0.dueAt = $0.now.advanced(seconds: 1)
                $0.content.body.blocks.append(.related(RelatedArticle(article: ArticleID(rawValue: 9), label: "x")))
                $0.reachableArticles = [ArticleID(rawValue: 9)]
            },
            policy: .standard
        )
        #expect(found.isEmpty)
    }

    @Test("words about a picture where it stands serve as well, but for the lead")
    func words() {
        let id = PictureID(rawValue: 1)
        func found(lead: Bool) -> [PublishingCheck] {
            PublishingFinding.all(
                in: facts {
                    $0.pictures[id]?.texts = [:]
                    $0.content.leadPicture = lead ? id : nil
                    $0.content.body.blocks.append(.image(PictureBlock(picture: id, altText: "Un port.")))
                },
                policy: .standard
            ).map(\.check)
        }
        #expect(found(lead: false).isEmpty)
        #expect(found(lead: true) == [.missingAltText])
    }

    @Test(
        "a Spanish text whose question or exclamation has no mark before it is warned of, and no other language's",
        arguments: [
            ("¿Qué pasa?", false), ("Qué pasa?", true), ("Pero ¿qué pasa?", false), ("¿Qué? Y cómo?", true),
            ("¡Gol!", false), ("Gol!", true), ("¡Qué has hecho?", false), ("¡¿Qué?!", false), ("¡¡Gol!!", false),
            ("Dijo algo (?)", false), ("Un genio (!) de verdad", false), ("¿Uno?\nDos?", true), ("¿Uno\nDos?", true),
            ("Véase a.ma/?id=1", false), ("Todo normal.", false), ("", false), ("«¿Sí?»", false), ("«Sí?»", true),
        ]
    )
    func openingMarks(text: String, isFound: Bool) {
        func found(_ language: LanguageTag, _ field: (inout PublishingFacts) -> Void) -> [String] {
            PublishingFinding.all(
                in: facts {
                    $0.language = language
                    field(&$0)
                }, policy: .standard
            ).filter { $0.check == .missingOpeningMark }.map(\.field)
        }
        #expect(found(.spanish) { $0.content.standfirst = text } == (isFound ? ["standfirst"] : []))
        #expect(found(.french) { $0.content.standfirst = text } == [])
        let paragraphs = text.split(separator: "\n").map { Block.paragraph(TextBlock(String($0))) }
        let inBody = found(.spanish) { $0.content.body.blocks += paragraphs + [.paragraph(TextBlock("Fin."))] }
        #expect(inBody == (isFound ? ["body"] : []))
        let foreign = Block.paragraph(TextBlock("Quoi?", language: .french))
        #expect(found(.spanish) { $0.content.body.blocks.append(foreign) } == [])
    }

    @Test("a brief needs its headline and no more")
    func brief() {
        let bare = facts {
            $0.content = ArticleContent(kind: .brief, headline: "Titre")
        }
        #expect(PublishingFinding.all(in: bare, policy: .standard).isEmpty)
    }

    @Test("a publication sets how firm each check is; an empty headline and a past time always block")
    func policy() throws {
        var policy = PublishingPolicy(headlineLimit: 3)
        for check in PublishingCheck.allCases { policy[check] = .ignore }
        let bad = facts {
            $0.content.credits = []
            $0.content.headline = ""
            $0.dueAt = $0.now
        }
        #expect(PublishingFinding.all(in: bad, policy: policy).map(\.check) == [.missingHeadline, .dueTimePast])
        policy[.missingAuthor] = .block
        #expect(PublishingFinding.all(in: bad, policy: policy).allSatisfy { $0.severity == .block })
        let read = try JSONDecoder().decode(PublishingPolicy.self, from: JSONEncoder().encode(policy))
        #expect(read == policy)
        // As it was kept before there was a budget.
        let old = Data(#"{"headlineLimit":90,"severities":{"emptyBody":"warning"}}"#.utf8)
        let decoded = try JSONDecoder().decode(PublishingPolicy.self, from: old)
        #expect(decoded.headlineLimit == 90 && decoded.weightBudget == 500_000 && decoded[.emptyBody] == .warning)
    }
}
