internal import News
internal import Wire

/// When a moved item was published, as far as its source can be believed.
struct MovedTimes {
    private(set) var state: ArticleState
    /// Of what is not published, when it was last worked on.
    private(set) var published: Instant
    private(set) var modified: Instant?
    /// What is wrong with its date.
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
        if let last = self.modified, last <= self.published { self.modified = nil }
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
