/// Finds words that are written nearly alike: two words with one slip between them have a writing in common in which one
/// letter is left out of either.
public enum Spelling {
    /// Shorter words are alike by chance.
    public static let shortestWord = 4

    /// Whether a word is worth proposing: long enough, and letters alone.
    public static func isWord(_ word: String) -> Bool {
        let scalars = word.unicodeScalars
        return scalars.count >= shortestWord && scalars.count <= 24 && scalars.allSatisfy(\.properties.isAlphabetic)
    }

    /// The word, and the word without each of its letters.
    public static func slips(of word: String) -> Set<String> {
        let scalars = Array(word.unicodeScalars)
        var slips: Set<String> = [word]
        for place in scalars.indices {
            var shorter = String.UnicodeScalarView()
            shorter.append(contentsOf: scalars[..<place])
            shorter.append(contentsOf: scalars[(place + 1)...])
            slips.insert(String(shorter))
        }
        return slips
    }

    /// How many letters are left out, added, changed or swapped with their neighbour between two words.
    public static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var before: [Int] = []
        var last = Array(0...right.count)
        for i in 1...left.count {
            var row = [i]
            for j in 1...right.count {
                var least = min(row[j - 1], last[j]) + 1
                least = min(least, last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1))
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    least = min(least, before[j - 2] + 1)
                }
                row.append(least)
            }
            (before, last) = (last, row)
        }
        return last[right.count]
    }

    /// How many slips a word of this length may have for another to be meant.
    public static func tolerance(of word: String) -> Int { word.unicodeScalars.count >= 8 ? 2 : 1 }
}
