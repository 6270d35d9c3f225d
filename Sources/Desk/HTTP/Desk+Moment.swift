internal import News
internal import Newsroom

extension Desk {
    /// A time of the publication's zone, as the browser's field writes it: `2026-11-24T20:03`.
    /// - Throws: `NewsError(.invalid)` for what is no time, or a time that the clock skips or shows twice.
    func moment(_ text: String?, field: String) throws -> Instant {
        let parts = (text ?? "").split(separator: "T")
        let clock = parts.count == 2 ? parts[1].split(separator: ":").compactMap { Int($0) } : []
        guard clock.count >= 2, let date = CivilDate(iso: parts[0]),
            let time = CivilTime(hour: clock[0], minute: clock[1], second: clock.count > 2 ? clock[2] : 0)
        else { throw NewsError(.invalid, "This is no date with a time.", field: field) }
        let local = CivilDateTime(date: date, time: time)
        switch newsroom.zone.resolve(local) {
        case .once(let instant): return instant
        case .never(let shifted):
            throw NewsError(
                .invalid, "The clock skips that time.", field: field,
                help: "Take \(newsroom.zone.civil(at: shifted).time.hourAndMinute)."
            )
        case .twice:
            throw NewsError(
                .invalid, "The clock shows that time twice.", field: field,
                help: "Take another."
            )
        }
    }
}
