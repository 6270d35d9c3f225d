import News
import Testing
import Wire

@Suite struct PageFieldTests {
    private func byline(_ text: String) throws -> [String] {
        try PageMaker.read(PageMaker.page(head: "<meta name=\"author\" content=\"\(text)\">")).byline
    }

    @Test(
        "A byline gives names, without the words, the titles and the jobs around them",
        arguments: [
            ("Par Salma Dadsi et Nabil Rifaï", ["Salma Dadsi", "Nabil Rifaï"]),
            ("By Ruth Adeyemi and Tom Okafor", ["Ruth Adeyemi", "Tom Okafor"]),
            ("Por Lucía Ferrer y Marc Soler", ["Lucía Ferrer", "Marc Soler"]),
            ("بقلم: سلمى الدادسي، إدريس بنجلون", ["سلمى الدادسي", "إدريس بنجلون"]),
            ("Propos recueillis par Salma Dadsi", ["Salma Dadsi"]), ("Mme Salma Dadsi (avec agences)", ["Salma Dadsi"]),
            ("Salma Dadsi, journaliste", ["Salma Dadsi"]), ("Dr. Salma Dadsi le 13 juillet 2025", ["Salma Dadsi"]),
            ("admin", []), ("salma@relais.example", []), ("https://relais.example/auteur/salma", []),
            ("Salma Dadsi; Salma Dadsi", ["Salma Dadsi"]),
            ("Jean-Pierre d’Ormesson &amp; M. A.", ["Jean-Pierre d’Ormesson", "A."]), ("", []),
        ]
    )
    func bylines(text: String, names: [String]) throws {
        #expect(try byline(text) == names)
    }

    @Test(
        "The site's name is taken off a headline",
        arguments: [
            "Le pont rouvre | Le Relais", "Le pont rouvre - Le Relais", "Le pont rouvre — LE RELAIS", "Le pont rouvre",
        ]
    )
    func headlines(title: String) throws {
        let head =
            "<meta property=\"og:site_name\" content=\"Le Relais\"><meta property=\"og:title\" content=\"\(title)\">"
        #expect(try PageMaker.read(PageMaker.page(head: head)).headline == "Le pont rouvre")
    }

    @Test("A headline and a description that a plug-in cut are whole where the page has them whole")
    func cutTexts() throws {
        let page = try PageMaker.read(
            """
            <html><head><meta property="og:title" content="Le pont de la rivière rouvre…">
            <meta property="og:description" content="Le pont rouvre lundi aux piétons, puis aux voitures […]"></head>
            <body><article><h1>Le pont de la rivière rouvre lundi matin</h1><p>\(PageMaker.first)</p><p>\(PageMaker.last)</p></article></body></html>
            """
        )
        #expect(page.headline == "Le pont de la rivière rouvre lundi matin")
        #expect(page.standfirst == nil)
        #expect(page.body.blocks.count == 2)
        #expect(page.diagnostics.contains { $0.message.hasPrefix("1 text that stands elsewhere already was left out") })
    }

    @Test(
        "The section's path leaves out the home page, the article itself, and what is more than four levels",
        arguments: [
            (["Accueil", "Région", "Nord", "Le pont rouvre"], ["Région", "Nord"]), (["Région"], ["Région"]),
            (["الرئيسية", "جهات"], ["جهات"]), (["A1", "B2", "C3", "D4", "E5"], ["A1", "B2", "C3", "D4"]),
        ]
    )
    func sections(crumbs: [String], path: [String]) throws {
        let items = crumbs.map { "<li><a href=\"/x\">\($0)</a> »</li>" }.joined()
        let html = PageMaker.page().replacing("<article>", with: "<ol class=\"breadcrumb\">\(items)</ol><article>")
        #expect(try PageMaker.read(html).sectionPath == path)
    }

    @Test("Entities and marks in metadata are read as text, escaped twice or not")
    func entities() throws {
        let page = try PageMaker.read(
            PageMaker.page(
                head:
                    "<meta property=\"og:title\" content=\"L&amp;rsquo;été &amp;amp; l&#8217;hiver &amp;lt;b&amp;gt;\">"
            )
        )
        #expect(page.headline == "L’été & l’hiver <b>")
    }

    @Test("The date of an update is not the date of publication")
    func updates() throws {
        let body = """
            <div class="story-dates">Publié le <time datetime="2025-07-13T08:00:00Z">13 juillet</time>, mis à jour le
            <time datetime="2025-07-13T09:00:00Z">13 juillet</time></div>
            """
        let page = try PageMaker.read(PageMaker.page(body: body))
        #expect(page.publishedAt == ImportedDate(reading: "2025-07-13T08:00:00Z"))
        #expect(page.modifiedAt == ImportedDate(reading: "2025-07-13T09:00:00Z"))
    }

    @Test(
        "The credit is parted from the caption",
        arguments: [
            ("Le port, dimanche. © Yassine Benhima", "Le port, dimanche.", "Yassine Benhima"),
            ("Le port (Photo : S. O.)", "Le port", "S. O."),
            ("Le port. Crédit photo : Nadia A.", "Le port.", "Nadia A."), ("© AB / Le Phare", nil, "AB / Le Phare"),
            ("Le port", "Le port", nil),
            ("الميناء. تصوير: سعيد أوبلا", "الميناء.", "سعيد أوبلا"),
        ] as [(String, String?, String?)]
    )
    func credits(text: String, caption: String?, credit: String?) throws {
        let page = try PageMaker.read(
            PageMaker.page(
                body: "<figure><img src=\"https://a.example/port-nord.jpg\"><figcaption>\(text)</figcaption></figure>")
        )
        #expect(page.pictures.first?.caption == caption)
        #expect(page.pictures.first?.credit == credit)
    }

    @Test("What a page does not say of itself is told")
    func missing() throws {
        let page = try PageMaker.read("<h1>Le pont rouvre</h1><p>\(PageMaker.first)</p>")
        #expect(
            page.diagnostics == [
                Diagnostic(.warning, "the page gives no date of publication"),
                Diagnostic(.note, "the page names no author"),
                Diagnostic(.note, "the page does not give its own address"),
                Diagnostic(.note, "the page does not name its language"),
            ]
        )
    }
}
