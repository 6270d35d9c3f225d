public import News

/// One item of another system's archive, read but not yet brought into our forms: the body is still markup.
public struct MovedItem: Sendable {
    /// How the markup of a body is written.
    public enum Markup: Sendable, Hashable {
        /// WordPress: shortcodes, and blank lines for paragraphs where there are no blocks.
        case wordPress
        case html
    }

    /// A name with the paths that led to it at the old site.
    public struct Name: Sendable, Hashable {
        public var name: String
        public var oldPaths: [String]

        public init(_ name: String, oldPaths: [String] = []) {
            self.name = name
            self.oldPaths = oldPaths
        }
    }

    /// What makes the item the same when it comes again, besides the format.
    public var identity: [String]
    public var kind: ArticleKind
    public var state: ArticleState
    public var headline: String
    public var kicker: String?
    public var standfirst: String?
    public var source: String?
    public var edNote: String?
    /// The words of its old address, where they can stand in one of ours.
    public var slug: Slug?
    /// From the top section down; empty where it has none.
    public var section: [Name]
    public var topics: [Name]
    public var byline: [Name]
    public var publishedAt: ImportedDate?
    public var modifiedAt: ImportedDate?
    /// Of an item in the state `scheduled`, when it was to go out at the old site.
    public var dueAt: ImportedDate?
    /// The time before which its source lets nothing of it leave.
    public var embargo: ImportedDate?
    /// The number that the old site knows it by, under which pictures may hang.
    public var number: Int64?
    public var language: LanguageTag?
    public var body: String
    public var markup: Markup
    public var leadPicture: ImportedPicture?
    public var oldPaths: [String]

    public init(identity: [String], headline: String, body: String, markup: Markup) {
        self.identity = identity
        self.kind = .news
        self.state = .published
        self.headline = headline
        self.section = []
        self.topics = []
        self.byline = []
        self.body = body
        self.markup = markup
        self.oldPaths = []
    }

    /// Puts it under the embargo that its source names.
    /// - Returns: Whether its end could be read; where not, the item is kept as a draft, with a note to editors.
    mutating func holdBack(until end: String) -> Bool {
        embargo = ImportedDate(reading: end)
        guard embargo == nil else { return true }
        state = .draft
        edNote = [edNote, "Embargoed at its source until \(end)."].compactMap { $0 }.joined(separator: " ")
        return false
    }
}

/// What is known of the archive's old site.
public struct MovedSite: Sendable {
    public var title = ""
    /// Kept without a slash at its end: `https://example.org/blog`.
    public var address = "" {
        didSet {
            if address.hasSuffix("/") { address.removeLast() }
            target = LinkTarget(rawValue: address + "/")
            host = target?.host.map { Self.bare($0) }
            base = path(of: address + "/") ?? ""
            while base.hasSuffix("/") { base.removeLast() }
        }
    }
    /// Files of the site by the number that markup names them by.
    public var files: (@Sendable (Int64) -> ImportedPicture?)?
    /// The files that hang under an item, by its number.
    public var hanging: (@Sendable (Int64) -> [Int64])?

    private(set) var target: LinkTarget?
    private var host: String?
    /// The path of the site itself, without a slash at its end; empty for most.
    public private(set) var base = ""

    public init() {}

    /// The path of an address of the old site, from the host's root, without a fragment; `nil` for what stands elsewhere.
    func path(of address: String) -> String? {
        guard let host, let target = LinkTarget(rawValue: address), let theirs = target.host, Self.bare(theirs) == host,
            let start = address.firstRange(of: "://")?.upperBound
        else { return nil }
        let path = address[start...].drop { $0 != "/" && $0 != "?" }.prefix { $0 != "#" }
        return path.hasPrefix("/") ? String(path) : "/" + path
    }

    private static func bare(_ host: String) -> String { host.hasPrefix("www.") ? String(host.dropFirst(4)) : host }
}
