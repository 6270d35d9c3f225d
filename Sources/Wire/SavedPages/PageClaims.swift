internal import News

/// What one source of a page (its JSON-LD, its meta elements, its microdata, its markup) says of the article. The
/// sources are merged in the order of trust; each field comes from the first that has it.
struct PageClaims {
    var headline: String?
    var kicker: String?
    var standfirst: String?
    var byline: [String] = []
    var publishedAt: ImportedDate?
    var modifiedAt: ImportedDate?
    var sections: [String] = []
    /// From the breadcrumbs, the top section first.
    var trail: [String] = []
    var topics: [String] = []
    var language: LanguageTag?
    var address: String?
    var siteName: String?
    var picture: ImportedPicture?
    /// The text alone, where there is no markup of it.
    var articleBody: String?

    /// Fills what is missing from a source that is trusted less.
    mutating func fill(from other: PageClaims) {
        headline = headline ?? other.headline
        kicker = kicker ?? other.kicker
        standfirst = standfirst ?? other.standfirst
        if byline.isEmpty { byline = other.byline }
        publishedAt = publishedAt ?? other.publishedAt
        modifiedAt = modifiedAt ?? other.modifiedAt
        if sections.isEmpty { sections = other.sections }
        if trail.isEmpty { trail = other.trail }
        if topics.isEmpty { topics = other.topics }
        language = language ?? other.language
        address = address ?? other.address
        siteName = siteName ?? other.siteName
        articleBody = articleBody ?? other.articleBody
        guard let known = picture else {
            picture = other.picture
            return
        }
        // Of the same picture one source may know the size and another the words.
        if let more = other.picture, PictureKey.isSame(known.source, more.source) {
            picture?.alt = known.alt ?? more.alt
            picture?.caption = known.caption ?? more.caption
            picture?.credit = known.credit ?? more.credit
            if known.width == nil {
                picture?.width = more.width
                picture?.height = more.height
            }
        }
    }

    /// The section and what stands above it: the breadcrumbs where they lead through the section that the page names, else
    /// either.
    func sectionPath(headline: String, siteName: String?) -> [String] {
        var path = trail.filter { crumb in
            let folded = crumb.lowercased()
            return !Self.homeNames.contains(folded) && folded != siteName?.lowercased()
        }
        // The last crumb is often the page itself, its headline sometimes cut.
        if let last = path.last, headline.hasPrefix(last.prefix(20)), last.count > 15 || last == headline {
            path.removeLast()
        }
        guard let section = sections.first else { return path }
        let named = Set(sections.map { $0.lowercased() })
        return path.contains { named.contains($0.lowercased()) } ? path : [section]
    }

    private static let homeNames: Set<String> = [
        "accueil", "home", "homepage", "الرئيسية", "الصفحة الرئيسية", "inicio", "portada", "asnubg", "ⴰⵙⵏⵓⴱⴳ",
        "à la une",
        "une", "front page",
    ]
}
