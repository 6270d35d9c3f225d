/// Identity of a webhook in one store.
public struct WebhookID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: WebhookID, right: WebhookID) -> Bool { left.rawValue < right.rawValue }
}
