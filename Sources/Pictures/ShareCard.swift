public import News

/// What stands on the picture by which others show an article: its headline over its picture, and the publication's name.
public struct ShareCard: Sendable, Hashable {
    public static let width = 1200
    public static let height = 630

    /// As readers see it, in its script.
    public var headline: String
    public var publication: String
    public var direction: TextDirection

    public init(headline: String, publication: String, direction: TextDirection) {
        self.headline = headline
        self.publication = publication
        self.direction = direction
    }

    /// Families for all our scripts, from Debian's fonts-noto-core; each letter takes the first that has it.
    static let fonts = "Noto Sans, Noto Sans Arabic, Noto Sans Tifinagh, Noto Naskh Arabic, Sans Bold"

    /// What lies under the words: a shade over a picture, or the plain card.
    func drawing(hasPhoto: Bool) -> String {
        let isTurned = direction == .rightToLeft
        let bar = isTurned ? Self.width - 64 - 96 : 64
        let ground =
            hasPhoto
            ? """
            <defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#000" stop-opacity=".45"/>\
            <stop offset=".3" stop-color="#000" stop-opacity=".15"/><stop offset=".55" stop-color="#000" stop-opacity=".55"/>\
            <stop offset="1" stop-color="#000" stop-opacity=".92"/>\
            </linearGradient></defs><rect width="1200" height="630" fill="url(#s)"/>
            """
            : "<rect width=\"1200\" height=\"630\" fill=\"#14130f\"/>"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">\(ground)\
            <rect x="\(bar)" y="96" width="96" height="8" fill="#d8442f"/></svg>
            """
    }

    /// A text as Pango's markup: it means itself, and runs in the edition's direction whatever letter it begins with.
    func markup(_ text: String) -> String {
        let mark = direction == .rightToLeft ? "\u{200F}" : "\u{200E}"
        return "<span foreground=\"#ffffff\">\(mark)\(text.escapedForMarkup)</span>"
    }
}
