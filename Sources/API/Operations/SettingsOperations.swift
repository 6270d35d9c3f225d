internal import News
internal import Newsroom

extension Answer {
    struct EditionText: Codable, Sendable, Noted {
        let edition: EditionID
        let name: String
        let tagline: String?
        /// The letters of articles' addresses.
        let slugLetters: SlugLetters?
        static var notes: [String: FieldNote] { ["name": .line(1...120), "tagline": .line(0...300)] }
    }

    struct CheckSetting: Codable, Sendable {
        let check: PublishingCheck
        let severity: PublishingPolicy.Severity
    }

    struct MenuItem: Codable, Sendable, Noted {
        let label: String
        let target: String
        static var notes: [String: FieldNote] {
            ["label": .line(1...60), "target": .line(1...2000, "A path of the site, or an address in https.")]
        }
    }

    struct Menu: Codable, Sendable {
        let edition: EditionID
        let place: MenuLink.Place
        let links: [MenuItem]
    }

    struct Settings: Codable, Sendable {
        /// Grows with each change.
        let version: Int
        let name: String
        let url: String
        let timeZone: String
        let editions: [EditionText]
        let profiles: [Profile]
        let headlineLimit: Int
        /// In bytes.
        let weightBudget: Int
        let checks: [CheckSetting]
        /// How much of each article feeds carry.
        let feedExtent: FeedSettings.Extent
        /// What means the same to the searches: one group a line, parted by commas.
        let synonyms: String
        let menus: [Menu]
        /// What the settings file sets, which cannot be changed here.
        let setByFile: [String]
    }
}

extension Input {
    struct SettingsChange: Codable, Sendable, Noted {
        let version: Int
        let name: String?
        let url: String?
        let timeZone: String?
        let editions: [Answer.EditionText]?
        let profiles: [Answer.Profile]?
        let headlineLimit: Int?
        let weightBudget: Int?
        let checks: [Answer.CheckSetting]?
        let feedExtent: FeedSettings.Extent?
        let synonyms: String?
        let menus: [Answer.Menu]?
        static var notes: [String: FieldNote] {
            [
                "version": .integer(1...1_000_000_000, "The settings' version, as it was looked at."),
                "name": .line(1...120), "url": .line(1...200, "Scheme and host."),
                "timeZone": .line(1...80, "Counts from the server's next start on."),
                "editions": .plain("Those that are left out stay."),
                "profiles": .plain("All of them; one that is left out is taken away."),
                "headlineLimit": .integer(20...300),
                "weightBudget": .integer(50_000...5_000_000, "Bytes that a reader of an article loads at most."),
                "checks": .plain("Those that are left out stay."),
                "synonyms": .lines(
                    0...20_000, "One group a line, parted by commas: who looks for one finds the others."),
                "menus": .plain("All of them; one that is left out is emptied."),
            ]
        }

        func change(_ publication: Publication, _ policy: PublishingPolicy) -> ChangeSettings.Change {
            var texts: [EditionID: ChangeSettings.Change.EditionText]?
            if let editions {
                texts = Dictionary(
                    editions.map { edition in
                        (
                            edition.edition,
                            ChangeSettings.Change.EditionText(
                                name: edition.name, tagline: edition.tagline ?? "", slugLetters: edition.slugLetters
                            )
                        )
                    }
                ) { $1 }
            }
            var policy = policy
            if let headlineLimit { policy.headlineLimit = headlineLimit }
            if let weightBudget { policy.weightBudget = weightBudget }
            for setting in checks ?? [] where !setting.check.isFirm { policy[setting.check] = setting.severity }
            var typed: [EditionID: [MenuLink.Place: [ChangeSettings.Change.TypedLink]]]?
            if let menus {
                var all: [EditionID: [MenuLink.Place: [ChangeSettings.Change.TypedLink]]] = [:]
                for menu in menus {
                    all[menu.edition, default: [:]][menu.place] = menu.links.map {
                        ChangeSettings.Change.TypedLink(label: $0.label, target: $0.target)
                    }
                }
                typed = all
            }
            return ChangeSettings.Change(
                name: name, url: url, timeZone: timeZone, editions: texts,
                profiles: profiles.map { Dictionary($0.map { ($0.network, $0.url) }) { $1 } },
                policy: headlineLimit == nil && weightBudget == nil && checks == nil ? nil : policy,
                feedExtent: feedExtent, synonyms: synonyms, menus: typed
            )
        }
    }
}

