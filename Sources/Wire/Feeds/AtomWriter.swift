internal import News

/// Atom (RFC 4287), with pictures as Media RSS has them.
public enum AtomWriter {
    public static let mediaType = "application/atom+xml; charset=utf-8"

    public static func text(_ feed: Feed) -> String {
        var xml = XMLWriter(capacity: 131_072)
        xml.element(
            "feed",
            [
                ("xmlns", "http://www.w3.org/2005/Atom"), ("xmlns:media", "http://search.yahoo.com/mrss/"),
                ("xml:lang", feed.language.rawValue),
            ]
        ) { xml in
            xml.element("id", text: feed.id)
            xml.element("title", text: feed.title)
            xml.element("subtitle", text: feed.description)
            xml.element("updated", text: feed.zone.iso8601(feed.updatedAt))
            xml.element("author") { xml in
                xml.element("name", text: feed.publisher)
                xml.element("uri", text: feed.pageURL)
            }
            let own = "application/atom+xml"
            xml.empty("link", [("rel", "self"), ("type", own), ("href", feed.selfURL)])
            xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", feed.pageURL)])
            if let hub = feed.hubURL { xml.empty("link", [("rel", "hub"), ("href", hub)]) }
            if feed.olderURL != nil || feed.firstURL != feed.selfURL {
                xml.empty("link", [("rel", "first"), ("type", own), ("href", feed.firstURL)])
                if let older = feed.olderURL { xml.empty("link", [("rel", "next"), ("type", own), ("href", older)]) }
            }
            xml.element("icon", optional: feed.iconURL)
            for item in feed.items { entry(item, feed, &xml) }
        }
        return xml.text
    }

    private static func entry(_ item: FeedItem, _ feed: Feed, _ xml: inout XMLWriter) {
        xml.element("entry") { xml in
            xml.element("id", text: item.id)
            xml.element("title", text: item.title)
            xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", item.url)])
            xml.element("published", text: feed.zone.iso8601(item.publishedAt))
            xml.element("updated", text: feed.zone.iso8601(item.updatedAt))
            for author in item.authors {
                xml.element("author") { xml in
                    xml.element("name", text: author.name)
                    xml.element("uri", optional: author.url)
                }
            }
            for category in item.categories {
                xml.empty("category", [("term", category.term), ("label", category.label)])
            }
            xml.element("summary", optional: item.summary)
            xml.element("content", [("type", "html")], optional: item.html)
            if let image = item.image { xml.media(image) }
        }
    }
}
