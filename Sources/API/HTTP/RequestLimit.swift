internal import News
internal import Synchronization

/// How many requests each token may make: so many a second in the long run, ten seconds' worth at once.
final class RequestLimit: Sendable {
    private struct Bucket {
        var left: Double
        var at: Instant
    }

    private let perSecond: Double
    private let clock: NewsClock
    private let buckets = Mutex<[AccessTokenID: Bucket]>([:])

    init(perSecond: Int, clock: NewsClock) {
        self.perSecond = Double(max(1, perSecond))
        self.clock = clock
    }

    /// Counts a request.
    /// - Returns: After how many seconds to come again; `nil` when it may go on.
    func wait(_ token: AccessTokenID) -> Int? {
        let now = clock.now()
        let most = perSecond * 10
        return buckets.withLock { buckets in
            // Tokens that were not seen for long are forgotten: their bucket is full again.
            if buckets.count > 10_000 { buckets = buckets.filter { $0.value.at.advanced(seconds: 10) > now } }
            var bucket = buckets[token] ?? Bucket(left: most, at: now)
            let passed = Double(max(0, now.rawValue - bucket.at.rawValue)) / 1000
            bucket.left = min(most, bucket.left + passed * perSecond)
            bucket.at = now
            defer { buckets[token] = bucket }
            guard bucket.left >= 1 else { return max(1, Int(((1 - bucket.left) / perSecond).rounded(.up))) }
            bucket.left -= 1
            return nil
        }
    }
}
