internal import News

extension PageRenderer {
    /// How wide a picture is shown, for the browser's choice among its files.
    enum PictureSize: String {
        case lead = "(min-width:64em) 57rem,100vw"
        case card = "(min-width:64em) 28rem,(min-width:40em) 50vw,100vw"
        case small = "7rem"
        case body = "(min-width:48em) 42rem,100vw"
    }

    /// An article with its picture, as fronts and lists show it.
    func card(
        _ article: ArticleSummary, _ voice: Voice, pictures: [PictureID: Picture], crop: Crop = .landscape,
        size: PictureSize = .card, isLead: Bool = false
    ) -> SafeHTML {
        let key = CardKey(
            article: article, picture: article.leadPicture.flatMap { pictures[$0] }, crop: crop, size: size,
            isLead: isLead
        )
        return parts.part(.card(key)) {
            renderPart(
                "card",
                cardModel(
                    article, voice,
                    picture: key.picture.map { picture($0, voice, crop: crop, size: size, isLead: isLead) }
                ),
                voice
            )
        }
    }

    /// Several of them; `nil` where there are none.
    func cards(
        _ articles: some Sequence<ArticleSummary>, _ voice: Voice, pictures: [PictureID: Picture],
        crop: Crop = .landscape, size: PictureSize = .card
    ) -> SafeHTML? {
        SafeHTML(joining: articles.map { card($0, voice, pictures: pictures, crop: crop, size: size) }).nonEmpty
    }

    /// Articles in one line each, without pictures; `nil` where there are none.
    func lines(_ articles: some Sequence<ArticleSummary>, _ voice: Voice) -> SafeHTML? {
        SafeHTML(
            joining: articles.map { article in
                parts.part(.line(article)) { renderPart("line", cardModel(article, voice, picture: nil), voice) }
            }
        ).nonEmpty
    }

    private func cardModel(_ article: ArticleSummary, _ voice: Voice, picture: PictureModel?) -> CardModel {
        let local = zone.civil(at: article.publishedAt)
        let section = publication.sections[article.section]?.names[article.edition]?.name ?? ""
        return CardModel(
            url: url(.article(article.edition, article.section, article.slug, article.id)),
            headline: voice.set(article.headline), kicker: voice.set(article.kicker ?? section),
            standfirst: voice.set(article.standfirst), byline: article.byline.map { voice.set(name: $0) },
            dateTime: SafeHTML(escaping: zone.iso8601(article.publishedAt)),
            clock: SafeHTML(escaping: voice.rules.clock(local.time)),
            date: SafeHTML(escaping: voice.rules.mediumDate(local.date)),
            picture: picture, isOpinion: article.kind == .opinion, mark: mark(of: article.kind, voice)
        )
    }

    /// The word that marks a kind that is not plain news.
    func mark(of kind: ArticleKind, _ voice: Voice) -> SafeHTML? {
        switch kind {
        case .news, .brief, .report: nil
        case .analysis, .opinion, .interview, .gallery, .video, .live: voice.string("kind_\(kind.rawValue)")
        }
    }

    func picture(
        _ picture: Picture, _ voice: Voice, crop: Crop, size: PictureSize, isLead: Bool = false,
        altText: String? = nil, caption: String? = nil
    ) -> PictureModel {
        // Never wider than the original, but always at least one file.
        let ratio = crop.ratio ?? Double(picture.width) / Double(max(picture.height, 1))
        let available =
            picture.crops[crop]?.pixels(ofWidth: picture.width)
            ?? min(Double(picture.width), Double(picture.height) * ratio)
        let limit = size == .small ? 320 : 1280
        var widths = Rendition.widths.filter { Double($0) <= available && $0 <= limit }
        if widths.isEmpty { widths = [Rendition.widths[0]] }
        func address(_ width: Int, _ format: Rendition.Format) -> String {
            addresses.path(.rendition(RenditionAddress(picture, crop: crop, width: width, format: format)))
        }
        func set(_ format: Rendition.Format) -> SafeHTML {
            SafeHTML(escaping: widths.map { "\(address($0, format)) \($0)w" }.joined(separator: ","))
        }
        let middle = widths[widths.count / 2]
        let text = picture.texts[voice.edition.id]
        return PictureModel(
            source: SafeHTML(escaping: address(middle, .jpeg)), sourceSet: set(.jpeg), webpSourceSet: set(.webp),
            avifSourceSet: offer.avif ? set(.avif) : nil,
            sizes: SafeHTML(escaping: size.rawValue), width: SafeHTML(escaping: String(middle)),
            height: SafeHTML(escaping: String(Int((Double(middle) / ratio).rounded()))),
            altText: voice.set(altText ?? text?.altText ?? ""), caption: voice.set(caption ?? text?.caption),
            credit: voice.set(picture.creditLine), isLead: isLead
        )
    }

    /// Headlines under their days, in the order they come in.
    func days(_ articles: [ArticleSummary], _ voice: Voice) -> [DayModel] {
        var days: [DayModel] = []
        var current: CivilDate?
        for article in articles {
            let local = zone.civil(at: article.publishedAt)
            let date = local.date
            if date != current {
                current = date
                days.append(
                    DayModel(
                        label: SafeHTML(escaping: voice.rules.longDate(date)), date: SafeHTML(escaping: date.iso),
                        url: url(.archiveDay(voice.edition.id, date)), items: []
                    )
                )
            }
            days[days.count - 1].items.append(
                HeadlineModel(
                    url: url(.article(article.edition, article.section, article.slug, article.id)),
                    headline: voice.set(article.headline),
                    dateTime: SafeHTML(escaping: zone.iso8601(article.publishedAt)),
                    clock: SafeHTML(escaping: voice.rules.clock(local.time))
                )
            )
        }
        return days
    }

    /// The latest headlines by day beside a page; `nil` where there are none.
    func wire(_ articles: [ArticleSummary], heading: SafeHTML, more: SiteURL?, _ voice: Voice) -> SafeHTML? {
        guard !articles.isEmpty else { return nil }
        return parts.part(.wire(articles, heading: heading, more: more, edition: voice.edition.id)) {
            renderPart(
                "wire", WireModel(heading: heading, days: days(articles, voice), moreURL: more.map { url($0) }), voice
            )
        }
    }
}
