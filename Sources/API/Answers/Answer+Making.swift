internal import News
internal import Pages

/// Makes what everyone may read, with the addresses that readers know.
struct AnswerMaker: Sendable {
    let renderer: PageRenderer
    let zone: Zone

    var publication: Publication { renderer.publication }

    func url(_ url: SiteURL) -> String { renderer.addresses.absolute(url) }

    func time(_ instant: Instant) -> Timestamp { Timestamp(instant, in: zone) }

    func edition(_ edition: Edition) -> Answer.Edition {
        Answer.Edition(
            id: edition.id, language: edition.language,
            direction: edition.direction == .rightToLeft ? .rtl : .ltr, name: edition.name, tagline: edition.tagline,
            url: url(.home(edition.id))
        )
    }

    func picture(_ picture: Picture, in edition: EditionID, altText: String? = nil, caption: String? = nil)
        -> Answer.Picture
    {
        let text = picture.texts[edition]
        let widths = Rendition.widths.filter { $0 <= picture.width }
        return Answer.Picture(
            id: picture.id, width: picture.width, height: picture.height, alt: altText ?? text?.altText ?? "",
            caption: caption ?? text?.caption, credit: picture.creditLine,
            renditions: (widths.isEmpty ? [Rendition.widths[0]] : widths).flatMap { width in
                // AVIF is made on machines alone that can write it.
                [Rendition.Format.webp, .jpeg].map { format in
                    Answer.Rendition(
                        url: url(.rendition(RenditionAddress(picture, crop: .original, width: width, format: format))),
                        width: width, mediaType: format.mediaType
                    )
                }
            }
        )
    }

    func headline(_ article: ArticleSummary, pictures: [PictureID: Picture]) -> Answer.Headline {
        Answer.Headline(
            id: article.id, edition: article.edition, section: article.section, kind: article.kind,
            url: url(.article(article.edition, article.section, article.slug, article.id)), kicker: article.kicker,
            headline: article.headline, standfirst: article.standfirst, byline: article.byline,
            publishedAt: time(article.publishedAt),
            picture: article.leadPicture.flatMap { pictures[$0] }.map { picture($0, in: article.edition) }
        )
    }

    func author(_ author: NamedContributor, in edition: EditionID) -> Answer.Author {
        Answer.Author(
            id: author.id, name: author.name.name, kind: author.kind, biography: author.name.biography,
            url: url(.author(edition, author.name.slug, author.id, before: nil))
        )
    }

    func topic(_ topic: NamedTopic, in edition: EditionID) -> Answer.Topic {
        Answer.Topic(
            id: topic.id, name: topic.name.name,
            url: url(.topic(edition, topic.name.slug, topic.id, before: nil))
        )
    }

    func article(_ reading: ArticleReading, in edition: Edition) -> Answer.Article {
        let article = reading.article
        let content = article.content
        let published = article.publishedAt ?? article.firstPublishedAt ?? Instant(rawValue: 0)
        // A block that points to what readers cannot reach says its headline: it stays at the desk.
        let reachable = Set(reading.related.map(\.id))
        let body = content.body.dropping { block in
            if case .related(let related) = block { !reachable.contains(related.article) } else { false }
        }
        return Answer.Article(
            id: article.id, edition: edition.id, language: edition.language, section: article.section,
            kind: content.kind, url: url(.article(edition.id, article.section, article.slug, article.id)),
            kicker: content.kicker, headline: content.headline, alternativeHeadline: content.alternativeHeadline,
            standfirst: content.standfirst, dateline: content.dateline, source: content.source,
            authors: reading.credits.map { author($0, in: edition.id) },
            topics: reading.topics.map { topic($0, in: edition.id) }, publishedAt: time(published),
            modifiedAt: article.modifiedAt.flatMap { $0 > published ? time($0) : nil },
            words: content.words(in: edition.language),
            leadPicture: content.leadPicture.flatMap { reading.pictures[$0] }.map { picture($0, in: edition.id) },
            pictures: body.pictures.compactMap { reading.pictures[$0] }.map { picture($0, in: edition.id) },
            body: body, html: renderer.bodyHTML(of: reading, edition: edition),
            corrections: reading.corrections.map {
                Answer.Correction(kind: $0.kind, text: $0.text, publishedAt: time($0.publishedAt))
            },
            translations: reading.translations.compactMap { link in
                publication.edition(link.edition).map {
                    Answer.Translation(
                        id: link.article, edition: link.edition, language: $0.language,
                        url: url(.article(link.edition, link.section, link.slug, link.article))
                    )
                }
            }
        )
    }
}

extension Body {
    /// The body without the blocks that `isUnwanted` names, wherever they stand.
    fileprivate func dropping(_ isUnwanted: (Block) -> Bool) -> Body {
        func kept(_ blocks: [Block]) -> [Block] {
            blocks.filter { !isUnwanted($0) }.map { block in
                switch block {
                case .list(let ordered, let items): .list(ordered: ordered, items: items.map(kept))
                case .quote(let blocks, let attribution): .quote(blocks: kept(blocks), attribution: attribution)
                case .factBox(let headline, let blocks): .factBox(headline: headline, blocks: kept(blocks))
                default: block
                }
            }
        }
        return Body(kept(blocks))
    }
}
