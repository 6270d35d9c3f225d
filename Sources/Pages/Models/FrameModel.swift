internal import News

/// What stands around every page: the head, the masthead, the foot.
struct FrameModel: PageModel {
    /// What is the same on all pages of an edition.
    struct Fixed {
        let language: SafeHTML
        let direction: SafeHTML
        let publication: SafeHTML
        let homeURL: SafeHTML
        let latestURL: SafeHTML
        let archiveURL: SafeHTML
        let correctionsURL: SafeHTML
        let manifestURL: SafeHTML
        let searchURL: SafeHTML
        let openSearchURL: SafeHTML

        init(_ edition: Edition, _ addresses: AddressBook, rules: LanguageRules) {
            language = SafeHTML(escaping: edition.language.rawValue)
            direction = SafeHTML(escaping: edition.direction.rawValue)
            publication = SafeHTML(escaping: rules.typeset(edition.name))
            homeURL = SafeHTML(escaping: addresses.path(.home(edition.id)))
            latestURL = SafeHTML(escaping: addresses.path(.latest(edition.id, before: nil)))
            archiveURL = SafeHTML(escaping: addresses.path(.archive(edition.id)))
            correctionsURL = SafeHTML(escaping: addresses.path(.corrections(edition.id, before: nil)))
            manifestURL = SafeHTML(escaping: addresses.path(.manifest(edition.id)))
            searchURL = SafeHTML(escaping: addresses.path(.search(edition.id, SearchRequest())))
            openSearchURL = SafeHTML(escaping: addresses.path(.openSearch(edition.id)))
        }
    }

    var fixed: Fixed
    var title: SafeHTML
    /// Description, canonical address, robots, translations, Open Graph.
    var metas: SafeHTML
    /// The whole element.
    var structuredData: SafeHTML?
    var style: SafeHTML
    /// Breaking news, rendered by a template of its own.
    var banner: SafeHTML?
    /// The masthead and the foot, rendered by templates of their own and the same for many pages.
    var masthead: SafeHTML
    var foot: SafeHTML
    /// Whether readers can search: not in files.
    var hasSearch: Bool

    static let fields: PageFields<FrameModel> = [
        "language": .text { $0.fixed.language }, "direction": .text { $0.fixed.direction }, "title": .text { $0.title },
        "metas": .text { $0.metas }, "structuredData": .text { $0.structuredData }, "style": .text { $0.style },
        "publication": .text { $0.fixed.publication }, "homeURL": .text { $0.fixed.homeURL },
        "latestURL": .text { $0.fixed.latestURL }, "archiveURL": .text { $0.fixed.archiveURL },
        "correctionsURL": .text { $0.fixed.correctionsURL },
        "manifestURL": .text { $0.fixed.manifestURL }, "searchURL": .text { $0.fixed.searchURL },
        "openSearchURL": .text { $0.fixed.openSearchURL }, "banner": .text { $0.banner },
        "masthead": .text { $0.masthead },
        "foot": .text { $0.foot }, "hasSearch": .flag { $0.hasSearch },
    ]
}

/// What the masthead is rendered with.
struct MastheadModel: PageModel {
    var fixed: FrameModel.Fixed
    var tagline: SafeHTML?
    var isHome: Bool
    /// `nil` in files, which do not know the day.
    var today: SafeHTML?
    var todayDate: SafeHTML?
    /// Whether readers can search: not in files.
    var hasSearch: Bool
    /// Today in the Hijri calendar, where the edition shows it.
    var hijri: SafeHTML?
    var navigation: SafeHTML
    var editions: [LinkModel]

    static let fields: PageFields<MastheadModel> = [
        "publication": .text { $0.fixed.publication }, "homeURL": .text { $0.fixed.homeURL },
        "latestURL": .text { $0.fixed.latestURL }, "archiveURL": .text { $0.fixed.archiveURL },
        "searchURL": .text { $0.fixed.searchURL }, "hasSearch": .flag { $0.hasSearch }, "tagline": .text { $0.tagline },
        "isHome": .flag { $0.isHome },
        "today": .text { $0.today },
        "todayDate": .text { $0.todayDate }, "hijri": .text { $0.hijri }, "navigation": .text { $0.navigation },
        "editions": .list { $0.editions }, "hasEditions": .flag { !$0.editions.isEmpty },
    ]
}

/// Breaking news over every page, for a while.
struct BannerModel: PageModel {
    var text: SafeHTML
    /// The article it leads to, where there is one.
    var url: SafeHTML?

    static let fields: PageFields<BannerModel> = ["text": .text { $0.text }, "url": .text { $0.url }]
}

/// What the navigation and the foot are rendered with.
struct ChromeModel: PageModel {
    var publication: SafeHTML
    var homeURL: SafeHTML
    var latestURL: SafeHTML
    var archiveURL: SafeHTML
    var correctionsURL: SafeHTML
    var searchURL: SafeHTML
    /// Whether readers can search: not in files.
    var hasSearch: Bool
    var sections: [LinkModel]
    var subsections: [LinkModel]
    var follow: [LinkModel]
    /// What the newsroom added to the navigation, and to the foot.
    var menu: [LinkModel]
    var footMenu: [LinkModel]
    /// Of everything the edition publishes.
    var feedURL: SafeHTML
    var year: SafeHTML

    static let fields: PageFields<ChromeModel> = [
        "publication": .text { $0.publication }, "homeURL": .text { $0.homeURL },
        "latestURL": .text { $0.latestURL }, "archiveURL": .text { $0.archiveURL },
        "correctionsURL": .text { $0.correctionsURL },
        "searchURL": .text { $0.searchURL }, "hasSearch": .flag { $0.hasSearch }, "sections": .list { $0.sections },
        "hasSections": .flag { !$0.sections.isEmpty },
        "subsections": .list { $0.subsections }, "hasSubsections": .flag { !$0.subsections.isEmpty },
        "menu": .list { $0.menu }, "footMenu": .list { $0.footMenu }, "feedURL": .text { $0.feedURL },
        "follow": .list { $0.follow }, "hasFollow": .flag { !$0.follow.isEmpty }, "year": .text { $0.year },
    ]
}
