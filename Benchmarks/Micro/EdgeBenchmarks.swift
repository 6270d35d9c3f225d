internal import Benchmark
internal import Edge
internal import NIOCore
internal import NIOEmbedded

/// What stands behind the edge, in the codec's place: it takes what comes.
private final class Behind: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { blackHole(data) }
}

/// A connection in memory with the edge on it.
private struct Connection {
    let channel = EmbeddedChannel()
    let edge: EdgeHandler

    init(_ cache: PageCache) throws {
        edge = EdgeHandler(cache, idleTimeout: .seconds(30))
        try channel.pipeline.syncOperations.addHandlers([edge, Behind()])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }
}

/// What Chromium sends.
private func question(_ path: String, _ more: String = "") -> ByteBuffer {
    ByteBuffer(
        string: "GET \(path) HTTP/1.1\r\nHost: fanal.example\r\nConnection: keep-alive\r\n"
            + "Upgrade-Insecure-Requests: 1\r\n"
            + "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/143.0.0.0 Safari/537.36\r\n"
            + "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8\r\n"
            + "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"
            + "Accept-Encoding: gzip, deflate, br\r\nAccept-Language: fr-FR,fr;q=0.9\r\n\(more)\r\n"
    )
}

/// A cache with the pages of fifty articles.
private func filled() async throws -> PageCache {
    let newspaper = try Newspaper()
    let cache = PageCache(byteLimit: 64_000_000) { 0 }
    let articles = newspaper.articles(50)
    for (number, article) in articles.enumerated() {
        let html = newspaper.renderer.article(
            newspaper.reading(of: article, among: articles), edition: newspaper.french, now: Newspaper.now
        ).body
        _ = try await cache.page(PageKey("/article-\(number)")) {
            Page(
                status: 200, headers: [Page.Header("content-type", "text/html; charset=utf-8")], body: Array(html.utf8),
                dependencies: ["article:\(number)", "latest:1"], isForEdge: true
            )
        }
    }
    return cache
}

func edgeBenchmarks() {
    func answering(_ name: String, _ questions: @escaping (PageCache) -> [ByteBuffer]) {
        Benchmark(name, configuration: .thousands) { (benchmark: Benchmark, cache: PageCache) throws in
            let connection = try Connection(cache)
            let turns = Turns(questions(cache))
            // The first answer of a page makes its bytes.
            for _ in 0..<50 { try connection.channel.writeInbound(turns.next()) }
            while try connection.channel.readOutbound(as: IOData.self) != nil {}
            benchmark.startMeasurement()
            for _ in benchmark.scaledIterations {
                try connection.channel.writeInbound(turns.next())
                blackHole(try connection.channel.readOutbound(as: IOData.self))
            }
            benchmark.stopMeasurement()
        } setup: {
            try await filled()
        }
    }
    let paths = (0..<50).map { "/article-\($0)" }
    answering("Edge: a kept page is answered") { _ in paths.map { question($0) } }
    answering("Edge: a kept page is not modified") { cache in
        paths.map { path in
            let tag = cache.hit(PageKey(path))?.entityTag(.brotli) ?? ""
            return question(path, "If-None-Match: \(tag)\r\n")
        }
    }
    Benchmark("Edge: a head is read and handed on, for its page is not kept", configuration: .thousands) {
        (benchmark: Benchmark, cache: PageCache) throws in
        let connection = try Connection(cache)
        let asked = question("/recherche?q=port")
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            try connection.channel.writeInbound(asked)
            connection.edge.requestBegan()
            connection.edge.requestWentOn(isEnd: true)
            connection.edge.answerEnded()
        }
        benchmark.stopMeasurement()
    } setup: {
        try await filled()
    }

    guard let newspaper = try? Newspaper() else { return }
    let articles = newspaper.articles(50)
    let bodies = Turns(
        articles.map { article in
            Array(
                newspaper.renderer.article(
                    newspaper.reading(of: article, among: articles), edition: newspaper.french, now: Newspaper.now
                ).body.utf8
            )
        }
    )
    for level: Int32 in [1, 5, 7, 9] {
        Benchmark.long("Edge: gzip of an article's page, level \(level)") {
            Compressor.gzip(bodies.next(), level: level)
        }
    }
    for quality: Int32 in [1, 4, 5, 6, 9] {
        Benchmark.long("Edge: brotli of an article's page, quality \(quality)") {
            Compressor.brotli(bodies.next(), quality: quality)
        }
    }
}
