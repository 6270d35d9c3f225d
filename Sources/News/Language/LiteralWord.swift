/// Words that are no prose and are printed as they are: addresses, mail addresses, pieces of code, character
/// references.
enum LiteralWord {
    static func isOne(_ word: ArraySlice<UInt8>) -> Bool {
        var before: UInt8 = 0
        var beforeThat: UInt8 = 0
        for (index, byte) in word.enumerated() {
            switch byte {
            // _ = { } \ < >
            case 0x5F, 0x3D, 0x7B, 0x7D, 0x5C, 0x3C, 0x3E: return true
            // A mail address, and not a name such as @compte.
            case 0x40 where index > 0 && (before.isDigit || before.isASCIILetter): return true
            // ://
            case 0x2F where before == 0x2F && beforeThat == 0x3A: return true
            // ()
            case 0x29 where before == 0x28: return true
            // &amp;
            case 0x3B where word.first == 0x26 && index > 1 && before != 0x26: return true
            default: break
            }
            beforeThat = before
            before = byte
        }
        return startsWithWWW(word)
    }

    private static func startsWithWWW(_ word: ArraySlice<UInt8>) -> Bool {
        word.drop { $0 == 0x28 || $0 == 0x5B }.starts(with: [0x77, 0x77, 0x77, 0x2E])
    }
}
