/// An arrangement that readers had from an instant on; never changed afterwards.
public struct FrontVersion: Sendable, Hashable {
    /// 1 for the first; a front that nobody arranged has none, and counts as 0.
    public let number: Int
    public let arrangement: FrontArrangement
    public let madeAt: Instant
    public let author: Signatory
    /// The earlier version that was brought back with it.
    public let restored: Int?

    public init(number: Int, arrangement: FrontArrangement, madeAt: Instant, author: Signatory, restored: Int? = nil) {
        self.number = number
        self.arrangement = arrangement
        self.madeAt = madeAt
        self.author = author
        self.restored = restored
    }
}

/// An arrangement that someone prepares and readers do not have. Each chief has one of their own for a front, so that
/// nobody's steps get into another's.
public struct FrontDraft: Sendable, Hashable {
    public let author: Signatory
    /// The version it was begun on.
    public let base: Int
    /// Counts its steps, so that two tabs do not overwrite each other.
    public let step: Int
    public let arrangement: FrontArrangement
    public let savedAt: Instant

    public init(author: Signatory, base: Int, step: Int, arrangement: FrontArrangement, savedAt: Instant) {
        self.author = author
        self.base = base
        self.step = step
        self.arrangement = arrangement
        self.savedAt = savedAt
    }
}

/// How a front stands: what readers have of it in short, for the list of fronts.
public struct FrontStanding: Sendable, Hashable {
    public let front: FrontID
    /// The newest version's number; 0 where nobody arranged it.
    public let version: Int
    public let madeAt: Instant?
    public let author: String?
    /// Who prepares an arrangement of it.
    public let preparing: [Signatory]

    public init(front: FrontID, version: Int, madeAt: Instant?, author: String?, preparing: [Signatory]) {
        self.front = front
        self.version = version
        self.madeAt = madeAt
        self.author = author
        self.preparing = preparing
    }
}
