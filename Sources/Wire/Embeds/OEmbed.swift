/// An article as other sites show it in their pages (oEmbed 1.0, “rich”).
public struct OEmbed: Sendable {
    public struct Thumbnail: Sendable {
        public var url: String
        public var width: Int
        public var height: Int

        public init(url: String, width: Int, height: Int) {
            self.url = url
            self.width = width
            self.height = height
        }
    }

    public var title: String
    public var author: String?
    public var provider: String
    public var providerURL: String
    /// Safe HTML without a script.
    public var html: String
    public var width: Int
    public var height: Int
    public var thumbnail: Thumbnail?

    public init(
        title: String, author: String?, provider: String, providerURL: String, html: String, width: Int, height: Int,
        thumbnail: Thumbnail?
    ) {
        self.title = title
        self.author = author
        self.provider = provider
        self.providerURL = providerURL
        self.html = html
        self.width = width
        self.height = height
        self.thumbnail = thumbnail
    }

    /// Seconds that it may be kept.
    private static let cacheAge = 3600

    private var members: [(name: StaticString, value: JSONValue?)] {
        [
            ("version", .text("1.0")), ("type", .text("rich")), ("title", .text(title)),
            ("author_name", author.map { .text($0) }), ("provider_name", .text(provider)),
            ("provider_url", .text(providerURL)), ("cache_age", .number(Self.cacheAge)),
            ("thumbnail_url", thumbnail.map { .text($0.url) }),
            ("thumbnail_width", thumbnail.map { .number($0.width) }),
            ("thumbnail_height", thumbnail.map { .number($0.height) }), ("html", .text(html)),
            ("width", .number(width)), ("height", .number(height)),
        ]
    }

    public var json: String { JSONValue.object(members.map { ($0.name.description, $0.value) }).plainText }

    public var xml: String {
        var writer = XMLWriter(capacity: 2048)
        writer.element("oembed") { writer in
            for (name, value) in members {
                switch value {
                case .text(let text)?: writer.element(name, text: text)
                case .number(let number)?: writer.element(name, text: String(number))
                default: break
                }
            }
        }
        return writer.text
    }
}
