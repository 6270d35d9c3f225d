public import News
internal import Store

/// Makes an earlier arrangement of a front live again, as a version of its own; pins whose time is over stay out.
public struct RestoreFront: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - number: The version to bring back; 0 is the front as it was before anyone arranged it.
    ///   - live: The version that readers have, as the caller knows it.
    /// - Throws: `NewsError(.notFound)` when there is no such version, `.conflict` when readers have another one than
    ///   `live`, or the same arrangement already.
    @discardableResult
    public func callAsFunction(
        _ number: Int, of front: FrontID, live: Int, by actor: Actor
    ) async throws -> FrontVersion {
        try await newsroom.arranging(front, by: actor) { work in
            try work.require(live: live)
            let old = try work.transaction.version(number, of: front)
            guard let arrangement = number == 0 ? .automatic : old?.arrangement else {
                throw NewsError(.notFound, "The front has no such version.", field: "number")
            }
            let version = try work.publish(arrangement, restored: number)
            try work.audit("RestoreFront", "\(number) as \(version.number)")
            return version
        }
    }
}
