/// The identity of someone who works at the desk.
public struct UserID: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: UserID, right: UserID) -> Bool { left.rawValue < right.rawValue }
}
