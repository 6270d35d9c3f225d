public import News

/// The words of a message to someone at the desk, as plain text and as a page.
public struct Letter: Sendable, Hashable {
    public let to: String
    public let language: LanguageTag
    public let subject: String
    public let text: String
    public let html: String

    /// One piece of it.
    enum Piece {
        case paragraph(String)
        /// An address to go to, and what stands on it in a page.
        case link(String, label: String)
    }

    init(to: String, words: DeskWords, subject: String, pieces: [Piece]) {
        self.to = to
        language = words.language
        self.subject = subject
        text =
            pieces.map { piece in
                switch piece {
                case .paragraph(let text): text
                case .link(let address, _): address
                }
            }.joined(separator: "\n\n") + "\n"
        let paragraphs: [HTML] = pieces.map { piece in
            switch piece {
            case .paragraph(let text): "<p>\(text)</p>\n"
            case .link(let address, let label): "<p><a href=\"\(address)\">\(label)</a></p>\n"
            }
        }
        let page: HTML = """
            <!doctype html>
            <html lang="\(language.rawValue)" dir="\(language.direction.rawValue)">
            <head><meta charset="utf-8"><title>\(subject)</title></head>
            <body style="font-family:sans-serif;line-height:1.5;max-width:36em">
            \(paragraphs)</body></html>
            """
        html = page.text
    }
}
