internal import News
internal import Newsroom

/// The forms of the settings, one for each thing that is saved together.
struct SettingsView {
    let frame: DeskFrame
    let held: HeldSettings
    let policy: PublishingPolicy
    /// The languages of the theme.
    let languages: [LanguageTag]
    /// What was typed and refused.
    let form: NamesForm?
    let error: NewsError?

    private static let menuRows = 12

    private var words: DeskWords { frame.words }
    private var publication: Publication { frame.publication }

    var html: HTML { general + newEdition + profiles + checks + feeds + synonyms + menus }

    private func panel(_ action: String, _ content: HTML, isHeld: Bool = false) -> HTML {
        let button: HTML = isHeld ? .empty : "<p><button class=\"main\">\(words["save"])</button></p>"
        return """
            <section class="panel" aria-labelledby="\(action)"><h2 id="\(action)">\(words["settings_\(action)"])</h2>
            <form method="post" action="\(DeskURL.settings.path)" class="stack">\(frame.csrf)\
            <input type="hidden" name="version" value="\(publication.version)"><input type="hidden" name="action" value="\(action)">
            \(content)\(button)</form></section>
            """
    }

    /// What was typed, else what is kept.
    private func value(_ name: String, _ kept: String) -> String { form?.fields[name] ?? kept }

    private func field(
        _ label: String, _ name: String, _ kept: String, isHeld: Bool, hint: String? = nil, direction: String = "auto",
        isRequired: Bool = false
    ) -> HTML {
        guard !isHeld else { return fixed(label, kept) }
        return DeskParts.field(
            label, name: name, value: value(name, kept), autocomplete: "off", hint: hint,
            error: HouseParts.note(error, name, words), isRequired: isRequired, direction: direction
        )
    }

    /// What the settings file says.
    private func fixed(_ label: String, _ value: String) -> HTML {
        """
        <p class="field"><strong>\(label)</strong> <bdi>\(value.isEmpty ? "–" : value)</bdi> \
        <span class="hint">\(words["settings_held"])</span></p>
        """
    }

    // MARK: The publication

    private var general: HTML {
        let editions: [HTML] = publication.editions.map { edition in
            let id = edition.id.rawValue
            return """
                <fieldset class="stack edition"><legend>\(words["edition"]) <span dir="ltr">\(edition.language.rawValue)</span> \
                <span class="soft" dir="ltr">/\(edition.pathPrefix)</span></legend>
                \(field(words["name"], "edition_\(id)", edition.name, isHeld: held.editionNames.contains(edition.pathPrefix), isRequired: true))
                \(field(words["settings_tagline"], "tagline_\(id)", edition.tagline ?? "", isHeld: held.taglines.contains(edition.pathPrefix)))
                \(ways(of: edition))
                </fieldset>
                """
        }
        let isAllHeld =
            held.name && held.url && held.timeZone
            && publication.editions.allSatisfy {
                held.editionNames.contains($0.pathPrefix) && held.taglines.contains($0.pathPrefix)
                    && held.editions.contains($0.pathPrefix)
            }
        return panel(
            "publication",
            """
            \(field(words["name"], "name", publication.name, isHeld: held.name, isRequired: true))
            \(field(words["settings_url"], "url", publication.url, isHeld: held.url, direction: "ltr", isRequired: true))
            \(field(words["settings_zone"], "timeZone", publication.timeZone, isHeld: held.timeZone, hint: words["settings_zone_hint"], direction: "ltr", isRequired: true))
            \(editions)
            """,
            isHeld: isAllHeld
        )
    }

