import NIOCore
import NIOEmbedded
import Testing

@testable import Edge

/// In place of the codec: it keeps what is handed on and answers when the test says so.
private final class StandIn: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = IOData

    var came = ""
    var completes = 0
    var events: [String] = []
    var context: ChannelHandlerContext?

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }
    func channelRead(context: ChannelHandlerContext, data: NIOAny) { came += String(buffer: unwrapInboundIn(data)) }
    func channelReadComplete(context: ChannelHandlerContext) { completes += 1 }
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        events.append(event is ChannelShouldQuiesceEvent ? "quiesce" : "\(event)")
    }
    func write(_ text: String) {
        context?.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer(string: text))), promise: nil)
    }
}

/// Next to the network: what is read, written and sent.
private final class Wire: ChannelOutboundHandler {
    typealias OutboundIn = IOData

    var reads = 0
    var flushes = 0

    func read(context: ChannelHandlerContext) {
        reads += 1
        context.read()
    }
    func flush(context: ChannelHandlerContext) {
        flushes += 1
        context.flush()
    }
}

/// A connection with the edge on it.
private final class Connection {
    let cache = PageCache(byteLimit: 10_000_000) { 0 }
    let channel = EmbeddedChannel()
    let wire = Wire()
    let edge: EdgeHandler
    let codec = StandIn()

    init() async throws {
        edge = EdgeHandler(cache, idleTimeout: .seconds(30))
        for (path, text) in [("/a", "first "), ("/b", "second ")] {
            _ = try await cache.page(PageKey(path)) {
                Page(
                    status: 200, headers: [Page.Header("content-type", "text/html")],
                    body: Array(String(repeating: text, count: 400).utf8), dependencies: [path], isForEdge: true
                )
            }
        }
    }

    func open() throws {
        try channel.pipeline.syncOperations.addHandlers([wire, edge, codec])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    func send(_ text: String) throws { try send(bytes: text.utf8) }

    func send(bytes: some Sequence<UInt8>) throws { try channel.writeInbound(ByteBuffer(bytes: bytes)) }

    func got() throws -> String {
        var all = ""
        while let data = try channel.readOutbound(as: IOData.self) {
            if case .byteBuffer(let bytes) = data { all += String(buffer: bytes) }
        }
        return all
    }

    /// What the codec does with a whole request and its answer.
    func readRequest() {
        edge.requestBegan()
        edge.requestWentOn(isEnd: true)
    }

    func answer(_ text: String) {
        codec.write(text)
        edge.answerEnded()
        channel.embeddedEventLoop.run()
    }
}

private func get(_ path: String, _ more: String = "") -> String { "GET \(path) HTTP/1.1\r\nHost: a\r\n\(more)\r\n" }

@Suite struct EdgeHandlerTests {
    private func connection() async throws -> Connection { try await Connection() }

