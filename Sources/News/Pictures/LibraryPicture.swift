/// A picture as the media library knows it: with where it came from, and the number of its last change.
public struct LibraryPicture: Sendable, Hashable {
    public var picture: Picture
    /// Grows with every change, so that two who change at once do not overwrite each other.
    public var version: Int
    /// The name its file came with.
    public var fileName: String?
    /// Of the file that is kept.
    public var byteCount: Int?
    public var addedAt: Instant?
    /// Who brought it in; `nil` for what came in some other way.
    public var addedBy: Signatory?
    /// Who made it, as its file says.
    public var creator: String?
    /// The title its file gives it.
    public var headline: String?
    /// When it was taken, as its file says: a date, or a date with a time, without a zone.
    public var takenOn: String?

    public init(
        picture: Picture, version: Int = 1, fileName: String? = nil, byteCount: Int? = nil, addedAt: Instant? = nil,
        addedBy: Signatory? = nil, creator: String? = nil, headline: String? = nil, takenOn: String? = nil
    ) {
        self.picture = picture
        self.version = version
        self.fileName = fileName
        self.byteCount = byteCount
        self.addedAt = addedAt
        self.addedBy = addedBy
        self.creator = creator
        self.headline = headline
        self.takenOn = takenOn
    }

    /// The text that a search of the library looks in.
    public var searchText: String {
        let texts = picture.texts.sorted { $0.key < $1.key }.flatMap { [$0.value.altText, $0.value.caption ?? ""] }
        return (texts + [picture.creditLine, picture.copyrightNotice, fileName, creator, headline].compactMap { $0 })
            .joined(separator: " ")
    }
}

/// An article that shows a picture, or leads to a sound or a document.
public struct MediaUse: Sendable, Hashable {
    public let article: ArticleID
    public let edition: EditionID
    public let state: ArticleState
    public let headline: String
    /// Whether the newest text has it, and whether the text that readers have does.
    public let isInDraft: Bool
    public let isWithReaders: Bool
    /// Who began it.
    public let author: UserID?

    public init(
        article: ArticleID, edition: EditionID, state: ArticleState, headline: String, isInDraft: Bool,
        isWithReaders: Bool, author: UserID? = nil
    ) {
        self.article = article
        self.edition = edition
        self.state = state
        self.headline = headline
        self.isInDraft = isInDraft
        self.isWithReaders = isWithReaders
        self.author = author
    }

    /// Whether `actor` may know of it: who may not read an article is not told its headline.
    public func isKnown(to actor: Actor) -> Bool {
        let authors = Set([author].compactMap { $0 })
        return actor.allows(.read, on: ArticleStanding(sectionPath: [], authors: authors, state: state))
    }
}

/// What a list of the media library holds.
public struct MediaFilter: Sendable, Hashable {
    /// Something that pictures lack.
    public enum Gap: String, Sendable, CaseIterable {
        /// No edition has words for those who cannot see it.
        case altText
        case credit
        /// Its right has ended.
        case expired
        /// Its right ends within a month.
        case expiring
    }

    /// Every one of them stands in what is said of the picture, at the beginning of a word.
    public var words: [String]
    public var gap: Gap?

    /// - Parameter text: As it was typed.
    public init(text: String = "", gap: Gap? = nil) {
        // Longest first: it is most likely the rarest, and leads the search.
        words = Array(SearchWords.of(text).sorted { ($0.count, $0) > ($1.count, $1) }.prefix(6))
        self.gap = gap
    }

    /// Whether the list is in the order in which rights end (soonest first, or last ended first) instead of the newest
    /// first.
    public var goesByExpiry: Bool { words.isEmpty && (gap == .expired || gap == .expiring) }
}

/// Where a list of the media library goes on.
public struct MediaKey: Sendable, Hashable {
    public let picture: PictureID
    /// In the lists that go by it.
    public let expiresOn: CivilDate?

    /// Where the list of `filter` goes on after `last`.
    public init(_ last: LibraryPicture, in filter: MediaFilter) {
        self.init(picture: last.picture.id, expiresOn: filter.goesByExpiry ? last.picture.expiresOn : nil)
    }

    public init(picture: PictureID, expiresOn: CivilDate? = nil) {
        self.picture = picture
        self.expiresOn = expiresOn
    }

    /// `42`, or `2026-11-24.42`, as it stands in an address.
    public var text: String { (expiresOn.map { $0.iso + "." } ?? "") + String(picture.rawValue) }

    /// - Returns: `nil` when `text` is no key.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let last = parts.last, let number = Int64(String(last)), number > 0 else {
            return nil
        }
        guard parts.count == 2 else {
            self.init(picture: PictureID(rawValue: number))
            return
        }
        guard let day = CivilDate(iso: parts[0]) else { return nil }
        self.init(picture: PictureID(rawValue: number), expiresOn: day)
    }
}
