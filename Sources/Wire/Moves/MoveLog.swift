/// Counts what a move drops or changes, by kind, with examples: however large the archive is, this stays small.
public struct MoveLog: Sendable {
    public struct Entry: Sendable, Hashable {
        /// For programs: `comments`, `shortcode`.
        public let kind: String
        public var count: Int
        /// What became of it: `3 comments were left out`.
        public var sentence: String { "\(count) \(count == 1 ? one : many) \(count == 1 ? "was" : "were") \(fate)" }
        public internal(set) var examples: [String]
        let one: String
        let many: String
        let fate: String
    }

    /// What happens to what an archive brings, beside what its markup loses (`DropLog`).
    public enum Kind: String, Sendable, CaseIterable {
        case comments, trashed, otherType, withoutHeadline, privateItem, withPassword, scheduled, wasScheduled,
            embargoed, sticky
        case noDate, futureDate, withoutSection, sectionAsTopic, parentCycle, tooDeepSection, tooManySections
        case tooManyTerms, taxonomy, shortcode, block, pictureMissing, pictureNotFetched, pictureRefused, pictureUnknown
        case tooManyAttachments, mended, cut, unclosed, entities, brokenTag, endsWithin, oldFileLink, language, refused
        case cancelled, notText, unreadable, bodyTooLong, cutWords, fetched, odd, pageMissing, leftOut

        var words: (one: String, many: String, fate: String) {
            switch self {
            case .comments: ("comment", "comments", "counted and left out")
            case .trashed: ("item of the bin", "items of the bin", "left out")
            case .otherType: ("item of a type that is no article", "items of types that are no articles", "left out")
            case .withoutHeadline: ("item without a headline", "items without a headline", "named by its first words")
            case .privateItem: ("private item", "private items", "kept as a draft")
            case .withPassword: ("item behind a password", "items behind a password", "kept as a draft")
            case .scheduled: ("scheduled item", "scheduled items", "scheduled here for the same time")
            case .wasScheduled:
                (
                    "item scheduled for a time that has passed", "items scheduled for times that have passed",
                    "kept as a draft"
                )
            case .embargoed: ("item under embargo", "items under embargo", "kept as a draft under the same embargo")
            case .sticky: ("item pinned to the front", "items pinned to the front", "kept without the pin")
            case .noDate: ("item without a believable date", "items without a believable date", "kept as a draft")
            case .futureDate:
                ("published item with a date to come", "published items with a date to come", "kept as a draft")
            case .withoutSection: ("item without a section", "items without a section", "put into the general one")
            case .sectionAsTopic:
                (
                    "further section of an item", "further sections of items",
                    "made a topic, since an article has one section"
                )
            case .parentCycle:
                ("section whose parents go in a circle", "sections whose parents go in a circle", "put at the top")
            case .tooDeepSection:
                ("section deeper than six levels", "sections deeper than six levels", "raised to the sixth")
            case .tooManySections:
                (
                    "item of a section beyond the first 2,000", "items of sections beyond the first 2,000",
                    "put into the general one, the section made a topic"
                )
            case .tooManyTerms:
                (
                    "declared section or author beyond the first 100,000",
                    "declared sections or authors beyond the first 100,000", "read from the items alone"
                )
            case .taxonomy: ("term of another taxonomy", "terms of other taxonomies", "left out")
            case .shortcode: ("shortcode", "shortcodes", "left out; what stood within is kept")
            case .block: ("block made by a program", "blocks made by a program", "left out")
            case .pictureMissing:
                ("picture that is not in the media folder", "pictures that are not in the media folder", "left out")
            case .pictureNotFetched:
                ("picture that could not be fetched", "pictures that could not be fetched", "left out")
            case .pictureRefused: ("picture that we do not take", "pictures that we do not take", "left out")
            case .pictureUnknown:
                (
                    "picture of a number that the file does not name",
                    "pictures of numbers that the file does not name", "left out"
                )
            case .tooManyAttachments:
                ("attachment beyond what is kept in memory", "attachments beyond what is kept in memory", "passed over")
            case .mended:
                (
                    "byte that is no UTF-8", "bytes that are no UTF-8",
                    "read as the old character sets have them"
                )
            case .cut: ("text longer than 2.5 MB", "texts longer than 2.5 MB", "cut there")
            case .unclosed: ("item that is not closed", "items that are not closed", "read as far as it goes")
            case .entities:
                ("entity that the file declares", "entities that the file declares", "passed over; none is expanded")
            case .brokenTag: ("“<” that begins no tag", "“<” that begin no tag", "read as text")
            case .endsWithin: ("file that ends too early", "files that end too early", "read as far as it goes")
            case .oldFileLink:
                (
                    "link to a file of the old site", "links to files of the old site",
                    "left as it is: that file must stay there"
                )
            case .language:
                (
                    "item in a language without an edition", "items in languages without an edition",
                    "put into the chosen edition"
                )
            case .refused: ("item that the newsroom refused", "items that the newsroom refused", "left out")
            case .cancelled: ("cancelled or withheld item", "cancelled or withheld items", "left out")
            case .notText: ("item that is no text", "items that are no text", "left out")
            case .unreadable: ("item that cannot be read", "items that cannot be read", "left out")
            case .bodyTooLong:
                ("text of more than 10,000 blocks", "texts of more than 10,000 blocks", "cut there")
            case .fetched: ("picture", "pictures", "fetched")
            case .cutWords:
                ("headline or standfirst that is too long", "headlines or standfirsts that are too long", "cut")
            case .pageMissing:
                ("page that is not in the folder", "pages that are not in the folder", "left out")
            case .leftOut: ("thing of a page", "things of pages", "left out or guessed")
            case .odd: ("oddity of the file", "oddities of the file", "noted")
            }
        }
    }

