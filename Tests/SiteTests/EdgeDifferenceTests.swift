import Edge
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTesting
import News
import Newsroom
import Pages
import Site
import Store
import TestSupport
import Testing

@testable import Server

/// The edge beside the framework alone, over the same pages: what goes in is the same, and so is what comes out.
@Suite struct EdgeDifferenceTests {
    private struct Pair: Sendable {
        let tiny: TinyPublication
        let responder: SiteResponder
        let article: String
        let edge: Int
        let plain: Int
        let slow: Tally
    }

    /// Serves one publication twice.
    private func serve(_ body: @escaping @Sendable (Pair) async throws -> Void) async throws {
        let tiny = try await TinyPublication()
        let text = TextBlock("Un paragraphe de bonne longueur, pour que la page ait de quoi être lue par quelqu’un.")
        try await tiny.publish(
            (0..<6).map { number in
                TinyPublication.item(
                    "Titre \(number)", minutesAgo: number,
                    body: Body((0..<20).map { .paragraph(TextBlock("\($0) \(text)")) })
                )
            }
        )
        let cache = PageCache(byteLimit: 10_000_000) { TinyPublication.noon.rawValue }
        let responder = SiteResponder(
            newsroom: tiny.newsroom, themes: try ThemeHolder(folder: SiteTests.themes, overrides: nil), cache: cache,
            media: nil
        )
        try await responder.prepare()
        let slow = Tally()
        let edge = Application(
            responder: Counting(site: responder, tally: slow), server: .edge(cache),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0))
        )
        let plain = Application(
            responder: Counting(site: responder, tally: Tally()),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0))
        )
        try await edge.test(.live) { edge in
            try await plain.test(.live) { plain in
                let home = String(buffer: try await plain.execute(uri: "/", method: .get).body)
                let article = try #require(home.firstMatch(of: #/href="(/sport/titre-\d+-\d+)"/#)?.1)
                for path in [String(article), "/sport", "/feed.xml"] {
                    _ = try await plain.execute(uri: path, method: .get)
                }
                try await body(
                    Pair(
                        tiny: tiny, responder: responder, article: String(article),
                        edge: try #require(edge.port), plain: try #require(plain.port), slow: slow
                    )
                )
            }
        }
    }

    /// Everything a server says to these bytes, without its dates.
    private static func answer(_ port: Int, _ pieces: [[UInt8]]) -> String {
        guard let connection = RawConnection(port: port) else { return "no connection" }
        defer { connection.close() }
        for piece in pieces { connection.send(piece) }
        connection.finish()
        return String(decoding: connection.receiveAll(), as: UTF8.self)
            .replacing(#/Date: [^\r\n]*/#, with: "Date: then")
    }

    private static func get(_ path: String, _ more: String = "", method: String = "GET") -> String {
        "\(method) \(path) HTTP/1.1\r\nHost: relais.example\r\n\(more)\r\n"
    }

    /// What a client may send, well made or not, one text a connection.
    private static func corpus(_ article: String, tag: String) -> [String] {
        let fields = [
            "", "Accept-Encoding: gzip\r\n", "Accept-Encoding: br, gzip;q=0.9\r\n",
            "Accept-Encoding: identity;q=0, *\r\n",
            "Accept-Encoding: gzip;q=0\r\n", "accept-encoding:x-gzip\r\n",
            "Accept-Encoding: gzip\r\nAccept-Encoding: br\r\n",
            "If-None-Match: \(tag)\r\n", "If-None-Match: W/\(tag), \"x\"\r\n", "If-None-Match: *\r\n",
            "If-None-Match: \"x\"\r\nIf-Modified-Since: Tue, 24 Nov 2037 12:00:00 GMT\r\n",
            "If-Modified-Since: Tue, 24 Nov 2037 12:00:00 GMT\r\n", "If-Modified-Since: yesterday\r\n",
            "Cookie: a=b\r\n", "Authorization: Bearer x\r\n", "Range: bytes=0-9\r\n", "Connection: keep-alive\r\n",
            "Connection: close\r\n", "Cache-Control: no-cache\r\nPragma: no-cache\r\n", "TE: trailers\r\n",
            "X-Forwarded-For: 10.0.0.1, 10.0.0.2\r\nX-Forwarded-Proto: https\r\n", "Content-Length: 0\r\n",
            "Upgrade: h2c\r\nConnection: Upgrade\r\n", "Host: other\r\n", "X-A: b\r\n c\r\n", "X-A : b\r\n",
            "X-A: \u{0}\r\n", "X-A: b\n", "X-\u{e9}: b\r\n", "X-A: \u{e9}\t\u{7f}\r\n", ": b\r\n",
        ]
        var all: [String] = []
        for path in ["/", article, "/rien", "/healthz"] {
            for field in fields { all.append(get(path, field)) }
            all += [get(path, method: "HEAD"), get(path, "Accept-Encoding: gzip\r\n", method: "HEAD")]
        }
        for path in [
            "//sport", "/sport/", "/SPORT", "/sport?utm_source=x", "/?p=12", "/sport#a", "/%73port", "/sport%",
            "/./sport", "*",
            "http://relais.example/sport", "/sport\"", "/a b", "", "/\u{e9}", "/feed.xml",
            "/dernieres-nouvelles?before=1",
        ] { all.append(get(path)) }
        for line in [
            "GET / HTTP/1.0", "GET / HTTP/1.2", "GET /", "get / HTTP/1.1", " GET / HTTP/1.1", "\r\nGET / HTTP/1.1",
            "GET\t/ HTTP/1.1",
            "GET  / HTTP/1.1", "GET / HTTP/1.1 ", "OPTIONS * HTTP/1.1", "TRACE / HTTP/1.1", "POST / HTTP/1.1",
            "DELETE / HTTP/1.1",
            "PRI * HTTP/2.0",
        ] { all.append("\(line)\r\nHost: a\r\n\r\n") }
        all += [
            "", "\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\nHost: a\n\n", "GET / HTT",
            "\u{16}\u{3}\u{1}\u{2}",
        ]
        let inner = get("/rien/dedans")
        for framing in [
            "Content-Length: \(inner.utf8.count)", "Content-Length: \(inner.utf8.count)\r\nContent-Length: 0",
            "Content-Length: +\(inner.utf8.count)", "Content-Length: 5, 5",
            "Content-Length: \(inner.utf8.count)\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked", "Transfer-Encoding: identity", "Transfer-Encoding : chunked",
            "Transfer-Encoding: xchunked",
            "Content-Length: 3\r\nExpect: 100-continue", "Content-Length: 99999999999999999999", "Content-Length: -1",
        ] {
            for method in ["GET", "POST", "HEAD"] { all.append(get("/", framing + "\r\n", method: method) + inner) }
        }
        all.append(get("/", "Transfer-Encoding: chunked\r\n", method: "POST") + "5\r\nhello\r\n0\r\n\r\n" + inner)
        all.append(
            get("/") + get(article, "Accept-Encoding: br\r\n") + get("/rien") + get("/", method: "HEAD") + get("/sport")
        )
        all.append(get("/") + get("/", "Cookie: a\r\n") + get("/") + get("/", "Connection: close\r\n") + get("/"))
        return all
    }

    @Test(
        "whatever is sent, the edge says what the framework says, and says it itself where a page was plainly asked for"
    )
    func corpus() async throws {
        try await serve { pair in
            let first = await waiting { Self.answer(pair.plain, [Array(Self.get("/").utf8)]) }
            let tag = String(try #require(first.firstMatch(of: #/ETag: ("[^"]+")/#)?.1))
            for text in Self.corpus(pair.article, tag: tag) {
                let bytes = Array(text.utf8)
                let (edge, plain) = await waiting {
                    (Self.answer(pair.edge, [bytes]), Self.answer(pair.plain, [bytes]))
                }
                #expect(edge == plain, "\(text.debugDescription)\n\(edge.prefix(300))\n\(plain.prefix(300))")
                let halves = await waiting {
                    Self.answer(
                        pair.edge, [Array(bytes.prefix(bytes.count / 2)), Array(bytes.dropFirst(bytes.count / 2))])
                }
                #expect(halves == plain, "\(text.debugDescription) in halves")
            }
            for text in [
                Self.get("/"), Self.get(pair.article, "Accept-Encoding: gzip\r\n"),
                Self.get("/", "If-None-Match: \(tag)\r\n"),
                Self.get("/", "Connection: keep-alive\r\nX-Forwarded-For: 10.0.0.1\r\n", method: "HEAD"),
            ] {
                let before = pair.slow.value
                let answer = await waiting { Self.answer(pair.edge, [Array(text.utf8)]) }
                #expect(answer.hasPrefix("HTTP/1.1 ") && pair.slow.value == before, "\(text.debugDescription)")
            }
        }
    }

    /// `EDGE_CASES` sets how many.
    private static var cases: Int { ProcessInfo.processInfo.environment["EDGE_CASES"].flatMap(Int.init) ?? 400 }

    @Test("what chance makes of requests is answered by the edge as by the framework", arguments: 1...2)
    func chance(seed: UInt64) async throws {
        try await serve { pair in
            var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
            func below(_ bound: Int) -> Int {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                return Int((state &* 0x2545_F491_4F6C_DD1D >> 11) % UInt64(bound))
            }
            let corpus = Self.corpus(pair.article, tag: "\"x\"").map { Array($0.utf8) }
            let spice = Array("\r\n :\t\u{0}/?%0129aZ,;=\"-".utf8) + [0x7F, 0x80, 0xFF]
            for number in 0..<Self.cases {
                var bytes = (0...below(3)).flatMap { _ in corpus[below(corpus.count)] }
                for _ in 0...below(3) where !bytes.isEmpty {
                    let place = below(bytes.count)
                    let end = min(bytes.count, place + 1 + below(12))
                    switch below(6) {
                    case 0: bytes.remove(at: place)
                    case 1: bytes.insert(spice[below(spice.count)], at: place)
                    case 2: bytes[place] = spice[below(spice.count)]
                    case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: below(bytes.count))
                    case 4: bytes.removeSubrange(place..<end)
                    default: bytes[place] ^= 0x20
                    }
                }
                let whole = bytes
                let cut = below(bytes.count + 1)
                let (edge, plain) = await waiting {
                    (
                        Self.answer(pair.edge, [Array(whole[..<cut]), Array(whole[cut...])]),
                        Self.answer(pair.plain, [whole])
                    )
                }
                guard edge != plain else { continue }
                // Without the edge the framework knows one word alone by which a client asks to be left.
                let text = String(decoding: whole, as: UTF8.self).lowercased()
                if text.contains("close") || text.contains("http/1.0"), plain.hasPrefix(edge) { continue }
                Issue.record(
                    "case \(number): \(String(decoding: whole, as: UTF8.self).debugDescription)\n\(edge.prefix(300))\n\(plain.prefix(300))"
                )
                return
            }
        }
    }

    @Test("one who asks for much at once and reads slowly gets everything, whole and in its order")
    func slowReader() async throws {
        try await serve { pair in
            let count = 200
            let (one, all) = await waiting { () -> ([UInt8], [UInt8]) in
                let one = Self.answer(pair.edge, [Array(Self.get(pair.article).utf8)])
                guard let connection = RawConnection(port: pair.edge, receiveBuffer: 4096) else { return ([], []) }
                defer { connection.close() }
                connection.send(Array(String(repeating: Self.get(pair.article), count: count).utf8))
                connection.finish()
                var all: [UInt8] = []
                while true {
                    let piece = connection.receive(10_000)
                    if piece.isEmpty { break }
                    all += piece
                }
                return (Array(one.utf8), all)
            }
            let text = String(decoding: all, as: UTF8.self).replacing(#/Date: [^\r\n]*/#, with: "Date: then")
            #expect(one.count > 5_000 && text == String(repeating: String(decoding: one, as: UTF8.self), count: count))
        }
    }

    @Test("once the site has heard of a publication, the next answer from memory has it")
    func fresh() async throws {
        try await serve { pair in
            var heard = try await pair.tiny.newsroom.database.read { try $0.latestSequence() }
            let connection = try #require(RawConnection(port: pair.edge))
            defer { connection.close() }
            for number in 0..<20 {
                try await pair.tiny.publish([TinyPublication.item("Nouvelle \(number)", minutesAgo: -number)])
                let last = heard
                for event in try await pair.tiny.newsroom.database.read({ try $0.events(after: last) }) {
                    await pair.responder.hear(event)
                    heard = max(heard, event.sequence)
                }
                for _ in 0..<2 {
                    let before = pair.slow.value
                    let page = await waiting { () -> String in
                        connection.send(Array(Self.get("/").utf8))
                        var all = ""
                        while !all.contains("</html>") {
                            let piece = connection.receive()
                            if piece.isEmpty { break }
                            all += String(decoding: piece, as: UTF8.self)
                        }
                        return all
                    }
                    #expect(page.contains("Nouvelle \(number)<"), "\(number), by \(pair.slow.value - before)")
                }
            }
        }
    }

    @Test("a client that takes one answer alone, as it says in any letters or as HTTP/1.0 has it, is not kept waiting")
    func closed() async throws {
        try await serve { pair in
            for path in ["/", "/nowhere"] {
                for text in [
                    Self.get(path, "Connection: Close\r\n"), Self.get(path, "Connection: keep-alive, CLOSE\r\n"),
                    "GET \(path) HTTP/1.0\r\nHost: relais.example\r\n\r\n",
                ] {
                    let answer = await waiting { () -> String in
                        guard let connection = RawConnection(port: pair.edge) else { return "" }
                        defer { connection.close() }
                        connection.send(Array(text.utf8))
                        // Reads until the other side closes; a connection that stays open gives an empty answer after 20 s.
                        let start = ContinuousClock.now
                        let all = connection.receiveAll()
                        return ContinuousClock.now - start < .seconds(10)
                            ? String(decoding: all, as: UTF8.self) : "late"
                    }
                    #expect(
                        answer.hasPrefix("HTTP/1.1 ") && answer.contains("</html>"),
                        "\(text.debugDescription) \(answer.suffix(30))")
                }
            }
        }
    }
}
