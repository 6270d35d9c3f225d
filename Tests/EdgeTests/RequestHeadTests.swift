import Testing

@testable import Edge

@Suite struct RequestHeadTests {
    private func read(_ text: String) -> RequestHead.Reading {
        Array(text.utf8).withUnsafeBytes { RequestHead.read($0) }
    }

    private func question(_ text: String) -> RequestHead.Question? {
        if case .message(let message) = read(text) { message.question } else { nil }
    }

    @Test(
        "a plain question is understood, with whatever browsers, proxies and networks tell of themselves",
        arguments: [
            "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "HEAD /sport/le-phare-42 HTTP/1.1\r\nhost: example.com:8080\r\n\r\n",
            "GET /ar/%D8%A3-1 HTTP/1.1\r\nHost: a\r\nUser-Agent: Mozilla/5.0 (X11; é)\r\nConnection: Keep-Alive\r\n\r\n",
            "GET /a HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 10.0.0.1\r\nX-Forwarded-Proto: https\r\nVia:\r\n\r\n",
            "GET /a HTTP/1.1\r\nHOST:a\r\nSec-Fetch-Mode: navigate\r\nCF-Ray: 1\r\nAccept-Encoding:gzip  \r\n\r\n",
        ]
    )
    func plain(text: String) {
        #expect(question(text) != nil)
        #expect(question(text + "GET") == question(text))
    }

    @Test("what an answer depends on is found where it stands")
    func places() throws {
        let text = "GET /a/b HTTP/1.1\r\nHost: a\r\nAccept-Encoding:  gzip, br \r\nIf-None-Match: \"x\"\r\n\r\n"
        let found = try #require(question(text))
        func piece(_ range: Range<Int>?) -> String? {
            range.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
        }
        #expect(piece(found.path) == "/a/b" && !found.isHead && found.ifModifiedSince == nil)
        #expect(piece(found.acceptEncoding) == "gzip, br" && piece(found.ifNoneMatch) == "\"x\"")
    }

    @Test(
        "a message whose end is certain and whose answer is not is handed on alone",
        arguments: [
            ("GET /a?b=c HTTP/1.1\r\nHost: a\r\n\r\n", 0), ("GET //a HTTP/1.1\r\nHost: a\r\n\r\n", 0),
            ("GET /a HTTP/1.1\r\nHost: a\r\nCookie: s=1\r\n\r\n", 0),
            ("GET /a HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer x\r\n\r\n", 0),
            ("GET /a HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\n\r\n", 0),
            ("GET /a HTTP/1.1\r\nHost: a\r\nIf-Match: \"x\"\r\n\r\n", 0),
            ("GET /a HTTP/1.1\r\nHost: a\r\nIf-Range: \"x\"\r\n\r\n", 0),
            ("GET /a HTTP/1.1\r\nHost: a\r\nUnheard-Of: x\r\n\r\n", 0), ("GET /a HTTP/1.1\r\n\r\n", 0),
            ("GET /a HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\nAccept-Encoding: br\r\n\r\n", 0),
            ("GET /a HTTP/1.1\r\nHost: a\r\nIf-None-Match: é\r\n\r\n", 0),
            ("GET /a HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", 0),
            ("GET /a HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n\r\n", 12),
            ("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 0012\r\nContent-Type: a/b\r\n\r\n", 12),
            ("DELETE /a HTTP/1.1\r\nHost: a\r\n\r\n", 0), ("PATCH /a HTTP/1.1\r\nHost: a\r\n\r\n", 0),
            ("PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n", 3),
        ]
    )
    func handedOn(text: String, body: Int) {
        #expect(
            read(text)
                == .message(RequestHead.Message(headLength: text.utf8.count, bodyLength: body, question: nil))
        )
    }

    @Test(
        "where a message ends is not guessed",
        arguments: [
            "GET /a HTTP/1.0\r\nHost: a\r\n\r\n", "get /a HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET  /a HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a  HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET * HTTP/1.1\r\nHost: a\r\n\r\n", "\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /a HTTP/1.1\nHost: a\n\n", "GET /a HTTP/1.1\r\nHost: a\n\r\n", "GET /a HTTP/1.1\r\nHost: a\r\n\n",
            "GET /a HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", "GET /a HTTP/1.1\r\n Host: a\r\n\r\n",
            "GET /a HTTP/1.1\r\nHost : a\r\n\r\n", "GET /a HTTP/1.1\r\nHost\r\n\r\n", "GET /a HTTP/1.1\r\n: a\r\n\r\n",
            "GET /a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET /a HTTP/1.1\r\nHost:\r\n\r\n",
            "GET /a HTTP/1.1\r\nHost: a\r\nX-A: \u{0}\r\n\r\n", "GET /a HTTP/1.1\r\nHost: a\r\nX-A: a\rb\r\n\r\n",
            "GET /a HTTP/1.1\r\nHost: a\r\nX-A: a\tb\r\n\r\n", "GET /\u{e9} HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a\" HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
            "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: identity\r\n\r\n",
            "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
            "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n",
            "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n",
            "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n\r\n",
            "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n",
            "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999999999999\r\n\r\n",
            "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n",
            "GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /a HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\n\r\n",
            "GET /a HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\nConnection: close\r\n\r\n",
            "GET /a HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u{16}\u{3}\u{1}",
        ]
    )
    func unknown(text: String) { #expect(read(text) == .unknown) }

    @Test("of every beginning of a request no more is said than that it goes on, and an endless one is given up")
    func beginnings() {
        let text =
            "GET /a HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\nX-A: b\r\nCookie: c\r\nContent-Length: 4\r\n\r\n"
        for count in 0..<text.utf8.count {
            let beginning = Array(text.utf8.prefix(count))
            #expect(beginning.withUnsafeBytes { RequestHead.read($0) } == .incomplete, "\(count)")
        }
        #expect(read("GET /" + String(repeating: "a", count: 9000)) == .unknown)
        #expect(read("GET /a HTTP/1.1\r\nX-A: " + String(repeating: "a", count: 9000)) == .unknown)
        #expect(
            read("GET /a HTTP/1.1\r\nHost: a\r\nX-A: " + String(repeating: "a", count: 8990) + "\r\n\r\n") == .unknown)
    }
}
