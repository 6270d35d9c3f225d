internal import Hummingbird
internal import News
internal import Newsroom

/// The screens about the publication itself.
enum HousePart: String, CaseIterable {
    case sections, topics, authors, redirects, settings, receivers, audit

    var action: DeskAction {
        switch self {
        case .sections: .manageSections
        case .topics: .manageTopics
        case .authors: .manageAuthors
        case .redirects: .manageRedirects
        case .settings, .receivers: .manageSettings
        case .audit: .seeAuditLog
        }
    }

    var url: DeskURL {
        switch self {
        case .sections: .sections
        case .topics: .topics
        case .authors: .authors
        case .redirects: .redirects
        case .settings: .settings
        case .receivers: .receivers
        case .audit: .audit
        }
    }
}

/// The first page of the house: its screens, each with a word on what it is for.
struct HouseController {
    let desk: Desk

    func add(to router: RouterGroup<SignedInContext>) { router.get("house", use: show) }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let parts = HousePart.allCases.filter { context.found.actor.allows($0.action) }
        guard let first = parts.first else { throw NewsError(.forbidden, "You may not do this.", field: "house") }
        guard parts.count > 1 else { return DeskResponse.see(first.url) }
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let items: [HTML] = parts.map { part in
            """
            <li><h2><a href="\(part.url.path)">\(words["house_\(part.rawValue)"])</a></h2>\
            <p class="soft">\(words["house_\(part.rawValue)_help"])</p></li>
            """
        }
        let content: HTML = "<h1>\(words["house"])</h1><ul class=\"articles\">\(items)</ul>"
        return DeskResponse.page(frame.page(words["house"], content))
    }
}

extension DeskFrame {
    /// The links between the screens of the house.
    func houseLinks(_ current: HousePart) -> HTML {
        let links: [HTML] = HousePart.allCases.filter { found?.actor.allows($0.action) ?? false }.map { part in
            """
            <li><a href="\(part.url.path)"\(" aria-current=\"page\"", if: part == current)>\(words["house_\(part.rawValue)"])</a></li>
            """
        }
        guard links.count > 1 else { return .empty }
        return "<nav class=\"filters\" aria-label=\"\(words["house"])\"><ul>\(links)</ul></nav>"
    }
}

/// Pieces that several screens of the house are made of.
enum HouseParts {
    /// A name and a slug for each edition.
    /// - Parameter slugHint: What an empty slug means.
    static func names(
        _ publication: Publication, _ words: DeskWords, values: [EditionID: TypedName], error: NewsError?,
        more: (Edition) -> HTML = { _ in .empty }
    ) -> HTML {
        HTML.joined(
            publication.editions.map { edition in
                let id = edition.id.rawValue
                let value = values[edition.id] ?? TypedName(name: "")
                let content: HTML = """
                    \(DeskParts.field(words["name"], name: "name_\(id)", value: value.name, autocomplete: "off", error: note(error, "name_\(id)", words), isRequired: false, direction: "auto"))
                    \(DeskParts.field(words["field_slug"], name: "slug_\(id)", value: value.slug, autocomplete: "off", hint: words["slug_hint"], error: note(error, "slug_\(id)", words), isRequired: false, direction: "auto"))
                    \(more(edition))
                    """
                guard publication.editions.count > 1 else { return content }
                return """
                    <fieldset class="stack edition"><legend>\(words["edition"]) <bdi>\(edition.name)</bdi> \
                    <span class="soft" dir="ltr">\(edition.language.rawValue)</span></legend>\(content)</fieldset>
                    """
            }
        )
    }

    /// What is wrong with a field.
    static func note(_ error: NewsError?, _ field: String, _ words: DeskWords) -> String? {
        guard let error, error.field == field else { return nil }
        return words.sentence(for: error)
    }

    /// What is wrong, over a form: the whole sentence, or that it stands at a field below.
    static func message(_ error: NewsError?, _ words: DeskWords) -> HTML? {
        DeskParts.message(error.map { words.sentence(for: $0) }, isError: true)
    }

    /// A line that what was asked for is done.
    static func done(_ request: Request, _ words: DeskWords) -> HTML? {
        guard let name = request.uri.queryParameters["done"].map({ "done_" + $0 }), words.has(name) else { return nil }
        return DeskParts.message(words[name])
    }
}

/// A form whose fields are named after editions: `name_1`, `slug_1`.
struct NamesForm: DeskForm {
    let csrf: String
    let fields: [String: String]

    init(from decoder: any Decoder) throws {
        fields = try [String: String](from: decoder)
        guard let csrf = fields["csrf"] else {
            throw NewsError(.invalid, "The form lacks a field.", field: "csrf")
        }
        self.csrf = csrf
    }

    subscript(_ name: String) -> String { fields[name] ?? "" }

    func number(_ name: String) -> Int64? { Int64(self[name]) }

    /// The version that the form was made on.
    func version() throws -> Int {
        guard let version = Int(self["version"]) else {
            throw NewsError(.invalid, "The form lacks a field.", field: "version")
        }
        return version
    }

    func names(in publication: Publication) -> [EditionID: TypedName] {
        Dictionary(
            uniqueKeysWithValues: publication.editions.map { edition in
                let id = edition.id.rawValue
                return (edition.id, TypedName(name: self["name_\(id)"], slug: self["slug_\(id)"]))
            }
        )
    }
}

extension SignedInContext {
    /// The number in the address.
    func number(_ name: String = "id") throws -> Int64 {
        guard let number = parameters.get(name).flatMap({ Int64($0) }) else {
            throw NewsError(.notFound, "There is no such page.")
        }
        return number
    }
}
