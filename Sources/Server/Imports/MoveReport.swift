internal import News
internal import Newsroom
internal import Wire

/// What the import of an archive made, dropped and changed, for a person or (as JSON) for a program.
public struct MoveReport: Sendable, Codable {
    public struct Names: Sendable, Codable {
        public var count = 0
        /// The first of them.
        public var examples: [String] = []

        mutating func add(_ names: [String]) {
            count += names.count
            examples += names.prefix(max(0, 10 - examples.count))
        }
    }

    public struct Change: Sendable, Codable {
        public var kind: String
        public var count: Int
        public var sentence: String
        public var examples: [String]
    }

    public var file: String
    public var format: String
    /// Whether nothing was written.
    public var isTrial: Bool
    public var read = 0
    public var made = 0
    public var alreadyThere = 0
    /// Of those made, by state.
    public var states: [String: Int] = [:]
    public var pictures = 0
    public var sections = Names()
    public var authors = Names()
    public var topics = Names()
    public var changes: [Change] = []
    /// Articles a second.
    public var rate = 0

    init(file: String, format: String, isTrial: Bool) {
        self.file = file
        self.format = format
        self.isTrial = isTrial
    }

    mutating func add(_ outcome: ImportOutcome) {
        made += outcome.made
        alreadyThere += outcome.alreadyThere
        sections.add(outcome.sectionsMade)
        authors.add(outcome.contributorsMade)
        topics.add(outcome.topicsMade)
    }

    /// One page among many.
    mutating func add(_ page: ImportReport) {
        let new = page.items.count { $0.outcome == "made" }
        made += new
        alreadyThere += page.items.count - new
        if new > 0 { states[page.state.rawValue, default: 0] += new }
        pictures += page.picturesFound
        sections.add(page.outcome?.sectionsMade ?? [])
        authors.add(page.outcome?.contributorsMade ?? [])
        topics.add(page.outcome?.topicsMade ?? [])
    }

    mutating func add(_ log: MoveLog) {
        changes = log.entries.map {
            Change(kind: $0.kind, count: $0.count, sentence: $0.sentence, examples: $0.examples)
        }
    }

    /// The report as lines.
    public var lines: [String] {
        var lines = ["\(file) (\(format))" + (isTrial ? ": a trial, nothing was written" : "")]
        lines.append("  read     \(read) article\(read == 1 ? "" : "s")")
        let verb = isTrial ? "would be" : "made    "
        let listing = states.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        lines.append("  \(verb) \(made) article\(made == 1 ? "" : "s")" + (listing.isEmpty ? "" : " (\(listing))"))
        for (noun, names) in [("section", sections), ("author", authors), ("topic", topics)] where names.count > 0 {
            let more = names.count > names.examples.count ? " …" : ""
            let shown = names.examples.map { "“\($0)”" }.joined(separator: ", ")
            lines.append("  \(verb) \(names.count) \(noun)\(names.count == 1 ? "" : "s"): \(shown)\(more)")
        }
        if pictures > 0 { lines.append("  \(verb) \(pictures) picture\(pictures == 1 ? "" : "s")") }
        if alreadyThere > 0 {
            lines.append(
                "  skipped  \(alreadyThere) that \(alreadyThere == 1 ? "was" : "were") imported before, left as "
                    + (alreadyThere == 1 ? "it is" : "they are"))
        }
        for change in changes {
            lines.append("  changed  \(change.sentence)")
            lines += change.examples.map { "             \($0)" }
        }
        return lines
    }
}
