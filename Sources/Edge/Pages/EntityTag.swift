/// A digest of a body that changes with any byte of it: two 64-bit sums over eight bytes at a time, mixed as SplitMix64
/// does. It guards against mistakes, not against forgery: the bodies are ours.
enum EntityTag {
    static func digest(_ body: [UInt8]) -> String {
        var first: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(body.count)
        var second: UInt64 = 0x8422_2325_CBF2_9CE4
        body.withUnsafeBytes { bytes in
            var place = 0
            while place + 8 <= bytes.count {
                mix(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian, &first, &second)
                place += 8
            }
            var rest: UInt64 = 0
            while place < bytes.count {
                rest = rest << 8 | UInt64(bytes[place])
                place += 1
            }
            mix(rest, &first, &second)
        }
        return String(first, radix: 36) + String(second, radix: 36)
    }

    private static func mix(_ word: UInt64, _ first: inout UInt64, _ second: inout UInt64) {
        first = (first ^ word) &* 0xBF58_476D_1CE4_E5B9
        first ^= first >> 31
        second = (second &+ word) &* 0x94D0_49BB_1331_11EB
        second ^= second >> 29
    }
}
