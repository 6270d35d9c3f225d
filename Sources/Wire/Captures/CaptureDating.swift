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
            if let date = line.date {
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
        let latest = first.time <= now.time ? now.date : now.date.advanced(days: -1)
        guard let dated = wire.firstIndex(where: { $0.date != nil }), let date = wire[dated].date else { return latest }
        // A date line begins an earlier day than the lines above it.
        let nights = zip(wire[..<dated], wire[1..<dated]).count { $1.time > $0.time }
        return min(latest, date.advanced(days: nights + 1))
    }
}
