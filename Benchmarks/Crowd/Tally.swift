internal import Histogram

/// What came of the questions of one event loop.
struct Tally: Sendable {
    /// What went wrong with a question.
    enum Fault: String, Sendable, CaseIterable {
        /// No connection could be made for it.
        case refused
        /// The connection ended before its answer did.
        case broken
        /// The answer was none of HTTP/1.1's with a length.
        case unreadable
        /// Nothing came as long as was waited.
        case unanswered
    }

    /// An answer of a page that is watched. Times are monotonic.
    struct WatchedAnswer: Sendable {
        let target: Int
        let tag: String
        let sentAt: Int64
        let cameAt: Int64
    }

    static let longest: UInt64 = 60_000_000

    var due = 0
    var sent = 0
    var answered = 0
    var statuses: [Int: Int] = [:]
    var faults: [Fault: Int] = [:]
    var bytes = 0
    /// Connections that were made anew because the server had closed them.
    var reopened = 0
    /// Questions asked once more, because they crossed the closing of their connection.
    var askedAgain = 0
    var lastAnswerAt: Int64 = 0
    /// Microseconds from when a question was due to the last byte of its answer.
    var latency = Histogram<UInt32>(highestTrackableValue: longest, numberOfSignificantValueDigits: .three)
    /// Microseconds from when a question was due to when it was sent, on a connection that was free: this program's own.
    var lateness = Histogram<UInt32>(highestTrackableValue: longest, numberOfSignificantValueDigits: .three)
    var watched: [WatchedAnswer] = []

    static func record(_ nanoseconds: Int64, in histogram: inout Histogram<UInt32>) {
        _ = histogram.record(min(max(UInt64(max(nanoseconds, 0) + 999) / 1000, 1), longest))
    }

    mutating func note(_ fault: Fault) { faults[fault, default: 0] += 1 }

    mutating func add(_ other: Tally) {
        due += other.due
        sent += other.sent
        answered += other.answered
        statuses.merge(other.statuses) { $0 + $1 }
        faults.merge(other.faults) { $0 + $1 }
        bytes += other.bytes
        reopened += other.reopened
        askedAgain += other.askedAgain
        lastAnswerAt = max(lastAnswerAt, other.lastAnswerAt)
        latency.add(other.latency)
        lateness.add(other.lateness)
        watched += other.watched
    }
}
