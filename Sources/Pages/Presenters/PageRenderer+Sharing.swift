public import News
internal import Wire

extension PageRenderer {
    /// The picture by which others show an article: where it stands, and what stands on it.
    public struct SharedImage: Sendable {
        public let address: ShareImageAddress
        public let headline: String
        public let publication: String
        public let direction: TextDirection
        /// What lies under the words, with the width that it comes in.
        public let picture: (Picture, width: Int)?
    }

    /// Longer headlines are cut: nobody reads more on a card.
    private static let longestHeadline = 200

    func sharedImage(_ content: ArticleContent, of id: ArticleID, lead: Picture?, _ voice: Voice) -> SharedImage {
        let headline = voice.rules.typeset(voice.rules.truncated(content.headline, toCharacters: Self.longestHeadline))
        let name = voice.rules.typeset(voice.edition.name)
        let under = lead.map { ($0, shareAddress($0)) }
        return SharedImage(
            address: ShareImageAddress(
                id, drawn: [headline, name, voice.edition.language.rawValue, under?.1.path ?? ""]
            ),
            headline: headline, publication: name, direction: voice.edition.direction,
            picture: under.map { ($0.0, $0.1.width) }
        )
    }

    /// The pictures by which others show an article as readers have it: one, or two where it is read in two scripts.
    public func sharedImages(of article: Article, lead: Picture?) -> [SharedImage] {
        guard offer.shareImages else { return [] }
        return ([self] + inOtherScript).compactMap { renderer in
            renderer.publication.edition(article.edition).map { edition in
                renderer.sharedImage(article.content, of: article.id, lead: lead, renderer.voice(edition))
            }
        }
    }

    func shareMetas(_ image: SharedImage) -> [(StaticString, String)] {
        imageMetas(.shareImage(image.address), width: 1200, height: 630, alt: image.headline)
    }

    /// The same where the lead picture shows the article.
    func leadMetas(_ lead: Picture?, _ voice: Voice) -> [(StaticString, String)] {
        guard let lead else { return [("twitter:card", "summary")] }
        let address = shareAddress(lead)
        return imageMetas(
            .rendition(address), width: address.width, height: address.width * 9 / 16,
            alt: lead.texts[voice.edition.id]?.altText ?? "")
    }

    /// - Parameter alt: Empty where nothing is said of the picture.
    private func imageMetas(_ image: SiteURL, width: Int, height: Int, alt: String) -> [(StaticString, String)] {
        var metas: [(StaticString, String)] = [
            ("og:image", addresses.absolute(image)), ("og:image:width", String(width)),
            ("og:image:height", String(height)), ("og:image:type", Rendition.Format.jpeg.mediaType),
        ]
        if !alt.isEmpty { metas.append(("og:image:alt", alt)) }
        return metas + [("twitter:card", "summary_large_image")]
    }

    // MARK: oEmbed

    /// The widest that an article is shown by others, and as high as it then is, in pixels.
    private static let embedWidth = 600
    private static let embedHeight = 240

    /// An article as others show it.
    public func oEmbed(
        _ entry: FeedEntry, in reading: FeedReading, _ request: OEmbedRequest, edition: Edition
    ) -> RenderedPage {
        let voice = voice(edition)
        let summary = entry.summary
        let url = addresses.absolute(.article(edition.id, summary.section, summary.slug, summary.id))
        let link = SafeHTML(escaping: url)
        var parts: [SafeHTML] = [
            "<blockquote lang=\"", SafeHTML(escaping: edition.language.rawValue), "\" dir=\"",
            edition.direction == .rightToLeft ? "rtl" : "ltr", "\" cite=\"", link, "\"><p><a href=\"", link, "\">",
            voice.set(entry.content.headline), "</a></p>",
        ]
        if let standfirst = voice.set(entry.content.standfirst) { parts += ["<p>", standfirst, "</p>"] }
        parts += ["<p><cite>", voice.set(edition.name), "</cite></p></blockquote>"]
        let lead = entry.content.leadPicture.flatMap { reading.pictures[$0] }
        let embed = OEmbed(
            title: voice.rules.typeset(entry.content.headline), author: summary.byline,
            provider: voice.rules.typeset(edition.name), providerURL: addresses.absolute(.home(edition.id)),
            html: SafeHTML(joining: parts).html, width: min(request.maxWidth ?? .max, Self.embedWidth),
            height: min(request.maxHeight ?? .max, Self.embedHeight), thumbnail: lead.flatMap { thumbnail($0, request) }
        )
        var page = RenderedPage(
            status: 200, mediaType: request.format == .xml ? "text/xml; charset=utf-8" : "application/json",
            body: request.format == .xml ? embed.xml : embed.json,
            dependencies: [.publication, .article(summary.id)], cachePolicy: .article
        )
        page.isKept = false
        return page
    }

    /// The widest file of a picture that is no larger than was asked.
    private func thumbnail(_ picture: Picture, _ request: OEmbedRequest) -> OEmbed.Thumbnail? {
        let widest = shareAddress(picture).width
        let width = Rendition.widths.last {
            $0 <= min(widest, request.maxWidth ?? 640) && $0 * 9 / 16 <= request.maxHeight ?? .max
        }
        return width.map { width in
            OEmbed.Thumbnail(
                url: addresses.absolute(
                    .rendition(RenditionAddress(picture, crop: .landscape, width: width, format: .jpeg))
                ),
                width: width, height: width * 9 / 16
            )
        }
    }
}
