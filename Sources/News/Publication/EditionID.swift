/// The identity of an edition of the publication.
public struct EditionID: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: EditionID, right: EditionID) -> Bool { left.rawValue < right.rawValue }
}
