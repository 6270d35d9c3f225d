/// The words at the beginnings of many entries as numbers, so that each different word is looked at once: a search weighs
/// hundreds of entries, and they say the same again and again.
struct LeadWords {
    /// What tells where an entry has its words.
    struct Lead {
        var headline: [Int] = []
        /// What stands over the text, the headline with it, and a mark between two fields.
        var text: [Int] = []
    }

    /// Each different word, by its number.
    private(set) var words: [String] = []
    /// By a hash of its bytes: taking words for one that are not would, once in an age, weigh an entry wrongly.
    private var numbers: [UInt64: Int] = [:]

    /// Takes in the beginning of an entry's words, its first two parts (`ReaderEntry`).
    mutating func read(_ terms: String) -> Lead {
        var lead = Lead()
        var terms = terms
        // By bytes: looking for characters takes many times as long as looking at them.
        terms.withUTF8 { bytes in
            let bytes = UnsafeRawBufferPointer(bytes)
            var (start, part) = (0, 0)
            while start < bytes.count, part < 2 {
                var end = start
                while end < bytes.count, bytes[end] != UInt8(ascii: " ") { end += 1 }
                let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                start = end + 1
                if piece.elementsEqual(ReaderEntry.partMark.utf8) {
                    part += 1
                } else if part == 1 {
                    lead.text.append(number(piece))
                } else if piece.first == Self.mark, !Self.isStem(piece) {
                    lead.headline.append(number(UnsafeRawBufferPointer(rebasing: piece.dropFirst())))
                }
            }
        }
        return lead
    }

    private static let mark = UInt8(ascii: "_")

    /// - Parameter token: A word, perhaps joined to the next, or a mark between two fields.
    private mutating func number(_ token: UnsafeRawBufferPointer) -> Int {
        let isWord = token.first != Self.mark
        let word = isWord ? UnsafeRawBufferPointer(rebasing: token.prefix { $0 != Self.mark }) : token
        let hash = Self.hash(of: word)
        if let known = numbers[hash] { return known }
        let number = words.count
        words.append(String(decoding: word, as: UTF8.self))
        numbers[hash] = number
        return number
    }

    /// Whether it is one of a headline's stems, which have a mark and their edition's number at their ends.
    private static func isStem(_ token: UnsafeRawBufferPointer) -> Bool {
        var end = token.count
        while end > 0, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(token[end - 1]) { end -= 1 }
        return end < token.count && end > 2 && token[end - 1] == mark && token[end - 2] == mark
    }

    private static func hash(of word: UnsafeRawBufferPointer) -> UInt64 {
        word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
