/// The identity of someone named to readers.
public struct ContributorID: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: ContributorID, right: ContributorID) -> Bool { left.rawValue < right.rawValue }
}
