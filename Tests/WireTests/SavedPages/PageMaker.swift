import News
import Wire

/// Makes small pages around what a test is about, and the parts to compare them with.
enum PageMaker {
    static let address = "https://relais.example/region/pont/"
    static let first =
        "Le pont rouvre lundi aux piétons, puis aux voitures, après onze mois de travaux sur les deux rives."
    static let last = "La commune prévoit une fête sur la place du marché, avec de la musique et un repas pour tous."

    /// A page with a headline and two paragraphs, `body` between them.
    static func page(head: String = "", address: String? = address, body: String = "") -> String {
        let canonical = address.map { "<link rel=\"canonical\" href=\"\($0)\">" } ?? ""
        return """
            <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Le pont rouvre</title>\(canonical)\(head)</head>
            <body><article><h1>Le pont rouvre</h1><p>\(first)</p>\(body)<p>\(last)</p></article></body></html>
            """
    }

    static func read(_ html: String) throws -> ImportedPage { try HTMLPageReader.read(Array(html.utf8)) }

    /// The blocks between the two paragraphs of `page`.
    static func inner(_ body: String, address: String? = address) throws -> [Block] {
        let blocks = try read(page(address: address, body: body)).body.blocks
        guard blocks.first == paragraph(first), blocks.last == paragraph(last) else { return blocks }
        return Array(blocks.dropFirst().dropLast())
    }

    static func dropped(_ body: String, address: String? = address) throws -> [String] {
        try read(page(address: address, body: body)).diagnostics.map(\.message).filter { !$0.hasPrefix("the page ") }
    }

    static func paragraph(_ text: String, language: LanguageTag? = nil) -> Block {
        .paragraph(TextBlock(text, language: language))
    }

    static func paragraph(_ inlines: Inline...) -> Block { .paragraph(TextBlock(inlines)) }

    static func plain(_ text: String) -> Inline { .text(text, []) }

    static func link(_ text: String, _ address: String) -> Inline {
        .text(text, LinkTarget(rawValue: address).map { [.link($0)] } ?? [.strong, .strong])
    }
}
