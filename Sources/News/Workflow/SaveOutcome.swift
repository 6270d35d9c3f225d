/// What became of a save.
public enum SaveOutcome: Sendable, Hashable {
    /// It is the newest revision now. `article` is where further saves go on.
    case saved(revision: Int, at: Instant)
    /// It says what the newest revision says, so there is none for it.
    case unchanged(revision: Int)
    /// The network brought it late or twice: a later save of the same tab is in, up to this revision.
    case superseded(revision: Int)
    /// Someone else's save is in between. Nothing is overwritten: both are kept, for a person to bring together.
    case crossed(SaveCrossing)

    /// The newest revision of the article after the save.
    public var revision: Int {
        switch self {
        case .saved(let number, _), .unchanged(let number), .superseded(let number): number
        case .crossed(let crossing): crossing.theirs.number
        }
    }
}

/// Two saves that began from the same revision.
public struct SaveCrossing: Sendable, Hashable {
    /// The revision that the save began from.
    public let base: Int
    /// What is the newest: who, when, what.
    public let theirs: Revision
    /// What was brought, kept as a revision beside the line: who, when, what.
    public let yours: Revision

    public init(base: Int, theirs: Revision, yours: Revision) {
        self.base = base
        self.theirs = theirs
        self.yours = yours
    }

    /// The refusal for a caller that can show one sentence only.
    public var error: NewsError {
        NewsError(
            .conflict, "\(theirs.author?.name ?? "Someone") saved the article in between; both texts are kept.",
            field: "revision",
            help: "Compare revisions \(theirs.number) and \(yours.number), and save what should stand."
        )
    }
}
