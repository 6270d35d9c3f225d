internal import News
internal import Store

/// Finds what is similar to articles that came with an archive, some at a time and the newest first, so that whoever
/// publishes meanwhile waits for a few of them and not for all.
public struct RelateArticles: Sendable {
    /// So many are done in one transaction, and fewer where they take longer than this: a publication waits for no more.
    private static let batch = 25
    private static let time = Duration.milliseconds(25)
    /// Where more pages changed, all are told at once.
    private static let mostKeys = 200

    private let newsroom: Newsroom
    /// Whose pages changed since readers were last told.
    private var changed: Set<ArticleID> = []

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// Does the next of those that wait. Pages are told once, when none waits any more.
    /// - Returns: Whether more wait.
    public mutating func callAsFunction() async throws -> Bool {
        let now = newsroom.clock.now()
        // Most often nothing waits, and a look hinders nobody who writes.
        guard try await newsroom.database.read({ try $0.isAnythingToRelate() }) else { return false }
        let known = changed
        let (all, isMore) = try await newsroom.database.write { transaction in
            let done = try transaction.relateDue(Self.batch, within: Self.time)
            let all = known.union(done.changed)
            if !done.isMore, !all.isEmpty {
                try transaction.publishEvent(
                    .archiveImported, at: now,
                    dependencies: all.count > Self.mostKeys ? [.everything] : all.sorted().map { .article($0) }
                )
            }
            return (all, done.isMore)
        }
        changed = isMore ? all : []
        return isMore
    }
}
