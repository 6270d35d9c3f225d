import News
import Testing
import Wire

@Suite struct PlainPageTests {
    @Test("A page set by hand with tables and breaks gives its headline, its byline and its printed date")
    func tableFields() throws {
        let page = try PageMaker.read(TableLayoutPage.html)
        #expect(page.headline == "Le pont de l'oued Nekor est rouvert")
        #expect(page.kicker == nil)
        #expect(page.standfirst == nil)
        #expect(page.byline == ["Hamid Tazi"])
        #expect(page.publishedAt == CivilDate(iso: "2005-03-04").map(ImportedDate.date))
        #expect(page.modifiedAt == nil)
        #expect(page.sectionPath == [])
        #expect(page.topics == [])
        #expect(page.language == nil)
        #expect(page.canonicalAddress == nil)
        #expect(page.siteName == "La Gazette du Rif")
        #expect(page.pictures.map(\.source) == ["photos/pont.jpg"])
        #expect(page.pictures.first?.alt == "Le pont")
        #expect(page.leadPicture == 0)
    }

    @Test("A page set by hand gives a paragraph where it has two breaks, and nothing of its columns")
    func tableBlocks() throws {
        let page = try PageMaker.read(TableLayoutPage.html)
        #expect(
            page.body
                == Body([
                    PageMaker.paragraph(
                        "Après six mois de travaux, le pont qui enjambe l'oued Nekor est rouvert aux voitures depuis vendredi matin."
                    ),
                    PageMaker.paragraph(
                        "Les camions devront attendre la mi-avril, le temps que le béton du tablier sèche, explique la délégation de l'équipement."
                    ),
                    PageMaker.paragraph(
                        .text("Un détour de quarante kilomètres", [.strong]),
                        .text(" était jusqu'ici nécessaire pour rejoindre Midar <par la piste>.", [])
                    ),
                    PageMaker.paragraph(
                        .text("Voir le plan ou écrire à ", []),
                        PageMaker.link("la rédaction", "mailto:redac@gazette.example"), .text(".", [])
                    ),
                ])
        )
        #expect(
            page.diagnostics.map(\.message) == [
                "the page does not give its own address", "the page does not name its language",
                "1 line about the article was left out: “Par Hamid Tazi, le 4 mars 2005”",
                "1 relative link was undone, since the page gives no address of its own; the words are kept: “pont2.html”",
            ]
        )
    }

    @Test("A byline that a single break parts from the text is taken from it")
    func bylineInParagraph() throws {
        let lines = [
            "<i class=\"byline\">Par Youness Filali et Ghita Dadsi</i><br>", "Par Youness Filali et Ghita Dadsi<br>",
        ]
        for line in lines {
            let page = try PageMaker.read(
                """
                <html><head><title>Le pont neuf</title></head><body><table width=760><tr><td width=160><a href=a.html>Accueil</a></td>
                <td><h1>Le pont neuf ouvre lundi</h1><font size=2>\(line)
                La commune a fixé la date de l’ouverture du pont neuf, que les habitants attendent depuis trois ans.<br><br>
                Les piétons passeront les premiers, puis les voitures, à partir de midi, si le temps le permet.</td></tr></table>
                """
            )
            #expect(page.byline == ["Youness Filali", "Ghita Dadsi"])
            #expect(
                page.body.blocks.first
                    == PageMaker.paragraph(
                        "La commune a fixé la date de l’ouverture du pont neuf, que les habitants attendent depuis trois ans."
                    )
            )
            #expect(page.body.blocks.count == 2)
        }
    }

    @Test("Broken JSON-LD is told with its place, and its sound neighbour and Dublin Core stand in")
    func brokenData() throws {
        let page = try PageMaker.read(BrokenDataPage.html)
        #expect(page.headline == "El faro vuelve a alumbrar")
        #expect(page.standfirst == "Treinta años después, la lámpara gira de nuevo.")
        #expect(page.byline == ["Lucía Ferrer", "Marc Soler"])
        #expect(page.publishedAt == CivilDate(iso: "2025-07-12").map(ImportedDate.date))
        #expect(page.sectionPath == ["Costa"])
        #expect(page.topics == ["faro", "costa"])
        #expect(page.language == .spanish)
        #expect(page.leadPicture == nil)
        #expect(page.pictures == [])
        #expect(
            page.body
                == Body([
                    PageMaker.paragraph(
                        "La lámpara del cabo giró anoche por primera vez en treinta años ante unas doscientas personas reunidas en el muelle."
                    ),
                    PageMaker.paragraph(
                        "El ayuntamiento pagó la obra con una colecta de los vecinos y una ayuda de la diputación que llegó en marzo."
                    ),
                ])
        )
        #expect(
            page.diagnostics.map(\.message) == [
                "the page's JSON-LD block 1 of 2 is broken (its line 1, where , or } should stand) and was skipped",
                "the page does not give its own address",
            ]
        )
    }

    @Test(
        "A page in Arabic gives its names without titles, its printed date with Arabic digits, and its words in French")
    func arabic() throws {
        let page = try PageMaker.read(ArabicPage.html)
        #expect(page.headline == "مهرجان الورود يعود إلى قلعة مكونة")
        #expect(page.kicker == "تقاليد")
        #expect(page.standfirst == "موسم القطاف بدأ مبكرا هذا العام.")
        #expect(page.byline == ["فاطمة الزهراء العلوي", "إدريس بنجلون"])
        let day = try #require(CivilDate(iso: "2025-07-13"))
        let time = try #require(CivilTime(hour: 20, minute: 3))
        #expect(page.publishedAt == .civil(CivilDateTime(date: day, time: time)))
        #expect(page.sectionPath == ["ثقافة", "مهرجانات"])
        #expect(page.topics == ["ورود", "قلعة مكونة", "مهرجان"])
        #expect(page.language == .arabic)
        #expect(page.canonicalAddress?.rawValue == "https://manara.example/ar/rose-festival")
        #expect(page.siteName == "المنارة")
        #expect(page.leadPicture == 0)
        #expect(page.pictures.map(\.source) == ["rose_files/warda.jpg"])
        #expect(page.pictures.first?.alt == "حقل ورد")
        #expect(page.pictures.first?.caption == "حقول الورد عند الفجر.")
        #expect(page.pictures.first?.credit == "سعيد أوبلا")
        let also = try #require(LinkTarget(rawValue: "https://manara.example/ar/zaafaran"))
        #expect(
            page.body
                == Body([
                    PageMaker.paragraph(
                        "عاد مهرجان الورود إلى قلعة مكونة بعد غياب سنتين، وملأت الأهازيج ساحة البلدة منذ الصباح الباكر."
                    ),
                    .heading(level: 2, TextBlock("موسم مبكر")),
                    PageMaker.paragraph(
                        .text("قال أحد المزارعين إن القطاف بدأ في ", []), .text("منتصف أبريل", [.strong]),
                        .text("، أي قبل الموعد المعتاد بأسبوعين، وفق ", []),
                        PageMaker.link("وزارة الفلاحة", "https://manara.example/ar/wizara"), .text(".", [])
                    ),
                    PageMaker.paragraph("« La récolte est belle », ajoute-t-il en français.", language: .french),
                    .relatedLink(label: "الزعفران ينتظر المطر", also),
                ])
        )
        #expect(page.diagnostics.isEmpty)
    }
}
