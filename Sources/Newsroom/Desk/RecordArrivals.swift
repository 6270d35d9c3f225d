public import News
internal import Store

/// Adds to the receipt of a publication when readers had each address it touched. It says what happened and changes
/// nothing that a page shows, so nobody is asked and nobody told.
public struct RecordArrivals: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameter event: The event of the outbox; one without a receipt is passed over.
    public func callAsFunction(_ arrivals: [PublishReceipt.Arrival], of event: Int64) async throws {
        guard !arrivals.isEmpty else { return }
        try await newsroom.database.write { transaction in
            for arrival in arrivals { try transaction.recordArrival(arrival, of: event) }
        }
    }
}
