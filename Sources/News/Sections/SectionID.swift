/// The identity of a section, which exists once and is named per edition.
public struct SectionID: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: SectionID, right: SectionID) -> Bool { left.rawValue < right.rawValue }
}
