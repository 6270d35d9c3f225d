internal import Benchmark

/// What the pieces cost by themselves, on one thread. The names begin with the target that is measured.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = Benchmark.Configuration(
        metrics: [.wallClock, .throughput], warmupIterations: 3, maxDuration: .seconds(1)
    )
    edgeBenchmarks()
    pagesBenchmarks()
    newsBenchmarks()
    searchBenchmarks()
    wireBenchmarks()
}

extension Benchmark {
    /// A measurement of something too short for the clock.
    static func short<Output>(_ name: String, _ body: @escaping () throws -> Output) {
        Benchmark(name, configuration: .thousands) { benchmark in
            for _ in benchmark.scaledIterations { blackHole(try body()) }
        }
    }

    /// A measurement of something that takes long enough for the clock.
    static func long<Output>(_ name: String, _ body: @escaping () throws -> Output) {
        Benchmark(name) { benchmark in
            for _ in benchmark.scaledIterations { blackHole(try body()) }
        }
    }
}

extension Benchmark.Configuration {
    /// A thousand times are one sample.
    static var thousands: Benchmark.Configuration {
        Benchmark.Configuration(timeUnits: .nanoseconds, scalingFactor: .kilo)
    }
}

/// Things in turns, so that what is measured is not one of them that everything is warm for.
final class Turns<Element> {
    private let all: [Element]
    private var place = 0

    init(_ all: [Element]) { self.all = all }

    func next() -> Element {
        place = (place + 1) % all.count
        return all[place]
    }
}
