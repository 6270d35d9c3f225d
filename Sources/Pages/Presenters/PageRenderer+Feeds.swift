public import News
internal import Wire

extension PageRenderer {
    /// A page of a feed.
    /// - Parameter name: What the section, the author or the topic is called; `nil` for a feed of everything.
    public func feed(
        _ reading: FeedReading, _ address: FeedAddress, name: String?, edition: Edition, now: Instant
    ) -> RenderedPage {
        let voice = voice(edition)
        let title = feedTitle(name, voice)
        let feed = Feed(
            id: identity(of: address), title: title, description: feedDescription(address, name, title, voice),
            language: edition.language, publisher: voice.rules.typeset(edition.name),
            pageURL: addresses.absolute(address.page), selfURL: addresses.absolute(.feed(address)),
            firstURL: addresses.absolute(.feed(address.page(before: nil))),
            // No query chooses a page among files.
            olderURL: isForFiles ? nil : reading.older.map { addresses.absolute(.feed(address.page(before: $0))) },
            hubURL: address.before == nil ? hub?.rawValue : nil, iconURL: addresses.absolute(.touchIcon),
            // A file of nothing is the same whenever it is made.
            updatedAt: reading.items.map(\.changedAt).max() ?? (isForFiles ? Instant(rawValue: 0) : now), zone: zone,
            items: reading.items.map { item($0, reading, voice) }
        )
        let list: PageDependency =
            switch address.subject {
            case .latest: .latest(edition.id)
            case .section(let id): .section(id)
            case .author(_, let id): .author(id)
            case .topic(_, let id): .topic(id)
            }
        // A topic that is renamed moves an address. Were the topics themselves named here, every publication that
        // carries one would have all the feeds made anew in which another carries it.
        var page = page(
            feed, address.format,
            dependencies: [.publication, .redirects, list] + reading.related.keys.sorted().map { .article($0) }
                + keys(of: reading.pictures)
        )
        // An article that goes takes its date with it: the time of the newest would say that nothing changed.
        page.lastModified = now
        // W3C WebSub, 4: whoever does not read the feed finds both here.
        page.links = feed.hubURL.map { [("hub", $0), ("self", feed.selfURL)] } ?? []
        return page
    }

    /// A page of the feed of what a search finds, the newest first. It is asked with words of strangers, so nothing of
    /// it is kept, and no hub is told of it.
    /// - Parameter older: The same search, from the next page on.
    public func searchFeed(
        _ reading: FeedReading, _ request: SearchRequest, older: SearchRequest?, _ format: FeedAddress.Format,
        edition: Edition, now: Instant
    ) -> RenderedPage {
        let voice = voice(edition)
        let title = feedTitle(
            voice.strings.text("search_for", ["query": voice.rules.isolated(request.text.trimmed)]), voice
        )
        func address(_ request: SearchRequest) -> String {
            addresses.absolute(.searchFeed(edition.id, request, format))
        }
        let first = request.with { $0.after = nil }
        let feed = Feed(
            id: "tag:\(publication.feedAuthority),2026:edition/\(edition.id.rawValue)/search"
                + SearchCoding.query(first),
            title: title, description: title, language: edition.language,
            publisher: voice.rules.typeset(edition.name), pageURL: addresses.absolute(.search(edition.id, first)),
            selfURL: address(request), firstURL: address(first), olderURL: older.map(address),
            iconURL: addresses.absolute(.touchIcon),
            // The same until something else is found, so that who asks again is told that nothing changed.
            updatedAt: reading.items.map(\.changedAt).max() ?? Instant(rawValue: 0), zone: zone,
            items: reading.items.map { item($0, reading, voice) }
        )
        var page = page(feed, format, dependencies: [])
        page.isKept = false
        return page
    }

    private func page(
        _ feed: Feed, _ format: FeedAddress.Format, dependencies: [PageDependency]
    ) -> RenderedPage {
        let (text, mediaType) =
            switch format {
            case .rss: (RSSWriter.text(feed), RSSWriter.mediaType)
            case .atom: (AtomWriter.text(feed), AtomWriter.mediaType)
            case .json: (JSONFeedWriter.text(feed), JSONFeedWriter.mediaType)
            }
        return RenderedPage(
            status: 200, mediaType: mediaType, body: text, dependencies: dependencies, cachePolicy: .feed
        )
    }

