internal import News

/// JSON Feed 1.1 (jsonfeed.org).
public enum JSONFeedWriter {
    public static let mediaType = "application/feed+json; charset=utf-8"

    public static func text(_ feed: Feed) -> String {
        JSONValue.object([
            ("version", .text("https://jsonfeed.org/version/1.1")), ("title", .text(feed.title)),
            ("home_page_url", .text(feed.pageURL)), ("feed_url", .text(feed.selfURL)),
            ("next_url", feed.olderURL.map { .text($0) }), ("description", .text(feed.description)),
            ("icon", feed.iconURL.map { .text($0) }), ("language", .text(feed.language.rawValue)),
            ("hubs", feed.hubURL.map { .list([.object([("type", .text("WebSub")), ("url", .text($0))])]) }),
            ("authors", .list([.object([("name", .text(feed.publisher)), ("url", .text(feed.pageURL))])])),
            ("items", .list(feed.items.map { item($0, feed) })),
        ]).plainText
    }

    private static func item(_ item: FeedItem, _ feed: Feed) -> JSONValue {
        let authors = item.authors.map { author -> JSONValue in
            .object([("name", .text(author.name)), ("url", author.url.map { .text($0) })])
        }
        return .object([
            ("id", .text(item.id)), ("url", .text(item.url)), ("title", .text(item.title)),
            ("content_html", item.html.map { .text($0) }),
            // One of the two must be there, and an article may be a headline alone.
            ("content_text", item.html == nil ? .text(item.summary ?? item.title) : nil),
            ("summary", item.summary.map { .text($0) }), ("image", item.image.map { .text($0.url) }),
            ("date_published", .text(feed.zone.iso8601(item.publishedAt))),
            ("date_modified", .text(feed.zone.iso8601(item.updatedAt))),
            ("authors", authors.isEmpty ? nil : .list(authors)),
            ("tags", item.categories.isEmpty ? nil : .list(item.categories.map { .text($0.label) })),
            ("language", .text(feed.language.rawValue)),
        ])
    }
}
