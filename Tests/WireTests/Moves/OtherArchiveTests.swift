import News
import Testing

@testable import Wire

@Suite struct OtherArchiveTests {
    private func read(_ archive: some ArchiveReader, _ text: String, step: Int = 7) -> (
        items: [MovedItem], log: MoveLog
    ) {
        var archive = archive
        let bytes = Array(text.utf8)
        let parts = stride(from: 0, to: bytes.count, by: step).map { Array(bytes[$0..<min(bytes.count, $0 + step)]) }
        if archive.needsSurvey {
            for part in parts { archive.survey(part, isLast: false) }
            archive.survey([], isLast: true)
        }
        var items: [MovedItem] = []
        for part in parts { items += archive.read(part, isLast: false) }
        return (items + archive.read([], isLast: true), archive.log)
    }

    private func text(_ item: MovedItem) -> String { MovedBody(of: item, site: MovedSite()).body.plainText }

    @Test("JSON is cut into the elements that are wanted, wherever it is cut itself")
    func pieces() {
        let json = #"{"a":[{"x":"{\"]\\"},2,{"y":[{"a":[1]}]}],"b":{"c":[{"n":1},{"n":2}]},"c":[{"no":1}]}"#
        for step in 1...9 {
            var pieces = JSONPieces(wanted: ["a", "b.c"])
            var found: [String] = []
            let bytes = Array(json.utf8)
            for start in stride(from: 0, to: bytes.count, by: step) {
                pieces.read(Array(bytes[start..<min(bytes.count, start + step)]), isLast: false) {
                    found.append($0 + " " + String(decoding: $1, as: UTF8.self))
                }
            }
            pieces.read([], isLast: true) { _, _ in }
            #expect(found == [#"a {"x":"{\"]\\"}"#, #"a {"y":[{"a":[1]}]}"#, #"b.c {"n":1}"#, #"b.c {"n":2}"#])
            #expect(!pieces.isCut)
        }
        var open = JSONPieces(wanted: ["a"])
        open.read(Array(#"{"a":[{"x":"#.utf8), isLast: true) { _, _ in Issue.record("nothing is whole") }
        #expect(open.isCut)
        var deep = JSONPieces(wanted: ["a"])
        deep.read([UInt8](repeating: 0x5B, count: 100_000), isLast: true) { _, _ in }
        #expect(deep.isCut)
    }

    private static let lexical =
        #"{\"root\":{\"type\":\"root\",\"children\":[{\"type\":\"extended-heading\",\"tag\":\"h2\",\"children\":[{\"type\":\"extended-text\",\"text\":\"Titre\",\"format\":0}]},{\"type\":\"paragraph\",\"children\":[{\"type\":\"extended-text\",\"text\":\"Un <mot> gras\",\"format\":1},{\"type\":\"link\",\"url\":\"https://b.example/\",\"children\":[{\"type\":\"text\",\"text\":\" lien\",\"format\":2}]}]},{\"type\":\"image\",\"src\":\"__GHOST_URL__/content/images/2020/01/a.jpg\",\"alt\":\"A\",\"caption\":\"Une image\"},{\"type\":\"signup\"}]}}"#
    private static let mobiledoc =
        #"{\"version\":\"0.3.1\",\"markups\":[[\"strong\"],[\"a\",[\"href\",\"https://b.example/\"]]],\"atoms\":[[\"soft-return\",\"\",{}]],\"cards\":[[\"hr\",{}],[\"email\",{}]],\"sections\":[[1,\"p\",[[0,[0],1,\"gras\"],[1,[],0,0],[0,[1],1,\"lien\"]]],[10,0],[3,\"ul\",[[[0,[],0,\"un\"]],[[0,[],0,\"deux\"]]]],[10,1],[1,\"h2\",[[0,[],0,\"Fin\"]]]]}"#

    @Test("a Ghost export: HTML, Lexical and Mobiledoc, the first tag as section, and addresses that were its slugs")
    func ghost() throws {
        let export = """
            {"db":[{"meta":{"version":"5.2"},"data":{
            "posts":[
            {"id":"1","uuid":"u1","title":"HTML","slug":"html-un","html":"<p>Texte</p>","status":"published","type":"post","visibility":"public","published_at":"2020-01-02T03:04:05.000Z","custom_excerpt":"Le chapô","feature_image":"__GHOST_URL__/content/images/f.jpg"},
            {"id":"2","uuid":"u2","title":"Lexical","slug":"lexical","html":null,"lexical":"\(Self.lexical)","status":"published","visibility":"public","published_at":"2020-01-02 03:04:05"},
            {"id":"3","uuid":"u3","title":"Mobiledoc","slug":"mobiledoc","mobiledoc":"\(Self.mobiledoc)","status":"draft","visibility":"public"},
            {"id":"4","uuid":"u4","title":"Payant","slug":"payant","html":"<p>x</p>","status":"published","visibility":"paid","published_at":"2020-01-02T03:04:05.000Z"},
            {"id":"6","uuid":"u6","title":"Lettre","slug":"lettre","html":"<p>x</p>","status":"sent","visibility":"public","published_at":"2020-01-02T03:04:05.000Z"},
            {"id":"7","uuid":"u7","title":"Demain","slug":"demain","html":"<p>x</p>","status":"scheduled","visibility":"public","published_at":"2091-01-02T03:04:05.000Z"},
            {"id":"5","uuid":"u5","title":"Contact","slug":"contact","html":"<p>x</p>","status":"published","type":"page","published_at":"2020-01-02T03:04:05.000Z"}],
            "tags":[{"id":"t1","name":"Sport","slug":"sport","visibility":"public"},{"id":"t2","name":"#interne","slug":"hash-interne","visibility":"internal"},{"id":"t3","name":"Mer","slug":"mer"}],
            "users":[{"id":"a1","name":"Imane Souiri","slug":"imane"}],
            "posts_tags":[{"post_id":"1","tag_id":"t3","sort_order":2},{"post_id":"1","tag_id":"t2","sort_order":0},{"post_id":"1","tag_id":"t1","sort_order":1}],
            "posts_authors":[{"post_id":"1","author_id":"a1","sort_order":0}],
            "posts_meta":[{"post_id":"1","feature_image_alt":"Un phare"}],
            "settings":[{"key":"title","value":"Le Phare"},{"key":"url","value":"https://phare.example"}]}}]}
            """
        let (items, log) = read(GhostArchive(), export)
        #expect(items.map(\.headline) == ["HTML", "Lexical", "Mobiledoc", "Payant", "Lettre", "Demain", "Contact"])
        // What went out by mail alone never stood on the site.
        #expect(items.map(\.state) == [.published, .published, .draft, .draft, .draft, .scheduled, .published])
        #expect(items[5].dueAt == items[5].publishedAt && items[5].dueAt != nil)
        #expect(items[0].section == [MovedItem.Name("Sport", oldPaths: ["/tag/sport"])])
        #expect(items[0].topics == [MovedItem.Name("Mer", oldPaths: ["/tag/mer"])])
        #expect(items[0].byline == [MovedItem.Name("Imane Souiri", oldPaths: ["/author/imane"])])
        #expect(items[0].oldPaths == ["/html-un/"])
        #expect(items[0].leadPicture?.source == "https://phare.example/content/images/f.jpg")
        #expect(items[0].leadPicture?.alt == "Un phare")
        #expect(items[1].publishedAt == items[0].publishedAt)
        let lexical = MovedBody(of: items[1], site: MovedSite())
        #expect(lexical.body.plainText.hasPrefix("Titre\nUn <mot> gras lien"))
        #expect(lexical.pictures.first?.caption == "Une image")
        #expect(text(items[2]) == "gras\nlien\nun\ndeux\nFin" || text(items[2]).contains("deux"))
        #expect(items[6].section.map(\.name) == ["Pages"])
        #expect(Set(log.entries.map(\.kind)) == ["privateItem", "block"])
    }

    @Test("RSS with the whole text, and Atom with XHTML that brings its own namespace")
    func feeds() throws {
        let rss = """
            <rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>Le Phare</title><link>https://phare.example/</link>
            <item><title>Un &amp;amp; deux</title><link>https://phare.example/a</link><guid isPermaLink="false">g1</guid>
            <pubDate>Sat, 04 May 2019 10:00:00 +0100</pubDate><dc:creator>Imane Souiri</dc:creator><category>Sport</category>
            <category>Mer</category><description>Le chapô</description><c:encoded><![CDATA[<p>Texte</p>]]></c:encoded>
            <enclosure url="https://phare.example/a.jpg" type="image/jpeg" length="1"/></item>
            <item><title>Résumé seul</title><link>https://phare.example/b</link><description>&lt;p&gt;Rien d'autre&lt;/p&gt;</description></item>
            </channel></rss>
            """
        let (items, _) = read(FeedArchive(), rss)
        #expect(items.map(\.headline) == ["Un & deux", "Résumé seul"])
        #expect(items[0].identity == ["g1"] && items[0].standfirst == "Le chapô" && text(items[0]) == "Texte")
        #expect(items[0].byline.map(\.name) == ["Imane Souiri"] && items[0].section.map(\.name) == ["Sport"])
        #expect(items[0].oldPaths == ["/a"] && items[0].leadPicture?.source == "https://phare.example/a.jpg")
        #expect(items[0].publishedAt == ImportedDate(reading: "2019-05-04T09:00:00Z"))
        #expect(text(items[1]) == "Rien d'autre" && items[1].standfirst == nil)
        let atom = """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Le Phare</title>
            <entry><title>Un</title><id>urn:1</id><link href="https://phare.example/un"/><updated>2019-05-05T10:00:00Z</updated>
            <published>2019-05-04T10:00:00Z</published><author><name>Karim</name></author>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Avec <b>du gras</b><br/>et &lt;un&gt; signe</p></div></content></entry>
            <entry><title>Deux</title><id>urn:2</id><content type="html">&lt;p&gt;Texte&lt;/p&gt;</content></entry></feed>
            """
        let entries = read(FeedArchive(), atom).items
        #expect(entries.map(\.headline) == ["Un", "Deux"])
        #expect(text(entries[0]) == "Avec du gras\net <un> signe" && text(entries[1]) == "Texte")
        #expect(entries[0].byline.map(\.name) == ["Karim"] && entries[0].oldPaths == ["/un"])
    }

    @Test("ninjs of all three versions, alone, in a list and on lines")
    func ninjs() throws {
        let second =
            #"{"uri":"urn:2","type":"text","headline":"Deux","bodies":[{"value":"Brut","contenttype":"text/plain"},{"value":"<p>Riche</p>","contenttype":"text/html"}],"byline":"Par Imane Souiri","versioncreated":"2019-05-04T10:00:00Z","subject":[{"name":"Sport"}],"associations":[{"type":"picture","renditions":[{"href":"https://a.example/s.jpg","width":10},{"href":"https://a.example/l.jpg","width":900}],"description_text":"Le phare"}]}"#
        let third =
            #"{"uri":"urn:3","type":"text","headlines":[{"value":"Trois"}],"bodies":[{"value":"a\n\nb","contentType":"text/plain"}],"firstCreated":"2019-05-04T10:00:00Z","embargoedUntil":"2030-01-01T00:00:00Z","language":"fr"}"#
        let first = #"{"uri":"urn:1","headline":"Un","body_xhtml":"<p>Texte</p>","body_text":"Texte"}"#
        let others =
            #"{"uri":"urn:4","type":"picture","headline":"Image"},{"uri":"urn:5","type":"text","pubstatus":"canceled","headline":"Tué"}"#
        let items = read(NinjsArchive(), "[\(first),\(second),\(third),\(others)]")
        #expect(items.items.map(\.headline) == ["Un", "Deux", "Trois"])
        #expect(items.items.map { text($0) } == ["Texte", "Riche", "a\nb"])
        #expect(items.items[1].byline.map(\.name) == ["Imane Souiri"])
        #expect(items.items[1].leadPicture?.source == "https://a.example/l.jpg")
        #expect(items.items[2].embargo == ImportedDate(reading: "2030-01-01T00:00:00Z"))
        #expect(Set(items.log.entries.map(\.kind)) == ["notText", "cancelled"])
        let vague = read(NinjsArchive(), #"{"uri":"urn:6","type":"text","headline":"Six","embargoed":"demain"}"#)
        #expect(vague.items[0].state == .draft && vague.items[0].edNote?.contains("demain") == true)
        #expect(vague.log.entries.map(\.kind) == ["wasScheduled"])
        #expect(read(NinjsArchive(), first + "\n" + second + "\n").items.count == 2)
        #expect(read(NinjsArchive(), first).items.count == 1)
    }

    @Test("NewsML-G2 in a message: XHTML, NITF, what is cancelled and what is no text")
    func newsML() throws {
        func item(_ guid: String, _ content: String, status: String = "usable", kind: String = "text") -> String {
            """
            <newsItem guid="\(guid)" version="2" xml:lang="fr"><itemMeta><itemClass qcode="ninat:\(kind)"/>
            <provider literal="AAP"/><versionCreated>2019-05-04T11:00:00+01:00</versionCreated><pubStatus qcode="stat:\(status)"/></itemMeta>
            <contentMeta><contentCreated>2019-05-04T10:00:00+01:00</contentCreated><by>Imane Souiri</by>
            <subject qcode="medtop:15000000"><name>Sport</name></subject><headline>Titre \(guid)</headline>
            <description role="drol:summary">Le chapô</description></contentMeta><contentSet>\(content)</contentSet></newsItem>
            """
        }
        let xhtml =
            #"<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><p>Texte <b>gras</b></p></body></html></inlineXML>"#
        let nitf =
            #"<inlineXML><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>x</hl1></hedline></body.head><body.content><p>Dépêche</p><hl2>Inter</hl2><p>Suite</p></body.content></body></nitf></inlineXML>"#
        let message = """
            <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>\(item("a", xhtml))\(item("b", nitf))
            \(item("c", xhtml, status: "canceled"))\(item("d", "<remoteContent href=\"x.jpg\"/>", kind: "picture"))
            <packageItem guid="e"><itemMeta/></packageItem></itemSet></newsMessage>
            """
        let (items, log) = read(NewsMLArchive(), message)
        #expect(items.map(\.headline) == ["Titre a", "Titre b"])
        #expect(text(items[0]) == "Texte gras")
        #expect(
            text(items[1]).contains("Dépêche") && text(items[1]).contains("Suite") && !text(items[1]).contains("x\n"))
        #expect(items[0].byline.map(\.name) == ["Imane Souiri"] && items[0].source == "AAP")
        #expect(items[0].publishedAt == ImportedDate(reading: "2019-05-04T09:00:00Z"))
        #expect(Set(log.entries.map(\.kind)) == ["cancelled", "notText"])
    }
}
