internal import Hummingbird
internal import News

/// What the address of a list of names asks for: an edition, words to find, and where to go on.
struct NamesQuery {
    var text: String
    var after: NameKey?
    private let number: Int64?

    init(_ request: Request) {
        let parameters = request.uri.queryParameters
        text = (parameters["q"].map { String($0.prefix(120)) } ?? "").trimmingSpaces
        after = parameters["after"].flatMap { NameKey(text: $0) }
        number = parameters["edition"].flatMap { Int64($0) }
    }

    /// The edition that is asked for, else one in the reader's language, else the first.
    func edition(of publication: Publication, _ language: LanguageTag) throws -> Edition {
        let editions = publication.editions
        guard
            let edition = editions.first(where: { $0.id.rawValue == number })
                ?? editions.first(where: { $0.language.primary == language.primary }) ?? editions.first
        else { throw NewsError(.notFound, "There is no such edition.") }
        return edition
    }

    func form(_ url: DeskURL, _ edition: Edition, _ frame: DeskFrame) -> HTML {
        let words = frame.words
        let editions = frame.publication.editions.map { edition in
            (String(edition.id.rawValue), "\(words.rules.isolated(edition.name)) (\(edition.language.rawValue))")
        }
        let choice: HTML =
            editions.count > 1
            ? DeskParts.choice(
                words["edition"], name: "edition", options: editions, chosen: String(edition.id.rawValue))
            : .empty
        return """
            <form method="get" action="\(url.path)" class="line">
            \(DeskParts.field(words["find"], name: "q", type: "search", value: text, autocomplete: "off", isRequired: false, direction: "auto"))\(choice)
            <button>\(words["find"])</button></form>
            """
    }

    /// The link to where the list goes on.
    func next(_ url: DeskURL, _ key: NameKey?, _ words: DeskWords) -> HTML? {
        guard let key else { return nil }
        let path = url.path([("q", text), ("edition", number.map { String($0) }), ("after", key.text)])
        return "<p><a class=\"button\" href=\"\(path)\" rel=\"next\">\(words["next"])</a></p>"
    }
}

extension HouseParts {
    /// Rows under a head, or a word that there are none.
    static func table(_ rows: [HTML], _ head: [String], label: String, none: String) -> HTML {
        guard !rows.isEmpty else { return "<p class=\"soft\">\(none)</p>" }
        let cells: [HTML] = head.map { "<th scope=\"col\">\($0)</th>" }
        return """
            <div class="table" tabindex="0" role="group" aria-label="\(label)"><table><thead><tr>\(cells)</tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
    }
}
