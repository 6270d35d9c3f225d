/// A time of day on the clock, without a day or a zone: 20:03.
public struct CivilTime: Sendable, Hashable, Comparable, Codable {
    /// 0 to 23.
    public let hour: Int
    /// 0 to 59.
    public let minute: Int
    /// 0 to 59.
    public let second: Int

    /// - Returns: `nil` when the clock has no such time (24:00, 12:60).
    public init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// Seconds since midnight on a clock that never shifts, taken modulo one day.
    public init(secondsSinceMidnight seconds: Int) {
        let inDay = (seconds % 86_400 + 86_400) % 86_400
        self.hour = inDay / 3600
        self.minute = inDay / 60 % 60
        self.second = inDay % 60
    }

    public static let midnight = CivilTime(secondsSinceMidnight: 0)

    public var secondsSinceMidnight: Int { hour * 3600 + minute * 60 + second }

    /// `20:03`.
    public var hourAndMinute: String { "\(CivilDate.padded(hour, to: 2)):\(CivilDate.padded(minute, to: 2))" }

    /// As a field of a form takes it: `20:03`, and `20:03:07` where there are seconds.
    public var fieldText: String { second == 0 ? hourAndMinute : "\(hourAndMinute):\(CivilDate.padded(second, to: 2))" }

    public static func < (left: CivilTime, right: CivilTime) -> Bool {
        left.secondsSinceMidnight < right.secondsSinceMidnight
    }
}