    /// The letters of an edition's addresses, and its Hijri date.
    private func ways(of edition: Edition) -> HTML {
        let id = edition.id.rawValue
        let letters = SlugLetters.allCases.map { ($0.rawValue, words["slug_letters_\($0.rawValue)"]) }
        let days =
            [("", words["hijri_none"])]
            + (-2...2).map { days in
                (String(days), words["hijri_shown", ["days": words.rules.isolated(days > 0 ? "+\(days)" : "\(days)")]])
            }
        let hijri = edition.hijri.map { String($0) } ?? ""
        guard !held.editions.contains(edition.pathPrefix) else {
            let shown = days.first { $0.0 == hijri }?.1 ?? hijri
            return fixed(words["settings_slugs"], words["slug_letters_\(edition.slugLetters.rawValue)"])
                + fixed(words["settings_hijri"], shown)
        }
        return DeskParts.choice(
            words["settings_slugs"], name: "slugs_\(id)", options: letters,
            chosen: value("slugs_\(id)", edition.slugLetters.rawValue)
        )
            + DeskParts.choice(
                words["settings_hijri"], name: "hijri_\(id)", options: days, chosen: value("hijri_\(id)", hijri))
    }

    // MARK: Another edition

    /// The languages that have no edition yet.
    private var newEdition: HTML {
        let taken = Set(publication.editions.map(\.language))
        let free = languages.filter { !taken.contains($0) }
        guard !free.isEmpty else { return .empty }
        let options = free.map { language in
            let name = "language_\(language.rawValue)"
            return (language.rawValue, words.has(name) ? words[name] : language.rawValue)
        }
        return panel(
            "edition",
            """
            <p class="soft">\(words["settings_edition_help"])</p>
            \(DeskParts.choice(words["language"], name: "edition_language", options: options, chosen: value("edition_language", free[0].rawValue)))
            \(HouseParts.note(error, "edition_language", words).map { "<p class=\"wrong\">\($0)</p>" })
            \(DeskParts.field(words["settings_edition_path"], name: "edition_path", value: value("edition_path", ""), autocomplete: "off", hint: words["settings_edition_path_hint"], error: HouseParts.note(error, "edition_path", words), isRequired: false, direction: "ltr"))
            \(DeskParts.field(words["name"], name: "edition_name", value: value("edition_name", ""), autocomplete: "off", error: HouseParts.note(error, "edition_name", words), direction: "auto"))
            \(DeskParts.field(words["settings_tagline"], name: "edition_tagline", value: value("edition_tagline", ""), autocomplete: "off", error: HouseParts.note(error, "edition_tagline", words), isRequired: false, direction: "auto"))
            """
        )
    }

    // MARK: Profiles

    private var profiles: HTML {
        let fields: [HTML] = SocialProfile.Network.allCases.compactMap { network -> HTML? in
            let kept = publication.profiles.first { $0.network == network }?.target.rawValue ?? ""
            if held.profiles, kept.isEmpty { return nil }
            return field(
                network.name, "profile_\(network.rawValue)", kept, isHeld: held.profiles, direction: "ltr")
        }
        return panel("profiles", HTML.joined(fields), isHeld: held.profiles)
    }

    // MARK: Checks

    private var checks: HTML {
        let severities = PublishingPolicy.Severity.allCases.map { ($0.rawValue, words["severity_\($0.rawValue)"]) }
        let choices: [HTML] = PublishingCheck.allCases.map { check -> HTML in
            let label = words["check_\(check.rawValue)"]
            guard !check.isFirm else {
                return
                    "<p class=\"field\"><strong>\(label)</strong> <span class=\"hint\">\(words["check_is_firm"])</span></p>"
            }
            return DeskParts.choice(
                label, name: "check_\(check.rawValue)", options: severities,
                chosen: value("check_\(check.rawValue)", policy[check].rawValue)
            )
        }
        let limit = DeskParts.field(
            words["settings_headline_limit"], name: "headlineLimit", type: "number",
            value: value("headlineLimit", String(policy.headlineLimit)), autocomplete: "off",
            error: HouseParts.note(error, "headlineLimit", words)
        )
        let weight = DeskParts.field(
            words["settings_weight_budget"], name: "weightBudget", type: "number",
            value: value("weightBudget", String(policy.weightBudget / 1000)), autocomplete: "off",
            error: HouseParts.note(error, "weightBudget", words)
        )
        return panel("checks", HTML.joined(choices) + limit + weight)
    }

    // MARK: Feeds

