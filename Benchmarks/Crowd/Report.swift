internal import Foundation
internal import Histogram

/// What a load found, for programs.
struct Report: Encodable {
    /// Microseconds.
    struct Times: Encodable {
        let p50: UInt64
        let p90: UInt64
        let p99: UInt64
        let p999: UInt64
        let p9999: UInt64
        let max: UInt64

        init(_ histogram: Histogram<UInt32>) {
            p50 = histogram.valueAtPercentile(50)
            p90 = histogram.valueAtPercentile(90)
            p99 = histogram.valueAtPercentile(99)
            p999 = histogram.valueAtPercentile(99.9)
            p9999 = histogram.valueAtPercentile(99.99)
            max = histogram.max
        }

        private enum CodingKeys: String, CodingKey {
            case p50, p90, p99, max
            case p999 = "p99.9"
            case p9999 = "p99.99"
        }
    }

    let connections: Int
    let rate: Double
    let seconds: Double
    /// Questions that came due, were sent, and were answered.
    let due: Int
    let sent: Int
    let answered: Int
    let errors: Int
    let errorsByKind: [String: Int]
    let statuses: [String: Int]
    let non200: Int
    let bytes: Int
    /// Answers a second, up to the last one.
    let achievedRate: Double
    let reopenedConnections: Int
    let askedAgain: Int
    /// From when a question was due to the last byte of its answer; one without an answer counts as long as was waited.
    let latency: Times
    /// How much of that this program itself was late on a free connection.
    let lateness: Times
    let watchedAnswers: Int
    let stale: Int
    /// The first of them.
    let staleAnswers: [Staleness.StaleAnswer]

    init(_ tally: Tally, _ load: Load, startedAt: Int64, stale: [Staleness.StaleAnswer]) {
        connections = load.connections
        rate = load.rate
        seconds = load.seconds
        due = tally.due
        sent = tally.sent
        answered = tally.answered
        errors = tally.faults.values.reduce(0, +)
        errorsByKind = Dictionary(
            uniqueKeysWithValues: Tally.Fault.allCases.map { ($0.rawValue, tally.faults[$0] ?? 0) }
        )
        statuses = Dictionary(uniqueKeysWithValues: tally.statuses.map { (String($0), $1) })
        non200 = tally.answered - (tally.statuses[200] ?? 0)
        bytes = tally.bytes
        let took = Double(tally.lastAnswerAt - startedAt) / 1e9
        achievedRate = took > 0 ? (Double(tally.answered) / took * 10).rounded() / 10 : 0
        reopenedConnections = tally.reopened
        askedAgain = tally.askedAgain
        latency = Times(tally.latency)
        lateness = Times(tally.lateness)
        watchedAnswers = tally.watched.count
        self.stale = stale.count
        staleAnswers = Array(stale.prefix(20))
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
