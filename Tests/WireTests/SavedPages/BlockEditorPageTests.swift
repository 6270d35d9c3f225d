import News
import Testing
import Wire

@Suite struct BlockEditorPageTests {
    private let page: ImportedPage

    init() throws { page = try PageMaker.read(GutenbergPage.html) }

    @Test("A WordPress page gives its fields from the graph of its JSON-LD, and the kicker from its header")
    func fields() {
        #expect(page.headline == "À Agadir, les pêcheurs attendent la fin du repos biologique")
        #expect(page.kicker == "Littoral")
        #expect(page.standfirst == "Deux mois à quai, et des factures qui courent.")
        #expect(page.byline == ["Salma Ouhaddou"])
        // 19:03 in UTC, whatever the zone of the publication.
        #expect(page.publishedAt == .instant(Instant(seconds: 1_752_433_380)))
        #expect(page.modifiedAt == .instant(Instant(seconds: 1_752_474_600)))
        #expect(page.sectionPath == ["Économie", "Mer"])
        #expect(page.topics == ["pêche", "Agadir", "Souss-Massa"])
        #expect(page.language == LanguageTag(rawValue: "fr-FR"))
        #expect(page.canonicalAddress?.rawValue == "https://lephare.example/economie/peche-agadir/")
        #expect(page.siteName == "Le Phare")
    }

    @Test("The picture above the text leads, with the metadata's widest file and the words under it on the page")
    func leadPicture() throws {
        #expect(page.leadPicture == 0)
        #expect(page.pictures.count == 4)
        let lead = try #require(page.pictures.first)
        #expect(lead.source == "https://lephare.example/wp-content/uploads/2025/07/port-agadir.jpg")
        #expect(lead.otherSources == ["https://lephare.example/wp-content/uploads/2025/07/port-agadir-1024x683.jpg"])
        #expect(lead.alt == "Des chalutiers à quai")
        #expect(lead.caption == "Le port d’Agadir, dimanche.")
        #expect(lead.credit == "Yassine Benhima / Le Phare")
    }

    @Test("A picture that loads late is taken once, in its widest size, with its credit apart")
    func latePicture() {
        #expect(page.pictures[1].source == "https://lephare.example/wp-content/uploads/2025/07/filets-2048x1152.jpg")
        #expect(page.pictures[1].alt == "Des filets")
        #expect(page.pictures[1].caption == "Les filets sèchent.")
        #expect(page.pictures[1].credit == "S. O.")
    }

    @Test("Every block of the text comes as what it is")
    func blocks() throws {
        let video = try #require(LinkTarget(rawValue: "https://www.youtube.com/watch?v=aB3-xyZ_901"))
        let also = try #require(LinkTarget(rawValue: "https://lephare.example/economie/criee/"))
        let expected: [Block] = [
            PageMaker.paragraph(
                .text("Dans le port d’Agadir,\u{A0}les ", []), .text("chalutiers sont à quai", [.strong]),
                .text(" depuis le 1", []), .text("er", [.superscript]), .text(" juin. ", []),
                PageMaker.link("L’an dernier", "https://lephare.example/economie/mer/repos-2024/"),
                .text(", l’arrêt avait duré six semaines.", [])
            ),
            .heading(level: 2, TextBlock("Des factures qui courent")),
            PageMaker.paragraph(
                .text("« On paie la glace, le gardiennage, ", []), .text("tout sauf le gasoil", [.emphasis]),
                .text(" », dit un patron de pêche", []), .lineBreak, .text("qui préfère taire son nom.", [])
            ),
            .image(PictureBlock(picture: PictureID(rawValue: 1))),
            .heading(level: 3, TextBlock("Ce que dit l’arrêté")),
            .list(
                ordered: false,
                items: [
                    [PageMaker.paragraph("Deux mois pour le poulpe")],
                    [
                        PageMaker.paragraph("Un mois pour la sardine"),
                        .list(ordered: false, items: [[PageMaker.paragraph("sauf au large de Sidi Ifni")]]),
                    ],
                ]
            ),
            .quote(blocks: [PageMaker.paragraph("La ressource revient.")], attribution: "Nadia Amghar, biologiste"),
            .pullQuote(TextBlock("Tout sauf le gasoil"), attribution: nil),
            .embed(try #require(Embed(target: video, title: "Le port vu du ciel"))),
            .table(
                Table(
                    caption: "Débarquements de juin", header: [TextBlock("Espèce"), TextBlock("Tonnes")],
                    rows: [[TextBlock("Sardine"), TextBlock("1\u{A0}204")], [TextBlock("Poulpe"), TextBlock([])]]
                )
            ),
            .gallery([
                PictureBlock(picture: PictureID(rawValue: 2)), PictureBlock(picture: PictureID(rawValue: 3)),
            ]),
            .rule,
            .relatedLink(label: "La criée change d’adresse", also),
            PageMaker.paragraph(
                .text("Le retour en mer est prévu ", []), .text("in the coming days", [.language(.english)]),
                .text(", selon le comité.", [])
            ),
        ]
        #expect(page.body.blocks.count == expected.count)
        for (block, wanted) in zip(page.body.blocks, expected) { #expect(block == wanted) }
    }

    @Test("A card of another page is its title, as a link; a gallery keeps the picture that leads the article, too")
    func cards() throws {
        let card = """
            <figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://ailleurs.example/rapport">
            <div class="kg-bookmark-content"><div class="kg-bookmark-title">Le rapport entier</div>
            <div class="kg-bookmark-description">Cent pages sur la mer.</div>
            <div class="kg-bookmark-metadata"><img class="kg-bookmark-icon" src="https://ailleurs.example/i.png"></div></div>
            <div class="kg-bookmark-thumbnail"><img src="https://ailleurs.example/grand.jpg"></div></a></figure>
            """
        #expect(
            try PageMaker.inner(card) == [
                PageMaker.paragraph(PageMaker.link("Le rapport entier", "https://ailleurs.example/rapport"))
            ])
        let gallery = """
            <figure class="gallery"><img src="https://relais.example/a.jpg"><img src="https://relais.example/b.jpg"></figure>
            """
        let page = try PageMaker.read(
            PageMaker.page(
                head: "<meta property=\"og:image\" content=\"https://relais.example/a.jpg\">", body: gallery))
        #expect(page.leadPicture == 0 && page.pictures.count == 3)
        #expect(
            page.body.blocks.contains(
                .gallery([1, 2].map { PictureBlock(picture: PictureID(rawValue: $0)) })))
    }

    @Test("What was left out is told, one sentence a kind, with what it was")
    func dropped() {
        #expect(
            page.diagnostics.map(\.message) == [
                "1 script was left out", "1 style sheet was left out",
                "1 frame of an unknown host was left out: “ads.tracker.example”",
                "1 advertisement was left out: “Publicité”", "1 share bar was left out: “Partager : Facebook”",
                "1 box of related articles was left out: “Sur le même thème Un autre sujet”",
                "1 newsletter box was left out: “Recevez la lettre”", "1 empty paragraph was left out",
                "1 link with an address that is refused was undone; the words are kept: “javascript:alert(1)”",
            ]
        )
        #expect(page.diagnostics.allSatisfy { $0.severity == .warning })
    }
}
