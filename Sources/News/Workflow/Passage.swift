/// The place of a comment: a field, or a block of the body, and the words it is about.
public struct Passage: Sendable, Hashable {
    public enum Place: Sendable, Hashable {
        case headline, standfirst
        /// Which block: its place in the body, then in the block that holds it, and so on.
        case body([Int])
    }

    public let place: Place
    /// The words as they were when the comment was written; empty for the whole place.
    public let quote: String
    /// How much of the place's text stood before the words, in UTF-16 units: of words that stand there more than once,
    /// the ones nearest to it are meant. `nil` where that is not known.
    public let start: Int?

    public init(place: Place, quote: String, start: Int? = nil) {
        self.place = place
        self.quote = quote
        self.start = start
    }

    /// All of the text.
    public static let whole = Passage(place: .body([]), quote: "")

    /// The place as text: `headline`, `standfirst` or `body.3.0`.
    public var placeText: String {
        switch place {
        case .headline: "headline"
        case .standfirst: "standfirst"
        case .body(let path): (["body"] + path.map(String.init)).joined(separator: ".")
        }
    }

    /// - Returns: `nil` when `placeText` names no place.
    public init?(placeText: String, quote: String, start: Int? = nil) {
        let start = start.flatMap { $0 >= 0 ? $0 : nil }
        switch placeText {
        case "headline": self.init(place: .headline, quote: quote, start: start)
        case "standfirst": self.init(place: .standfirst, quote: quote, start: start)
        default:
            let parts = placeText.split(separator: ".", omittingEmptySubsequences: false)
            let path = parts.dropFirst().compactMap { Int($0) }.filter { $0 >= 0 }
            guard parts.first == "body", path.count == parts.count - 1, path.count <= 16 else { return nil }
            self.init(place: .body(path), quote: quote, start: start)
        }
    }

    /// Where the quoted words stand in a text that was changed since: at the same place, or in the first block of the
    /// body that has them. `nil` where they are gone.
    public func located(in content: ArticleContent) -> Passage? {
        switch place {
        case .headline: return content.headline.contains(quote) || quote.isEmpty ? self : nil
        case .standfirst: return content.standfirst?.contains(quote) ?? false || quote.isEmpty ? self : nil
        case .body([]) where quote.isEmpty: return self
        case .body(let path):
            let blocks = content.body.blocks
            func has(_ index: Int) -> Bool { Body([blocks[index]]).plainText.contains(quote) }
            if let index = path.first, blocks.indices.contains(index), quote.isEmpty || has(index) { return self }
            guard !quote.isEmpty, let index = blocks.indices.first(where: has) else { return nil }
            return Passage(place: .body([index]), quote: quote)
        }
    }
}