    /// A permanent name for an article (RFC 4151), the same in all formats.
    public func identity(of article: ArticleID, firstPublishedAt: Instant) -> String {
        let day = Zone.utc.civil(at: firstPublishedAt).date.iso
        return "tag:\(publication.feedAuthority),\(day):article/\(article.rawValue)"
    }

    /// The body of an article for others' pages: HTML that needs nothing of ours, with whole addresses.
    public func wireHTML(of entry: FeedEntry, in reading: FeedReading, edition: Edition) -> String {
        let url = addresses.absolute(
            .article(edition.id, entry.summary.section, entry.summary.slug, entry.summary.id)
        )
        return feedBody(entry.content.body, url: url, reading, voice(edition)).html
    }

    /// A permanent name for a feed (RFC 4151), the same in all formats and on all its pages.
    private func identity(of address: FeedAddress) -> String {
        let list =
            switch address.subject {
            case .latest: ""
            case .section(let id): "/section/\(id.rawValue)"
            case .author(_, let id): "/author/\(id.rawValue)"
            case .topic(_, let id): "/topic/\(id.rawValue)"
            }
        return "tag:\(publication.feedAuthority),2026:edition/\(address.edition.rawValue)\(list)"
    }

    private func feedDescription(
        _ address: FeedAddress, _ name: String?, _ title: String, _ voice: Voice
    ) -> String {
        switch address.subject {
        case .latest: voice.rules.typeset(voice.edition.tagline ?? title)
        case .section:
            voice.rules.typeset(
                voice.strings.text("section_description", ["section": name ?? "", "name": voice.edition.name])
            )
        case .author, .topic: title
        }
    }

    private func item(_ entry: FeedEntry, _ reading: FeedReading, _ voice: Voice) -> FeedItem {
        let summary = entry.summary
        let edition = voice.edition.id
        let url = addresses.absolute(.article(edition, summary.section, summary.slug, summary.id))
        let section = publication.sections[summary.section]?.names[edition]
        let lead = entry.content.leadPicture.flatMap { reading.pictures[$0] }
        return FeedItem(
            id: identity(of: summary.id, firstPublishedAt: entry.firstPublishedAt), url: url,
            title: voice.rules.typeset(entry.content.headline),
            summary: entry.content.description(voice.rules).map { voice.rules.typeset($0) },
            html: publication.feeds.extent == .full ? html(of: entry, url: url, reading, voice) : nil,
            publishedAt: entry.firstPublishedAt, updatedAt: max(entry.changedAt, entry.firstPublishedAt),
            authors: entry.credits.map {
                FeedItem.Person(
                    name: $0.name.name, url: addresses.absolute(.author(edition, $0.name.slug, $0.id, before: nil))
                )
            },
            categories: [section.map { FeedItem.Category(term: $0.slug.rawValue, label: $0.name) }].compactMap { $0 }
                + entry.topics.map { FeedItem.Category(term: $0.name.slug.rawValue, label: $0.name.name) },
            image: lead.map { image($0, voice) }
        )
    }

