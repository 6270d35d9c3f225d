/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed on every machine.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A stream of its own for each pair, so that any article can be made without those before it.
    init(seed: UInt64, index: Int) {
        self.init(seed: seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: Int64(index)) &* 0xD1B5_4A32_D192_ED03)
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 up to `bound`, which is at least 1.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

    /// True `percent` times in a hundred.
    mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

    /// 0 up to `bound`, which is at least 1: twice as far down, half as often, as readers and newsrooms use words
    /// (Zipf's law, in steps). In whole numbers, so that it is the same on every machine.
    mutating func rank(below bound: Int) -> Int {
        let steps = Int.bitWidth - max(bound, 1).leadingZeroBitCount
        while true {
            let step = 1 << below(steps)
            let rank = step + below(step) - 1
            if rank < bound { return rank }
        }
    }
}
