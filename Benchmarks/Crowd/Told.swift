internal import Foundation
internal import NIOCore
internal import Synchronization

/// What whoever publishes tells on standard input, line by line, until it ends:
///
///     seen PATH TAG CAME
///     published BEGUN ACKNOWLEDGED PATH…
///
/// Times are nanoseconds of the monotonic clock.
final class Told: Sendable {
    struct Words: Sendable {
        var sightings: [Staleness.Sighting] = []
        var publications: [Staleness.Publication] = []
        /// The first line that says neither.
        var notUnderstood: String?

        mutating func take(_ line: String) {
            let words = line.split(separator: " ").map(String.init)
            switch words.first {
            case nil: break
            case "seen" where words.count == 4:
                guard let cameAt = Int64(words[3]) else { fallthrough }
                sightings.append(Staleness.Sighting(path: words[1], tag: words[2], cameAt: cameAt))
            case "published" where words.count > 3:
                guard let begunAt = Int64(words[1]), let acknowledgedAt = Int64(words[2]), begunAt <= acknowledgedAt
                else { fallthrough }
                publications.append(
                    Staleness.Publication(
                        begunAt: begunAt, acknowledgedAt: acknowledgedAt, paths: Array(words.dropFirst(3))
                    )
                )
            default: notUnderstood = notUnderstood ?? line
            }
        }
    }

    private let words = Mutex(Words())
    private let ended: EventLoopPromise<Void>

    /// Begins to listen.
    init(on loop: any EventLoop) {
        ended = loop.makePromise()
        // Reading waits for a line, which no event loop may.
        let thread = Thread {
            while let line = readLine() { self.words.withLock { $0.take(line) } }
            self.ended.succeed()
        }
        thread.start()
    }

    /// All that was told, once no more comes.
    func all() async throws -> Words {
        try await ended.futureResult.get()
        return words.withLock { $0 }
    }
}
