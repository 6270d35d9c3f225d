internal import News

/// The key of an article's entry in the search index: the second of its last change and its identity in one number, so
/// that the index's own order is the list's. Identities up to two thousand million have room in it.
enum SearchPlace {
    static let identityBits: Int64 = 31
    static let identityMask: Int64 = (1 << identityBits) - 1

    static func of(_ article: ArticleID, changedAt: Instant) -> Int64 {
        first(at: changedAt) | (article.rawValue & identityMask)
    }

    /// The least key that something changed at `instant` can have.
    static func first(at instant: Instant) -> Int64 {
        let bound = Int64(UInt32.max)
        return min(max(instant.seconds, -bound), bound) << identityBits
    }

    static func article(at place: Int64) -> ArticleID { ArticleID(rawValue: place & identityMask) }

    static func instant(at place: Int64) -> Instant { Instant(seconds: place >> identityBits) }

    static func of(_ key: DeskKey) -> Int64 { of(key.article, changedAt: key.changedAt) }
}
