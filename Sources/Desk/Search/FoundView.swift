internal import News

/// Where in an article what was looked for stands: a part of the text, names, captions.
enum FoundView {
    /// - Parameter language: The article's.
    static func html(_ found: SearchFinding, language: LanguageTag?, _ words: DeskWords) -> HTML {
        let excerpt: HTML? = found.excerpt.map {
            "<p class=\"found\" lang=\"\(language?.rawValue ?? "")\" dir=\"auto\">\(HTML(marking: $0))</p>"
        }
        let contexts: [HTML] = found.contexts.map { context in
            let (name, text) = named(context, words)
            return "<p class=\"soft\">\(name) <bdi>\(HTML(marking: text))</bdi></p>"
        }
        return "\(excerpt)\(contexts)"
    }

    /// What tells a hit of the box that opens by Ctrl-K from others, in plain words.
    static func note(_ context: SearchContext, _ words: DeskWords) -> String {
        let (name, text) = named(context, words)
        return "\(name) \(text.plainText)"
    }

    private static func named(_ context: SearchContext, _ words: DeskWords) -> (String, MarkedText) {
        switch context {
        case .author(let name): (words.label("author"), name)
        case .topic(let name): (words.label("topic"), name)
        case .caption(let text): (words.label("find_caption"), text)
        }
    }
}

extension HTML {
    /// A text with what was looked for in it.
    init(marking text: MarkedText) {
        let whole = text.runs.map(\.text).joined()
        let mark = String(whole.directed.prefix(whole.directed.count - whole.count))
        self = text.runs.reduce("\(mark)") { html, run in
            run.isMarked ? "\(html)<mark>\(run.text)</mark>" : "\(html)\(run.text)"
        }
    }
}
