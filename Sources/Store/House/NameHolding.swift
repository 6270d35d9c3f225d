internal import News

/// Which names of a list hold what someone typed. A store compares letters as they stand, and the search's folding knows
/// more of them (an alef with its hamza, a ta marbuta, œ): so the store leaves out what cannot match, and what is left is
/// looked at here.
struct NameHolding: Sendable {
    private let folded: String
    private let words: [String]

    init(_ text: String) {
        folded = text.folded
        words = SearchFolding.words(in: text)
    }

    /// What the column of folded names must be like: the letters of the longest word that have one form alone, in their
    /// order.
    private var skeleton: String {
        let longest = words.max { $0.unicodeScalars.count < $1.unicodeScalars.count } ?? ""
        let firm = longest.unicodeScalars.filter { !Self.changing.contains($0) }
        return "%" + firm.map { "\($0)%" }.joined()
    }

    /// Letters that folding makes of others.
    private static let changing = Set("اويهكأإآؤئoeasthdli0123456789".unicodeScalars)

    /// The condition on `column`, which holds folded names.
    func condition(on column: SQL) -> SQL {
        guard !folded.isEmpty else { return "1 = 1" }
        guard !words.isEmpty else { return "\(column) LIKE \(folded.likePattern) ESCAPE '!'" }
        return "(\(column) LIKE \(skeleton) OR \(column) LIKE \(folded.likePattern) ESCAPE '!')"
    }

    func matches(_ name: String) -> Bool {
        folded.isEmpty || name.folded.contains(folded) || !words.isEmpty && SearchFolding.holds(name, words: words)
    }

    /// The first of a list that match, asked for part by part.
    /// - Parameter part: The rows after a key, at most so many.
    func first<Entry>(
        _ limit: Int, after start: NameKey, key: (Entry) -> NameKey, name: (Entry) -> String,
        _ part: (NameKey, Int) throws -> [Entry]
    ) throws -> [Entry] {
        guard !folded.isEmpty else { return try part(start, limit) }
        var found: [Entry] = []
        var start = start
        while found.count < limit {
            let size = max(limit, 200)
            let entries = try part(start, size)
            found += entries.filter { matches(name($0)) }
            guard entries.count == size, let last = entries.last else { break }
            start = key(last)
        }
        return Array(found.prefix(limit))
    }
}
