import News
import Testing
import Wire

@Suite struct PageBlockTests {
    @Test(
        "What surrounds an article is left out and told by its kind",
        arguments: [
            ("<div class=\"post-share\">Partager</div>", "1 share bar was left out: “Partager”"),
            ("<div class=\"adSlot\">Achetez</div>", "1 advertisement was left out: “Achetez”"),
            ("<div id=\"taboola-below\">Vu ailleurs</div>", "1 advertisement was left out: “Vu ailleurs”"),
            ("<section class=\"read-also\">Le tram</section>", "1 box of related articles was left out: “Le tram”"),
            ("<div class=\"newsletter\">Inscrivez-vous</div>", "1 newsletter box was left out: “Inscrivez-vous”"),
            ("<ol class=\"commentlist\"><li>Premier !</li></ol>", "1 block of comments was left out: “Premier !”"),
            ("<nav>Accueil</nav>", "1 piece of navigation was left out: “Accueil”"),
            ("<div hidden>Caché</div>", "1 hidden element was left out: “Caché”"),
            ("<div style=\"display: none\">Caché</div>", "1 hidden element was left out: “Caché”"),
            ("<form><button>Voter</button></form>", "1 form was left out: “Voter”"),
            (
                "<video src=\"a.mp4\"></video><audio src=\"b.mp3\"></audio>",
                "2 video or sound files were left out: “a.mp4”, “b.mp3”"
            ),
            ("<p></p><p></p>", "2 empty paragraphs were left out"),
            (
                "<p><img src=\"https://a.example/t.gif\" width=1 height=1></p>",
                "1 tracking picture was left out: “https://a.example/t.gif”"
            ),
            ("<p>Il a dit <s>oui</s></p>", "1 piece of struck-out text was kept as plain text: “oui”"),
            (
                "<aside><a href=\"/1\">Un</a> <a href=\"/2\">Deux</a></aside>",
                "1 box of related articles was left out: “Un Deux”"
            ),
        ]
    )
    func furniture(body: String, message: String) throws {
        #expect(try PageMaker.dropped(body) == [message])
    }

    @Test(
        "A word of furniture inside another word is none",
        arguments: [
            "<div class=\"shareholders\">", "<div class=\"adage\">", "<div class=\"commentary-text\">",
            "<section id=\"navigator-story\">",
        ]
    )
    func wholeWords(tag: String) throws {
        let text = "Un passage qui appartient bien à l’article, quoi que son nom ait l’air de dire."
        #expect(try PageMaker.inner("\(tag)<p>\(text)</p></div></section>") == [PageMaker.paragraph(text)])
    }

    @Test("The levels of sub-headings begin with 2 and leave none out")
    func headings() throws {
        #expect(
            try PageMaker.inner("<h3>Un</h3><p>Texte.</p><h5>Deux</h5><p>Texte.</p><h6>Trois</h6><p>Texte.</p>")
                .compactMap {
                    if case .heading(let level, let text) = $0 { "\(level) \(text.plainText)" } else { nil }
                } == ["2 Un", "3 Deux", "4 Trois"]
        )
    }

    @Test("Cells that span rows and columns leave a table whose rows are of one length")
    func spans() throws {
        let body = """
            <table><tr><th>Ligne</th><th colspan=2>Horaires</th></tr><tr><td rowspan=2>A</td><td>8 h</td><td>9 h</td></tr>
            <tr><td>10 h</td></tr></table>
            """
        #expect(
            try PageMaker.inner(body) == [
                .table(
                    Table(
                        header: [TextBlock("Ligne"), TextBlock("Horaires"), TextBlock([])],
                        rows: [
                            [TextBlock("A"), TextBlock("8 h"), TextBlock("9 h")],
                            [TextBlock([]), TextBlock("10 h"), TextBlock([])],
                        ]
                    )
                )
            ]
        )
    }

    @Test("Lists and quotations deeper than a document may go are taken apart, and nothing of them is lost")
    func deepLists() throws {
        let body = String(repeating: "<ul><li>", count: 20) + "le fond" + String(repeating: "</li></ul>", count: 20)
        let blocks = try PageMaker.inner(body)
        #expect(Body(blocks).plainText.contains("le fond"))
        #expect(
            try PageMaker.dropped(body).contains { $0.contains("nested too deep") && $0.contains("the text is kept") })
    }

    @Test("Marks, breaks and languages inside a paragraph are kept, and its white space is what a reader sees")
    func inlines() throws {
        let body =
            "<p>  Un <b> mot</b>\n et <i>un <b>autre</b></i> ; H<sub>2</sub>O <span lang=\"en\">and so on</span><br>ici <q>cité</q>. </p>"
        #expect(
            try PageMaker.inner(body) == [
                PageMaker.paragraph(
                    .text("Un ", []), .text("mot", [.strong]), .text(" et ", []), .text("un ", [.emphasis]),
                    .text("autre", [.emphasis, .strong]), .text(" ; H", []), .text("2", [.subscript]), .text("O ", []),
                    .text("and so on", [.language(.english)]), .lineBreak, .text("ici “cité”.", [])
                )
            ]
        )
    }

    @Test("A picture shown twice is one picture, and one of another size is the same")
    func samePicture() throws {
        let page = try PageMaker.read(
            PageMaker.page(
                body:
                    "<p>Texte.</p><img src=\"https://a.example/u/quai-nord-300x200.jpg\"><p>Texte.</p><img src=\"https://a.example/u/quai-nord.jpg\">"
            )
        )
        #expect(page.pictures.map(\.source) == ["https://a.example/u/quai-nord-300x200.jpg"])
        #expect(page.body.pictures == [PictureID(rawValue: 0)])
        #expect(page.leadPicture == nil)
    }
}
