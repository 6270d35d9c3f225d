public import News
internal import Store

/// Changes what the newsroom says of the publication, the settings file's part excepted.
public struct ChangeSettings: Sendable {
    /// What is to change; what is `nil` stays.
    public struct Change: Sendable {
        public struct EditionText: Sendable, Hashable {
            public var name: String
            public var tagline: String
            /// The letters of addresses; `nil` leaves them.
            public var slugLetters: SlugLetters?
            /// Whether and how the Hijri date stands beside the other; `nil` leaves it.
            public var hijri: HijriChoice?

            public init(
                name: String, tagline: String, slugLetters: SlugLetters? = nil, hijri: HijriChoice? = nil
            ) {
                self.name = name
                self.tagline = tagline
                self.slugLetters = slugLetters
                self.hijri = hijri
            }
        }

        /// The Hijri date of an edition.
        public enum HijriChoice: Sendable, Hashable {
            case hidden
            /// By so many days ahead of the arithmetic calendar, -2 to 2.
            case shown(ahead: Int)

            var days: Int? { if case .shown(let ahead) = self { ahead } else { nil } }
        }

        /// A link as it was typed; without a label and an address it is none.
        public struct TypedLink: Sendable, Hashable {
            public var label: String
            public var target: String

            public init(label: String, target: String) {
                self.label = label
                self.target = target
            }
        }

        public var name: String?
        public var url: String?
        public var timeZone: String?
        public var editions: [EditionID: EditionText]?
        /// Addresses by network; an empty one is none.
        public var profiles: [SocialProfile.Network: String]?
        public var policy: PublishingPolicy?
        /// How much of each article feeds carry.
        public var feedExtent: FeedSettings.Extent?
        /// What means the same to readers' search, as it was typed: one group a line.
        public var synonyms: String?
        /// In order.
        public var menus: [EditionID: [MenuLink.Place: [TypedLink]]]?

        public init(
            name: String? = nil, url: String? = nil, timeZone: String? = nil,
            editions: [EditionID: EditionText]? = nil, profiles: [SocialProfile.Network: String]? = nil,
            policy: PublishingPolicy? = nil, feedExtent: FeedSettings.Extent? = nil, synonyms: String? = nil,
            menus: [EditionID: [MenuLink.Place: [TypedLink]]]? = nil
        ) {
            self.name = name
            self.url = url
            self.timeZone = timeZone
            self.editions = editions
            self.profiles = profiles
            self.policy = policy
            self.feedExtent = feedExtent
            self.synonyms = synonyms
            self.menus = menus
        }
    }

    private let newsroom: Newsroom
    private let held: HeldSettings

    /// - Parameter held: What the settings file says, which cannot be changed here.
    public init(_ newsroom: Newsroom, held: HeldSettings) {
        self.newsroom = newsroom
        self.held = held
    }

