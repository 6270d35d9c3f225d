internal import News

extension PageRenderer {
    /// How wide a picture is shown, for the browser's choice among its files.
    enum PictureSize: String {
        case lead = "(min-width:64em) 57rem,100vw"
        case card = "(min-width:64em) 28rem,(min-width:40em) 50vw,100vw"
        case small = "7rem"
        case body = "(min-width:48em) 42rem,100vw"
    }

    func card(
        _ article: ArticleSummary, _ voice: Voice, pictures: [PictureID: Picture] = [:], crop: Crop = .landscape,
        size: PictureSize = .card, isLead: Bool = false
    ) -> CardModel {
        let local = zone.civil(at: article.publishedAt)
        let section = publication.sections[article.section]?.names[article.edition]?.name ?? ""
        return CardModel(
            url: url(.article(article.edition, article.section, article.slug, article.id)),
            headline: voice.set(article.headline), kicker: voice.set(article.kicker ?? section),
            standfirst: voice.set(article.standfirst), byline: voice.set(article.byline),
            dateTime: SafeHTML(escaping: zone.iso8601(article.publishedAt)),
            clock: SafeHTML(escaping: voice.rules.clock(local.time)),
            date: SafeHTML(escaping: voice.rules.mediumDate(local.date)),
            picture: article.leadPicture.flatMap { pictures[$0] }.flatMap {
                picture($0, voice, crop: crop, size: size, isLead: isLead)
            },
            isOpinion: article.kind == .opinion, mark: mark(of: article.kind, voice)
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
        let available = min(Double(picture.width), Double(picture.height) * ratio)
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
            let date = zone.civil(at: article.publishedAt).date
            if date != current {
                current = date
                days.append(
                    DayModel(
                        label: SafeHTML(escaping: voice.rules.longDate(date)), date: SafeHTML(escaping: date.iso),
                        url: url(.archiveDay(voice.edition.id, date)), items: []
                    )
                )
            }
            days[days.count - 1].items.append(card(article, voice))
        }
        return days
    }

    func wire(_ articles: [ArticleSummary], heading: SafeHTML, more: SiteURL?, _ voice: Voice) -> WireModel? {
        guard !articles.isEmpty else { return nil }
        return WireModel(heading: heading, days: days(articles, voice), moreURL: more.map { url($0) })
    }
}
