internal import News
internal import Store

/// Puts the words of pictures that were there before the library could search into its index. Asks one question and does
/// nothing when there are none.
public struct IndexMedia: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Returns: How many there were.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        var count = 0
        while try await !newsroom.database.read({ try $0.unindexedPictures(limit: 1) }).isEmpty {
            count += try await newsroom.database.write { transaction in
                let pictures = try transaction.unindexedPictures(limit: 500)
                for id in pictures {
                    if let picture = try transaction.libraryPicture(id) { try transaction.indexPicture(picture) }
                }
                return pictures.count
            }
        }
        return count
    }
}