    private var feeds: HTML {
        let options = FeedSettings.Extent.allCases.map { ($0.rawValue, words["feed_extent_\($0.rawValue)"]) }
        return panel(
            "feeds",
            """
            <p class="soft">\(words["settings_feeds_help"])</p>
            \(DeskParts.choice(words["settings_feed_extent"], name: "feedExtent", options: options, chosen: value("feedExtent", publication.feeds.extent.rawValue)))
            """
        )
    }

    // MARK: Synonyms

    private var synonyms: HTML {
        let note = HouseParts.note(error, "synonyms", words)
        let described: HTML =
            note.map { "<span class=\"wrong\" id=\"synonyms-note\">\($0)</span>" }
            ?? "<span class=\"hint\" id=\"synonyms-note\">\(words["settings_synonyms_hint"])</span>"
        return panel(
            "synonyms",
            """
            <p class="field"><label for="synonym-lines">\(words["settings_synonyms_lines"])</label>\
            <textarea id="synonym-lines" name="synonyms" rows="6" dir="auto" aria-describedby="synonyms-note"\
            \(" aria-invalid=\"true\"", if: note != nil)>\(value("synonyms", publication.synonyms.text))</textarea>\(described)</p>
            """
        )
    }

    // MARK: Menus

    /// A link of a menu as it stands in the form.
    struct Row {
        let place: Int
        let link: ChangeSettings.Change.TypedLink
    }

    /// The rows of a menu in the order that their numbers say.
    static func rows(_ form: NamesForm, _ edition: EditionID, _ place: MenuLink.Place) -> [Row] {
        (0..<menuRows).map { row in
            let name = "menu_\(edition.rawValue)_\(place.rawValue)_\(row)"
            return Row(
                place: Int(form[name + "_order"]) ?? row + 1,
                link: ChangeSettings.Change.TypedLink(label: form[name], target: form[name + "_to"])
            )
        }.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    }

    private var menus: HTML {
        let fieldsets: [HTML] = publication.editions.flatMap { edition in
            MenuLink.Place.allCases.map { place in menu(place, of: edition) }
        }
        return panel("menus", "<p class=\"soft\">\(words["settings_menus_help"])</p>" + HTML.joined(fieldsets))
    }

    private func menu(_ place: MenuLink.Place, of edition: Edition) -> HTML {
        let kept = (publication.menus[edition.id]?[place] ?? []).map {
            ChangeSettings.Change.TypedLink(label: $0.label, target: $0.target.rawValue)
        }
        let isTyped = form?["action"] == "menus"
        let links = isTyped ? form.map { Self.rows($0, edition.id, place).map(\.link) } ?? kept : kept
        let filled = links.filter { !$0.label.isEmpty || !$0.target.isEmpty }
        let count = min(Self.menuRows, filled.count + 2)
        let rows: [HTML] = (0..<count).map { row in
            let name = "menu_\(edition.id.rawValue)_\(place.rawValue)_\(row)"
            let link = filled.indices.contains(row) ? filled[row] : .init(label: "", target: "")
            let number = words.rules.number(row + 1)
            let wrong: HTML? = HouseParts.note(error, name, words).map { "<p class=\"wrong\">\($0)</p>" }
            return """
                <div class="menu-row"><input name="\(name)_order" inputmode="numeric" value="\(row + 1)" aria-label="\(words["menu_order", ["number": number]])">\
                <input name="\(name)" value="\(link.label)" dir="auto" autocomplete="off" aria-label="\(words["menu_label", ["number": number]])"\(" aria-invalid=\"true\"", if: wrong != nil)>\
                <input name="\(name)_to" value="\(link.target)" dir="ltr" autocomplete="off" aria-label="\(words["menu_target", ["number": number]])"></div>\(wrong)
                """
        }
        return """
            <fieldset class="stack edition"><legend>\(words["menu_\(place.rawValue)"]) <bdi>\(edition.name)</bdi> \
            <span class="soft" dir="ltr">\(edition.language.rawValue)</span></legend>
            <div class="menu-row soft" aria-hidden="true"><span>\(words["menu_head_order"])</span><span>\(words["menu_head_label"])</span><span>\(words["menu_head_target"])</span></div>
            \(rows)</fieldset>
            """
    }
}
