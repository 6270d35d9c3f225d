internal import News

/// RSS 2.0 with the modules that readers of news know: `content`, `dc`, `media`, `atom` (STANDARDS: rssboard.org).
public enum RSSWriter {
    public static let mediaType = "application/rss+xml; charset=utf-8"

    public static func text(_ feed: Feed) -> String {
        var xml = XMLWriter(capacity: 131_072)
        xml.element(
            "rss",
            [
                ("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom"),
                ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"), ("xmlns:media", "http://search.yahoo.com/mrss/"),
            ]
        ) { xml in
            xml.element("channel") { xml in
                xml.element("title", text: feed.title)
                xml.element("link", text: feed.pageURL)
                xml.element("description", text: feed.description)
                xml.element("language", text: feed.language.rawValue)
                xml.element("lastBuildDate", text: RFC822Date.text(feed.updatedAt, in: feed.zone))
                xml.element("ttl", text: String(Feed.minutesToLive))
                xml.link("self", feed.selfURL, mediaType: "application/rss+xml")
                if let hub = feed.hubURL { xml.link("hub", hub) }
                xml.pages(of: feed, mediaType: "application/rss+xml")
                for item in feed.items { Self.item(item, feed, &xml) }
            }
        }
        return xml.text
    }

    private static func item(_ item: FeedItem, _ feed: Feed, _ xml: inout XMLWriter) {
        xml.element("item") { xml in
            xml.element("title", text: item.title)
            xml.element("link", text: item.url)
            xml.element("guid", [("isPermaLink", "false")], text: item.id)
            xml.element("pubDate", text: RFC822Date.text(item.publishedAt, in: feed.zone))
            // Readers take it for HTML: the text is escaped once for them, and once more for XML.
            xml.element("description", optional: item.summary?.escapedForMarkup)
            for author in item.authors { xml.element("dc:creator", text: author.name) }
            for category in item.categories { xml.element("category", text: category.label) }
            xml.element("atom:updated", text: feed.zone.iso8601(item.updatedAt))
            if let image = item.image { xml.media(image) }
            if let html = item.html { xml.element("content:encoded", cdata: html) }
        }
    }
}

extension XMLWriter {
    mutating func link(_ relation: String, _ address: String, mediaType: String? = nil) {
        empty("atom:link", [("rel", relation), ("href", address), ("type", mediaType)])
    }

    /// RFC 5005, 3: a feed of several pages. A feed that fits on one has no such links.
    mutating func pages(of feed: Feed, mediaType: String) {
        guard feed.olderURL != nil || feed.firstURL != feed.selfURL else { return }
        link("first", feed.firstURL, mediaType: mediaType)
        if let older = feed.olderURL { link("next", older, mediaType: mediaType) }
    }

    /// Media RSS 1.5.
    mutating func media(_ image: FeedItem.Image) {
        element(
            "media:content",
            [
                ("url", image.url), ("type", image.mediaType), ("medium", "image"), ("width", String(image.width)),
                ("height", String(image.height)),
            ]
        ) { xml in
            xml.element("media:description", [("type", "plain")], optional: image.caption ?? image.altText)
            xml.element("media:credit", optional: image.credit)
        }
    }
}

/// Dates as mail and RSS write them (RFC 822 with four digits of the year, as RFC 5322 has it).
enum RFC822Date {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// `Tue, 24 Nov 2026 12:00:00 +0000`
    static func text(_ instant: Instant, in zone: Zone) -> String {
        let local = zone.civil(at: instant)
        let date = local.date
        let second = local.time.second < 10 ? "0\(local.time.second)" : "\(local.time.second)"
        let day = date.day < 10 ? "0\(date.day)" : "\(date.day)"
        return "\(weekdays[date.weekday - 1]), \(day) \(months[date.month - 1]) \(date.iso.prefix(4)) "
            + "\(local.time.hourAndMinute):\(second) \(zone.offsetText(at: instant).filter { $0 != ":" })"
    }
}
