/// The identity of one message to someone at the desk.
public struct MailID: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: MailID, right: MailID) -> Bool { left.rawValue < right.rawValue }
}
