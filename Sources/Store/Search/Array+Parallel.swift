internal import Dispatch
internal import Foundation
internal import Synchronization

extension Array where Element: Sendable {
    /// What is made of each element, in order, on all processors at once: folding and stemming take longer than writing.
    func mappedInParallel<Output: Sendable>(_ make: @Sendable (Element) -> Output) -> [Output] {
        let parts = Swift.min(ProcessInfo.processInfo.activeProcessorCount, count / 16)
        guard parts > 1 else { return map(make) }
        let made = Mutex([Int: [Output]]())
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let outputs = self[count * part / parts..<count * (part + 1) / parts].map(make)
            made.withLock { $0[part] = outputs }
        }
        return made.withLock { made in (0..<parts).flatMap { made[$0] ?? [] } }
    }
}
