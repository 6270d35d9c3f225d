/// A day and a time as a clock on the wall shows them, with the offset in force where the zone is known.
public struct CivilDateTime: Sendable, Hashable, Codable {
    public let date: CivilDate
    public let time: CivilTime

    public init(date: CivilDate, time: CivilTime) {
        self.date = date
        self.time = time
    }

    /// The wall clock `seconds` after 1970-01-01T00:00:00 on a clock that never shifts.
    init(wallSeconds seconds: Int64) {
        let days = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
        self.date = CivilDate(daysSince1970: Int(days))
        self.time = CivilTime(secondsSinceMidnight: Int(seconds - days * 86_400))
    }

    var wallSeconds: Int64 { Int64(date.daysSince1970) * 86_400 + Int64(time.secondsSinceMidnight) }
}
