internal import Foundation

/// When readers ask, whatever becomes of their questions.
struct Arrivals {
    enum Law: String, Sendable, CaseIterable {
        /// One after the other at the same distance.
        case constant
        /// Independent of each other, as many readers are.
        case poisson
    }

    private let law: Law
    private let gap: Double
    private let end: Int64
    private var number: Double
    private var time = 0.0
    private var chance: Chance

    /// One of several streams that together have the whole rate.
    /// - Parameters:
    ///   - rate: Questions a second of all streams.
    ///   - seconds: How long they go on.
    init(_ law: Law, rate: Double, seconds: Double, stream: Int, of streams: Int, chance: Chance) {
        self.law = law
        gap = 1e9 / rate * Double(streams)
        end = Int64(seconds * 1e9)
        self.chance = chance
        // Streams take turns.
        number = Double(stream) / Double(streams)
    }

    /// Nanoseconds from the beginning; `nil` when no more come.
    mutating func next() -> Int64? {
        switch law {
        case .constant:
            // Counted, not summed: a sum drifts.
            time = number * gap
            number += 1
        case .poisson: time -= log(1 - chance.fraction()) * gap
        }
        return time < Double(end) ? Int64(time) : nil
    }
}
