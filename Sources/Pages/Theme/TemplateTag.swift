/// One `{{…}}` of a template, with its line.
struct TemplateTag: Equatable {
    enum Kind: Equatable {
        case variable
        case section, inverted, close
        case partial
        /// `{{<base}}`, closed by `{{/base}}`.
        case parent
        /// `{{$main}}`, closed by `{{/main}}`.
        case block
        case comment, pragma
    }

    let kind: Kind
    let name: String
    let line: Int

    /// Every tag of a template, in order.
    static func all(in source: String) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var line = 1
        var rest = source[...]
        while let open = rest.range(of: "{{") {
            line += rest[..<open.lowerBound].count { $0 == "\n" }
            let inside = rest[open.upperBound...]
            let isTriple = inside.first == "{"
            guard let close = inside.range(of: isTriple ? "}}}" : "}}") else { break }
            let content = (isTriple ? inside.dropFirst() : inside)[..<close.lowerBound]
            tags.append(TemplateTag(content, line: line))
            line += content.count { $0 == "\n" }
            rest = rest[close.upperBound...]
        }
        return tags
    }

    private init(_ content: Substring, line: Int) {
        let kinds: [Character: Kind] = [
            "#": .section, "^": .inverted, "/": .close, ">": .partial, "<": .parent, "$": .block, "!": .comment,
            "%": .pragma,
        ]
        let kind = content.first.flatMap { kinds[$0] }
        self.kind = kind ?? .variable
        let isPrefixed = kind != nil || content.first == "&"
        var name = isPrefixed ? content.dropFirst() : content
        while name.first?.isWhitespace ?? false { name = name.dropFirst() }
        while name.last?.isWhitespace ?? false { name = name.dropLast() }
        self.name = String(name)
        self.line = line
    }
}
