/// The identity of a preview link.
public struct PreviewLinkID: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: PreviewLinkID, right: PreviewLinkID) -> Bool { left.rawValue < right.rawValue }
}
