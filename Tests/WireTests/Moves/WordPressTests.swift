import News
import Testing

@testable import Wire

@Suite struct WordPressTests {
    /// An export with these pieces in its channel.
    static func export(_ channel: String, url: String = "https://phare.example") -> String {
        """
        <?xml version="1.0" encoding="UTF-8" ?>
        <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
        <title>Le Phare</title><link>\(url)</link>
        <wp:base_site_url>\(url)</wp:base_site_url><wp:base_blog_url>\(url)</wp:base_blog_url>
        \(channel)
        </channel></rss>
        """
    }

    static func item(
        _ title: String, number: Int = 7, type: String = "post", status: String = "publish", content: String = "Texte.",
        date: String = "2019-05-04 10:00:00", more: String = ""
    ) -> String {
        """
        <item><title><![CDATA[\(title)]]></title><link>https://phare.example/2019/05/a-\(number)/</link>
        <dc:creator><![CDATA[imane]]></dc:creator>
        <content:encoded><![CDATA[\(content)]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
        <wp:post_id>\(number)</wp:post_id><wp:post_date><![CDATA[\(date)]]></wp:post_date>
        <wp:post_date_gmt><![CDATA[\(date)]]></wp:post_date_gmt><wp:post_name><![CDATA[a-\(number)]]></wp:post_name>
        <wp:status><![CDATA[\(status)]]></wp:status><wp:post_type><![CDATA[\(type)]]></wp:post_type>
        \(more)</item>
        """
    }

    static func read(_ text: String, step: Int = 1 << 20) -> (items: [MovedItem], archive: WordPressArchive) {
        var archive = WordPressArchive()
        let bytes = Array(text.utf8)
        var items: [MovedItem] = []
        for isSurvey in [true, false] {
            var place = 0
            while place < bytes.count {
                let end = min(bytes.count, place + step)
                let part = Array(bytes[place..<end])
                if isSurvey { archive.survey(part, isLast: false) } else { items += archive.read(part, isLast: false) }
                place = end
            }
            if isSurvey { archive.survey([], isLast: true) } else { items += archive.read([], isLast: true) }
        }
        return (items, archive)
    }

    private static let sections = """
        <wp:author><wp:author_id>3</wp:author_id><wp:author_login><![CDATA[imane]]></wp:author_login>
        <wp:author_display_name><![CDATA[Imane Souiri]]></wp:author_display_name></wp:author>
        <wp:category><wp:term_id>2</wp:term_id><wp:category_nicename><![CDATA[politique]]></wp:category_nicename>
        <wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Politique &amp; État]]></wp:cat_name></wp:category>
        <wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>diplomatie</wp:category_nicename>
        <wp:category_parent>politique</wp:category_parent><wp:cat_name>Diplomatie</wp:cat_name></wp:category>
        """

    private static func category(_ slug: String, _ name: String, domain: String = "category") -> String {
        "<category domain=\"\(domain)\" nicename=\"\(slug)\"><![CDATA[\(name)]]></category>"
    }

    @Test("an item has its section by the tree, its topics, its author's name and all its old addresses")
    func whole() throws {
        let more =
            Self.category("politique", "Politique") + Self.category("diplomatie", "Diplomatie")
            + Self.category("mer", "Mer", domain: "post_tag") + """
                <wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>vieux</wp:meta_value></wp:postmeta>
                <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content><![CDATA[<item>]]></wp:comment_content></wp:comment>
                """
        let text = Self.export(Self.sections + Self.item("Le phare &amp; la mer", more: more))
        let (items, archive) = Self.read(text)
        for step in [1, 17, 4096] {
            #expect(Self.read(text, step: step).items.map(\.identity) == items.map(\.identity))
        }
        let item = try #require(items.first)
        #expect(item.headline == "Le phare & la mer")
        #expect(item.section.map(\.name) == ["Politique & État", "Diplomatie"])
        #expect(item.section[1].oldPaths == ["/category/politique/diplomatie", "/?cat=5"])
        #expect(item.topics == [MovedItem.Name("Mer", oldPaths: ["/tag/mer", "/?tag=mer"])])
        #expect(item.byline == [MovedItem.Name("Imane Souiri", oldPaths: ["/author/imane", "/?author=3"])])
        #expect(item.oldPaths == ["/?p=7", "/2019/05/a-7/", "/2019/05/vieux"])
        #expect(archive.log.entries.map(\.kind) == ["comments"])
    }

