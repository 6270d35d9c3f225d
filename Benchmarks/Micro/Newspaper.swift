internal import Foundation
internal import News
internal import Pages
internal import Sample

/// A publication of the made-up archive, without a store: the same articles everywhere, by their number.
struct Newspaper {
    static let now = Instant(seconds: 1_795_521_600)

    let archive = SampleArchive(seed: 1, count: 400, newest: Newspaper.now)
    let publication: Publication
    let renderer: PageRenderer

    /// - Throws: What is wrong with the theme or the zone.
    init() throws {
        func edition(_ place: Int) -> EditionID { EditionID(rawValue: Int64(place + 1)) }
        func section(_ place: Int) -> SectionID { SectionID(rawValue: Int64(place + 1)) }
        publication = Publication(
            name: SampleArchive.publicationName, url: "https://fanal.example", timeZone: "Africa/Casablanca",
            editions: SampleArchive.editions.enumerated().map { place, entry in
                Edition(
                    id: edition(place), language: entry.language, pathPrefix: entry.pathPrefix, name: entry.name,
                    tagline: entry.tagline
                )
            },
            sections: SectionTree(
                archive.lists.sections.enumerated().map { place, entry in
                    Section(
                        id: section(place), parent: entry.parent.map(section), position: place + 1,
                        names: Dictionary(uniqueKeysWithValues: entry.names.map { (edition($0), $1) })
                    )
                }
            )
        )
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        renderer = PageRenderer(
            publication: publication, zone: try Zone.load(publication.timeZone),
            theme: try Theme(folder: root.appending(path: "Themes/default").path())
        )
    }

    var french: Edition { publication.editions[0] }

    /// Whole articles in one language, the newest first.
    func articles(_ count: Int, in language: Int = 0) -> [SampleArticle] {
        Array(
            (0..<archive.count).lazy.map { archive.article($0) }
                .filter { $0.edition == language && $0.content.kind != .brief }.prefix(count)
        )
    }

    func summary(of article: SampleArticle) -> ArticleSummary {
        let edition = publication.editions[article.edition]
        return ArticleSummary(
            id: ArticleID(rawValue: Int64(article.index + 1)), edition: edition.id,
            section: SectionID(rawValue: Int64(article.section + 1)), kind: article.content.kind,
            slug: LanguageRules.of(edition.language).slug(article.content.headline), kicker: article.content.kicker,
            headline: article.content.headline, standfirst: article.content.standfirst,
            publishedAt: article.publishedAt, leadPicture: nil,
            byline: credits(of: article).map(\.name.name).joined(separator: ", ")
        )
    }

    private func credits(of article: SampleArticle) -> [NamedContributor] {
        article.content.credits.compactMap { id in
            archive.lists.contributors[Int(id.rawValue)][article.edition].map {
                NamedContributor(id: id, kind: .person, name: $0)
            }
        }
    }

    private func topics(of article: SampleArticle) -> [NamedTopic] {
        article.content.topics.compactMap { id in
            archive.lists.topics[Int(id.rawValue)][article.edition].map { NamedTopic(id: id, name: $0) }
        }
    }

    /// Every picture that an article shows.
    private func pictures(of article: SampleArticle) -> [PictureID: Picture] {
        let ids =
            [article.content.leadPicture].compactMap(\.self)
            + article.content.body.blocks.flatMap(Self.pictures(in:))
        return Dictionary(
            ids.map { id in
                (
                    id,
                    Picture(
                        id: id, contentHash: String(repeating: "5a", count: 32), width: 1600, height: 1067,
                        format: .jpeg, creditLine: "Le Fanal", averageColor: "#808080",
                        texts: [EditionID(rawValue: Int64(article.edition + 1)): Picture.Text(altText: "Une rue")]
                    )
                )
            }
        ) { first, _ in first }
    }

    private static func pictures(in block: Block) -> [PictureID] {
        switch block {
        case .image(let picture): [picture.picture]
        case .gallery(let pictures): pictures.map(\.picture)
        default: []
        }
    }

    /// All that an article's page shows, with twelve latest headlines and four stories to read next.
    func reading(of article: SampleArticle, among others: [SampleArticle]) -> ArticleReading {
        let summary = summary(of: article)
        return ArticleReading(
            article: Article(
                id: summary.id, edition: summary.edition, section: summary.section, slug: summary.slug,
                state: .published, content: article.content, revision: 1, firstPublishedAt: article.publishedAt,
                publishedAt: article.publishedAt, modifiedAt: article.modifiedAt
            ), credits: credits(of: article), topics: topics(of: article), corrections: article.corrections,
            translations: [], pictures: pictures(of: article),
            latest: others.prefix(12).map { self.summary(of: $0) }, latestScope: .edition,
            related: others.suffix(4).map { self.summary(of: $0) }
        )
    }

    func home(_ articles: [SampleArticle]) -> HomeReading {
        let summaries = articles.map { summary(of: $0) }
        return HomeReading(
            top: Array(summaries.prefix(7)),
            sections: summaries.dropFirst(7).prefix(32).indices.filter { ($0 - 7) % 4 == 0 }.map { place in
                HomeReading.SectionBlock(
                    section: summaries[place].section,
                    stories: Array(summaries[place..<min(place + 4, summaries.count)])
                )
            }, latest: Array(summaries.prefix(20)), pictures: [:]
        )
    }

    /// A page of a feed with so many articles, whole.
    func feed(_ articles: [SampleArticle]) -> FeedReading {
        FeedReading(
            items: articles.map { article in
                FeedEntry(
                    summary: summary(of: article), content: article.content, firstPublishedAt: article.publishedAt,
                    modifiedAt: article.modifiedAt, credits: credits(of: article), topics: topics(of: article),
                    corrections: article.corrections
                )
            }, pictures: articles.map { pictures(of: $0) }.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        )
    }
}
