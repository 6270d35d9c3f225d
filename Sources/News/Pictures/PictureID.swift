/// The identity of a picture, over all its files.
public struct PictureID: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: PictureID, right: PictureID) -> Bool { left.rawValue < right.rawValue }
}
