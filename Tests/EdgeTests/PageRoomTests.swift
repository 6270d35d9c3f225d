import Foundation
import Testing

@testable import Edge

/// A day of a news site: readers come for what is new, and less so by the hour; some for what search engines find, of all
/// ages; fronts are asked for all the time; crawlers walk through the archive. Pages are of different sizes.
private struct NewsDay {
    var requests: [Int] = []

    init(seed: UInt64, count: Int) {
        var chance = Chance(seed)
        let archive = 20_000
        var newest = archive
        var crawled = 0
        requests.reserveCapacity(count)
        for index in 0..<count {
            if index % (count / 60) == 0 { newest += 3 }
            switch chance.below(100) {
            case 0..<22: requests.append(-1 - chance.below(30))
            // Two thirds of the readers: the newest, each older one less.
            case 22..<68: requests.append(newest - skewed(&chance, 400))
            case 68..<85: requests.append(archive - 1 - skewed(&chance, archive))
            default:
                requests.append(crawled)
                crawled = (crawled + 1) % archive
            }
        }
    }

    /// Few are asked for often, and most seldom, as Zipf found.
    private func skewed(_ chance: inout Chance, _ bound: Int) -> Int {
        let share = Double(chance.below(1_000_000)) / 1_000_000
        return min(bound - 1, Int(pow(Double(bound), share)) - 1)
    }

    static func size(_ page: Int) -> Int { 20_000 + abs(page &* 7919) % 40_000 }
}

/// The least recently used goes.
private struct LeastRecentlyUsed {
    var last: [Int: Int] = [:]
    var bytes = 0
    var time = 0
    var order: [(Int, Int)] = []
    var start = 0
    let limit: Int

    mutating func ask(_ page: Int) -> Bool {
        time += 1
        let isHit = last.updateValue(time, forKey: page) != nil
        order.append((page, time))
        if !isHit { bytes += NewsDay.size(page) }
        while bytes > limit {
            let (page, at) = order[start]
            start += 1
            if last[page] == at {
                last[page] = nil
                bytes -= NewsDay.size(page)
            }
        }
        return isHit
    }
}

/// W-TinyLFU (Einziger and others, 2017), with exact counts in place of its sketch: new pages pass through a window of a
/// hundredth, and take another's place only where they were asked for more often.
private struct TinyLFU {
    /// The least recently used leaves first.
    private struct Segment {
        var order: [Int: Int] = [:]
        var queue: [(Int, Int)] = []
        var start = 0
        var bytes = 0

        mutating func touch(_ page: Int, _ time: Int) {
            if order.updateValue(time, forKey: page) == nil { bytes += NewsDay.size(page) }
            queue.append((page, time))
        }

        mutating func remove(_ page: Int) {
            if order.removeValue(forKey: page) != nil { bytes -= NewsDay.size(page) }
        }

        mutating func oldest() -> Int? {
            while start < queue.count {
                if order[queue[start].0] == queue[start].1 { return queue[start].0 }
                start += 1
            }
            return nil
        }
    }

    let limit: Int
    private var window = Segment()
    private var trial = Segment()
    private var proven = Segment()
    private var counts: [Int: Int] = [:]
    private var time = 0

    init(limit: Int) { self.limit = limit }

    mutating func ask(_ page: Int) -> Bool {
        time += 1
        counts[page, default: 0] += 1
        // Counts fade, as the sketch's do after ten times as many questions as there is room for pages.
        if time % (limit / 4_000) == 0 { counts = counts.compactMapValues { $0 > 1 ? $0 / 2 : nil } }
        if window.order[page] != nil {
            window.touch(page, time)
        } else if proven.order[page] != nil {
            proven.touch(page, time)
        } else if trial.order[page] != nil {
            trial.remove(page)
            proven.touch(page, time)
            while proven.bytes > limit / 100 * 79, let old = proven.oldest() {
                proven.remove(old)
                trial.touch(old, time)
            }
        } else {
            window.touch(page, time)
            makeRoom()
            return false
        }
        return true
    }

