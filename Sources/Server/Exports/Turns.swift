internal import Foundation
internal import Synchronization

/// Gives out work by number, one after another, to as many as the machine has cores, and tells how far it has come.
final class Turns: Sendable {
    private let count: Int
    private let next = Mutex(0)
    private let isTold: Bool
    private let progress: Mutex<Progress>

    /// - Parameter label: What the progress is called; `nil` for what takes no time.
    init(_ label: String?, of count: Int, console: Console) {
        self.count = count
        isTold = label != nil
        progress = Mutex(Progress(label ?? "", total: count, console: console))
    }

    func take(_ work: @escaping @Sendable (Int) async throws -> Void) async throws {
        guard count > 0 else { return }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<min(count, ProcessInfo.processInfo.activeProcessorCount) {
                group.addTask {
                    while let place = self.turn() {
                        try Task.checkCancellation()
                        try await work(place)
                        self.tell(place + 1)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func turn() -> Int? {
        let place = next.withLock { place in
            defer { place += 1 }
            return place
        }
        return place < count ? place : nil
    }

    private func tell(_ done: Int) {
        if isTold { progress.withLock { $0.advance(to: done) } }
    }
}

/// Counts from several sides.
final class Tally: Sendable {
    private let counted = Mutex(0)

    var number: Int { counted.withLock { $0 } }

    func add() { counted.withLock { $0 += 1 } }
}
