public import News

/// One address of a sitemap, with what stands beside it there.
public struct SitemapEntry: Sendable, Hashable {
    /// The same thing in a language; `x-default` for readers of none of them.
    public struct Alternate: Sendable, Hashable {
        public var language: String
        public var location: String

        public init(language: String, location: String) {
            self.language = language
            self.location = location
        }
    }

    /// What the news sitemap says of an article.
    public struct News: Sendable, Hashable {
        /// The name of the newspaper.
        public var name: String
        public var language: LanguageTag
        public var firstPublishedAt: Instant
        public var title: String

        public init(name: String, language: LanguageTag, firstPublishedAt: Instant, title: String) {
            self.name = name
            self.language = language
            self.firstPublishedAt = firstPublishedAt
            self.title = title
        }
    }

    /// The whole address, encoded.
    public var location: String
    /// The last real change; `nil` where it is not known.
    public var modifiedAt: Instant?
    public var news: News?
    public var images: [String]
    /// Itself among them; none where it stands in one language.
    public var alternates: [Alternate]

    public init(
        location: String, modifiedAt: Instant? = nil, news: News? = nil, images: [String] = [],
        alternates: [Alternate] = []
    ) {
        self.location = location
        self.modifiedAt = modifiedAt
        self.news = news
        self.images = images
        self.alternates = alternates
    }
}

/// Writes a sitemap (sitemaps.org 0.9) entry by entry, so that no more of it is held than its text.
public struct SitemapWriter: Sendable {
    public static let mediaType = "application/xml; charset=utf-8"

    private var xml = XMLWriter(capacity: 65_536)
    private let zone: Zone
    public private(set) var count = 0

    /// - Parameter zone: The zone that its dates are written in.
    public init(zone: Zone) {
        self.zone = zone
        xml.begin(
            "urlset",
            [
                ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
                ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9"),
                ("xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1"),
                ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
            ]
        )
    }

    public mutating func add(_ entry: SitemapEntry) {
        count += 1
        let zone = zone
        xml.element("url") { xml in
            xml.element("loc", text: entry.location)
            xml.element("lastmod", optional: entry.modifiedAt.map { zone.iso8601($0) })
            if let news = entry.news {
                xml.element("news:news") { xml in
                    xml.element("news:publication") { xml in
                        xml.element("news:name", text: news.name)
                        // ISO 639, without script and region.
                        xml.element("news:language", text: news.language.primary)
                    }
                    xml.element("news:publication_date", text: zone.iso8601(news.firstPublishedAt))
                    xml.element("news:title", text: news.title)
                }
            }
            for image in entry.images {
                xml.element("image:image") { xml in xml.element("image:loc", text: image) }
            }
            for alternate in entry.alternates {
                xml.empty(
                    "xhtml:link",
                    [("rel", "alternate"), ("hreflang", alternate.language), ("href", alternate.location)]
                )
            }
        }
    }

    /// The whole of it; nothing may be added afterwards.
    public mutating func finish() -> String {
        xml.close("urlset")
        return xml.text
    }
}

/// Writes the list of a site's sitemaps.
public enum SitemapIndexWriter {
    /// - Parameter sitemaps: Their whole addresses, and when each last changed where that is known.
    public static func text(_ sitemaps: [(location: String, modifiedAt: Instant?)], zone: Zone) -> String {
        var xml = XMLWriter()
        xml.element("sitemapindex", [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]) { xml in
            for sitemap in sitemaps {
                xml.element("sitemap") { xml in
                    xml.element("loc", text: sitemap.location)
                    xml.element("lastmod", optional: sitemap.modifiedAt.map { zone.iso8601($0) })
                }
            }
        }
        return xml.text
    }
}
