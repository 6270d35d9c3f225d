/// The identity of a notice; later ones have larger ones.
public struct NoticeID: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: NoticeID, right: NoticeID) -> Bool { left.rawValue < right.rawValue }
}