    /// The article's text with its lead picture before it and its corrections under it; `nil` for a headline alone.
    private func html(of entry: FeedEntry, url: String, _ reading: FeedReading, _ voice: Voice) -> String? {
        let content = entry.content
        var parts: [SafeHTML] = []
        if let lead = content.leadPicture.flatMap({ reading.pictures[$0] }) {
            parts.append(figure(lead, crop: .landscape, altText: nil, caption: nil, voice))
        }
        if let standfirst = voice.set(content.standfirst) {
            parts.append(SafeHTML(joining: ["<p><strong>", standfirst, "</strong></p>"]))
        }
        if let dateline = voice.set(content.dateline), !content.body.isEmpty {
            parts.append(SafeHTML(joining: ["<p>", dateline, "</p>"]))
        }
        if let body = feedBody(content.body, url: url, reading, voice).nonEmpty { parts.append(body) }
        if let source = voice.set(content.source) {
            parts.append(SafeHTML(joining: ["<p>", voice.string("source"), " ", source, "</p>"]))
        }
        for correction in entry.corrections {
            let date = SafeHTML(escaping: voice.rules.dateAndTime(zone.civil(at: correction.publishedAt)))
            parts.append(
                SafeHTML(joining: [
                    "<hr><p><strong>", voice.string(correction.kind.rawValue), "</strong> ", date, "<br>",
                    voice.set(correction.text), "</p>",
                ])
            )
        }
        guard let whole = SafeHTML(joining: parts, separator: "\n").nonEmpty else { return nil }
        // Programs give the items of a feed one direction, their own.
        guard voice.edition.direction == .rightToLeft else { return whole.html }
        let language = SafeHTML(escaping: voice.edition.language.rawValue)
        return SafeHTML(joining: ["<div lang=\"", language, "\" dir=\"rtl\">", whole, "</div>"]).html
    }

    private func feedBody(_ body: Body, url: String, _ reading: FeedReading, _ voice: Voice) -> SafeHTML {
        let writer = BodyHTML(
            language: voice.edition.language, strings: voice.strings,
            pictureHTML: { block in
                reading.pictures[block.picture].map {
                    self.figure($0, crop: .original, altText: block.altText, caption: block.caption, voice)
                }
            },
            related: { link in
                reading.related[link.article].map {
                    (
                        SafeHTML(
                            escaping: self.addresses.absolute(.article($0.edition, $0.section, $0.slug, $0.id))
                        ), $0.headline
                    )
                }
            },
            medium: .feed(site: publication.url, article: url)
        )
        return writer.write(body)
    }

    private func figure(
        _ picture: Picture, crop: Crop, altText: String?, caption: String?, _ voice: Voice
    ) -> SafeHTML {
        let file = feedRendition(picture, crop: crop)
        let text = picture.texts[voice.edition.id]
        let source = SafeHTML(escaping: addresses.absolute(.rendition(file.address)))
        let words = [voice.set(caption ?? text?.caption), voice.set(picture.creditLine)].compactMap { $0 }
        let caption =
            words.isEmpty
            ? SafeHTML("")
            : SafeHTML(joining: ["<figcaption>", SafeHTML(joining: words, separator: " "), "</figcaption>"])
        return SafeHTML(joining: [
            "<figure><img src=\"", source, "\" width=\"", SafeHTML(escaping: String(file.width)), "\" height=\"",
            SafeHTML(escaping: String(file.height)), "\" alt=\"", voice.set(altText ?? text?.altText ?? ""), "\">",
            caption, "</figure>",
        ])
    }

    private func image(_ picture: Picture, _ voice: Voice) -> FeedItem.Image {
        let file = feedRendition(picture, crop: .landscape)
        let text = picture.texts[voice.edition.id]
        return FeedItem.Image(
            url: addresses.absolute(.rendition(file.address)), mediaType: file.address.format.mediaType,
            width: file.width, height: file.height, altText: text.map { voice.rules.typeset($0.altText) },
            caption: text?.caption.map { voice.rules.typeset($0) },
            credit: picture.creditLine.map { voice.rules.typeset($0) }
        )
    }

    /// A file of a picture with the size that it really has: a small original is not blown up.
    private func feedRendition(
        _ picture: Picture, crop: Crop
    ) -> (address: RenditionAddress, width: Int, height: Int) {
        let ratio = crop.ratio ?? Double(picture.width) / Double(max(picture.height, 1))
        let available =
            picture.crops[crop]?.pixels(ofWidth: picture.width)
            ?? min(Double(picture.width), Double(picture.height) * ratio)
        let width = Rendition.widths.last { Double($0) <= available && $0 <= 1280 } ?? Rendition.widths[0]
        let shown = max(1, min(Double(width), available.rounded(.down)))
        return (
            RenditionAddress(picture, crop: crop, width: width, format: .jpeg), Int(shown),
            max(1, Int((shown / ratio).rounded()))
        )
    }
}
