import NIOCore
import Synchronization
import Testing

@testable import Edge

/// A clock and a source of pages whose version can be told from their bytes.
private final class World: Sendable {
    let now = Mutex<Int64>(1_000)
    let versions = Mutex<[Int: Int]>([:])
    /// The version whose purge has returned: nothing older may be shown to who asks from then on.
    let purged = Mutex<[Int: Int]>([:])
    let stale = Mutex<[String]>([])
    let renders = Mutex(0)
    let cache: PageCache

    init(byteLimit: Int = 1_000_000, patience: Duration = .seconds(60)) {
        let now = Mutex<Int64>(1_000)
        cache = PageCache(byteLimit: byteLimit, patience: patience) { now.withLock { $0 } }
    }

    func version(_ article: Int) -> Int { versions.withLock { $0[article] ?? 0 } }
    func publish(_ article: Int, _ mode: PageCache.PurgeMode = .stale) {
        let version = versions.withLock { versions in
            versions[article, default: 0] += 1
            return versions[article, default: 0]
        }
        cache.purge(["article:\(article)"], mode)
        purged.withLock { $0[article] = max($0[article] ?? 0, version) }
    }
    func page(_ article: Int, version: Int, size: Int = 0) -> Page {
        renders.withLock { $0 += 1 }
        return Page(
            status: 200, headers: [], body: Array("\(article):\(version)".utf8) + [UInt8](repeating: 32, count: size),
            dependencies: ["article:\(article)"], compresses: false, isForEdge: true
        )
    }
    func text(_ page: KeptPage) -> String {
        String(decoding: page.body(.identity).readableBytesView, as: UTF8.self).trimmingCharacters()
    }
}

extension String {
    fileprivate func trimmingCharacters() -> String { String(prefix { $0 != " " }) }
}

private struct Broken: Error {}

@Suite struct PageCacheTests {
    @Test("a page is rendered once and then kept")
    func kept() async throws {
        let world = World()
        for _ in 0..<5 {
            let answer = try await world.cache.page(PageKey("/a")) { world.page(1, version: 0) }
            #expect(world.text(answer.page) == "1:0" && !answer.isStale)
        }
        #expect(world.renders.withLock { $0 } == 1)
        #expect(world.cache.hit(PageKey("/a")) != nil)
    }

    @Test("however many ask at once, there is one render")
    func singleFlight() async throws {
        let world = World()
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<500 {
                group.addTask {
                    let answer = try await world.cache.page(PageKey("/a")) {
                        try await Task.sleep(for: .milliseconds(50))
                        return world.page(1, version: 0)
                    }
                    return world.text(answer.page)
                }
            }
            for try await text in group { #expect(text == "1:0") }
        }
        #expect(world.renders.withLock { $0 } == 1)
    }

    @Test("one who goes away does not take the render from the others")
    func cancellation() async throws {
        let world = World()
        let first = Task {
            try await world.cache.page(PageKey("/a")) {
                try await Task.sleep(for: .milliseconds(80))
                return world.page(1, version: 0)
            }
        }
        try await Task.sleep(for: .milliseconds(10))
        let second = Task { try await world.cache.page(PageKey("/a")) { world.page(1, version: 9) } }
        first.cancel()
        #expect(world.text(try await second.value.page) == "1:0")
    }

    @Test("a page rendered from before a purge is neither kept nor given to who asks after it")
    func purgeDuringRender() async throws {
        let world = World()
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let old = Task {
            try await world.cache.page(PageKey("/a")) {
                let version = world.version(1)
                start.yield()
                for await _ in released { break }
                return world.page(1, version: version)
            }
        }
        for await _ in started { break }
        world.publish(1)
        let fresh = try await world.cache.page(PageKey("/a")) { world.page(1, version: world.version(1)) }
        #expect(world.text(fresh.page) == "1:1")
        release.yield()
        #expect(world.text(try await old.value.page) == "1:0")
        #expect(world.cache.hit(PageKey("/a")).map(world.text) == "1:1")
    }

    @Test("when rendering fails the last good page is served and marked stale, unless it was purged as gone")
    func staleOnError() async throws {
        let world = World()
        _ = try await world.cache.page(PageKey("/a")) { world.page(1, version: 0) }
        world.cache.purge(["article:1"])
        let stale = try await world.cache.page(PageKey("/a")) { throw Broken() }
        #expect(stale.isStale && world.text(stale.page) == "1:0")
        #expect(world.cache.hit(PageKey("/a")) == nil)
        world.cache.purge(["article:1"], .gone)
        await #expect(throws: Broken.self) { try await world.cache.page(PageKey("/a")) { throw Broken() } }
    }

    @Test("when a render takes too long the page from before is served and marked, and the new one when it is made")
    func staleWhenLate() async throws {
        let world = World(patience: .zero)
        _ = try await world.cache.page(PageKey("/a")) { world.page(1, version: 0) }
        world.publish(1)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let late = try await world.cache.page(PageKey("/a")) {
            for await _ in released { break }
            return world.page(1, version: 1)
        }
        #expect(late.isStale && world.text(late.page) == "1:0")
        #expect(world.cache.statistics.staleServed == 1)
        world.cache.purge(["article:1"], .gone)
        release.yield()
        // What was forgotten is not shown, however long it takes.
        let fresh = try await world.cache.page(PageKey("/a")) { world.page(1, version: 2) }
        #expect(!fresh.isStale && world.text(fresh.page) == "1:2")
    }

