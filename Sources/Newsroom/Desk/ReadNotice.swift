public import News
internal import Store

/// Takes a notice from someone's list; for the others it is told to it stays.
public struct ReadNotice: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    public func callAsFunction(_ notice: NoticeID, by user: UserID) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { try $0.markRead(notice, by: user, at: now) }
    }
}
