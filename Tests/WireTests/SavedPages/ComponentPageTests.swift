import News
import Testing
import Wire

@Suite struct ComponentPageTests {
    @Test("A page of Arc gives its fields from a list of JSON-LD, to the millisecond")
    func fusionFields() throws {
        let page = try PageMaker.read(FusionPage.html)
        #expect(page.headline == "Council approves tram extension to the harbour")
        #expect(page.kicker == nil)
        #expect(page.standfirst == "The line will reach the old pier in 2028, two years late.")
        #expect(page.byline == ["Ruth Adeyemi", "Tom Okafor"])
        #expect(page.publishedAt == .instant(Instant(rawValue: 1_752_394_522_120)))
        #expect(page.modifiedAt == .instant(Instant(seconds: 1_752_406_800)))
        #expect(page.sectionPath == ["City"])
        #expect(page.topics == ["trams", "harbour", "council"])
        #expect(page.language == .english)
        #expect(
            page.canonicalAddress?.rawValue
                == "https://record.example/city/2025/07/13/council-approves-tram-extension/"
        )
        #expect(page.siteName == "The Coastal Record")
        #expect(page.leadPicture == 0)
        #expect(page.pictures.count == 1)
        #expect(page.pictures.first?.source == "https://record.example/resizer/v2/TRAMHARBOUR7.jpg?auth=abc&width=1200")
        #expect(page.pictures.first?.alt == "A tram on the sea front")
        #expect(page.pictures.first?.caption == "A tram at the terminus.")
        #expect(page.pictures.first?.credit == "Lena Ortiz")
    }

    @Test("A page of Arc gives a quoted message, a fact box and the words of an unknown component")
    func fusionBlocks() throws {
        let page = try PageMaker.read(FusionPage.html)
        let message = try #require(
            LinkTarget(rawValue: "https://twitter.com/council/status/1944300000000000000?ref_src=twsrc")
        )
        let expected: [Block] = [
            PageMaker.paragraph(
                "The city council voted by 31 to 18 on Saturday to extend the tram line to the harbour, ending a quarrel of nine years."
            ),
            PageMaker.paragraph(
                .text("Work starts in March. The contract names a ", []),
                PageMaker.link("builder from the region", "https://works.example/list?a=1&b=2#top"), .text(".", [])
            ),
            .embed(try #require(Embed(target: message, title: "It is done."))),
            .factBox(
                headline: "The line in figures",
                blocks: [
                    .list(ordered: false, items: [[PageMaker.paragraph("4.2 km")], [PageMaker.paragraph("7 stops")]])
                ]
            ),
            PageMaker.paragraph("A map of the seven stops"),
            .heading(level: 2, TextBlock("What happens next")),
            PageMaker.paragraph("The first stage runs to the fish market. The second is not funded."),
        ]
        #expect(page.body.blocks.count == expected.count)
        for (block, wanted) in zip(page.body.blocks, expected) { #expect(block == wanted) }
        #expect(
            page.diagnostics.map(\.message) == [
                "2 scripts were left out", "1 advertisement was left out: “Advertisement”",
                "1 box of related articles was left out: “Related One Two”",
                "1 unknown element was taken apart; the text is kept: “<fancy-map>”",
                "1 link within the page was undone; the words are kept: “#stage2”",
            ]
        )
    }

    @Test("A page with microdata alone gives every field from it, with the offset of its dates")
    func microdata() throws {
        let page = try PageMaker.read(MicrodataPage.html)
        #expect(page.headline == "Storks return to the old mill")
        #expect(page.standfirst == "Three pairs have nested there since Sunday.")
        #expect(page.byline == ["Inés Marrero"])
        // 07:45 at five hours behind UTC.
        #expect(page.publishedAt == .instant(Instant(seconds: 1_709_988_300)))
        #expect(page.modifiedAt == .instant(Instant(seconds: 1_709_992_800)))
        #expect(page.sectionPath == ["Nature"])
        #expect(page.topics == ["birds", "storks"])
        #expect(page.language == LanguageTag(rawValue: "en-GB"))
        #expect(page.canonicalAddress?.rawValue == "https://valley.example/nature/storks-return")
        #expect(page.siteName == "The Valley Post")
        #expect(page.leadPicture == 0)
        #expect(page.pictures.first?.source == "/media/storks.jpg")
        #expect(page.pictures.first?.address?.rawValue == "https://valley.example/media/storks.jpg")
        #expect(page.pictures.first?.alt == "A stork on a chimney")
        #expect(page.pictures.first?.caption == "On the mill’s chimney.")
        #expect(page.pictures.first?.credit == "Paul Aït Lahcen")
        #expect(
            page.body
                == Body([
                    PageMaker.paragraph(
                        "Three pairs of storks have nested on the roof of the old mill since Sunday, the first in eleven years."
                    ),
                    .list(
                        ordered: true,
                        items: [
                            [PageMaker.paragraph("The first pair took the chimney.")],
                            [PageMaker.paragraph("The others took the north gable.")],
                        ]
                    ),
                    PageMaker.paragraph(
                        "“They came from the south with the warm wind,” said the miller’s daughter, who counts them every spring."
                    ),
                ])
        )
        #expect(page.diagnostics.map(\.message) == ["1 block of comments was left out: “Lovely news.”"])
    }

    @Test("A page with Open Graph alone gives a date without a zone as such, and the text of plain divisions")
    func openGraph() throws {
        let page = try PageMaker.read(OpenGraphPage.html)
        #expect(page.headline == "Le tramway de Salé gagne trois stations")
        #expect(page.standfirst == "Ouverture annoncée pour l’été 2027.")
        #expect(page.byline == [])
        let day = try #require(CivilDate(iso: "2025-07-11"))
        let time = try #require(CivilTime(hour: 15, minute: 33))
        #expect(page.publishedAt == .civil(CivilDateTime(date: day, time: time)))
        #expect(page.modifiedAt == .instant(Instant(seconds: 1_752_246_005)))
        #expect(page.sectionPath == ["Transports"])
        #expect(page.topics == ["tramway", "Salé"])
        #expect(page.language == LanguageTag(rawValue: "fr-MA"))
        #expect(page.canonicalAddress?.rawValue == "https://rivedroite.example/a/118")
        #expect(page.siteName == "Rive droite")
        #expect(page.pictures.map(\.source) == ["https://rivedroite.example/i/tram-sale.webp"])
        #expect(page.pictures.first?.alt == "Une rame")
        #expect(
            page.body
                == Body([
                    PageMaker.paragraph(
                        "La ligne 2 du tramway gagnera trois stations au nord de la ville, a annoncé vendredi la société qui l’exploite."
                    ),
                    PageMaker.paragraph(
                        "Les travaux commenceront en janvier et dureront dix-huit mois, pendant lesquels la circulation sera déviée."
                    ),
                ])
        )
        #expect(page.diagnostics.map(\.message) == ["the page names no author"])
    }
}
