import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct RedirectVerbTests {
    private func add(_ from: String, _ to: String, _ desk: HouseDesk) async throws -> String? {
        try await desk.refusal {
            try await AddRedirect(desk.newsroom, addresses: desk.addresses)(from: from, to: to, as: desk.chief)
        }
    }

    @Test("redirects never chain: each leads to where the last one leads")
    func chains() async throws {
        let desk = try await HouseDesk()
        _ = try await desk.add("Sport")
        #expect(try await add("/b", "/sport", desk) == nil)
        #expect(try await add("https://relais.example/a#x", "/b", desk) == nil)
        #expect(try await desk.redirect("/a") == "/sport")
        #expect(try await add("/c", "/d", desk) == nil)
        #expect(try await add("/d", "https://ailleurs.example/", desk) == nil)
        #expect(try await desk.redirect("/c") == "https://ailleurs.example/")
        #expect(try await desk.lastKeys() == [.redirects])
        let all = try await desk.tiny.database.read { try $0.redirects(limit: 10).map(\.from) }
        #expect(all == ["/a", "/b", "/c", "/d"])
        let found = try await desk.tiny.database.read { try $0.redirects(holding: "AILLEURS", limit: 10).map(\.from) }
        #expect(found == ["/c", "/d"])
    }

    @Test(
        "a redirect is changed in one step: what is refused leaves it as it was, and one that is gone is not made anew")
    func change() async throws {
        let desk = try await HouseDesk()
        try await desk.tiny.publish([TinyPublication.item("But", section: ["Sport"])])
        func change(_ old: (String, String), _ from: String, _ to: String) async throws -> String? {
            let known = Redirect(from: old.0, to: try #require(LinkTarget(rawValue: old.1)))
            return try await desk.refusal {
                try await ChangeRedirect(desk.newsroom, addresses: desk.addresses)(
                    known, from: from, to: to, as: desk.chief)
            }
        }
        #expect(try await add("/un", "/deux", desk) == nil)
        #expect(try await change(("/un", "/deux"), "/un", "/trois") == nil)
        #expect(try await desk.redirect("/un") == "/trois")
        #expect(try await desk.lastLine()?.detail == "/un → /deux : /un → /trois")
        #expect(try await change(("/un", "/trois"), "/ancien", "/trois") == nil)
        #expect(try await desk.redirect("/un") == nil)
        #expect(try await desk.lastKeys() == [.redirects])
        let living = try await change(("/ancien", "/trois"), "/sport", "/trois")
        #expect(living == "conflict from: A page stands at this address.")
        #expect(try await desk.redirect("/ancien") == "/trois")
        let gone = try await change(("/un", "/trois"), "/x", "/y")
        #expect(gone == "conflict -: Someone else changed this meanwhile.")
        #expect(try await desk.redirect("/x") == nil)
    }

    @Test("an old address that names its page in the query is kept with it, and another query is refused")
    func queries() async throws {
        let desk = try await HouseDesk()
        _ = try await desk.add("Sport")
        for (from, kept) in [
            ("/index.php?id=33&lang=fr", "/index.php?id=33"), ("https://relais.example/?p=7", "/?p=7"),
            // A page of ours may stand at its path.
            ("/sport?id=4", "/sport?id=4"),
        ] {
            #expect(try await add(from, "/sport", desk) == nil, "\(from)")
            #expect(try await desk.redirect(kept) == "/sport", "\(from)")
        }
        let refused = try await add("/index.php?lang=fr", "/sport", desk)
        #expect(
            refused == "invalid from: What stands behind the question mark of the old address names no page."
        )
        #expect(try await desk.redirect("/index.php") == nil)
        #expect(try await add("/?", "/sport", desk) == "invalid from: The old address is a path of the site.")
    }

    @Test("loops, living pages, addresses that are none and those that are redirected already are refused at the field")
    func refused() async throws {
        let desk = try await HouseDesk()
        try await desk.tiny.publish([TinyPublication.item("But", section: ["Sport"])])
        #expect(try await add("/un", "/deux", desk) == nil)
        let table = [
            ("/sport", "/x", "conflict from: A page stands at this address."),
            ("/Sport/", "/x", "conflict from: A page stands at this address."),
            ("/autre/but-1", "/x", "conflict from: A page stands at this address."),
            ("/desk/x", "/x", "conflict from: A page stands at this address."),
            ("/un", "/x", "conflict from: This address is redirected already."),
            ("/deux", "/un", "invalid to: The redirect would lead back to itself."),
            ("/deux", "/deux", "invalid to: The redirect would lead back to itself."),
            ("/trois", "https://relais.example/trois", "invalid to: The redirect would lead back to itself."),
            ("/", "/x", "invalid from: The old address is a path of the site."),
            ("//evil.example/x", "/x", "invalid from: The old address is a path of the site."),
            ("x", "/x", "invalid from: The old address is a path of the site."),
            ("/x", "javascript:x", "invalid to: The new address is a path of the site, or begins with https."),
            ("/x", "mailto:a@b.c", "invalid to: The new address is a path of the site, or begins with https."),
            ("/x", "//evil.example", "invalid to: The new address is a path of the site, or begins with https."),
        ]
        for (from, to, sentence) in table { #expect(try await add(from, to, desk) == sentence, "\(from) \(to)") }
        #expect(try await desk.tiny.database.read { try $0.redirects(limit: 10) }.count == 1)
    }

    @Test("a redirect is taken away by whoever sees where it leads, once")
    func deleted() async throws {
        let desk = try await HouseDesk()
        _ = try await add("/un", "/deux", desk)
        let target = try #require(LinkTarget(rawValue: "/deux"))
        let other = try #require(LinkTarget(rawValue: "/trois"))
        let delete = DeleteRedirect(desk.newsroom)
        let late = "conflict -: Someone else changed this meanwhile."
        #expect(
            try await desk.refusal { try await delete(Redirect(from: "/un", to: other), as: desk.chief) } == late)
        #expect(
            try await desk.refusal { try await delete(Redirect(from: "/un", to: target), as: desk.chief) } == nil)
        #expect(
            try await desk.refusal { try await delete(Redirect(from: "/un", to: target), as: desk.chief) } == late)
        let editor = try await desk.user(.editor)
        #expect(
            try await desk.refusal { try await delete(Redirect(from: "/un", to: target), as: editor) }?
                .hasPrefix("forbidden") == true)
        let forbidden = try await desk.refusal {
            try await AddRedirect(desk.newsroom, addresses: desk.addresses)(from: "/a", to: "/b", as: editor)
        }
        #expect(forbidden?.hasPrefix("forbidden") == true)
    }
}
