internal import News

/// One of an edition's sitemaps. What it names is settled by its name: the articles of a month, the topics of a range of
/// identities. So it changes only when something in it does, and search engines need not read the others again.
public enum SitemapShard: Sendable, Hashable {
    /// The home page and the fronts of sections.
    case pages
    /// Parts count from 1.
    case authors(part: Int)
    case topics(part: Int)
    case month(year: Int, month: Int, part: Int)

    /// How many addresses a part holds. The protocol allows 50,000; with fewer, making one takes a few megabytes of memory
    /// whatever an archive holds, and only a month of more than 300 articles a day is cut.
    public static let length = 10_000

    /// `sitemap-2026-11.xml`, `sitemap-2026-11-2.xml`, `sitemap-topics.xml`
    public var file: String {
        switch self {
        case .pages: "sitemap-pages.xml"
        case .authors(let part): "sitemap-authors\(Self.suffix(part)).xml"
        case .topics(let part): "sitemap-topics\(Self.suffix(part)).xml"
        case .month(let year, let month, let part):
            "sitemap-\(CivilDate.padded(year, to: 4))-\(CivilDate.padded(month, to: 2))\(Self.suffix(part)).xml"
        }
    }

    private static func suffix(_ part: Int) -> String { part > 1 ? "-\(part)" : "" }

    /// - Returns: `nil` for anything but the names that `file` gives.
    init?(file: String) {
        guard file.hasPrefix("sitemap-"), file.hasSuffix(".xml"), file.utf8.count <= 40 else { return nil }
        let pieces = file.dropFirst(8).dropLast(4).split(separator: "-", omittingEmptySubsequences: false)
        let numbers = pieces.dropFirst().compactMap { Int($0) }
        guard numbers.count == pieces.count - 1, let first = pieces.first else { return nil }
        switch (first, numbers.count) {
        case ("pages", 0): self = .pages
        case ("authors", 0...1): self = .authors(part: numbers.first ?? 1)
        case ("topics", 0...1): self = .topics(part: numbers.first ?? 1)
        case (_, 1...2):
            guard let year = Int(first), (1...9999).contains(year), (1...12).contains(numbers[0]) else { return nil }
            self = .month(year: year, month: numbers[0], part: numbers.count == 2 ? numbers[1] : 1)
        default: return nil
        }
        // "sitemap-topics-01.xml" must not be a second address of the first part, nor a part be negative.
        guard self.file == file, part > 0 else { return nil }
    }

    /// Counted from 1.
    public var part: Int {
        switch self {
        case .pages: 1
        case .authors(let part), .topics(let part), .month(_, _, let part): part
        }
    }
}
