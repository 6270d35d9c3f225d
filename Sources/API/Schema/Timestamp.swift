internal import Foundation
internal import News

/// A point in time as RFC 3339 writes it, with its offset.
struct Timestamp: Sendable, Hashable, Codable {
    let text: String
    let instant: Instant

    init(_ instant: Instant, in zone: Zone) {
        self.instant = instant
        text = zone.iso8601(instant)
    }

    init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
        guard let instant = Timestamp.instant(of: text) else {
            throw NewsError(
                .invalid, "“\(text.prefix(40))” is no time of RFC 3339.", help: "Write 2026-11-24T18:30:00+01:00."
            )
        }
        self.instant = instant
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// - Returns: `nil` when `text` is none.
    static func instant(of text: String) -> Instant? {
        let shape = #/(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))/#
        guard let match = text.wholeMatch(of: shape), let date = CivilDate(iso: match.1),
            let hour = Int64(match.2), let minute = Int64(match.3), let second = Int64(match.4), hour < 24, minute < 60,
            // A leap second is the first of the next minute.
            second <= 60
        else { return nil }
        var seconds = Int64(date.daysSince1970) * 86_400 + hour * 3600 + minute * 60 + second
        if let sign = match.6, let hours = match.7.flatMap({ Int64($0) }), let minutes = match.8.flatMap({ Int64($0) })
        {
            guard hours < 24, minutes < 60 else { return nil }
            seconds -= (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
        }
        let thousandths = match.5.flatMap { Int64(($0 + "00").prefix(3)) } ?? 0
        return Instant(rawValue: seconds * 1000 + thousandths)
    }
}

extension Timestamp: Schematic {
    static var schema: Schema {
        Schema(.text(Schema.TextRule(length: 20...40, format: "date-time")))
    }

    static var sample: Timestamp { Timestamp(text: "2026-11-24T12:00:00+00:00", instant: Instant(rawValue: 0)) }

    private init(text: String, instant: Instant) {
        self.text = text
        self.instant = instant
    }
}
