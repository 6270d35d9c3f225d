public import News
internal import Wire

extension PageRenderer {
    /// The page of a published article.
    public func article(_ reading: ArticleReading, edition: Edition, now: Instant) -> RenderedPage {
        let voice = voice(edition)
        let article = reading.article
        let content = article.content
        let published = article.publishedAt ?? article.firstPublishedAt ?? now
        let local = zone.civil(at: published)
        let modified = article.modifiedAt.flatMap { $0 > published.advanced(seconds: 60) ? $0 : nil }
        let words = voice.rules.words(in: content.body.plainText)
        let related = reading.related.filter { $0.id != article.id }
        let lead = content.leadPicture.flatMap { reading.pictures[$0] }
        let body = bodyWriter(reading, voice)
        let named = Set(content.body.relatedArticles)
        let next = related.filter { !named.contains($0.id) }.prefix(3)
        let page = ArticlePage(
            kicker: voice.set(content.kicker), mark: mark(of: content.kind, voice),
            headline: voice.set(content.headline), standfirst: voice.set(content.standfirst),
            dateline: voice.set(content.dateline), source: voice.set(content.source),
            authors: reading.credits.map { link(to: $0, voice) },
            translators: reading.translators.map { link(to: $0, voice) },
            translations: translations(of: reading).map { edition, address in
                languageLink(to: address, in: edition, "read_in_language", isSame: true)
            },
            publishedDateTime: SafeHTML(escaping: zone.iso8601(published)),
            published: SafeHTML(escaping: voice.rules.dateAndTime(local)),
            zone: SafeHTML(escaping: "GMT" + zone.offsetText(at: published)),
            modifiedDateTime: modified.map { SafeHTML(escaping: zone.iso8601($0)) },
            modified: modified.map { SafeHTML(escaping: voice.rules.dateAndTime(zone.civil(at: $0))) },
            reading: words >= 150
                ? voice.set(voice.strings.text("reading_time", count: voice.rules.readingMinutes(words: words))) : nil,
            picture: lead.map { picture($0, voice, crop: .landscape, size: .lead, isLead: true) },
            body: content.body.isEmpty ? nil : body.write(content.body),
            corrections: reading.corrections.map {
                ArticlePage.CorrectionModel(
                    label: voice.string($0.kind.rawValue),
                    date: SafeHTML(escaping: voice.rules.dateAndTime(zone.civil(at: $0.publishedAt))),
                    dateTime: SafeHTML(escaping: zone.iso8601($0.publishedAt)), text: voice.set($0.text)
                )
            },
            topics: reading.topics.map {
                LinkModel(
                    url: url(.topic(edition.id, $0.name.slug, $0.id, before: nil)), label: voice.set($0.name.name)
                )
            },
            breadcrumbs: breadcrumbs(to: article.section, voice),
            related: cards(next, voice, pictures: reading.pictures),
            wire: isForFiles ? nil : wire(reading, voice), isOpinion: content.kind == .opinion
        )
        let here = SiteURL.article(edition.id, article.section, article.slug, article.id)
        var metas: [(StaticString, String)] = [
            ("og:type", "article"), ("article:published_time", zone.iso8601(published)),
        ]
        if let modified { metas.append(("article:modified_time", zone.iso8601(modified))) }
        if let name = publication.sections[article.section]?.names[edition.id]?.name {
            metas.append(("article:section", name))
        }
        metas += reading.credits.filter { $0.kind == .person }.map {
            ("article:author", addresses.absolute(.author(edition.id, $0.name.slug, $0.id, before: nil)))
        }
        metas += reading.topics.map { ("article:tag", $0.name.name) }
        metas +=
            offer.shareImages
            ? shareMetas(sharedImage(content, of: article.id, lead: lead, voice)) : leadMetas(lead, voice)
        let head = Head(
            title: content.headline, searchTitle: content.alternativeHeadline,
            description: content.description(voice.rules),
            canonical: here, section: article.section, translations: translations(of: reading), metas: metas,
            structuredData: articleData(
                reading, edition: edition, published: published, modified: modified, words: words
            ),
            isEmbeddable: true
        )
        var rendered = RenderedPage(
            status: 200, body: render("article", page, in: frame(head, voice, now: now), voice),
            dependencies: [
                .publication, .banner(edition.id), .article(article.id),
            ]
                // With these changes what stands beside it, which a file has not.
                + (isForFiles ? [] : [wireKey(reading), .section(article.section)])
                + content.body.relatedArticles.map { .article($0) } + next.map { .article($0.id) }
                + reading.translations.map { .article($0.article) }
                + (reading.credits + reading.translators).map { .author($0.id) } + reading.topics.map { .topic($0.id) }
                + keys(of: reading.pictures),
            lastModified: max(modified ?? published, published), fresh: freshUntil(now, edition),
            cachePolicy: .article
        )
        rendered.hasFrames = content.body.hasPlayers
        return rendered
    }

