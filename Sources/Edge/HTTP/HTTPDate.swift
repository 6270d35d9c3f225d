internal import Foundation

/// Dates as HTTP writes them: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7).
public enum HTTPDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

    /// From the first second of the year 1 to that of the year 10000: HTTP writes a year in four digits.
    private static let written: Range<Int64> = -62_135_596_800..<253_402_300_800

    /// - Parameter seconds: Since 1970, negative before: archives are older than computers. What lies outside of the years
    ///   1 to 9999 is brought to their nearest end.
    public static func text(_ seconds: Int64) -> String {
        let seconds = min(max(seconds, written.lowerBound), written.upperBound - 1)
        let inDay = Int((seconds % 86_400 + 86_400) % 86_400)
        let days = (Int(seconds) - inDay) / 86_400
        let (year, month, day) = civil(days)
        return "\(weekdays[(days % 7 + 7) % 7]), \(two(day)) \(months[month - 1]) \(four(year)) "
            + "\(two(inDay / 3600)):\(two(inDay / 60 % 60)):\(two(inDay % 60)) GMT"
    }

    /// Seconds since 1970, by the clock that costs least.
    public static func now() -> Int64 {
        var time = timespec()
        #if os(Linux)
            clock_gettime(CLOCK_REALTIME_COARSE, &time)
        #else
            clock_gettime(CLOCK_REALTIME, &time)
        #endif
        return Int64(time.tv_sec)
    }

    /// Seconds since 1970 of an IMF-fixdate or of the two obsolete forms that RFC 9110 has recipients accept.
    public static func seconds(of text: String) -> Int64? {
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" }
        guard words.count >= 5 else { return nil }
        let isAsctime = months.contains(String(words[1]))
        guard let month = months.firstIndex(of: String(isAsctime ? words[1] : words[2])).map({ $0 + 1 }),
            let day = Int(isAsctime ? words[2] : words[1]), var year = Int(isAsctime ? words[4] : words[3])
        else { return nil }
        if !isAsctime, words[3].count == 2 { year += year < 70 ? 2000 : 1900 }
        let clock = (isAsctime ? words[3] : words[4]).split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, (1...31).contains(day), (1...9999).contains(year), (0...23).contains(clock[0]),
            (0...59).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        return Int64(days(year, month, day)) * 86_400 + Int64(clock[0] * 3600 + clock[1] * 60 + clock[2])
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func four(_ number: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, 4 - text.count)) + text
    }

    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
    }
}
