/// The identity of an article, over all its revisions; the number at the end of its address.
public struct ArticleID: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: ArticleID, right: ArticleID) -> Bool { left.rawValue < right.rawValue }
}