    /// - Parameter version: The publication's, as the caller looked at it.
    /// - Throws: `NewsError(.forbidden)` without the right to manage settings, `.invalid` naming the field for what breaks
    ///   a rule, `.conflict` for what the file sets or when the settings were changed meanwhile.
    public func callAsFunction(_ change: Change, version: Int, as actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageSettings)
            let old = try transaction.requirePublication()
            let new = try changed(old, by: change, version: version)
            try transaction.update(new)
            for edition in new.editions where edition != old.edition(edition.id) {
                try transaction.updateEdition(edition)
            }
            if new.profiles != old.profiles { try transaction.saveProfiles(new.profiles) }
            if new.menus != old.menus { try transaction.saveMenus(new.menus) }
            if new.url != old.url { try transaction.touchArchive(at: now) }
            if new.timeZone != old.timeZone {
                let zone = try Zone.load(new.timeZone)
                for edition in new.editions { try transaction.recountArchive(of: edition.id, in: zone) }
            }
            let parts = [
                change.name == nil && change.url == nil && change.timeZone == nil && change.editions == nil
                    ? nil : "publication",
                change.profiles.map { _ in "profiles" }, change.policy.map { _ in "checks" },
                change.feedExtent.map { _ in "feeds" }, change.synonyms.map { _ in "synonyms" },
                change.menus.map { _ in "menus" },
            ].compactMap { $0 }
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "ChangeSettings", subject: "publication",
                detail: parts.joined(separator: ",")
            )
            try transaction.publishEvent(
                .publicationChanged, at: now,
                dependencies: new.timeZone == old.timeZone ? [.publication] : [.everything])
        }
    }

    private func changed(_ old: Publication, by change: Change, version: Int) throws -> Publication {
        var new = old
        new.version = version
        if let name = change.name, name.trimmed != old.name {
            try require(!held.name, "name")
            new.name = try name.checkedName("name")
        }
        if let url = change.url, url.trimmed != old.url {
            try require(!held.url, "url")
            new.move(to: try site(url.trimmed))
        }
        if let zone = change.timeZone, zone.trimmed != old.timeZone {
            try require(!held.timeZone, "timeZone")
            guard (try? Zone.load(zone.trimmed)) != nil else {
                throw NewsError(.invalid, "There is no such time zone.", field: "timeZone")
            }
            new.timeZone = zone.trimmed
        }
        for index in new.editions.indices {
            let edition = new.editions[index]
            guard let text = change.editions?[edition.id] else { continue }
            if text.name.trimmed != edition.name {
                let field = "edition_\(edition.id.rawValue)"
                try require(!held.editionNames.contains(edition.pathPrefix), field)
                new.editions[index].name = try text.name.checkedName(field)
            }
            if text.tagline.trimmed != edition.tagline ?? "" {
                let field = "tagline_\(edition.id.rawValue)"
                try require(!held.taglines.contains(edition.pathPrefix), field)
                new.editions[index].tagline = try text.tagline.checkedTagline(field)
            }
            if let letters = text.slugLetters, letters != edition.slugLetters {
                try require(!held.editions.contains(edition.pathPrefix), "slugs_\(edition.id.rawValue)")
                new.editions[index].slugLetters = letters
            }
            if let hijri = text.hijri, hijri.days != edition.hijri {
                let field = "hijri_\(edition.id.rawValue)"
                try require(!held.editions.contains(edition.pathPrefix), field)
                guard hijri.days.map((-2...2).contains) ?? true else {
                    throw NewsError(.invalid, "The Hijri date is moved by two days at most.", field: field)
                }
                new.editions[index].hijri = hijri.days
            }
        }
        if let profiles = change.profiles {
            let typed = try self.profiles(profiles, old.profiles)
            if typed != old.profiles { try require(!held.profiles, "profiles") }
            new.profiles = typed
        }
        if let policy = change.policy {
            guard (20...300).contains(policy.headlineLimit) else {
                throw NewsError(.invalid, "The length of a headline is 20 to 300.", field: "headlineLimit")
            }
            guard (50_000...5_000_000).contains(policy.weightBudget) else {
                throw NewsError(.invalid, "The weight of a page is 50 to 5000 kB.", field: "weightBudget")
            }
            new.policy = policy
        }
        if let extent = change.feedExtent { new.feeds.extent = extent }
        if let synonyms = change.synonyms { new.synonyms = try Synonyms(synonyms) }
        if let menus = change.menus { new.menus = try self.menus(menus, old) }
        return new
    }

    private func require(_ isFree: Bool, _ field: String) throws {
        guard isFree else {
            throw NewsError(.conflict, "The settings file sets this.", field: field, help: "Change it there.")
        }
    }

    /// Scheme and host, as the settings file wants them.
    private func site(_ text: String) throws -> String {
        var text = text
        while text.hasSuffix("/") { text.removeLast() }
        guard let target = LinkTarget(rawValue: text), target.host != nil, !text.contains("?"), !text.contains("#"),
            text.split(separator: "/", omittingEmptySubsequences: true).count == 2
        else { throw NewsError(.invalid, "This is no address of a site.", field: "url") }
        return text
    }

    /// Those there were in their order, then the others.
    private func profiles(
        _ typed: [SocialProfile.Network: String], _ old: [SocialProfile]
    ) throws -> [SocialProfile] {
        let known = old.map(\.network)
        let order = known + SocialProfile.Network.allCases.filter { !known.contains($0) }
        return try order.compactMap { network -> SocialProfile? in
            let text = (typed[network] ?? "").trimmed
            guard !text.isEmpty else { return nil }
            if let same = old.first(where: { $0.network == network && $0.target.rawValue == text }) { return same }
            guard let target = LinkTarget(rawValue: text.contains("://") ? text : "https://" + text),
                target.host?.contains(".") ?? false
            else {
                throw NewsError(
                    .invalid, "This is no address of a site or profile.", field: "profile_\(network.rawValue)")
            }
            return SocialProfile(network: network, target: target)
        }
    }

    private func menus(
        _ typed: [EditionID: [MenuLink.Place: [Change.TypedLink]]], _ old: Publication
    ) throws -> [EditionID: [MenuLink.Place: [MenuLink]]] {
        var menus: [EditionID: [MenuLink.Place: [MenuLink]]] = [:]
        for edition in old.editions.map(\.id) {
            for place in MenuLink.Place.allCases {
                var links: [MenuLink] = []
                for link in typed[edition]?[place] ?? [] {
                    let (label, target) = (link.label.trimmed, link.target.trimmed)
                    guard !label.isEmpty || !target.isEmpty else { continue }
                    let field = "menu_\(edition.rawValue)_\(place.rawValue)_\(links.count)"
                    guard (1...60).contains(label.count) else {
                        throw NewsError(.invalid, "A link of a menu has 1 to 60 characters.", field: field)
                    }
                    guard let target = LinkTarget(rawValue: target), !target.rawValue.hasPrefix("#") else {
                        throw NewsError(
                            .invalid, "The new address is a path of the site, or begins with https.", field: field)
                    }
                    links.append(MenuLink(label: label, target: target))
                }
                guard links.count <= 12 else {
                    throw NewsError(.invalid, "Twelve links are the most.", field: "menus")
                }
                if !links.isEmpty { menus[edition, default: [:]][place] = links }
            }
        }
        return menus
    }
}

extension String {
    /// - Throws: `NewsError(.invalid)` for one that is empty or too long.
    func checkedName(_ field: String) throws -> String {
        let name = trimmed
        guard (1...120).contains(name.count) else {
            throw NewsError(.invalid, "A name has 1 to 120 characters.", field: field)
        }
        return name
    }

    /// - Returns: `nil` for none.
    /// - Throws: `NewsError(.invalid)` for one that is too long.
    func checkedTagline(_ field: String) throws -> String? {
        guard trimmed.count <= 300 else {
            throw NewsError(.invalid, "A tagline has 300 characters at most.", field: field)
        }
        return trimmed.isEmpty ? nil : trimmed
    }
}