extension Input {
    struct NewEdition: Codable, Sendable, Noted {
        let language: LanguageTag
        let path: String?
        let name: String
        let tagline: String?
        static var notes: [String: FieldNote] {
            [
                "path": .line(1...20, "One piece of small letters and digits; left out, the language's tag."),
                "name": .line(1...120), "tagline": .line(0...300),
            ]
        }
    }
}

extension Answer {
    struct OpenedEdition: Codable, Sendable {
        let edition: EditionID
    }
}

extension API {
    /// What the newsroom says of the publication.
    static func settingsOperations() throws -> [Operation] {
        [
            try .read(
                "/desk/settings", "getSettings", .house, .scope(.draftsRead),
                "The publication's name, editions, profiles, publishing checks and menus, as the desk has them."
            ) { (call: Call<Nothing, Nothing, Nothing>) in
                try call.actor.require(.manageSettings)
                let publication = try await call.desk { $0.publication }
                return Answer.Settings(
                    publication, publication.policy ?? call.newsroom.policy, held: call.api.held
                )
            },
            try .write(
                .patch, "/desk/settings", "changeSettings", .house, .settingsManage,
                "Changes what the newsroom says of the publication; what is left out stays."
            ) { (call: Call<Nothing, Nothing, Input.SettingsChange>) in
                let publication = try await call.desk { $0.publication }
                try await ChangeSettings(call.newsroom, held: call.api.held)(
                    call.input.change(publication, publication.policy ?? call.newsroom.policy),
                    version: call.input.version, as: call.actor
                )
            },
            try .write(
                .post, "/desk/editions", "addEdition", .house, .settingsManage,
                "Opens an edition in another language, under a path of its own."
            ) { (call: Call<Nothing, Nothing, Input.NewEdition>) in
                try await AddEdition(call.newsroom, addresses: call.api.addresses)(
                    AddEdition.Wish(
                        language: call.input.language, pathPrefix: call.input.path ?? "", name: call.input.name,
                        tagline: call.input.tagline ?? ""
                    ), as: call.actor
                )
            } answer: { _, edition in
                Answer.OpenedEdition(edition: edition)
            },
        ]
    }
}

extension Answer.Settings {
    fileprivate init(_ publication: Publication, _ policy: PublishingPolicy, held: HeldSettings) {
        version = publication.version
        name = publication.name
        url = publication.url
        timeZone = publication.timeZone
        editions = publication.editions.map {
            Answer.EditionText(
                edition: $0.id, name: $0.name, tagline: $0.tagline, slugLetters: $0.slugLetters
            )
        }
        profiles = publication.profiles.map { Answer.Profile(network: $0.network, url: $0.target.rawValue) }
        headlineLimit = policy.headlineLimit
        weightBudget = policy.weightBudget
        checks = PublishingCheck.allCases.map { Answer.CheckSetting(check: $0, severity: policy[$0]) }
        feedExtent = publication.feeds.extent
        synonyms = publication.synonyms.text
        menus = publication.editions.flatMap { edition in
            MenuLink.Place.allCases.map { place in
                Answer.Menu(
                    edition: edition.id, place: place,
                    links: (publication.menus[edition.id]?[place] ?? []).map {
                        Answer.MenuItem(label: $0.label, target: $0.target.rawValue)
                    }
                )
            }
        }
        setByFile =
            [held.name ? "name" : nil, held.url ? "url" : nil, held.timeZone ? "timeZone" : nil].compactMap { $0 }
            + (held.profiles ? ["profiles"] : [])
            + publication.editions.flatMap { edition in
                [
                    held.editionNames.contains(edition.pathPrefix) ? "editions.\(edition.id.rawValue).name" : nil,
                    held.taglines.contains(edition.pathPrefix) ? "editions.\(edition.id.rawValue).tagline" : nil,
                ].compactMap { $0 }
            }
    }
}
