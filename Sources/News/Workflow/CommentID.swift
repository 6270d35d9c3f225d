/// The identity of a comment.
public struct CommentID: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: CommentID, right: CommentID) -> Bool { left.rawValue < right.rawValue }
}
