import News

/// Makes bodies of every kind of block, mark and attribute, the same ones on every run.
struct BodyGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func body() -> Body { Body((0..<pick(0...8)).map { _ in block(depth: 0) }) }

    private mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func maybe<Value>(_ make: (inout BodyGenerator) -> Value) -> Value? {
        pick(0...1) == 0 ? nil : make(&self)
    }

    private static let words = [
        "Rabat", " ", "l’eau", "« mot »", "مرحبا", "ⴰⵣⵓⵍ", "a\tb", "two\nlines", "\\ \" / </script>", "🇲🇦👩‍👩‍👧", "é",
        "e\u{0301}",
        "\u{2068}x\u{2069}", "\u{FEFF}", "&amp;", "0",
    ]

    private mutating func words() -> String {
        (0...pick(0...3)).map { _ in Self.words[pick(0...Self.words.count - 1)] }.joined()
    }

    private mutating func language() -> LanguageTag {
        [LanguageTag.french, .arabic, .english, .spanish, .tamazight, .tamazightLatin][pick(0...5)]
    }

    private static let targets = [
        "https://www.example.com/a?b=c#d", "http://example.com/", "mailto:desk@example.com", "tel:+212522000000",
        "/maroc", "#note",
    ].compactMap { LinkTarget(rawValue: $0) }

    private mutating func target() -> LinkTarget { Self.targets[pick(0...Self.targets.count - 1)] }

    private mutating func mark() -> Mark {
        switch pick(0...5) {
        case 0: .strong
        case 1: .emphasis
        case 2: .subscript
        case 3: .superscript
        case 4: .link(target())
        default: .language(language())
        }
    }

    private mutating func text() -> TextBlock {
        let inlines: [Inline] = (0..<pick(0...4)).map { _ in
            pick(0...5) == 0 ? .lineBreak : .text(words(), (0..<pick(0...3)).map { _ in mark() })
        }
        return TextBlock(inlines, language: maybe { $0.language() })
    }

    private mutating func picture() -> PictureBlock {
        PictureBlock(
            picture: PictureID(rawValue: Int64(pick(1...9_000_000_000))), caption: maybe { $0.words() },
            altText: maybe { $0.words() }
        )
    }

    private mutating func embed() -> Block {
        let target = LinkTarget(rawValue: "https://www.youtube.com/watch?v=\(pick(1...99))")
        return target.flatMap { Embed(target: $0, title: maybe { $0.words() }) }.map(Block.embed) ?? .rule
    }

    private mutating func blocks(depth: Int) -> [Block] { (0..<pick(0...3)).map { _ in block(depth: depth) } }

    private mutating func block(depth: Int) -> Block {
        // The ones that hold others come last, and not too deep.
        switch pick(0...(depth < 3 ? 13 : 10)) {
        case 0, 1: return .paragraph(text())
        case 2: return .heading(level: pick(2...4), text())
        case 3: return .pullQuote(text(), attribution: maybe { $0.words() })
        case 4: return .image(picture())
        case 5: return .gallery((0..<pick(0...3)).map { _ in picture() })
        case 6: return embed()
        case 7:
            let width = pick(1...4)
            let header = (0..<(pick(0...1) * width)).map { _ in text() }
            return .table(
                Table(
                    caption: maybe { $0.words() }, header: header,
                    rows: (0..<pick(0...3)).map { _ in (0..<width).map { _ in text() } }
                )
            )
        case 8:
            return .related(RelatedArticle(article: ArticleID(rawValue: Int64(pick(1...1_000_000))), label: words()))
        case 9: return .relatedLink(label: words(), target())
        case 10: return .rule
        case 11: return .list(ordered: pick(0...1) == 0, items: (0..<pick(0...3)).map { _ in blocks(depth: depth + 1) })
        case 12: return .quote(blocks: blocks(depth: depth + 1), attribution: maybe { $0.words() })
        default: return .factBox(headline: words(), blocks: blocks(depth: depth + 1))
        }
    }
}
