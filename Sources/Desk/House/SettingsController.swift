internal import HTTPTypes
internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// What the newsroom says of the publication: its names, its profiles, its publishing checks, its feeds, its menus. What the
/// settings file says is shown, and cannot be changed here.
struct SettingsController {
    let desk: Desk

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("settings", use: show)
        router.post("settings", use: change)
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await page(request, context, form: nil, error: nil)
    }

    private func page(
        _ request: Request, _ context: SignedInContext, form: NamesForm?, error: NewsError?
    ) async throws -> Response {
        try context.found.actor.require(.manageSettings)
        let frame = try await desk.frame(context, .house)
        let words = frame.words
        let view = SettingsView(
            frame: frame, held: desk.held, policy: frame.publication.policy ?? desk.newsroom.policy,
            languages: desk.addresses.languages, form: form, error: error
        )
        let content: HTML = """
            <h1>\(words["house_settings"])</h1>\(frame.houseLinks(.settings))
            \(HouseParts.message(error, words))\(HouseParts.done(request, words))
            \(view.html)
            """
        let status: HTTPResponse.Status =
            error == nil ? .ok : error?.code == .conflict ? .conflict : .unprocessableContent
        return DeskResponse.page(frame.page(words["house_settings"], content), status: status)
    }

    @Sendable private func change(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form: NamesForm = try await request.form(context)
        do {
            if form["action"] == "edition" { return try await addEdition(form, context) }
            let publication = try await desk.publication()
            let change = try change(form, publication)
            try await ChangeSettings(desk.newsroom, held: desk.held)(
                change, version: try form.version(), as: context.found.actor)
            try await desk.published()
            let isZoneNew = change.timeZone.map { $0 != publication.timeZone } ?? false
            return DeskResponse.see(.settings, done: isZoneNew ? "zone" : "saved")
        } catch let error as NewsError where error.code == .invalid || error.code == .conflict {
            return try await page(request, context, form: form, error: error)
        }
    }

    private func addEdition(_ form: NamesForm, _ context: SignedInContext) async throws -> Response {
        guard let language = LanguageTag(rawValue: form["edition_language"]) else {
            throw NewsError(.invalid, "The theme has no words in this language.", field: "edition_language")
        }
        _ = try await AddEdition(desk.newsroom, addresses: desk.addresses)(
            AddEdition.Wish(
                language: language, pathPrefix: form["edition_path"], name: form["edition_name"],
                tagline: form["edition_tagline"]
            ), as: context.found.actor
        )
        try await desk.published()
        return DeskResponse.see(.settings, done: "edition")
    }

    private func change(_ form: NamesForm, _ publication: Publication) throws -> ChangeSettings.Change {
        switch form["action"] {
        case "publication":
            var editions: [EditionID: ChangeSettings.Change.EditionText] = [:]
            for edition in publication.editions {
                let id = edition.id.rawValue
                // What the file sets is no field of the form, and stays.
                editions[edition.id] = ChangeSettings.Change.EditionText(
                    name: form.fields["edition_\(id)"] ?? edition.name,
                    tagline: form.fields["tagline_\(id)"] ?? edition.tagline ?? "",
                    slugLetters: form.fields["slugs_\(id)"].flatMap { SlugLetters(rawValue: $0) },
                    hijri: form.fields["hijri_\(id)"].map { text in
                        Int(text).map { .shown(ahead: $0) } ?? .hidden
                    }
                )
            }
            return ChangeSettings.Change(
                name: form.fields["name"], url: form.fields["url"], timeZone: form.fields["timeZone"],
                editions: editions)
        case "profiles":
            var profiles: [SocialProfile.Network: String] = [:]
            for network in SocialProfile.Network.allCases {
                profiles[network] = form["profile_\(network.rawValue)"]
            }
            return ChangeSettings.Change(profiles: profiles)
        case "checks":
            guard let limit = Int(form["headlineLimit"]) else {
                throw NewsError(.invalid, "The length of a headline is 20 to 300.", field: "headlineLimit")
            }
            guard let weight = Int(form.fields["weightBudget"] ?? "500"), (0...1_000_000).contains(weight) else {
                throw NewsError(.invalid, "The weight of a page is 50 to 5000 kB.", field: "weightBudget")
            }
            var policy = PublishingPolicy(headlineLimit: limit, weightBudget: weight * 1000)
            for check in PublishingCheck.allCases where !check.isFirm {
                policy[check] = PublishingPolicy.Severity(rawValue: form["check_\(check.rawValue)"]) ?? policy[check]
            }
            return ChangeSettings.Change(policy: policy)
        case "feeds":
            guard let extent = FeedSettings.Extent(rawValue: form["feedExtent"]) else {
                throw NewsError(.invalid, "The form lacks a field.", field: "feedExtent")
            }
            return ChangeSettings.Change(feedExtent: extent)
        case "synonyms": return ChangeSettings.Change(synonyms: form["synonyms"])
        case "menus":
            var menus: [EditionID: [MenuLink.Place: [ChangeSettings.Change.TypedLink]]] = [:]
            for edition in publication.editions.map(\.id) {
                for place in MenuLink.Place.allCases {
                    let rows = SettingsView.rows(form, edition, place)
                    menus[edition, default: [:]][place] = rows.map(\.link)
                }
            }
            return ChangeSettings.Change(menus: menus)
        default: throw NewsError(.invalid, "The form lacks a field.", field: "action")
        }
    }
}
