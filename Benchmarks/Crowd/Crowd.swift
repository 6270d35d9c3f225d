internal import ArgumentParser
internal import Foundation
internal import NIOCore
internal import NIOPosix

/// Asks a web server for pages at the times that readers would, whether it keeps up or not.
@main
struct Crowd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crowd",
        abstract: "Asks for pages over many kept connections at a rate that does not wait for answers.",
        discussion: """
            Every question has a time at which it is due; its latency counts from there, so that a server that halts is \
            not asked less. The report goes to standard output as JSON. When all connections stand, "ready TIME" is \
            written to standard error: the load begins at TIME of the monotonic clock, in nanoseconds.

            With --watch, standard input is read to its end, line by line: "seen PATH TAG CAME" and \
            "published BEGUN ACKNOWLEDGED PATH…". An answer to a question that was sent after an acknowledgement and \
            has a tag that was seen on the page before the beginning is stale.
            """
    )

    @Option(help: "The server's IP address.") var host = "127.0.0.1"
    @Option(help: "The server's port.") var port: Int
    @Option(help: "A file with a path in each line, the most wanted first.") var paths: String
    @Option(help: "Questions a second.") var rate: Double
    @Option(help: "Connections that are kept open.") var connections = 64
    @Option(help: "How long questions are asked.") var seconds: Double
    @Option(help: "When questions come: constant or poisson.") var arrivals = Arrivals.Law.constant
    @Option(help: "The page at place n is asked for with a weight of 1 / n^ZIPF; 0 for all alike.") var zipf = 1.0
    @Option(help: "The same seed asks for the same at the same times.") var seed: UInt64 = 1
    @Option(help: "Event loops, each with its part of readers and rate.") var lanes = 1
    @Option(help: "Seconds from the last connection to the first question.") var settling = 1.0
    @Option(help: "Seconds that answers are waited for at the end.") var patience = 10.0
    @Option(parsing: .upToNextOption, help: "Paths of the file whose answers' tags are judged.")
    var watch: [String] = []

    func validate() throws {
        guard rate > 0, seconds > 0, connections > 0, lanes > 0, patience >= 0, settling >= 0 else {
            throw ValidationError("Rate, seconds, connections and lanes have to be more than 0.")
        }
        guard lanes <= connections else { throw ValidationError("Each lane needs a connection.") }
        guard (1...65535).contains(port) else { throw ValidationError("\(port) is no port.") }
    }

    func run() async throws {
        // Besides connections: event loops, standard streams.
        try FileLimit.raise(to: connections + 64)
        let load = try self.load()
        let group = MultiThreadedEventLoopGroup(numberOfThreads: lanes)
        let told = watch.isEmpty ? nil : Told(on: group.next())

        var bound: [NIOLoopBound<Lane>] = []
        for (stream, loop) in group.makeIterator().enumerated() {
            let streams = lanes
            bound.append(
                try await loop.submit {
                    NIOLoopBound(Lane(load, stream: stream, of: streams, on: loop), eventLoop: loop)
                }.get()
            )
        }
        for lane in bound { try await lane.eventLoop.flatSubmit { lane.value.connect() }.get() }

        // What a server does for a new connection is no part of an answer.
        let start = MonotonicTime.now() + Int64(settling * 1e9)
        FileHandle.standardError.write(Data("ready \(start)\n".utf8))
        let runs = bound.map { lane in lane.eventLoop.flatSubmit { lane.value.run(from: start) } }
        var tally = Tally()
        for run in runs { tally.add(try await run.get()) }

        let words = try await told?.all()
        print(try Report(tally, load, startedAt: start, stale: stale(tally, load, words)).json)
        try await group.shutdownGracefully()
        if let line = words?.notUnderstood { throw CrowdError("What was told is not understood: \(line)") }
    }

    private func load() throws -> Load {
        let text = try String(contentsOfFile: paths, encoding: .utf8)
        let lines = text.split(separator: "\n").map(String.init)
        guard !lines.isEmpty, lines.allSatisfy({ $0.hasPrefix("/") && !$0.contains(" ") }) else {
            throw CrowdError("\(paths) has to have a path in each line.")
        }
        if let unknown = watch.first(where: { !lines.contains($0) }) {
            throw CrowdError("\(unknown) is to be watched and is not in \(paths).")
        }
        let watched = Set(watch)
        return Load(
            address: try SocketAddress(ipAddress: host, port: port),
            targets: lines.map { path in
                Load.Target(
                    path: path,
                    request: ByteBuffer(
                        string: "GET \(path) HTTP/1.1\r\nHost: \(host):\(port)\r\nAccept-Encoding: gzip\r\n\r\n"
                    ), isWatched: watched.contains(path)
                )
            }, rate: rate, seconds: seconds, connections: connections, arrivals: arrivals, zipf: zipf, seed: seed,
            patience: Int64(patience * 1e9), sources: try sources()
        )
    }

    /// A pair of addresses has 28,000 ports, some of which may not be free yet. On this machine there are more addresses
    /// to come from.
    private func sources() throws -> [SocketAddress] {
        let most = 10_000
        guard host.hasPrefix("127."), connections > most else { return [] }
        return try (0...(connections - 1) / most).map {
            try SocketAddress(ipAddress: "127.0.1.\($0 + 1)", port: 0)
        }
    }

    private func stale(_ tally: Tally, _ load: Load, _ words: Told.Words?) -> [Staleness.StaleAnswer] {
        guard let words else { return [] }
        let own = tally.watched.map {
            Staleness.Sighting(path: load.targets[$0.target].path, tag: $0.tag, cameAt: $0.cameAt)
        }
        let staleness = Staleness(sightings: own + words.sightings, publications: words.publications)
        return tally.watched.compactMap {
            staleness.judge(path: load.targets[$0.target].path, tag: $0.tag, sentAt: $0.sentAt)
        }.sorted { $0.sentAt < $1.sentAt }
    }
}

extension Arrivals.Law: ExpressibleByArgument {}
