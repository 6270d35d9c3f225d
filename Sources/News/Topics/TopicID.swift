/// The identity of a topic, which exists once and is named per edition.
public struct TopicID: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: TopicID, right: TopicID) -> Bool { left.rawValue < right.rawValue }
}