    @Test("a file that another program rewrote with prefixes of its own reads as WordPress's does")
    func prefixes() throws {
        let plain = Self.export(Self.sections + Self.item("Un", more: Self.category("mer", "Mer", domain: "post_tag")))
        #expect(plain.contains("<content:encoded>"))
        let declared = plain.replacing(
            "<rss version=\"2.0\"",
            with: "<rss version=\"2.0\" xmlns:ns3=\"http://purl.org/rss/1.0/modules/content/\"")
        let other = declared.replacing("wp:", with: "ns0:").replacing("xmlns:wp=", with: "xmlns:ns0=").replacing(
            "content:", with: "ns3:")
        let (items, wanted) = (Self.read(other).items, Self.read(plain).items)
        #expect(!wanted.isEmpty && items.map(\.identity) == wanted.map(\.identity))
        let (item, same) = (try #require(items.first), try #require(wanted.first))
        #expect(item.headline == same.headline && item.state == same.state && item.publishedAt == same.publishedAt)
        #expect(item.body == same.body && !item.body.isEmpty)
    }

    @Test(
        "a status says what becomes of an item",
        arguments: [
            ("publish", ArticleState.published), ("draft", .draft), ("pending", .submitted), ("private", .draft),
            ("future", .scheduled), ("trash", nil), ("auto-draft", nil), ("wc-sent", .draft),
        ] as [(String, ArticleState?)])
    func statuses(status: String, state: ArticleState?) {
        #expect(Self.read(Self.export(Self.item("Un", status: status))).items.first?.state == state)
    }

    @Test("a draft's zeros are no date, and its own clock counts in the publication's zone")
    func dates() throws {
        let draft = try #require(
            Self.read(Self.export(Self.item("Un", status: "draft", date: "0000-00-00 00:00:00"))).items.first)
        #expect(draft.publishedAt == nil)
        #expect(
            WordPressDate.read(universal: "0000-00-00 00:00:00", local: "2019-05-04 10:00:00")
                == ImportedDate(reading: "2019-05-04 10:00:00"))
        #expect(
            WordPressDate.read(universal: "2019-05-04 09:00:00", local: "")
                == ImportedDate(reading: "2019-05-04T09:00:00Z"))
    }

    @Test("parents in a circle, items that never end and items of other kinds are said, and all else is read")
    func hostile() {
        let circle = ["a", "b", "c"].enumerated().map { place, slug in
            "<wp:category><wp:category_nicename>\(slug)</wp:category_nicename><wp:category_parent>\(["c", "a", "b"][place])</wp:category_parent><wp:cat_name>\(slug)</wp:cat_name></wp:category>"
        }.joined()
        let open = Self.item("Ouvert", number: 8).replacing("</item>", with: "")
        let channel =
            circle + Self.item("Un", more: Self.category("a", "A")) + open + Self.item("Menu", type: "nav_menu_item")
            + Self.item("Deux", number: 9, more: Self.category("b", "B")).replacing("</wp:post_id>", with: "")
        let (items, archive) = Self.read(Self.export(channel))
        #expect(items.map(\.headline) == ["Un", "Ouvert", "Deux"])
        #expect(Set(archive.log.entries.map(\.kind)) == ["parentCycle", "unclosed", "otherType"])
        #expect(items[0].section.map(\.name) == ["a"])
        #expect(items[2].oldPaths.contains("/?p=9"))
    }

    @Test("two million categories and a million attachments leave memory flat: what is beyond the bounds is counted")
    func bounds() {
        var archive = WordPressArchive()
        var table = FileTable()
        for number in 0..<400_000 {
            table.add(Int64(number), address: String(repeating: "x", count: 300), alt: "", caption: "")
        }
        #expect(table.passed > 0 && table.count + table.passed == 400_000)
        #expect(table[5]?.source.count == 300)
        archive.survey(Array("<rss><channel>".utf8), isLast: false)
        for start in stride(from: 0, to: 120_000, by: 1000) {
            let text = (start..<start + 1000).map {
                "<wp:category><wp:category_nicename>c\($0)</wp:category_nicename><wp:cat_name>C</wp:cat_name></wp:category>"
            }.joined()
            archive.survey(Array(text.utf8), isLast: false)
        }
        archive.survey([], isLast: true)
        #expect(archive.log.entries.first { $0.kind == "tooManyTerms" }?.count == 20_000)
    }

    // MARK: Bodies

    private func body(_ content: String, files: [Int64: ImportedPicture] = [:]) -> MovedBody {
        var site = MovedSite()
        site.address = "https://phare.example"
        site.files = { files[$0] }
        return MovedBody(of: MovedItem(identity: [], headline: "x", body: content, markup: .wordPress), site: site)
    }

    @Test("empty lines part the paragraphs of a classic text, and single line ends break lines")
    func paragraphs() {
        let made = body(
            "Un,\n<em>deux</em>\nlignes.\n\n  \nEncore <b>un\n\nautre</b>.\n<h3>Titre</h3>\n<ul>\n<li>a</li>\n</ul>\nFin"
        )
        #expect(
            made.body.blocks == [
                .paragraph(
                    TextBlock([
                        .text("Un,", []), .lineBreak, .text("deux", [.emphasis]), .lineBreak, .text("lignes.", []),
                    ])),
                .paragraph(TextBlock([.text("Encore ", []), .text("un", [.strong])])),
                .paragraph(TextBlock([.text("autre", [.strong]), .text(".", [])])),
                .heading(level: 2, TextBlock("Titre")), .list(ordered: false, items: [[.paragraph(TextBlock("a"))]]),
                .paragraph(TextBlock("Fin")),
            ])
    }

    @Test("blocks bring their HTML, and those that a program makes are counted")
    func blocks() {
        let made = body(
            """
            <!-- wp:paragraph -->
            <p>Un
            deux</p>
            <!-- /wp:paragraph -->
            <!-- wp:embed {"url":"https://vimeo.com/123456"} -->
            <figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
            https://vimeo.com/123456
            </div></figure>
            <!-- /wp:embed -->
            <!-- wp:latest-posts {"postsToShow":3} /-->
            <!-- wp:more --><!--more--><!-- /wp:more -->
            """)
        #expect(made.body.blocks.first == .paragraph(TextBlock("Un deux")))
        #expect(made.body.blocks.count == 2)
        if case .embed(let embed)? = made.body.blocks.last {
            #expect(embed.provider == .vimeo)
        } else {
            Issue.record("no embed")
        }
        #expect(made.log.entries.map(\.kind) == ["block"])
        #expect(made.log.entries.first?.examples == ["latest-posts"])
    }

    @Test("shortcodes: captions and galleries become pictures, embeds embeds, others leave their words")
    func shortcodes() throws {
        let files: [Int64: ImportedPicture] = [
            4: ImportedPicture(source: "https://phare.example/wp-content/uploads/phare.jpg", alt: "Phare"),
            5: ImportedPicture(source: "https://phare.example/wp-content/uploads/port.jpg", caption: "Le port"),
        ]
        let made = body(
            """
            [caption id="attachment_4" width="300"]<a href="x"><img class="wp-image-4" src="https://phare.example/wp-content/uploads/phare-300x200.jpg"></a> La <em>nuit</em>[/caption]

            [gallery ids="4,5,99"]

            [embed]https://www.youtube.com/watch?v=abcdefghijk[/embed]

            [youtube=https://youtu.be/abcdefghijk]

            [su_box title="x"]Dans la boîte[/su_box] et [sic], [1], [[gallery]].
            """, files: files)
        #expect(made.pictures.map(\.source) == files.sorted { $0.key < $1.key }.map(\.value.source))
        #expect(made.pictures[0].caption == "La nuit")
        #expect(made.pictures[0].alt == "Phare")
        let texts = made.body.plainText
        #expect(texts.contains("Dans la boîte et [sic], [1], [gallery]."))
        #expect(made.body.blocks.count { if case .embed = $0 { true } else { false } } == 2)
        #expect(made.body.blocks.count { if case .gallery = $0 { true } else { false } } == 1)
        #expect(Set(made.log.entries.map(\.kind)) == ["shortcode", "pictureUnknown"])
    }

    @Test("a gallery that names no pictures shows those that were uploaded for its item, in their order")
    func hangingPictures() throws {
        func file(_ number: Int, _ name: String, under parent: Int) -> String {
            Self.item(
                name, number: number, type: "attachment", status: "inherit",
                more: "<wp:post_parent>\(parent)</wp:post_parent>"
                    + "<wp:attachment_url>https://phare.example/wp-content/uploads/\(name)</wp:attachment_url>")
        }
        let text = Self.export(
            file(21, "a.jpg", under: 7) + file(22, "b.PNG", under: 7) + file(23, "c.pdf", under: 7)
                + file(24, "d.jpg", under: 8) + file(25, "e.jpg", under: 7)
                + Self.item("Un", content: "[gallery exclude=\"25\"]")
                + Self.item("Deux", number: 9, content: "[gallery id=\"8\"]")
                + Self.item("Trois", number: 10, content: "[gallery]"))
        let (items, archive) = Self.read(text)
        let shown = items.map { item in
            MovedBody(of: item, site: archive.site).pictures.compactMap {
                $0.source.split(separator: "/").last.map(String.init)
            }
        }
        #expect(shown == [["a.jpg", "b.PNG"], ["d.jpg"], []])
    }

    @Test("links to the old site become paths, and links to its files stay and are told")
    func links() {
        let made = body(
            """
            <a href="https://www.phare.example/2018/01/x/?a=1#b">un</a> <a href="/a">deux</a> <a href="https://autre.example/">trois</a>
            <a href="https://phare.example/wp-content/uploads/x.pdf">quatre</a>
            """)
        #expect(
            made.body.links.map(\.rawValue) == [
                "/2018/01/x/?a=1", "/a", "https://autre.example/", "https://phare.example/wp-content/uploads/x.pdf",
            ])
        #expect(made.log.entries.map(\.kind) == ["oldFileLink"])
    }

    @Test("shortcodes that open and never close, or nest without end, cost no more than their length")
    func hostileShortcodes() {
        #expect(body(String(repeating: "[caption]", count: 20_000) + "[/caption]").body.plainText.count < 200_000)
        #expect(body(String(repeating: "[ab b=\"c\"]", count: 20_000)).body.isEmpty)
        #expect(body(String(repeating: "[[", count: 50_000)).body.plainText.count == 100_000)
        #expect(body(String(repeating: "<!-- wp:", count: 50_000)).body.isEmpty)
        #expect(body(String(repeating: "[gallery ids=\"", count: 5000)).pictures.isEmpty)
    }

    @Test("a file's places begin with its original, and none leads out of the folder")
    func places() {
        #expect(
            MovedFile.places(of: "https://a.example/wp-content/uploads/2019/05/le%20phare-300x200.jpg?x=1") == [
                "2019/05/le phare.jpg", "2019/05/le phare-300x200.jpg", "le phare.jpg", "le phare-300x200.jpg",
            ])
        #expect(MovedFile.places(of: "https://a.example/wp-content/uploads/../../etc/passwd").isEmpty)
        #expect(MovedFile.places(of: "https://a.example/%2e%2e/%2e%2e/x").isEmpty)
    }
}