    @Test("a page that stands ready is answered whole, in one piece, and the codec hears nothing of it")
    func answered() async throws {
        let connection = try await connection()
        try connection.open()
        try connection.send(get("/a"))
        let answer = try connection.got()
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nVary: Accept-Encoding\r\nETag: \""))
        #expect(answer.contains("\r\nContent-Length: 2400\r\nDate: "))
        #expect(answer.hasSuffix(" GMT\r\n\r\n" + String(repeating: "first ", count: 400)))
        #expect(connection.codec.came.isEmpty && connection.codec.completes == 0)
        try connection.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n")
        let head = try connection.got()
        #expect(head.contains("Content-Length: 2400") && head.hasSuffix("GMT\r\n\r\n"))
        let tag = try #require(answer.split(separator: "ETag: ").last?.prefix { $0 != "\r\n" })
        try connection.send(get("/a", "If-None-Match: \(tag)\r\n"))
        let same = try connection.got()
        #expect(same.hasPrefix("HTTP/1.1 304 Not Modified\r\nVary") && same.hasSuffix("GMT\r\n\r\n"))
        #expect(same.contains("ETag: \(tag)") && !same.contains("Content-"))
    }

    @Test("the coding is the one the client wants, by its weights")
    func coding() async throws {
        let connection = try await connection()
        try connection.open()
        for (accept, coding) in [
            ("gzip", "gzip"), ("br, gzip", "br"), ("gzip;q=0.5, br;q=0.1", "gzip"), ("gzip", "gzip"),
        ] {
            try connection.send(get("/a", "Accept-Encoding: \(accept)\r\n"))
            var all: [UInt8] = []
            while let data = try connection.channel.readOutbound(as: IOData.self) {
                if case .byteBuffer(let bytes) = data { all += bytes.readableBytesView }
            }
            #expect(String(decoding: all.prefix(400), as: UTF8.self).contains("\r\nContent-Encoding: \(coding)\r\n"))
        }
    }

    @Test("questions that come together are answered in their order and sent together, however they are cut")
    func together() async throws {
        let connection = try await connection()
        try connection.open()
        let all = get("/a") + get("/b") + get("/a")
        let flushes = connection.wire.flushes
        try connection.send(all)
        #expect(connection.wire.flushes == flushes + 1)
        let whole = try connection.got()
        #expect(whole.components(of: "HTTP/1.1 200") == 3 && whole.contains("second second"))
        for cut in 1..<all.utf8.count {
            try connection.send(bytes: all.utf8.prefix(cut))
            try connection.send(bytes: all.utf8.dropFirst(cut))
            #expect(try connection.got().components(of: "HTTP/1.1 200") == 3, "\(cut)")
        }
        #expect(connection.codec.came.isEmpty)
    }

    @Test("a kept page asked for behind a slow one is answered behind it, and meanwhile nothing more is read")
    func behindSlow() async throws {
        let connection = try await connection()
        try connection.open()
        try connection.send(get("/a") + get("/slow") + get("/b") + get("/slow2"))
        #expect(try connection.got().components(of: "HTTP/1.1 200") == 1)
        #expect(connection.codec.came == get("/slow") && connection.codec.completes == 1)
        connection.readRequest()
        let reads = connection.wire.reads
        connection.channel.pipeline.read()
        #expect(connection.wire.reads == reads)
        connection.answer("SLOW")
        let got = try connection.got()
        #expect(got.hasPrefix("SLOWHTTP/1.1 200 OK") && got.hasSuffix("second "))
        #expect(connection.codec.came == get("/slow") + get("/slow2") && connection.codec.completes == 2)
        #expect(connection.wire.reads == reads + 1)
        connection.readRequest()
        connection.answer("SLOW2")
        try connection.send(get("/b"))
        #expect(try connection.got().hasPrefix("SLOW2HTTP/1.1 200 OK"))
    }

    @Test("a body belongs to its request, also where it spells another, and an early answer changes nothing")
    func bodies() async throws {
        let connection = try await connection()
        try connection.open()
        let body = get("/a")
        let head = "POST /desk HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
        try connection.send(head + String(body.prefix(5)))
        #expect(connection.codec.came == head + body.prefix(5))
        connection.edge.requestBegan()
        connection.answer("EARLY")
        #expect(try connection.got() == "EARLY")
        try connection.send(String(body.dropFirst(5).dropLast()))
        #expect(try connection.got().isEmpty)
        connection.edge.requestWentOn(isEnd: true)
        try connection.send(String(body.suffix(1)) + get("/b"))
        #expect(connection.codec.came == head + body)
        #expect(try connection.got().hasSuffix("second "))
    }

    @Test("from the first odd byte on everything is handed on, for good")
    func passing() async throws {
        let connection = try await connection()
        try connection.open()
        let odd = "GET /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        try connection.send(get("/a") + odd + get("/a"))
        #expect(try connection.got().components(of: "HTTP/1.1 200") == 1)
        #expect(connection.codec.came == odd + get("/a"))
        connection.readRequest()
        connection.answer("ONE")
        try connection.send(get("/b"))
        #expect(connection.codec.came == odd + get("/a") + get("/b"))
        #expect(try connection.got() == "ONE")
    }

    @Test("an odd byte is handed on as soon as it comes, with what came before")
    func early() async throws {
        let connection = try await connection()
        try connection.open()
        try connection.send("GET /a HTT")
        #expect(connection.codec.came.isEmpty)
        try connection.send("X")
        #expect(connection.codec.came == "GET /a HTTX")
    }

    @Test("whoever does not take what is written gets one page more and is read no further")
    func backPressure() async throws {
        let connection = try await connection()
        try connection.open()
        connection.channel.isWritable = false
        connection.channel.pipeline.fireChannelWritabilityChanged()
        try connection.send(get("/a") + get("/b"))
        #expect(try connection.got().isEmpty && connection.codec.came.isEmpty)
        let reads = connection.wire.reads
        connection.channel.pipeline.read()
        #expect(connection.wire.reads == reads)
        connection.channel.isWritable = true
        connection.channel.pipeline.fireChannelWritabilityChanged()
        connection.channel.embeddedEventLoop.run()
        #expect(try connection.got().components(of: "HTTP/1.1 200") == 2)
        #expect(connection.wire.reads == reads + 1)
    }

    @Test("one who sends no more gets all answers before the codec hears of it")
    func halfClosed() async throws {
        let connection = try await connection()
        try connection.open()
        try connection.send(get("/a") + get("/slow") + get("/b"))
        connection.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(connection.codec.events.isEmpty)
        connection.readRequest()
        connection.answer("SLOW")
        #expect(try connection.got().hasSuffix("second "))
        connection.channel.embeddedEventLoop.run()
        #expect(connection.codec.events == ["inputClosed"])
        let half = try await self.connection()
        try half.open()
        try half.send("GET /a HTTP/1.1\r\nHo")
        half.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(half.codec.came == "GET /a HTTP/1.1\r\nHo" && half.codec.events == ["inputClosed"])
    }

    @Test("when the server stops nothing new is answered behind the answer that is being made")
    func quiescing() async throws {
        let connection = try await connection()
        try connection.open()
        try connection.send(get("/slow") + get("/a"))
        connection.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(connection.codec.events == ["quiesce"])
        connection.readRequest()
        connection.answer("SLOW")
        #expect(try connection.got() == "SLOW")
        let idle = try await self.connection()
        try idle.open()
        idle.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        idle.channel.embeddedEventLoop.run()
        #expect(idle.codec.events == ["quiesce"])
    }

    @Test("a connection is closed after thirty seconds without a question, also of one that dribbles half of one")
    func idle() async throws {
        for dribbles in [false, true] {
            let connection = try await connection()
            try connection.open()
            for _ in 0..<4 {
                connection.channel.embeddedEventLoop.advanceTime(by: .seconds(20))
                try connection.send(get("/a"))
            }
            for byte in "GET /a HTTP/1.1\r\nHost: a".utf8.prefix(dribbles ? 25 : 0) {
                connection.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
                try connection.send(bytes: [byte])
            }
            connection.channel.embeddedEventLoop.advanceTime(by: .seconds(dribbles ? 4 : 29))
            #expect(connection.channel.isActive)
            connection.channel.embeddedEventLoop.advanceTime(by: .seconds(2))
            #expect(!connection.channel.isActive)
        }
    }

    @Test("whoever waits for an answer may wait, and a body that comes slowly may come")
    func busy() async throws {
        let connection = try await connection()
        try connection.open()
        try connection.send("POST /desk HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n")
        connection.edge.requestBegan()
        for _ in 0..<3 {
            connection.channel.embeddedEventLoop.advanceTime(by: .seconds(25))
            try connection.send("x")
            connection.edge.requestWentOn(isEnd: false)
        }
        connection.edge.requestWentOn(isEnd: true)
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(200))
        #expect(connection.channel.isActive)
        connection.answer("DONE")
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(61))
        #expect(!connection.channel.isActive)
        let dribbling = try await self.connection()
        try dribbling.open()
        try dribbling.send("POST /desk HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n")
        dribbling.edge.requestBegan()
        dribbling.channel.embeddedEventLoop.advanceTime(by: .seconds(31))
        #expect(!dribbling.channel.isActive)
    }

    @Test("a page that was purged is answered no more, nor one that is not for the edge")
    func purged() async throws {
        let connection = try await connection()
        try connection.open()
        connection.cache.purge(["/a"])
        try connection.send(get("/a"))
        #expect(try connection.got().isEmpty && connection.codec.came == get("/a"))
        let other = try await self.connection()
        for (path, header, status) in [
            ("/api", Page.Header("x", "y"), 404), ("/split", Page.Header("link", "a\r\nset-cookie: b"), 200),
        ] {
            _ = try await other.cache.page(PageKey(path)) {
                Page(status: status, headers: [header], body: [65], dependencies: [], isForEdge: true)
            }
            let path = path.utf8.map { $0 }
            #expect(path.withUnsafeBytes { other.cache.current(at: $0)?.isForEdge } != true)
        }
    }

    @Test("a page that stands compressed takes less, and is still sent plain, byte for byte", arguments: [false, true])
    func plainAgain(brotliFirst: Bool) async throws {
        let plain = Array(String(repeating: "Une phrase qui revient, é. ", count: 1500).utf8)
        func made() -> KeptPage {
            KeptPage(
                Page(status: 200, headers: [], body: plain, dependencies: ["a"], compresses: true, isForEdge: true),
                at: 0)
        }
        let page = made()
        let before = page.bytes
        #expect(before > 2 * plain.count)
        let first = page.body(brotliFirst ? .brotli : .gzip)
        #expect(page.bytes < before / 3)
        #expect(Array(page.body(.identity).readableBytesView) == plain)
        let whole = String(buffer: page.whole(.identity, at: 784_111_777))
        #expect(whole.contains("Content-Length: \(plain.count)\r\n") && whole.hasSuffix("revient, é. "))
        // The other coding is what it is for a page that was never compressed before.
        let other: ContentCoding = brotliFirst ? .gzip : .brotli
        #expect(page.body(other) == made().body(other))
        #expect(page.body(brotliFirst ? .brotli : .gzip) == first)
        #expect(page.bytes < before / 3)
    }

    @Test("a date is written anew, and an answer on its way keeps its own")
    func dates() async throws {
        let page = KeptPage(
            Page(status: 200, headers: [], body: [65, 66], dependencies: [], isForEdge: true), at: 0
        )
        let first = page.whole(.identity, at: 784_111_777)
        let second = page.whole(.identity, at: 784_111_778)
        #expect(String(buffer: first).contains("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\nAB"))
        #expect(String(buffer: second).contains("Date: Sun, 06 Nov 1994 08:49:38 GMT\r\n\r\nAB"))
    }
}

extension String {
    /// How often a text stands in it.
    fileprivate func components(of text: String) -> Int {
        split(separator: text, omittingEmptySubsequences: false).count - 1
    }
}