    private mutating func makeRoom() {
        while window.bytes > limit / 100, let page = window.oldest() {
            window.remove(page)
            var stays = true
            while stays, trial.bytes + proven.bytes + NewsDay.size(page) > limit / 100 * 99 {
                guard let victim = trial.oldest() ?? proven.oldest() else { break }
                if counts[page, default: 0] > counts[victim, default: 0] {
                    trial.remove(victim)
                    proven.remove(victim)
                } else {
                    stays = false
                }
            }
            if stays { trial.touch(page, time) }
        }
    }
}

/// As the cache uses it.
private struct Room {
    var room: PageRoom<Int>
    var uses: [Int: Int] = [:]

    mutating func ask(_ page: Int) -> Bool {
        if let count = uses[page] {
            uses[page] = min(count + 1, 3)
            return true
        }
        uses[page] = 0
        room.insert(page, bytes: NewsDay.size(page))
        var spent: [Int: Int] = [:]
        let known = uses
        let gone = room.makeRoom(size: { _ in .max }, uses: { spent[$0] ?? known[$0] ?? 0 }, spend: { spent[$0] = $1 })
        uses.merge(spent) { $1 }
        for page in gone { uses[page] = nil }
        return false
    }
}

@Suite struct PageRoomTests {
    @Test("on a news day more readers find their page kept than where the least recently used goes", arguments: 1...3)
    func news(seed: UInt64) {
        let day = NewsDay(seed: seed, count: 60_000)
        for limit in [4_000_000, 8_000_000, 32_000_000] {
            var plain = LeastRecentlyUsed(limit: limit)
            var ours = Room(room: PageRoom(limit: limit))
            var tiny = TinyLFU(limit: limit)
            var plainHits = 0
            var tinyHits = 0
            var hits = 0
            for page in day.requests {
                if plain.ask(page) { plainHits += 1 }
                if tiny.ask(page) { tinyHits += 1 }
                if ours.ask(page) { hits += 1 }
            }
            let shares = [hits, tinyHits, plainHits].map { "\($0 * 1000 / day.requests.count) ‰" }
            print(
                "\(limit / 1_000_000) MB: \(shares[0]) kept, by W-TinyLFU \(shares[1]), by least recent use \(shares[2])"
            )
            #expect(hits > plainHits, "\(limit)")
            // Within two hundredths of what counts everybody, and moves something at each hit.
            #expect(hits > tinyHits - day.requests.count / 50, "\(limit)")
            #expect(ours.room.bytes <= limit)
            #expect(ours.room.bytes == ours.uses.keys.reduce(0) { $0 + NewsDay.size($1) })
        }
    }

    @Test("pages that go, come back, change their size and are taken out leave the count of bytes true")
    func counting() {
        var room = PageRoom<Int>(limit: 10_000)
        var sizes: [Int: Int] = [:]
        var chance = Chance(5)
        var isTrue = true
        for _ in 0..<20_000 {
            let page = chance.below(60)
            if chance.below(4) == 0 {
                room.remove(page)
                sizes[page] = nil
            } else {
                sizes[page] = 100 + chance.below(900)
                room.insert(page, bytes: sizes[page] ?? 0)
                var lives = chance.below(2000)
                // Some take less by now than when they came.
                for (page, size) in sizes where chance.below(200) == 0 { sizes[page] = size / 2 }
                let now = sizes
                let gone = room.makeRoom(
                    size: { now[$0] ?? .max }, uses: { ($0 &* 31 + lives) % 4 }, spend: { _, _ in lives += 1 })
                for page in gone { sizes[page] = nil }
                // What was not looked at is counted as it came.
                for page in sizes.keys { room.insert(page, bytes: sizes[page] ?? 0) }
            }
            if room.bytes != sizes.values.reduce(0, +) || room.bytes > 10_000 { isTrue = false }
        }
        #expect(isTrue)
    }
}
