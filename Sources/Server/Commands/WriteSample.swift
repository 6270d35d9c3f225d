internal import News
/// placeholder until Sample stands
public struct WriteSample: Sendable {
    public init(folder: PublicationFolder, articles: Int, seed: UInt64) {}
    public func run(console: Console, environment: [String: String]) async throws {}
}
