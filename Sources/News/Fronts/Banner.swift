/// Breaking news over every page of an edition, from one instant to another.
public struct Banner: Sendable, Hashable {
    /// How long its text may be, in characters: two lines of a phone.
    public static let longestText = 120
    /// How long it may stand, in seconds: news of two days is not breaking.
    public static let longestTime: Int64 = 48 * 3600

    public let edition: EditionID
    public let text: String
    /// The article it leads to.
    public let article: ArticleID?
    public let startsAt: Instant
    public let endsAt: Instant

    public init(edition: EditionID, text: String, article: ArticleID? = nil, startsAt: Instant, endsAt: Instant) {
        self.edition = edition
        self.text = text
        self.article = article
        self.startsAt = startsAt
        self.endsAt = endsAt
    }

    /// The banner as it may be set: its text on one line, its times as they can be.
    /// - Throws: `NewsError(.invalid)` that names the field.
    public func checked(at now: Instant) throws -> Banner {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !text.isEmpty, text.count <= Banner.longestText else {
            throw NewsError(.invalid, "The banner’s text is missing, or too long.", field: "text")
        }
        guard endsAt > startsAt else {
            throw NewsError(.invalid, "A banner ends after it begins.", field: "endsAt")
        }
        guard endsAt > now else { throw NewsError(.invalid, "That time is over already.", field: "endsAt") }
        guard endsAt <= max(startsAt, now).advanced(seconds: Banner.longestTime) else {
            throw NewsError(.invalid, "A banner stands for two days at most.", field: "endsAt")
        }
        return Banner(edition: edition, text: text, article: article, startsAt: startsAt, endsAt: endsAt)
    }

    /// Whether readers see it.
    public func isShown(at now: Instant) -> Bool { startsAt <= now && now < endsAt }

    /// The next instant at which it comes or goes; `nil` when it has gone.
    public func changes(after now: Instant) -> Instant? {
        now < startsAt ? startsAt : now < endsAt ? endsAt : nil
    }
}

/// A banner as it was set or taken off; never changed afterwards.
public struct BannerVersion: Sendable, Hashable {
    /// 1 for the first of an edition; where none was set it counts as 0.
    public let number: Int
    /// `nil` where it was taken off.
    public let banner: Banner?
    public let author: Signatory
    public let setAt: Instant

    public init(number: Int, banner: Banner?, author: Signatory, setAt: Instant) {
        self.number = number
        self.banner = banner
        self.author = author
        self.setAt = setAt
    }
}

/// A banner with what a reader's page shows of it.
public struct BannerReading: Sendable, Hashable {
    public let banner: Banner
    /// The article it leads to; `nil` where it leads nowhere, or readers cannot have the article.
    public let article: ArticleSummary?

    public init(_ banner: Banner, article: ArticleSummary? = nil) {
        self.banner = banner
        self.article = article
    }
}
