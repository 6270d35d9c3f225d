/// Tells answers that show what was true before a publication from those that may.
///
/// A tag that was seen on a page before a publication of what the page shows was begun is an old one from then on; an
/// answer to a question that was sent after the publication was acknowledged must not have it. What was seen between the
/// two may be the old or the new. All is judged when all is known, so that nothing depends on how fast word of a
/// publication comes here.
struct Staleness {
    /// A tag of a page, as someone was given it.
    struct Sighting: Sendable {
        let path: String
        let tag: String
        let cameAt: Int64
    }

    struct Publication: Sendable {
        let begunAt: Int64
        let acknowledgedAt: Int64
        /// Pages that say something else since.
        let paths: [String]
    }

    struct StaleAnswer: Sendable, Encodable {
        let path: String
        let tag: String
        /// Nanoseconds of the monotonic clock.
        let sentAt: Int64
        /// How long before that the publication was acknowledged.
        let microsecondsAfter: Int64
    }

    /// When each tag of each page was first seen.
    private var firstSeen: [String: [String: Int64]] = [:]
    /// Of each page by when they were acknowledged, with the latest beginning among it and those before.
    private var publications: [String: [(acknowledgedAt: Int64, begunAt: Int64)]] = [:]

    init(sightings: some Sequence<Sighting>, publications: some Sequence<Publication>) {
        for sighting in sightings {
            let known = firstSeen[sighting.path]?[sighting.tag] ?? .max
            firstSeen[sighting.path, default: [:]][sighting.tag] = min(known, sighting.cameAt)
        }
        for publication in publications.sorted(by: { $0.acknowledgedAt < $1.acknowledgedAt }) {
            for path in publication.paths {
                let latest = max(self.publications[path]?.last?.begunAt ?? .min, publication.begunAt)
                self.publications[path, default: []].append((publication.acknowledgedAt, latest))
            }
        }
    }

    /// The answer as a stale one; `nil` where it is not.
    func judge(path: String, tag: String, sentAt: Int64) -> StaleAnswer? {
        guard let before = publications[path]?.last(where: { $0.acknowledgedAt < sentAt }),
            let seen = firstSeen[path]?[tag], seen < before.begunAt
        else { return nil }
        return StaleAnswer(
            path: path, tag: tag, sentAt: sentAt, microsecondsAfter: (sentAt - before.acknowledgedAt) / 1000
        )
    }
}
