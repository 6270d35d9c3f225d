internal import News
internal import Pages

/// Makes news objects of ninjs from what readers get.
struct NinjsMaker {
    let maker: AnswerMaker
    let edition: Edition

    private var renderer: PageRenderer { maker.renderer }

    /// - Parameter article: The same article as it stands, for its revision.
    func item(_ entry: FeedEntry, in reading: FeedReading, revision: Int) -> Answer.Ninjs {
        let (summary, content) = (entry.summary, entry.content)
        let url = maker.url(.article(edition.id, summary.section, summary.slug, summary.id))
        let section = renderer.publication.sections[summary.section]?.names[edition.id]
        let people = entry.credits.filter { $0.kind == .person }.map { party($0) }
        let organisations = entry.credits.filter { $0.kind != .person }.map { party($0) }
        var subjects = entry.topics.map { topic in
            Answer.NinjsSubject(
                name: topic.name.name, rel: "about",
                uri: maker.url(.topic(edition.id, topic.name.slug, topic.id, before: nil)),
                literal: topic.name.slug.rawValue
            )
        }
        if let section {
            subjects.append(
                Answer.NinjsSubject(
                    name: section.name, rel: "section",
                    uri: maker.url(.section(edition.id, summary.section, before: nil)), literal: section.slug.rawValue
                )
            )
        }
        var pictures: [Answer.NinjsPicture] = []
        var seen: Set<PictureID> = []
        for id in [content.leadPicture].compactMap({ $0 }) + content.body.pictures where seen.insert(id).inserted {
            guard let picture = reading.pictures[id] else { continue }
            pictures.append(self.picture(picture, rel: id == content.leadPicture ? "lead" : "body"))
        }
        return Answer.Ninjs(
            uri: renderer.identity(of: summary.id, firstPublishedAt: entry.firstPublishedAt), type: .text,
            representationType: .full, version: String(revision), firstCreated: maker.time(entry.firstPublishedAt),
            versionCreated: maker.time(entry.changedAt), pubStatus: .usable,
            copyrightHolder: renderer.publication.name, language: edition.language.rawValue,
            title: content.headline, by: summary.byline, located: content.dateline, slugline: summary.slug.rawValue,
            headlines: texts([
                ("main", content.headline), ("kicker", content.kicker), ("alternative", content.alternativeHeadline),
            ]),
            descriptions: texts(
                [("standfirst", content.standfirst)] + entry.corrections.map { ($0.kind.rawValue, $0.text) }
            ),
            bodies: bodies(entry, reading), people: people.nonEmpty, organisations: organisations.nonEmpty,
            subjects: subjects.nonEmpty,
            genres: [Answer.NinjsGenre(name: content.kind.rawValue, literal: content.kind.rawValue)],
            infoSources: content.source.map { [Answer.NinjsSource(name: $0, role: "source")] },
            renditions: [
                Answer.NinjsRendition(name: "web", href: url, contentType: "text/html", width: nil, height: nil)
            ],
            associations: pictures.nonEmpty,
            altIds: [Answer.NinjsIdentity(role: "article", value: String(summary.id.rawValue))],
            standard: .current
        )
    }

    /// An article that readers had and have no more, without its words.
    func withdrawn(_ article: Article, firstPublishedAt: Instant) -> Answer.Ninjs {
        Answer.Ninjs(
            uri: renderer.identity(of: article.id, firstPublishedAt: firstPublishedAt), type: .text,
            representationType: .partial, version: String(article.revision),
            firstCreated: maker.time(firstPublishedAt), versionCreated: nil,
            pubStatus: article.state == .killed ? .canceled : .withheld, copyrightHolder: nil,
            language: edition.language.rawValue, title: nil, by: nil, located: nil, slugline: nil, headlines: nil,
            descriptions: nil, bodies: nil, people: nil, organisations: nil, subjects: nil, genres: nil,
            infoSources: nil, renditions: nil, associations: nil,
            altIds: [Answer.NinjsIdentity(role: "article", value: String(article.id.rawValue))], standard: .current
        )
    }

    private func bodies(_ entry: FeedEntry, _ reading: FeedReading) -> [Answer.NinjsBody]? {
        guard !entry.content.body.isEmpty else { return nil }
        let words = entry.content.words(in: edition.language)
        return [
            Answer.NinjsBody(
                role: "main", contentType: "text/html", wordCount: words,
                value: renderer.wireHTML(of: entry, in: reading, edition: edition)
            ),
            Answer.NinjsBody(
                role: "plain", contentType: "text/plain", wordCount: words, value: entry.content.body.plainText
            ),
        ]
    }

    private func texts(_ texts: [(role: String, value: String?)]) -> [Answer.NinjsText]? {
        texts.compactMap { role, value in
            value.map { Answer.NinjsText(role: role, contentType: "text/plain", value: $0) }
        }.nonEmpty
    }

    private func party(_ credit: NamedContributor) -> Answer.NinjsParty {
        Answer.NinjsParty(
            name: credit.name.name, rel: "author",
            uri: maker.url(.author(edition.id, credit.name.slug, credit.id, before: nil))
        )
    }

    private func picture(_ picture: Picture, rel: String) -> Answer.NinjsPicture {
        let text = picture.texts[edition.id]
        let widths = Rendition.widths.filter { $0 <= picture.width }
        return Answer.NinjsPicture(
            name: "picture-\(picture.id.rawValue)", rel: rel,
            uri: "tag:\(renderer.publication.feedAuthority),2026:picture/\(picture.id.rawValue)", type: .picture,
            by: picture.creditLine,
            descriptions: texts([("caption", text?.caption), ("alternative", text?.altText)]),
            renditions: (widths.isEmpty ? [Rendition.widths[0]] : widths).map { width in
                let shown = min(width, picture.width)
                return Answer.NinjsRendition(
                    name: "web-\(width)",
                    href: maker.url(
                        .rendition(RenditionAddress(picture, crop: .original, width: width, format: .jpeg))
                    ),
                    contentType: Rendition.Format.jpeg.mediaType, width: shown,
                    height: max(1, (shown * picture.height + picture.width / 2) / max(1, picture.width))
                )
            }
        )
    }
}

extension Array {
    fileprivate var nonEmpty: [Element]? { isEmpty ? nil : self }
}
