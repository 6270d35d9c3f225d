/// Counts what an import leaves out, by kind, with an example or two of each.
struct DropLog {
    enum Kind: String, CaseIterable {
        case script, style, drawing, iframe, form, advertisement, shareBar, relatedBox, newsletterBox, comments
        case navigation, articleDetails, hidden, object, video, unknownElement, emptyParagraph, link, pageLink
        case baselessLink, trackingPicture, pictureWithoutSource, depth, struckText, repeatedText

        /// One of them, and several.
        var nouns: (one: String, many: String) {
            switch self {
            case .script: ("script", "scripts")
            case .style: ("style sheet", "style sheets")
            case .drawing: ("drawing or formula", "drawings or formulas")
            case .iframe: ("frame of an unknown host", "frames of unknown hosts")
            case .form: ("form", "forms or fields of forms")
            case .advertisement: ("advertisement", "advertisements")
            case .shareBar: ("share bar", "share bars")
            case .relatedBox: ("box of related articles", "boxes of related articles")
            case .newsletterBox: ("newsletter box", "newsletter boxes")
            case .comments: ("block of comments", "blocks of comments")
            case .navigation: ("piece of navigation", "pieces of navigation")
            case .articleDetails: ("line about the article", "lines about the article")
            case .hidden: ("hidden element", "hidden elements")
            case .object: ("embedded object", "embedded objects")
            case .video: ("video or sound file", "video or sound files")
            case .unknownElement: ("unknown element", "unknown elements")
            case .emptyParagraph: ("empty paragraph", "empty paragraphs")
            case .link: ("link with an address that is refused", "links with addresses that are refused")
            case .pageLink: ("link within the page", "links within the page")
            case .baselessLink: ("relative link", "relative links")
            case .trackingPicture: ("tracking picture", "tracking pictures")
            case .pictureWithoutSource: ("picture without an address", "pictures without an address")
            case .depth: ("element nested too deep", "elements nested too deep")
            case .struckText: ("piece of struck-out text", "pieces of struck-out text")
            case .repeatedText: ("text that stands elsewhere already", "texts that stand elsewhere already")
            }
        }

        /// What became of it.
        func fate(_ count: Int) -> String {
            switch self {
            case .unknownElement, .depth: "taken apart; the text is kept"
            case .link, .pageLink: "undone; the words are kept"
            case .baselessLink: "undone, since the page gives no address of its own; the words are kept"
            case .struckText: "kept as plain text"
            default: "left out"
            }
        }
    }

    private var counts: [Kind: Int] = [:]
    private var examples: [Kind: [String]] = [:]

    mutating func add(_ kind: Kind, _ example: @autoclosure () -> String = "", count: Int = 1) {
        guard count > 0 else { return }
        counts[kind, default: 0] += count
        guard examples[kind, default: []].count < 2 else { return }
        // Examples are short, whatever they are of; what is cut here is cut once more below.
        let text = PageText.collapsed(String(example().prefix(400)))
        guard !text.isEmpty else { return }
        let short = text.count > 60 ? text.prefix(59) + "…" : text[...]
        if examples[kind]?.contains(String(short)) != true { examples[kind, default: []].append(String(short)) }
    }

    mutating func add(_ other: DropLog) {
        for (kind, count) in other.counts {
            counts[kind, default: 0] += count
            examples[kind, default: []] += other.examples[kind] ?? []
        }
    }

    /// What was counted, in the order of the kinds.
    var counted: [(kind: Kind, count: Int, examples: [String])] {
        Kind.allCases.compactMap { kind in counts[kind].map { (kind, $0, examples[kind] ?? []) } }
    }

    var diagnostics: [Diagnostic] {
        Kind.allCases.compactMap { kind in
            guard let count = counts[kind] else { return nil }
            let noun = count == 1 ? kind.nouns.one : kind.nouns.many
            let shown = (examples[kind] ?? []).map { "“\($0)”" }.joined(separator: ", ")
            let verb = count == 1 ? "was" : "were"
            return Diagnostic(
                .warning, "\(count) \(noun) \(verb) \(kind.fate(count))" + (shown.isEmpty ? "" : ": \(shown)")
            )
        }
    }
}
