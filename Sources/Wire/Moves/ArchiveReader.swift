/// Reads the archive of another system piece by piece. An archive that is surveyed first may lie in several files: all are
/// surveyed, then all are read.
public protocol ArchiveReader: Sendable {
    /// What is known of the old site so far.
    var site: MovedSite { get }
    /// What was left out or changed so far, but for bodies.
    var log: MoveLog { get }
    /// Whether the whole archive is to be surveyed before it is read: what items name stands behind them.
    var needsSurvey: Bool { get }

    /// Takes in the next bytes of the survey.
    /// - Parameter isLast: Whether the file ends with them.
    mutating func survey(_ bytes: [UInt8], isLast: Bool)
    /// Takes in the next bytes and answers the items that are complete.
    mutating func read(_ bytes: [UInt8], isLast: Bool) -> [MovedItem]
}

extension ArchiveReader {
    public var needsSurvey: Bool { false }
    public mutating func survey(_ bytes: [UInt8], isLast: Bool) {}
}
