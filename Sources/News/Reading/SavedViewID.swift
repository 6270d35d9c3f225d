/// The identity of a view of the desk's list.
public struct SavedViewID: RawRepresentable, Sendable, Hashable, Codable, Comparable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: SavedViewID, right: SavedViewID) -> Bool { left.rawValue < right.rawValue }
}
