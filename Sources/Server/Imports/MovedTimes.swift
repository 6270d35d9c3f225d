internal import News
internal import Wire

/// When a moved item was published, as far as its source can be believed.
struct MovedTimes {
    private(set) var state: ArticleState
    /// Of what is not published, when it was last worked on.
    private(set) var published: Instant
    private(set) var modified: Instant?
    /// When it goes out by itself.
    private(set) var scheduledFor: Instant?
    private(set) var embargoedUntil: Instant?
    /// What is to be told of its dates.
    private(set) var problem: MoveLog.Kind?
    /// The date as far as it was understood, for the report.
    private(set) var given: String

    /// The year of the first newspaper. What is dated before it is a machine's zero.
    private static let firstYear = 1605

    init(of item: MovedItem, zone: Zone, now: Instant) {
        state = item.state
        let published = item.publishedAt.map { $0.instant(in: zone) }
        let modified = item.modifiedAt.map { $0.instant(in: zone) }
        func isBelievable(_ moment: Instant) -> Bool {
            zone.civil(at: moment).date.year >= Self.firstYear && moment <= now
        }
        given = published.map { zone.iso8601($0) } ?? "no date"
        self.modified = modified.flatMap { isBelievable($0) ? $0 : nil }
        if let published, isBelievable(published) {
            self.published = published
        } else {
            if state == .published {
                state = .draft
                problem = published.map { $0 > now ? .futureDate : .noDate } ?? .noDate
            }
            self.published = self.modified ?? now
        }
        if state != .published { self.published = self.modified ?? self.published }
        hold(item, zone: zone, now: now)
        if let last = self.modified, last <= self.published { self.modified = nil }
    }
}

extension MovedTimes {
    /// What is not to go out yet stays within, with the time that its source names.
    private mutating func hold(_ item: MovedItem, zone: Zone, now: Instant) {
        if let end = item.embargo?.instant(in: zone), end > now {
            if state == .published { state = .draft }
            embargoedUntil = end
            (problem, given) = (.embargoed, zone.iso8601(end))
        }
        guard state == .scheduled else { return }
        guard let due = item.dueAt?.instant(in: zone), due > now, due >= embargoedUntil ?? due else {
            state = .draft
            problem = .wasScheduled
            return
        }
        scheduledFor = due
        (problem, given) = (.scheduled, zone.iso8601(due))
    }
}

extension ImportedDate {
    func instant(in zone: Zone) -> Instant {
        switch self {
        case .instant(let instant): instant
        case .civil(let local): zone.resolve(local).instant
        case .date(let day): zone.resolve(CivilDateTime(date: day, time: .midnight)).instant
        }
    }
}
