import Edge
import Foundation
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Pages
import Store
import TestSupport
import Testing

@testable import Site

@Suite struct SearchPageTests {
    private struct Served: Sendable {
        let tiny: TinyPublication
        let responder: SiteResponder

        /// Has something published in every edition, and the site hear of it.
        func open() async throws {
            try await tiny.openEditions()
            await responder.hear(
                NewsEvent(sequence: 1, kind: .archiveImported, at: TinyPublication.noon, keys: [.everything]))
        }
    }

    private func served(editions: [LanguageTag] = [.french, .arabic]) async throws -> Served {
        let tiny = try await TinyPublication(editions: editions)
        let responder = try tiny.site()
        try await responder.prepare()
        return Served(tiny: tiny, responder: responder)
    }

    private func page(_ client: any TestClientProtocol, _ path: String) async throws -> (TestResponse, String) {
        let response = try await client.execute(uri: path, method: .get)
        return (response, String(buffer: response.body))
    }

    @Test("what was found is shown with its words marked, and every way on keeps what was asked")
    func found() async throws {
        let served = try await served()
        try await served.tiny.publish(
            (0..<20).map {
                TinyPublication.item(
                    "Le marché \($0)", section: [["Sport"], ["Culture"]][$0 % 2], minutesAgo: $0 * 100,
                    body: Body([.paragraph(TextBlock("Tous les <marchés> & \"foires\"."))]))
            })
        try await served.open()
        try await Application(responder: served.responder).test(.router) { client in
            let (response, text) = try await page(client, "/recherche?q=march%C3%A9s")
            #expect(response.status == .ok)
            #expect(response.headers[.cacheControl] == "private, no-cache")
            #expect(text.contains("<meta name=\"robots\" content=\"noindex\">") && !text.contains("rel=\"canonical\""))
            #expect(text.contains("<bdi>Le <mark>marché</mark> 0</bdi>"))
            #expect(text.contains("&lt;<mark>marchés</mark>&gt; &amp; "))
            #expect(text.contains("value=\"marchés\""))
            #expect(text.contains("20 articles"))
            #expect(text.contains("/recherche?q=march%C3%A9s&amp;section=1\""))
            #expect(text.contains("href=\"/ar/%D8%A8%D8%AD%D8%AB?q=march%C3%A9s\""))
            let next = try #require(text.firstMatch(of: #/href="(/recherche\?q=march%C3%A9s&amp;after=[0-9-]+)"/#)?.1)
            let (_, second) = try await page(client, String(next).replacing("&amp;", with: "&"))
            #expect(second.matches(of: #/<li><p class="over">/#).count == 5)
        }
    }

    @Test("an article is found from the moment it is published and not a moment after it is taken off")
    func moment() async throws {
        let served = try await served()
        try await served.tiny.publish([TinyPublication.item("Sédimentation")])
        let id = ArticleID(rawValue: 1)
        let actor = Actor.system("test")
        let tiny = served.tiny
        try await Application(responder: served.responder).test(.router) { client in
            func isFound() async throws -> Bool {
                try await page(client, "/recherche?q=s%C3%A9dimentation").1.contains("sedimentation-1")
            }
            #expect(try await isFound())
            try await UnpublishArticle(tiny.newsroom)(id, note: "Retiré.", by: actor)
            #expect(try await !isFound())
            let (_, near) = try await page(client, "/recherche?q=sdimentation")
            #expect(!near.contains("édimentation"), "its words are proposed")
            _ = try await PublishArticle(tiny.newsroom)(id, revision: 1, by: actor)
            #expect(try await isFound())
            try await KillArticle(tiny.newsroom)(id, reason: "Faux.", by: actor)
            #expect(try await !isFound())
        }
    }

    @Test("what a stranger writes stands in the page as text, and is kept nowhere")
    func strangers() async throws {
        let served = try await served()
        try await served.tiny.publish([TinyPublication.item("Titre")])
        try await Application(responder: served.responder).test(.router) { client in
            let hostile = "\"><script>alert(1)</script>"
            let encoded = try #require(hostile.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            let (_, text) = try await page(client, "/recherche?q=\(encoded)")
            #expect(!text.contains("<script>alert") && text.contains("&quot;&gt;&lt;script&gt;"))
            for query in ["q=titre", "q=titre", "q=%FF", "q=titre&after=x&section=-1&kind=%00&from=2026-99-99"] {
                _ = served.tiny.database.takeStatements()
                let (response, _) = try await page(client, "/recherche?\(query)")
                let asked = served.tiny.database.takeStatements().count
                #expect(response.status == .ok && asked <= 6)
                #expect(query == "q=%FF" ? asked == 0 : asked > 0, "\(query)")
            }
        }
    }

    @Test("without words there is the field and how to use it, and where nothing is found what to do")
    func empty() async throws {
        let served = try await served()
        try await served.tiny.publish([TinyPublication.item("Élections"), TinyPublication.item("Élections encore")])
        try await Application(responder: served.responder).test(.router) { client in
            let (_, empty) = try await page(client, "/recherche")
            #expect(empty.contains("<input type=\"search\"") && !empty.contains("role=\"status\""))
            let (_, nothing) = try await page(client, "/recherche?q=%C3%A9lectoins")
            #expect(nothing.contains("Aucun article ne contient ces mots."))
            #expect(nothing.contains("<a href=\"/recherche?q=%C3%A9lections\"><bdi>élections</bdi></a>"))
            let (moved, _) = try await page(client, "/Recherche/?q=a%26b")
            #expect(moved.status == .movedPermanently && moved.headers[.location] == "/recherche?q=a%26b")
            let (description, text) = try await page(client, "/ar/opensearch.xml")
            #expect(description.headers[.contentType] == "application/opensearchdescription+xml; charset=utf-8")
            #expect(text.contains("template=\"https://relais.example/ar/%D8%A8%D8%AD%D8%AB?q={searchTerms}\""))
            let (_, robots) = try await page(client, "/robots.txt")
            #expect(robots.contains("Disallow: /recherche?\n"))
        }
    }

