public import Logging
internal import Synchronization

/// A log that a test reads.
public final class CapturedLog: LogHandler {
    private let lines = Mutex<[String]>([])

    public init() {}

    /// Everything that was logged, with its metadata.
    public var text: String { lines.withLock { $0.joined(separator: "\n") } }

    public func log(event: LogEvent) {
        lines.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:])") }
    }

    public var logLevel: Logger.Level {
        get { .trace }
        set {}
    }

    public var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    public subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }
}
