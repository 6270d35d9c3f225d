public import News

/// What a saved page of a news site says, before the newsroom knows of it.
public struct ImportedPage: Sendable {
    public internal(set) var headline = ""
    public internal(set) var kicker: String?
    public internal(set) var standfirst: String?
    /// Names without "Par", "By" or "بقلم".
    public internal(set) var byline: [String] = []
    public internal(set) var publishedAt: ImportedDate?
    public internal(set) var modifiedAt: ImportedDate?
    /// Names from the top section down.
    public internal(set) var sectionPath: [String] = []
    public internal(set) var topics: [String] = []
    public internal(set) var language: LanguageTag?
    public internal(set) var canonicalAddress: LinkTarget?
    public internal(set) var siteName: String?
    /// The place of the lead picture in `pictures`: 0 where there is one.
    public internal(set) var leadPicture: Int?
    /// A picture of the body is a `PictureID` that is a place in this list.
    public internal(set) var pictures: [ImportedPicture] = []
    public internal(set) var body = Body()
    public internal(set) var diagnostics: [Diagnostic] = []
}

/// A picture that a page shows.
public struct ImportedPicture: Sendable, Hashable {
    /// As the page writes it: an address, or a path beside the page.
    public let source: String
    public let alt: String?
    public let caption: String?
    public let credit: String?

    public init(source: String, alt: String? = nil, caption: String? = nil, credit: String? = nil) {
        self.source = source
        self.alt = alt
        self.caption = caption
        self.credit = credit
    }
}

/// A date as a page writes it.
public enum ImportedDate: Sendable, Hashable {
    /// With its offset from UTC.
    case instant(Instant)
    /// Without one: in the publication's zone.
    case civil(CivilDateTime)
    case date(CivilDate)

    /// Reads ISO 8601 as pages write it: `2026-11-24T08:30:00+01:00`, `…Z`, `2026-11-24 08:30`, `2026-11-24`.
    public init?(_ text: String) {
        let text = text.filter { !$0.isWhitespace || $0 == " " }.split(separator: " ").joined(separator: "T")
        guard let date = CivilDate(iso: text.prefix(10)) else { return nil }
        let rest = text.dropFirst(10).drop { $0 == "T" || $0 == "t" }
        guard !rest.isEmpty else {
            self = .date(date)
            return
        }
        let clock = rest.prefix { $0.isNumber || $0 == ":" || $0 == "." }
        let parts = clock.split(separator: ":").map { Int($0.prefix { $0 != "." }) ?? -1 }
        guard parts.count >= 2,
            let time = CivilTime(hour: parts[0], minute: parts[1], second: parts.count > 2 ? min(parts[2], 59) : 0)
        else { return nil }
        let local = CivilDateTime(date: date, time: time)
        let zone = rest.dropFirst(clock.count).filter { !$0.isWhitespace && $0 != "T" }
        guard let sign = zone.first else {
            self = .civil(local)
            return
        }
        let digits = zone.dropFirst().filter(\.isNumber)
        let wall = Int64(date.daysSince1970) * 86_400 + Int64(time.secondsSinceMidnight)
        switch sign {
        case "Z", "z": self = .instant(Instant(seconds: wall))
        case "+", "-":
            guard digits.count == 4 || digits.count == 2, let hours = Int(digits.prefix(2)), hours <= 15 else {
                return nil
            }
            let minutes = Int(digits.dropFirst(2)) ?? 0
            let offset = Int64(hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
            self = .instant(Instant(seconds: wall - offset))
        default: self = .civil(local)
        }
    }
}
