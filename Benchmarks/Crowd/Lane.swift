internal import NIOCore

/// The part of a load that one event loop bears: its readers, its stream of questions, its count.
final class Lane {
    let load: Load
    let loop: any EventLoop
    var tally = Tally()

    private var readers: [Reader] = []
    private var arrivals: Arrivals
    private let popularity: Popularity
    private var chance: Chance
    private var startedAt: Int64 = 0
    /// When the next question is due.
    private var nextAt: Int64?
    private var nextReader = 0
    private var open = 0
    private var finished: EventLoopPromise<Tally>?

    /// So many questions are sent before what came is read.
    private static let most = 64
    /// So many connections are made at once, for the server's queue of them is short.
    private static let mostOpening = 64

    init(_ load: Load, stream: Int, of streams: Int, on loop: any EventLoop) {
        self.load = load
        self.loop = loop
        popularity = Popularity(pages: load.targets.count, exponent: load.zipf)
        var seeds = Chance(seed: load.seed &+ UInt64(stream))
        chance = Chance(seed: seeds.next())
        arrivals = Arrivals(
            load.arrivals, rate: load.rate, seconds: load.seconds, stream: stream, of: streams,
            chance: Chance(seed: seeds.next())
        )
        readers = stride(from: stream, to: load.connections, by: streams).map { number in
            Reader(self, source: load.sources.isEmpty ? nil : load.sources[number % load.sources.count])
        }
    }

    // MARK: Connections

    /// Makes all connections.
    func connect() -> EventLoopFuture<Void> {
        let promise = loop.makePromise(of: Void.self)
        var (next, done) = (0, 0)
        var isOver = false
        func more() {
            guard next < readers.count, !isOver else { return }
            next += 1
            readers[next - 1].connect().assumeIsolated().whenComplete { result in
                done += 1
                if case .failure(let error) = result, !isOver {
                    isOver = true
                    promise.fail(CrowdError("Connection \(done) of \(self.readers.count) could not be made: \(error)."))
                } else if done == self.readers.count {
                    promise.succeed()
                }
                more()
            }
        }
        for _ in 0..<Self.mostOpening { more() }
        return promise.futureResult
    }

    // MARK: Questions

    /// Asks from an instant of the monotonic clock on.
    func run(from start: Int64) -> EventLoopFuture<Tally> {
        let promise = loop.makePromise(of: Tally.self)
        finished = promise
        startedAt = start
        advance()
        tick()
        return promise.futureResult
    }

    private func advance() { nextAt = arrivals.next().map { startedAt + $0 } }

    private func tick() {
        var count = 0
        while let dueAt = nextAt {
            let wait = dueAt - MonotonicTime.now()
            if wait > 0 {
                loop.assumeIsolated().scheduleTask(in: .nanoseconds(wait)) { self.tick() }
                return
            }
            guard count < Self.most else {
                loop.assumeIsolated().execute { self.tick() }
                return
            }
            count += 1
            ask(at: dueAt)
            advance()
        }
        loop.assumeIsolated().scheduleTask(in: .nanoseconds(load.patience)) { self.finish() }
        finishIfDone()
    }

    private func ask(at dueAt: Int64) {
        tally.due += 1
        open += 1
        let target = popularity.draw(&chance)
        readers[nextReader].ask(Reader.Question(target: target, dueAt: dueAt))
        nextReader = (nextReader + 1) % readers.count
    }

    // MARK: What comes of them

    func end(_ question: Reader.Question, _ answer: AnswerReader.Answer) {
        let now = MonotonicTime.now()
        Tally.record(now - question.dueAt, in: &tally.latency)
        tally.answered += 1
        tally.bytes += answer.bytes
        tally.statuses[answer.status, default: 0] += 1
        tally.lastAnswerAt = now
        if let tag = answer.entityTag, answer.status == 200 {
            tally.watched.append(
                Tally.WatchedAnswer(target: question.target, tag: tag, sentAt: question.sentAt, cameAt: now)
            )
        }
        open -= 1
        finishIfDone()
    }

    func end(_ question: Reader.Question, _ fault: Tally.Fault) {
        tally.note(fault)
        open -= 1
        finishIfDone()
    }

    private func finishIfDone() { if nextAt == nil, open == 0 { finish() } }

    private func finish() {
        guard let promise = finished else { return }
        finished = nil
        let now = MonotonicTime.now()
        for question in readers.flatMap(\.openQuestions) {
            // Left out, the slowest would make the figures better.
            Tally.record(now - question.dueAt, in: &tally.latency)
            tally.note(.unanswered)
        }
        for reader in readers { reader.close() }
        promise.succeed(tally)
    }
}
