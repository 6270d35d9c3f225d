import News
import Testing
import Wire

@Suite struct PageLinkTests {
    @Test(
        "An address that could harm a reader is undone, its words kept and the address told",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java&#10;script:alert(1)",
            "javascript&colon;alert(1)", "&#1;javascript:alert(1)", "vbscript:x", "data:text/html,%3Cb%3E",
            "file:///etc/hosts",
            "blob:https://a.example/1",
            "about:blank", "intent://x#Intent;end", "ftp://a.example/x", "https://user:secret@a.example/",
            "https://bank.example@elsewhere.example/", "//user@a.example/x", "https:/a.example", "https://", "mailto:",
            "///a",
        ]
    )
    func refused(address: String) throws {
        let body = "<p>Le texte du <a href=\"\(address)\">lien</a> reste.</p>"
        #expect(try PageMaker.inner(body) == [PageMaker.paragraph("Le texte du lien reste.")])
        let dropped = try PageMaker.dropped(body)
        #expect(dropped.count == 1)
        #expect(
            dropped.first?.hasPrefix("1 link with an address that is refused was undone; the words are kept") == true)
    }

    @Test(
        "An address is made whole by the page's own",
        arguments: [
            ("/a/b", "https://relais.example/a/b"), ("../autre/", "https://relais.example/region/autre/"),
            ("suite.html", "https://relais.example/region/pont/suite.html"),
            ("?p=2", "https://relais.example/region/pont/?p=2"),
            ("//b.example/x", "https://b.example/x"), ("http://b.example/x", "http://b.example/x"),
            ("été 1.html", "https://relais.example/region/pont/%C3%A9t%C3%A9%201.html"),
            ("%C3%A9t%C3%A9.html", "https://relais.example/region/pont/%C3%A9t%C3%A9.html"),
            ("100%.html", "https://relais.example/region/pont/100%25.html"),
            ("https://b.example/a b", "https://b.example/a%20b"), ("tel:+212600000000", "tel:+212600000000"),
            ("https://b.example/@name", "https://b.example/@name"),
            ("https://b.example/?q=a&amp;r=@b", "https://b.example/?q=a&r=@b"),
        ]
    )
    func resolved(address: String, expected: String) throws {
        #expect(
            try PageMaker.inner("<p>Un <a href=\"\(address)\">lien</a> dans une phrase.</p>") == [
                PageMaker.paragraph(
                    PageMaker.plain("Un "), PageMaker.link("lien", expected), PageMaker.plain(" dans une phrase."))
            ]
        )
    }

    @Test("A base element decides where relative addresses lead")
    func base() throws {
        let page = try PageMaker.read(
            PageMaker.page(
                head: "<base href=\"https://b.example/x/\">", body: "<p>Un <a href=\"y\">lien</a> dans une phrase.</p>")
        )
        #expect(
            page.body.blocks[1]
                == PageMaker.paragraph(
                    PageMaker.plain("Un "), PageMaker.link("lien", "https://b.example/x/y"),
                    PageMaker.plain(" dans une phrase."))
        )
    }

    @Test("Links within the page, and relative ones of a page without an address, are undone and counted")
    func undone() throws {
        let body = "<p>Voir <a href=\"#a\">ici</a>, <a href=\"#b\">là</a> et <a href=\"/c\">plus loin</a>.</p>"
        #expect(
            try PageMaker.dropped(body, address: nil) == [
                "2 links within the page were undone; the words are kept: “#a”, “#b”",
                "1 relative link was undone, since the page gives no address of its own; the words are kept: “/c”",
            ]
        )
        #expect(try PageMaker.inner(body, address: nil) == [PageMaker.paragraph("Voir ici, là et plus loin.")])
    }

    @Test(
        "A player's frame becomes the page that its visitors see",
        arguments: [
            ("https://www.youtube.com/embed/aB3?start=5", "https://www.youtube.com/watch?v=aB3"),
            ("//www.youtube-nocookie.com/embed/aB3", "https://www.youtube.com/watch?v=aB3"),
            ("https://player.vimeo.com/video/77", "https://vimeo.com/77"),
            ("https://www.dailymotion.com/embed/video/x8", "https://www.dailymotion.com/video/x8"),
            ("https://open.spotify.com/embed/episode/9", "https://open.spotify.com/episode/9"),
        ]
    )
    func players(frame: String, page: String) throws {
        let embed = try #require(LinkTarget(rawValue: page).flatMap { Embed(target: $0) })
        #expect(try PageMaker.inner("<iframe src=\"\(frame)\"></iframe>") == [.embed(embed)])
        #expect(try PageMaker.inner("<iframe data-src=\"\(frame)\" src=\"about:blank\"></iframe>") == [.embed(embed)])
    }

    @Test("A picture or a page that names a refused address gives none")
    func pictures() throws {
        let page = try PageMaker.read(
            PageMaker.page(
                head: "<meta property=\"og:url\" content=\"javascript:alert(1)\">", address: nil,
                body:
                    "<p><img src=\"data:image/gif;base64,R0lGOD\" alt=\"Un point\"></p><p><img src=\"javascript:x\"></p>"
            )
        )
        #expect(page.canonicalAddress == nil)
        #expect(page.pictures.allSatisfy { $0.address == nil && !$0.source.hasPrefix("data:") })
        #expect(page.diagnostics.contains { $0.message == "1 picture without an address was left out: “Un point”" })
    }
}
