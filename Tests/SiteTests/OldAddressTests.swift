import Hummingbird
import HummingbirdTesting
import News
import Pages
import Site
import Store
import TestSupport
import Testing

/// The addresses of an old site answer 301 to where its pages stand now.
@Suite struct OldAddressTests {
    private static let led = [
        "/?p=123": "/sport/un-1", "/?cat=4": "/sport", "/blog?page_id=7": "/sport/un-1",
        "/2019/05/top-2": "/sport/un-1",
        "/category/mer": "/sport", "/author/jean-1": "/sport", "/feed": "/feed.xml", "/?tag=été": "/sport",
        "/sport/vieux-2": "/sport/un-1", "/archives/7": "/sport/un-1", "/archives/1987/05": "/sport",
        "/archives/2026": "/sport", "/index.php?id=33": "/sport/un-1", "/spip.php?article12": "/sport",
    ]

    private func served() async throws -> SiteResponder {
        let tiny = try await TinyPublication()
        try await tiny.publish([
            TinyPublication.item("Un", section: ["Sport"], byline: ["Jean"]),
            TinyPublication.item("Deux", section: ["Sport"]),
        ])
        try await tiny.database.write { store in
            for (from, to) in Self.led {
                guard let target = LinkTarget(rawValue: to) else { continue }
                try store.addRedirect(Redirect(from: from, to: target))
            }
        }
        return try tiny.site()
    }

    @Test("a query that names a page leads there, and any other shows the page as ever")
    func queries() async throws {
        let responder = try await served()
        try await Application(responder: responder).test(.router) { client in
            for (path, target) in [
                ("/?p=123", "/sport/un-1"), ("/?utm_source=x&p=123", "/sport/un-1"), ("/?cat=4", "/sport"),
                ("/blog/?page_id=7", "/sport/un-1"), ("/?tag=%C3%A9t%C3%A9", "/sport"),
                ("/?P=123&p=123", "/sport/un-1"), ("/index.php?lang=fr&id=33", "/sport/un-1"),
                ("/spip.php?article12&lang=fr", "/sport"),
            ] {
                // Before and after the home page is kept.
                for _ in 0..<2 {
                    let moved = try await client.execute(uri: path, method: .get)
                    #expect(moved.status == .movedPermanently && moved.headers[.location] == target, "\(path)")
                    #expect(try await client.execute(uri: "/", method: .get).status == .ok)
                }
            }
            for path in [
                "/?p=124", "/?p=", "/?p=%00", "/?p=123%2F..", "/?x=1", "/?p=" + String(repeating: "1", count: 600),
            ] {
                #expect(try await client.execute(uri: path, method: .get).status == .ok, "\(path)")
            }
        }
    }

    @Test("an old path leads on, its later pages too, also where it ends in a number that an article of ours has")
    func paths() async throws {
        let responder = try await served()
        try await Application(responder: responder).test(.router) { client in
            for (path, target) in [
                ("/2019/05/top-2/", "/sport/un-1"), ("/category/mer/", "/sport"), ("/category/mer/page/12/", "/sport"),
                ("/Category/Mer", "/sport"), ("/author/jean-1/", "/sport"), ("/feed/", "/feed.xml"),
                ("/2019/05/top-2/amp/", "/sport/un-1"), ("/sport/vieux-2", "/sport/un-1"),
                // Other forms of an old address.
                ("/2019/05/top-2/feed/", "/sport/un-1"), ("/2019/05/top-2/3/", "/sport/un-1"),
                ("/2019/05/top-2/embed", "/sport/un-1"), ("/2019/05/top-2/comment-page-1/", "/sport/un-1"),
                ("/feed/rss2/", "/feed.xml"), ("/archives/7", "/sport/un-1"), ("/archives/1987/05/", "/sport"),
                ("/category/mer/feed.xml", "/sport/feed.xml"),
                // Not an old address: the number decides where a word or the section says that it is ours.
                ("/2019/05/deux-points-2", "/sport/deux-2"), ("/sport/tout-autre-2", "/sport/deux-2"),
            ] {
                let moved = try await client.execute(uri: path, method: .get)
                #expect(
                    moved.status == .movedPermanently && moved.headers[.location] == target, "\(path) \(moved.status)")
            }
            for path in ["/sport/deux-2", "/archives/2026", "/archives/1987/06"] {
                #expect(try await client.execute(uri: path, method: .get).status == .ok, "\(path)")
            }
            for path in [
                "/category/rien/page/2", "/page/2", "/amp", "/category/autre-2", "/2019/05/rien/comment-page-1",
            ] {
                #expect(try await client.execute(uri: path, method: .get).status == .notFound, "\(path)")
            }
        }
    }

    @Test("keys of redirects are the decoded path and the one parameter that names a page")
    func keys() {
        #expect(AddressBook.redirectKey(of: "/A/B/?x=1&p=12#c") == "/a/b?p=12")
        #expect(AddressBook.redirectKey(of: "/%C3%A9t%C3%A9/") == "/été")
        #expect(AddressBook.redirectKey(of: "/?x=1") == nil)
        #expect(AddressBook.redirectKey(of: "/index.php?option=x&id=33:un") == "/index.php?id=33:un")
        #expect(AddressBook.redirectKey(of: "/spip.php?article12&lang=fr") == "/spip.php?article12")
        #expect(AddressBook.redirectKey(of: "/spip.php?articles") == nil)
        #expect(AddressBook.redirectKey(of: "/?p=a/b") == "/?p=a/b" || AddressBook.redirectKey(of: "/?p=a/b") == nil)
        #expect(AddressBook.redirectKey(of: "https://a.example/") == nil)
    }
}
