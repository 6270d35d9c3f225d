internal import NIOCore

/// What is asked of whom, how often, by how many.
struct Load: Sendable {
    /// One page with the bytes that ask for it.
    struct Target: Sendable {
        let path: String
        let request: ByteBuffer
        /// Whether the tags of its answers are kept.
        let isWatched: Bool
    }

    let address: SocketAddress
    /// The most wanted first.
    let targets: [Target]
    let rate: Double
    let seconds: Double
    let connections: Int
    let arrivals: Arrivals.Law
    let zipf: Double
    let seed: UInt64
    /// How long answers are waited for once the last question is asked, in nanoseconds.
    let patience: Int64
    /// Addresses of this machine that connections come from; none for the system's choice.
    let sources: [SocketAddress]
}
