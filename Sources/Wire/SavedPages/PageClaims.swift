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
        }
    }

    /// The section and what stands above it: the breadcrumbs where they lead through a section that the page
    /// names, else either. No
    /// more levels and no longer names than a newsroom's sections have.
    func sectionPath(headline: String, siteName: String?) -> [String] {
        wholePath(headline: headline, siteName: siteName).prefix(4).map { String($0.prefix(80)) }
    }

    private func wholePath(headline: String, siteName: String?) -> [String] {
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
        guard let place = path.lastIndex(where: { named.contains($0.lowercased()) }) else { return [section] }
        // What stands below is a section of its own, or the page under another title than its headline.
        return Array(path[...place]) + path[(place + 1)...].prefix { $0.count <= 40 }
    }

    private static let homeNames: Set<String> = [
        "accueil", "home", "homepage", "الرئيسية", "الصفحة الرئيسية", "inicio", "portada", "asnubg", "ⴰⵙⵏⵓⴱⴳ",
        "à la une",
        "une", "front page",
    ]
}