    @Test(
        "the search page and home pages alone have a script, of our own host, which may ask our own host and no other")
    func script() async throws {
        let served = try await served()
        try await served.tiny.publish([TinyPublication.item("Titre")])
        try await served.open()
        try await Application(responder: served.responder).test(.router) { client in
            for path in ["/recherche", "/recherche?q=titre", "/ar/%D8%A8%D8%AD%D8%AB"] {
                let (response, text) = try await page(client, path)
                let address = try #require(text.firstMatch(of: #/<script type="module" src="([^"]+)">/#)?.1)
                #expect(text.matches(of: #/<script/#).count == 1)
                let policy = try #require(response.headers[.contentSecurityPolicy])
                #expect(policy.contains("script-src 'self'; connect-src 'self';") && !policy.contains("unsafe"))
                let (script, source) = try await page(client, String(address))
                #expect(script.headers[.contentType] == "text/javascript; charset=utf-8")
                #expect(script.headers[.cacheControl] == "public, max-age=31536000, immutable")
                #expect(source.contains("replaceState") && source.utf8.count < 4000)
            }
            for (path, here, others) in [("/", "fr", ["ar"]), ("/ar", "ar", ["fr"])] {
                let (response, text) = try await page(client, path)
                let address = try #require(text.firstMatch(of: #/<script type="module" src="([^"]+)">/#)?.1)
                #expect(response.headers[.contentSecurityPolicy]?.contains("script-src 'self';") == true, "\(path)")
                let (_, source) = try await page(client, String(address))
                #expect(source.contains("navigator.languages") && !source.contains("location"), "\(path)")
                #expect(source.hasPrefix("const words = {\"ar\":[\""), "\(path)")
                let ways = text.matches(of: #/<a href="[^"]*" hreflang="([^"]+)"/#).map { String($0.1) }
                #expect(ways == others && !ways.contains(here), "\(path)")
            }
            for path in ["/sport/titre-1", "/rien", "/archives", "/sport"] {
                let (response, text) = try await page(client, path)
                #expect(!text.contains("<script type=\"module\""), "\(path)")
                #expect(response.headers[.contentSecurityPolicy]?.contains("script-src") == false, "\(path)")
            }
            #expect(try await page(client, "/media/scripts/search-0000.js").0.status == .notFound)
        }
    }

    @Test("a reader of another language is led to their edition where no cache keeps the page, and sent nowhere")
    func suggestions() async throws {
        let served = try await served()
        try await served.tiny.publish([TinyPublication.item("Titre"), TinyPublication.item("Autre")])
        try await UnpublishArticle(served.tiny.newsroom)(ArticleID(rawValue: 1), note: "Retiré.", by: .system("test"))
        try await served.open()
        try await Application(responder: served.responder).test(.router) { client in
            func ask(_ path: String, _ languages: String?) async throws -> (TestResponse, String) {
                var headers = HTTPFields()
                headers[.acceptLanguage] = languages
                let response = try await client.execute(uri: path, method: .get, headers: headers)
                return (response, String(buffer: response.body))
            }
            let line = #/<p[^>]*><a href="(\/ar[^"]*)" hreflang="ar" lang="ar" dir="rtl"/#
            for (path, status) in [("/rien", 404), ("/sport/titre-1", 410), ("/recherche?q=autre", 200)] {
                // Either may be asked for first, and again.
                for languages in [nil, "ar-MA,fr;q=0.5", "fr", "ar"] {
                    let (response, text) = try await ask(path, languages)
                    #expect(response.status.code == status)
                    let isSuggested = languages?.hasPrefix("ar") == true
                    let link = text.firstMatch(of: line)
                    #expect((link != nil) == isSuggested, "\(path) \(languages ?? "-")")
                    #expect(response.headers[.vary] == "Accept-Encoding")
                    if isSuggested { #expect(response.headers[.cacheControl] == "private, no-cache") }
                    if path.contains("?") {
                        #expect(!isSuggested || link?.1.contains("q=autre") == true)
                    }
                }
            }
            // What caches keep is the same for all.
            let plain = try await ask("/", nil)
            for languages in ["fr", "ar", "en"] {
                let (response, text) = try await ask("/", languages)
                #expect(response.status == .ok && text == plain.1 && response.headers[.vary] == "Accept-Encoding")
            }
        }
    }

    @Test("so many searches are made at once and so many wait; the next is told to come again")
    func gate() async throws {
        let gate = SearchGate(most: 1, mostWaiting: 1)
        let (hold, release) = AsyncStream<Void>.makeStream()
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let first = Task {
            try await gate.pass {
                begin.yield()
                for await _ in hold { break }
                return 1
            }
        }
        for await _ in begun { break }
        let second = Task { try await gate.pass { 2 } }
        // The second is waiting when a third is told so.
        while await !gate.isFull { await Task.yield() }
        #expect(try await gate.pass { 3 } == nil)
        release.yield()
        #expect(try await first.value == 1)
        #expect(try await second.value == 2)
        #expect(try await gate.pass { 4 } == 4)
    }
}
