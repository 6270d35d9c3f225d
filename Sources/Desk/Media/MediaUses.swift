internal import News
internal import Store

/// Where a picture or a file is used: articles, with the fronts and banners that lead to them, and authors whose portrait
/// it is.
struct MediaUses: Sendable {
    /// How many of each are shown.
    static let shown = 100

    private let articles: [MediaUse]
    private let portraits: [(id: ContributorID, name: String)]
    /// The fronts to which someone put one of the articles by hand.
    private let fronts: [ArticleID: [FrontID]]
    /// The editions whose banner leads to one of them, now or soon.
    private let banners: [ArticleID: EditionID]
    private let hasMore: Bool
    private let mayChangeAuthors: Bool

    /// - Parameters:
    ///   - found: One more than are shown, where there are more.
    ///   - actor: Who looks; what they may not read stays unnamed.
    init(
        _ found: [MediaUse], known actor: Actor, portraits: [(id: ContributorID, name: String)] = [],
        publication: Publication, at now: Instant, _ store: any ReadTransaction
    ) throws {
        hasMore = found.count > Self.shown
        articles = found.prefix(Self.shown).filter { $0.isKnown(to: actor) }
        self.portraits = portraits
        mayChangeAuthors = actor.allows(.manageAuthors)
        let published = articles.filter(\.isWithReaders)
        fronts = try store.fronts(
            holding: Set(published.map(\.article)), in: Set(published.map(\.edition)), at: now
        )
        var banners: [ArticleID: EditionID] = [:]
        if !published.isEmpty {
            for (edition, reading) in try store.banners() where reading.banner.endsAt > now {
                if let article = reading.banner.article { banners[article] = edition }
            }
        }
        self.banners = banners
    }

    func panel(_ frame: DeskFrame, zone: Zone) -> HTML {
        let words = frame.words
        let names = FrontNames(publication: frame.publication, words: words, zone: zone)
        let authors: [HTML] = portraits.map { author in
            let name: HTML = "<bdi>\(author.name.isEmpty ? words["no_name"] : author.name)</bdi>"
            let link: HTML =
                mayChangeAuthors ? "<a href=\"\(DeskURL.author(author.id).path)\">\(name)</a>" : "<span>\(name)</span>"
            return "<li>\(link)<span class=\"soft\">\(words["use_portrait"])</span></li>"
        }
        let items: [HTML] = articles.map { use in
            let edition = frame.publication.edition(use.edition)
            let place: HTML =
                use.isWithReaders && use.isInDraft
                ? .empty : " · \(words[use.isInDraft ? "use_draft_only" : "use_readers_only"])"
            let fronts: [HTML] = (self.fronts[use.article] ?? []).map {
                " <span class=\"tag\">\(words["use_front"]) \(names.name($0))</span>"
            }
            let banner: HTML? =
                banners[use.article].map { _ in " <span class=\"tag\">\(words["banner"])</span>" }
            return """
                <li><a href="\(DeskURL.article(use.article).path)" lang="\(edition?.language.rawValue ?? "")" dir="auto">\(use.headline.directed)</a>\
                <span class="soft">\(words["state_\(use.state.rawValue)"])\(place)\(fronts)\(banner)</span></li>
                """
        }
        let more: HTML? = hasMore ? "<p class=\"soft\">\(words["uses_more"])</p>" : nil
        let all = authors + items
        let list: HTML =
            all.isEmpty ? "<p class=\"soft\">\(words["used_nowhere"])</p>" : "<ul class=\"rows\">\(all)</ul>"
        return """
            <section class="panel wide" aria-labelledby="used"><h2 id="used">\(words["used_in"])</h2>
            \(list)\(more)</section>
            """
    }
}

extension DeskFrame {
    /// The edition in whose words someone is told of what editions name each: one in their language, else the first.
    var edition: EditionID {
        let editions = publication.editions
        let own = editions.first { $0.language.primary == words.language.primary }
        return (own ?? editions.first)?.id ?? EditionID(rawValue: 0)
    }
}
