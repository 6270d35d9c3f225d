internal import Foundation

/// What a publication says means the same in its articles: one group a line, its words parted by commas. A query for one
/// of a group finds articles that have another.
public struct Synonyms: Sendable, Hashable {
    /// One of a group: a word, or some that follow each other.
    public struct Entry: Sendable, Hashable {
        public let text: String
        /// In the form that the search compares.
        public let words: [String]
    }

    /// As it was typed.
    public let text: String
    /// By the first word of an entry: the entry and the group that it is of.
    private let entries: [String: [(entry: Entry, group: [Entry])]]

    public static let none = Synonyms()

    private static let mostGroups = 200
    static let mostEntries = 10
    private static let mostWords = 5

    private init() {
        text = ""
        entries = [:]
    }

    /// - Throws: `NewsError(.invalid)` for a group of one, of too many, or with an entry that is long or has no letter.
    public init(_ text: String) throws {
        var entries: [String: [(entry: Entry, group: [Entry])]] = [:]
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
        guard lines.count <= Self.mostGroups else {
            throw NewsError(.invalid, "Two hundred groups of synonyms are the most.", field: "synonyms")
        }
        for line in lines {
            let group = line.split { ",،;؛".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
                .map { Entry(text: $0, words: SearchFolding.words(in: $0)) }
            guard (2...Self.mostEntries).contains(group.count) else {
                throw NewsError(.invalid, "A group of synonyms has two to ten, parted by commas.", field: "synonyms")
            }
            guard group.allSatisfy({ (1...Self.mostWords).contains($0.words.count) && $0.text.count <= 80 }) else {
                throw NewsError(.invalid, "A synonym has one to five words.", field: "synonyms")
            }
            for entry in group {
                guard let first = entry.words.first else { continue }
                entries[first, default: []].append((entry, group.filter { $0 != entry }))
            }
        }
        self.text = lines.joined(separator: "\n")
        // Of entries that begin alike the longest is meant.
        self.entries = entries.mapValues { $0.sorted { $0.entry.words.count > $1.entry.words.count } }
    }

    /// The longest entry that the words begin with, and what means the same.
    func entry(at words: [String]) -> (length: Int, others: [Entry])? {
        guard let first = words.first, let known = entries[first],
            let longest = known.first(where: { words.starts(with: $0.entry.words) })?.entry.words
        else { return nil }
        var seen: Set<Entry> = []
        let others = known.filter { $0.entry.words == longest }.flatMap(\.group).filter { seen.insert($0).inserted }
        return (longest.count, Array(others.prefix(Self.mostEntries)))
    }

    /// The entries of one word each, with what means the same, by the stems that a language gives them.
    func byStem(_ stems: (_ text: String) -> [String]) -> [String: [Entry]] {
        var found: [String: [Entry]] = [:]
        for (entry, group) in entries.values.joined() where entry.words.count == 1 {
            for stem in stems(entry.text) { found[stem, default: []] += group }
        }
        return found
    }

    var isEmpty: Bool { entries.isEmpty }

    public static func == (left: Synonyms, right: Synonyms) -> Bool { left.text == right.text }
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