    private var known: [String: Entry] = [:]
    private var order: [String] = []

    public init() {}

    public var entries: [Entry] { order.compactMap { known[$0] } }
    public var isEmpty: Bool { order.isEmpty }

    public mutating func add(_ kind: Kind, _ example: @autoclosure () -> String = "", count: Int = 1) {
        guard count > 0 else { return }
        let hasRoom = known[kind.rawValue]?.examples.count ?? 0 < Self.mostExamples
        add(kind.rawValue, kind.words, hasRoom ? [example()] : [], count)
    }

    public mutating func add(_ other: MoveLog) {
        for entry in other.entries { add(entry.kind, (entry.one, entry.many, entry.fate), entry.examples, entry.count) }
    }

    mutating func add(_ drops: DropLog) {
        for drop in drops.counted {
            let nouns = drop.kind.nouns
            add(drop.kind.rawValue, (nouns.one, nouns.many, drop.kind.fate(drop.count)), drop.examples, drop.count)
        }
    }

    /// What was odd about a file that was read to its end.
    mutating func add(_ stream: XMLStream, _ set: ByteSet) {
        let oddities = stream.oddities
        add(.entities, count: oddities.declaredEntities)
        add(.brokenTag, count: oddities.brokenTags)
        if let within = oddities.endsWithin { add(.endsWithin, "it ends within \(within)") }
        if let note = set.note { add(.odd, note) }
    }

    private static let mostExamples = 5

    private mutating func add(
        _ kind: String, _ words: (one: String, many: String, fate: String), _ examples: [String], _ count: Int
    ) {
        guard count > 0 else { return }
        if known[kind] == nil {
            known[kind] = Entry(kind: kind, count: 0, examples: [], one: words.one, many: words.many, fate: words.fate)
            order.append(kind)
        }
        known[kind]?.count += count
        for example in examples where known[kind]?.examples.count ?? 0 < Self.mostExamples {
            let text = PageText.collapsed(String(example.prefix(400)))
            guard !text.isEmpty else { continue }
            let short = text.count > 100 ? text.prefix(99) + "…" : text[...]
            if known[kind]?.examples.contains(String(short)) != true { known[kind]?.examples.append(String(short)) }
        }
    }
}
