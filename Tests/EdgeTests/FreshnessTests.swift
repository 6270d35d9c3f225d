import Foundation
import Testing

@testable import Edge

/// A seeded source of choices.
struct Chance {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }

    mutating func below(_ bound: Int) -> Int { Int((next() >> 11) % UInt64(bound)) }
}

/// A newsroom in which everything that the pages' cache is told happens one step at a time, in any order that could be:
/// readers ask, renders read the store when they please and end when they please or fail, articles change, the purge for a
/// change comes later. It knows what each reader may be shown, and says when they are shown something else.
private struct Newsroom {
    struct Render {
        let key: Int
        let flight: Flight
        let ticket: Int
        /// What it read of the store: the version of each article that the page shows; `nil` before it read.
        var read: [Int]?
        /// What those who wait for it may be shown: the youngest purge that had returned when the last of them came.
        var floors: [Int]
    }

    static let articles = 12
    static let keys = 20
    /// Not for all pages at once.
    static let room = 40_000

    let shelf = PageShelf()
    var state: PageCacheState
    var chance: Chance
    var versions = [Int](repeating: 0, count: articles)
    /// The version that the last purge which returned told of.
    var floors = [Int](repeating: 0, count: articles)
    /// Those of the purges that forget at once: not even a stale page may be older.
    var goneFloors = [Int](repeating: 0, count: articles)
    var renders: [Render] = []
    var now: Int64 = 0
    var shown = 0
    var fallBacks = 0
    var faults: [String] = []

    /// Has the cache told of no purge, to see that this would be found out.
    private let forgetsPurges: Bool

    init(seed: UInt64, forgetsPurges: Bool = false) {
        self.forgetsPurges = forgetsPurges
        state = PageCacheState(byteLimit: Self.room, shelf: shelf)
        chance = Chance(seed)
    }

    /// A page shows three articles; which, depends on its address and on how many of its first one there were.
    func shown(_ key: Int) -> [Int] {
        let first = key % Self.articles
        return [first, (key * 7 + versions[first]) % Self.articles, (key * 5 + 3) % Self.articles]
    }

    func page(_ render: Render, _ read: [Int]) -> Page {
        Page(
            status: 200, headers: [],
            body: Array("\(render.key):\(read.map(String.init).joined(separator: ","))".utf8)
                + [UInt8](repeating: 32, count: 400 + render.key * 40),
            dependencies: stride(from: 0, to: read.count, by: 2).map { "article:\(read[$0])" },
            expiresAt: render.key % 5 == 0 ? now + 400 : nil, compresses: false, isForEdge: true
        )
    }

    /// The articles that a page shows and their versions, in turns.
    func said(_ page: KeptPage) -> [Int] {
        let text = String(decoding: page.body(.identity).readableBytesView, as: UTF8.self)
        return text.split(separator: ":")[1].split { $0 == "," || $0 == " " }.compactMap { Int($0) }
    }

    mutating func check(_ page: KeptPage, against floors: [Int], _ way: String) {
        shown += 1
        let said = said(page)
        for index in stride(from: 0, to: said.count, by: 2) where said[index + 1] < floors[said[index]] {
            faults.append("\(way): version \(said[index + 1]) of \(said[index]), purged at \(floors[said[index]])")
        }
        if let end = page.expiresAt, now >= end, way != "flight" { faults.append("\(way): after its end") }
    }

    mutating func step() {
        now += 1
        switch chance.below(100) {
        case 0..<45: askEdge()
        case 45..<65: ask()
        case 65..<75:
            guard !renders.isEmpty else { return }
            let index = chance.below(renders.count)
            let articles = shown(renders[index].key)
            if renders[index].read == nil { renders[index].read = articles.flatMap { [$0, versions[$0]] } }
        case 75..<95: end()
        case 95..<97: giveUp()
        case 97:
            let article = chance.below(Self.articles)
            versions[article] += 1
            // The purge may come at once or with the next change.
            if chance.below(3) > 0 { purge(article) }
        default:
            if chance.below(40) == 0 {
                state.purgeAll(.stale)
                floors = versions
            } else if chance.below(3) == 0 {
                purge(chance.below(Self.articles))
            }
        }
    }

    private mutating func askEdge() {
        var path = "/\(chance.below(Self.keys))"
        let now = now
        if let page = path.withUTF8({ shelf.page(at: UnsafeRawBufferPointer($0), now: { now }) }) {
            check(page, against: floors, "edge")
        }
    }

    private mutating func ask() {
        let key = chance.below(Self.keys)
        switch state.begin(PageKey("/\(key)"), now: now) {
        case .kept(let page): check(page, against: floors, "kept")
        case .join(let flight):
            guard let index = renders.firstIndex(where: { $0.flight === flight }) else {
                faults.append("a flight that nobody flies")
                return
            }
            renders[index].floors = floors
        case .render(let flight, let ticket):
            renders.append(Render(key: key, flight: flight, ticket: ticket, floors: floors))
        }
    }

    private mutating func end() {
        guard !renders.isEmpty else { return }
        let render = renders.remove(at: chance.below(renders.count))
        let key = PageKey("/\(render.key)")
        guard chance.below(8) > 0 else {
            if let old = state.fail(key, render.ticket) {
                fallBacks += 1
                check(old, against: goneFloors, "flight")
            }
            return
        }
        // It reads, at the latest, now.
        let read = render.read ?? shown(render.key).flatMap { [$0, versions[$0]] }
        let page = KeptPage(page(render, read), keptAt: now)
        state.end(key, render.ticket, page: page, storable: true)
        check(page, against: render.floors, "flight")
    }

    /// One who waits does so no longer.
    private mutating func giveUp() {
        guard !renders.isEmpty else { return }
        let key = PageKey("/\(renders[chance.below(renders.count)].key)")
        if let old = state.serveStale(key) { check(old, against: goneFloors, "flight") }
    }

    private mutating func purge(_ article: Int) {
        let isGone = chance.below(5) == 0
        if !forgetsPurges { state.purge(["article:\(article)"], isGone ? .gone : .stale) }
        floors[article] = versions[article]
        if isGone { goneFloors[article] = versions[article] }
    }
}

@Suite struct FreshnessTests {
    /// `FRESHNESS_STEPS` sets how many; ten million take a minute of the release build.
    private static var steps: Int {
        ProcessInfo.processInfo.environment["FRESHNESS_STEPS"].flatMap(Int.init) ?? 200_000
    }

    @Test(
        "whatever the order of renders, publications and purges, nobody is shown what was purged before",
        arguments: 1...4)
    func interleavings(seed: UInt64) {
        var newsroom = Newsroom(seed: seed)
        for _ in 0..<Self.steps / 4 where newsroom.faults.isEmpty { newsroom.step() }
        #expect(newsroom.faults.isEmpty, "\(newsroom.faults.prefix(3))")
        #expect(newsroom.shown > Self.steps / 16 && newsroom.fallBacks > 20)
        #expect(newsroom.state.statistics.evictions > 20 && newsroom.state.statistics.bytes <= Newsroom.room)
    }

    @Test("a cache that missed a purge would be found out")
    func canFail() {
        var newsroom = Newsroom(seed: 1, forgetsPurges: true)
        for _ in 0..<40_000 { newsroom.step() }
        for way in ["edge", "kept", "flight"] { #expect(newsroom.faults.contains { $0.hasPrefix(way) }, "\(way)") }
    }
}