    @Test("of the pages that are to be made anew the most wanted come first, and those nobody asked for not at all")
    func wanted() async throws {
        let world = World()
        for (article, asks) in [(1, 1), (2, 0), (3, 3), (4, 2)] {
            for _ in 0...asks {
                _ = try await world.cache.page(PageKey("/\(article)")) { world.page(article, version: 0) }
            }
        }
        #expect(world.cache.wanted(limit: 9).isEmpty)
        for article in 1...4 { world.publish(article) }
        #expect(world.cache.wanted(limit: 9).map(\.text) == ["/3", "/4", "/1"])
        #expect(world.cache.wanted(limit: 1).map(\.text) == ["/3"])
        #expect(world.cache.demand(for: PageKey("/4")) == 2 && world.cache.demand(for: PageKey("/9")) == 0)
        // Made anew it is as wanted as before.
        _ = try await world.cache.page(PageKey("/3")) { world.page(3, version: 1) }
        #expect(world.cache.demand(for: PageKey("/3")) == 3)
    }

    @Test("memory is bounded: pages asked for once go before those asked for again, and the count of bytes is true")
    func eviction() async throws {
        let world = World(byteLimit: 60_000)
        for hot in 0..<5 {
            for _ in 0..<2 {
                _ = try await world.cache.page(PageKey("/hot\(hot)")) { world.page(hot, version: 0, size: 2_000) }
            }
        }
        for crawled in 10..<200 {
            _ = try await world.cache.page(PageKey("/\(crawled)")) { world.page(crawled, version: 0, size: 2_000) }
        }
        #expect(world.cache.statistics.bytes <= 60_000)
        #expect(world.cache.statistics.evictions > 100)
        for hot in 0..<5 { #expect(world.cache.hit(PageKey("/hot\(hot)")) != nil) }
        world.cache.purge(["everything"], .gone)
        #expect(world.cache.statistics.bytes == 0 && world.cache.statistics.entries == 0)
    }

    @Test("a page larger than a quarter of all room is not kept, nor one that says it may not be")
    func oversize() async throws {
        let world = World(byteLimit: 10_000)
        _ = try await world.cache.page(PageKey("/big")) { world.page(1, version: 0, size: 5_000) }
        #expect(world.cache.hit(PageKey("/big")) == nil)
        _ = try await world.cache.page(PageKey("/no")) {
            Page(status: 500, headers: [], body: [1], dependencies: [], storable: false)
        }
        #expect(world.cache.hit(PageKey("/no")) == nil)
    }

    @Test("a page is stale from its time on")
    func expiry() async throws {
        let now = SharedClock()
        let cache = PageCache(byteLimit: 100_000) { now.value }
        _ = try await cache.page(PageKey("/a")) {
            Page(status: 200, headers: [], body: [1], dependencies: [], expiresAt: 5_000)
        }
        now.value = 4_999
        #expect(cache.hit(PageKey("/a")) != nil)
        now.value = 5_000
        #expect(cache.hit(PageKey("/a")) == nil)
    }

    @Test(
        "random renders, publishes and purges never show a page older than a purge before the request", arguments: 1...4
    )
    func interleaving(seed: UInt64) async throws {
        let world = World(byteLimit: 40_000)
        await withTaskGroup(of: Void.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var state = seed &* 977 &+ UInt64(worker)
                    func next(_ bound: UInt64) -> Int {
                        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                        return Int((state >> 33) % bound)
                    }
                    for _ in 0..<4_000 {
                        let article = next(12)
                        switch next(10) {
                        case 0: world.publish(article, next(4) == 0 ? .gone : .stale)
                        case 1: world.cache.purge(["section:\(next(3))"])
                        case 2, 3, 4:
                            // As an event loop does.
                            let floor = world.purged.withLock { $0[article] ?? 0 }
                            let kept = Array("/\(article)".utf8).withUnsafeBytes { world.cache.current(at: $0) }
                            let shown = kept.flatMap { Int(world.text($0).split(separator: ":")[1]) }
                            if let shown, shown < floor {
                                world.stale.withLock { $0.append("\(shown) at the edge, \(floor) was purged before") }
                            }
                        default:
                            let floor = world.purged.withLock { $0[article] ?? 0 }
                            let pause = next(6) == 0
                            let answer = try? await world.cache.page(PageKey("/\(article)")) {
                                let version = world.version(article)
                                if pause { await Task.yield() }
                                return world.page(article, version: version, size: 200)
                            }
                            let shown = answer.flatMap { Int(world.text($0.page).split(separator: ":")[1]) } ?? -1
                            if shown < floor {
                                world.stale.withLock { $0.append("\(shown) shown, \(floor) was purged before") }
                            }
                        }
                    }
                }
            }
        }
        let shownStale = world.stale.withLock { $0 }
        #expect(shownStale.isEmpty, "\(shownStale.prefix(3))")
        // When all is still, what is kept is what is true.
        for article in 0..<12 {
            if let kept = world.cache.hit(PageKey("/\(article)")) {
                #expect(world.text(kept) == "\(article):\(world.version(article))")
            }
        }
    }
}

private final class SharedClock: Sendable {
    private let now = Mutex<Int64>(0)
    var value: Int64 {
        get { now.withLock { $0 } }
        set { now.withLock { $0 = newValue } }
    }
}