    /// The body of a published article as its page has it.
    public func bodyHTML(of reading: ArticleReading, edition: Edition) -> String {
        bodyWriter(reading, voice(edition)).write(reading.article.content.body).html
    }

    private func bodyWriter(_ reading: ArticleReading, _ voice: Voice) -> BodyHTML {
        let related = Dictionary(
            reading.related.filter { $0.id != reading.article.id }.map { ($0.id, $0) }
        ) { first, _ in first }
        return BodyHTML(
            language: voice.edition.language, strings: voice.strings,
            pictureHTML: { block in
                reading.pictures[block.picture].map {
                    self.figure($0, block, voice)
                }
            },
            related: { link in
                related[link.article].map {
                    (self.url(.article($0.edition, $0.section, $0.slug, $0.id)), $0.headline)
                }
            }
        )
    }

    private func link(to author: NamedContributor, _ voice: Voice) -> LinkModel {
        LinkModel(
            url: url(.author(voice.edition.id, author.name.slug, author.id, before: nil)),
            label: voice.set(name: author.name.name)
        )
    }

    private func wireKey(_ reading: ArticleReading) -> PageDependency {
        switch reading.latestScope {
        case .edition: .latest(reading.article.edition)
        case .section(let id): .section(id)
        }
    }

    private func wire(_ reading: ArticleReading, _ voice: Voice) -> SafeHTML? {
        switch reading.latestScope {
        case .edition:
            return wire(
                reading.latest, heading: voice.string("wire"), more: .latest(voice.edition.id, before: nil), voice
            )
        case .section(let id):
            let name = publication.sections[id]?.names[voice.edition.id]?.name ?? ""
            return wire(
                reading.latest, heading: voice.string("wire_of", ["section": name]),
                more: .section(voice.edition.id, id, before: nil), voice
            )
        }
    }

    private func translations(of reading: ArticleReading) -> [(Edition, SiteURL)] {
        addresses(of: reading.translations)
    }

    /// Where readers have an article in other editions.
    func addresses(of translations: [TranslationLink]) -> [(Edition, SiteURL)] {
        translations.compactMap { link in
            publication.edition(link.edition).map {
                ($0, .article(link.edition, link.section, link.slug, link.article))
            }
        }
    }

    private func figure(_ picture: Picture, _ block: PictureBlock, _ voice: Voice) -> SafeHTML {
        let model = self.picture(
            picture, voice, crop: .original, size: .body, altText: block.altText, caption: block.caption
        )
        var html = """
            <figure><picture>\(model.avifSourceSet.map { source("avif", $0, model) } ?? "")\(source("webp", model.webpSourceSet, model))\
            <img src="\(model.source.html)" width="\(model.width.html)" height="\(model.height.html)" alt="\(model.altText.html)" loading="lazy" \
            decoding="async"></picture>
            """
        let words = [
            model.caption.map { "<span>\($0.html)</span>" },
            model.credit.map { "<small dir=\"auto\">\($0.html)</small>" },
        ].compactMap { $0 }
        if !words.isEmpty { html += "<figcaption>\(words.joined(separator: " "))</figcaption>" }
        return SafeHTML(written: html + "</figure>")
    }

    private func source(_ format: String, _ set: SafeHTML, _ model: PictureModel) -> String {
        "<source type=\"image/\(format)\" srcset=\"\(set.html)\" sizes=\"\(model.sizes.html)\">"
    }

    /// The picture as others show it beside the article's title: in 16:9 and as wide as it comes, as a JPEG.
    func shareAddress(_ picture: Picture) -> RenditionAddress {
        let limit = picture.crops[.landscape]?.pixels(ofWidth: picture.width) ?? Double(picture.width)
        let width = Rendition.widths.last { Double($0) <= limit } ?? Rendition.widths[0]
        return RenditionAddress(picture, crop: .landscape, width: width, format: .jpeg)
    }
}

extension ArticleContent {
    /// What search engines and cards of those who share it say under the title: the standfirst, else the first words.
    public func description(_ rules: LanguageRules) -> String? {
        standfirst
            ?? (body.isEmpty ? nil : rules.truncated(body.ownText.replacing("\n", with: " "), toCharacters: 160))
    }
}
