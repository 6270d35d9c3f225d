internal import Foundation
public import News

/// A date as a page from outside gives it: with an offset, without one, or as a day alone.
public enum ImportedDate: Sendable, Hashable {
    /// The page gave the offset from UTC, so the instant is known.
    case instant(Instant)
    /// The clock on the wall of a zone that the page does not name.
    case civil(CivilDateTime)
    /// A day without a time.
    case date(CivilDate)

    /// Reads a date as programs write it: ISO 8601 (extended or basic, RFC 3339, a space for the T, offsets as `Z`,
    /// `+01`, `+0100`, `+01:00`), RFC 5322, or seconds since 1970; else as people print it. Arabic and Persian digits
    /// count as digits. A time that no clock shows is let go, and the day stands.
    /// - Returns: `nil` when it is none of them or names a day that there is not.
    public init?(reading text: String) {
        let text = DigitFolding.latin(text).trimmingCharacters(in: .whitespacesAndNewlines)
        guard (8...80).contains(text.utf8.count) else { return nil }
        if let date = ISODate.read(text) {
            self = date
        } else if let date = PrintedDate.find(in: text) {
            self = date
        } else {
            return nil
        }
    }

    /// - Parameter offset: Seconds east of UTC; `nil` where the text names none.
    init(_ date: CivilDate, _ time: CivilTime, milliseconds: Int = 0, offset: Int?) {
        guard let offset else {
            self = .civil(CivilDateTime(date: date, time: time))
            return
        }
        let seconds = Int64(date.daysSince1970) * 86_400 + Int64(time.secondsSinceMidnight - offset)
        self = .instant(Instant(rawValue: seconds * 1000 + Int64(milliseconds)))
    }
}
