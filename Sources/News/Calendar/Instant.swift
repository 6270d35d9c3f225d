/// A point in time, in whole milliseconds since 1970-01-01T00:00:00Z. The store keeps exactly this number.
public struct Instant: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// An instant from whole seconds since 1970-01-01T00:00:00Z.
    public init(seconds: Int64) { self.rawValue = seconds * 1000 }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    public var seconds: Int64 { rawValue >= 0 ? rawValue / 1000 : -((999 - rawValue) / 1000) }

    public static func < (left: Instant, right: Instant) -> Bool { left.rawValue < right.rawValue }

    /// The instant that lies `seconds` later (earlier when negative).
    public func advanced(seconds: Int64) -> Instant { Instant(rawValue: rawValue + seconds * 1000) }
}
