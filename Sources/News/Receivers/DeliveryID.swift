/// Identity of a delivery in one store.
public struct DeliveryID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: DeliveryID, right: DeliveryID) -> Bool { left.rawValue < right.rawValue }
}
