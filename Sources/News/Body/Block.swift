/// One block of a body. Language and direction are the block's own where they differ from the edition's.
public indirect enum Block: Sendable, Hashable {
    case paragraph(TextBlock)
    /// `level` 2 to 4; the page's own headline is the only 1.
    case heading(level: Int, TextBlock)
    case list(ordered: Bool, items: [[Block]])
    /// A quotation of several blocks with its source.
    case quote(blocks: [Block], attribution: String?)
    /// Words of the article itself, set large.
    case pullQuote(TextBlock, attribution: String?)
    case image(PictureBlock)
    case gallery([PictureBlock])
    case embed(Embed)
    case table(Table)
    /// A box of facts beside the text.
    case factBox(headline: String, blocks: [Block])
    case related(RelatedArticle)
    /// A link to a page elsewhere, set as a block.
    case relatedLink(label: String, LinkTarget)
    case rule
}

/// A run of inline text with the block's own language, where it differs from the edition's.
public struct TextBlock: Sendable, Hashable {
    public var inlines: [Inline]
    public var language: LanguageTag?

    public init(_ inlines: [Inline], language: LanguageTag? = nil) {
        self.inlines = inlines
        self.language = language
    }

    public init(_ text: String, language: LanguageTag? = nil) {
        self.init(text.isEmpty ? [] : [.text(text, [])], language: language)
    }

    public var plainText: String { inlines.map(\.plainText).joined() }
}

/// A piece of text with its marks, or a line break.
public enum Inline: Sendable, Hashable {
    case text(String, [Mark])
    case lineBreak

    public var plainText: String {
        switch self {
        case .text(let text, _): text
        case .lineBreak: "\n"
        }
    }
}

/// What may be said of a run of text.
public enum Mark: Sendable, Hashable {
    case strong
    case emphasis
    case link(LinkTarget)
    case `subscript`
    case superscript
    /// Words in another language; the direction follows from it.
    case language(LanguageTag)
}

/// A picture placed in a body, with words that replace the picture's own here.
public struct PictureBlock: Sendable, Hashable {
    public var picture: PictureID
    public var caption: String?
    public var altText: String?

    public init(picture: PictureID, caption: String? = nil, altText: String? = nil) {
        self.picture = picture
        self.caption = caption
        self.altText = altText
    }
}

/// A link inside the text to another of our articles, by identity, so that it outlives a change of slug.
public struct RelatedArticle: Sendable, Hashable {
    public var article: ArticleID
    /// The headline when the link was made; the page shows the article's present one.
    public var label: String

    public init(article: ArticleID, label: String) {
        self.article = article
        self.label = label
    }
}

/// Rows of cells, each a run of text. All rows are of one length.
public struct Table: Sendable, Hashable {
    public var caption: String?
    public var header: [TextBlock]
    public var rows: [[TextBlock]]

    public init(caption: String? = nil, header: [TextBlock] = [], rows: [[TextBlock]]) {
        self.caption = caption
        self.header = header
        self.rows = rows
    }
}
