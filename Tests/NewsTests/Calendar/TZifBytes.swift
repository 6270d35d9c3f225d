/// Builds TZif files (RFC 9636) byte by byte, good ones and bad ones.
struct TZifBytes {
    var magic = Array("TZif".utf8)
    var version: UInt8 = 0x32
    var transitions: [(at: Int64, type: UInt8)] = []
    var offsets: [Int32] = [0]
    var leapSeconds = 0
    var footer = "<+00>0"
    /// Counts written in place of the true ones.
    var claimedTransitions: UInt32?
    var claimedTypes: UInt32?

    var bytes: [UInt8] {
        // An empty first block, then the one with 64 bits, then the rule between two newlines.
        guard version != 0 else { return header(isEmpty: false) + block(width: 4) }
        return header(isEmpty: true) + [0, 0, 0, 0, 0, 0] + [0] + header(isEmpty: false) + block(width: 8)
            + Array("\n\(footer)\n".utf8)
    }

    private func header(isEmpty: Bool) -> [UInt8] {
        let times = isEmpty ? 0 : claimedTransitions ?? UInt32(transitions.count)
        let types = isEmpty ? 1 : claimedTypes ?? UInt32(offsets.count)
        let leaps = isEmpty ? 0 : UInt32(leapSeconds)
        return magic + [version] + [UInt8](repeating: 0, count: 15)
            + [0, 0, leaps, times, types, 1].flatMap { big(UInt64($0), 4) }
    }

    private func block(width: Int) -> [UInt8] {
        transitions.flatMap { big(UInt64(bitPattern: $0.at), width) } + transitions.map(\.type)
            + offsets.flatMap { big(UInt64(UInt32(bitPattern: $0)), 4) + [0, 0] } + [0]
            + [UInt8](repeating: 0, count: leapSeconds * (width + 4))
    }

    private func big(_ value: UInt64, _ width: Int) -> [UInt8] {
        (0..<width).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }
}
