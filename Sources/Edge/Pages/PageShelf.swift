internal import Foundation
internal import Synchronization

/// What event loops read: the current pages by the bytes of their paths. A look-up holds one lock of sixteen for as long as
/// it takes, and never waits for a render, a purge or for room to be made.
final class PageShelf: Sendable {
    private struct Shard {
        var pages: [UInt64: (key: PageKey, page: KeptPage)] = [:]
        var hits = 0
    }

    /// A lock of its own for each, apart from the others in memory.
    private final class Guarded: Sendable {
        let shard = Mutex(Shard())
    }

    private let shards = (0..<16).map { _ in Guarded() }
    /// Not known outside, so that nobody can send paths that fall together.
    private let seed = UInt64.random(in: .min ... .max)

    /// The page at a path, if it is current.
    /// - Parameter now: Milliseconds since 1970, asked only for a page that ends.
    func page(at path: UnsafeRawBufferPointer, now: () -> Int64) -> KeptPage? {
        let hash = hash(path)
        let page = shards[Int(hash >> 60)].shard.withLock { shard -> KeptPage? in
            guard let (key, page) = shard.pages[hash], Self.matches(key, path) else { return nil }
            guard page.isCurrent, page.expiresAt.map({ now() < $0 }) ?? true else { return nil }
            shard.hits += 1
            return page
        }
        page?.touch()
        return page
    }

    /// How many were found.
    var hits: Int { shards.reduce(0) { $0 + $1.shard.withLock { $0.hits } } }

    func put(_ page: KeptPage, at key: PageKey) {
        let hash = hash(key)
        shards[Int(hash >> 60)].shard.withLock { $0.pages[hash] = (key, page) }
    }

    func remove(_ page: KeptPage, at key: PageKey) {
        let hash = hash(key)
        shards[Int(hash >> 60)].shard.withLock { shard in
            if shard.pages[hash]?.page === page { shard.pages[hash] = nil }
        }
    }

    private func hash(_ key: PageKey) -> UInt64 {
        var text = key.text
        return text.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
    }

    private func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum = seed ^ UInt64(bytes.count)
        var place = 0
        while place + 8 <= bytes.count {
            mix(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self), &sum)
            place += 8
        }
        var rest: UInt64 = 0
        while place < bytes.count {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        mix(rest, &sum)
        return sum ^ sum >> 29
    }

    /// A whole product folded upon itself: each bit of what comes in changes all of what comes out.
    private func mix(_ word: UInt64, _ sum: inout UInt64) {
        let product = (sum ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15 ^ seed | 1)
        sum = product.high ^ product.low
    }

    private static func matches(_ key: PageKey, _ path: UnsafeRawBufferPointer) -> Bool {
        key.text.utf8.withContiguousStorageIfAvailable { text in
            guard text.count == path.count, let start = text.baseAddress, let other = path.baseAddress else {
                return text.isEmpty && path.isEmpty
            }
            return memcmp(start, other, path.count) == 0
        } ?? false
    }
}
