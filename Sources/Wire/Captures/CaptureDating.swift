public import News

/// The days of a wire whose lines tell only the time.
public enum CaptureDating {
    /// Date and time of each line. Lines are newest first: where the time rises from one line to the next, a day has
    /// passed; a date line of the capture wins.
    /// - Parameter newest: The day of the first line.
    public static func dates(of wire: [PageCapture.WireLine], newestOn newest: CivilDate) -> [CivilDateTime] {
        var day = newest
        var previous: PageCapture.WireLine?
        return wire.map { line in
            if let date = line.date, date != previous?.date {
                day = date
            } else if let previous, line.time > previous.time {
                day = day.advanced(days: -1)
            }
            previous = line
            return CivilDateTime(date: day, time: line.time)
        }
    }

    /// The latest day on which the newest line is not in the future.
    public static func newestDate(of wire: [PageCapture.WireLine], now: CivilDateTime) -> CivilDate {
        guard let first = wire.first else { return now.date }
        if let date = first.date { return date }
        return first.time <= now.time ? now.date : now.date.advanced(days: -1)
    }
}
