/// What stands around every page: the head, the nameplate, the navigation, the foot.
struct FrameModel: PageModel {
    var language: SafeHTML
    var direction: SafeHTML
    var title: SafeHTML
    var description: SafeHTML?
    var canonical: SafeHTML?
    var isIndexed: Bool
    var alternates: [LinkModel]
    /// What the page says of itself to those who share it (Open Graph).
    var metas: SafeHTML?
    var structuredData: SafeHTML?
    var style: SafeHTML
    var publication: SafeHTML
    var tagline: SafeHTML?
    var homeURL: SafeHTML
    var manifestURL: SafeHTML
    var isHome: Bool
    var today: SafeHTML
    var todayDate: SafeHTML
    /// The navigation and the foot, rendered by templates of their own and the same for many pages.
    var navigation: SafeHTML
    var foot: SafeHTML
    var editions: [LinkModel]
    var latestURL: SafeHTML
    var archiveURL: SafeHTML

    static let fields: [String: PageField<FrameModel>] = [
        "language": .text { $0.language }, "direction": .text { $0.direction }, "title": .text { $0.title },
        "description": .text { $0.description }, "canonical": .text { $0.canonical },
        "isIndexed": .flag { $0.isIndexed }, "alternates": .list { $0.alternates }, "metas": .text { $0.metas },
        "structuredData": .text { $0.structuredData }, "style": .text { $0.style },
        "publication": .text { $0.publication }, "tagline": .text { $0.tagline }, "homeURL": .text { $0.homeURL },
        "manifestURL": .text { $0.manifestURL }, "isHome": .flag { $0.isHome }, "today": .text { $0.today },
        "todayDate": .text { $0.todayDate }, "navigation": .text { $0.navigation }, "foot": .text { $0.foot },
        "editions": .list { $0.editions }, "hasEditions": .flag { !$0.editions.isEmpty },
        "latestURL": .text { $0.latestURL }, "archiveURL": .text { $0.archiveURL },
    ]
}

/// What the navigation and the foot are rendered with.
struct ChromeModel: PageModel {
    var publication: SafeHTML
    var homeURL: SafeHTML
    var latestURL: SafeHTML
    var archiveURL: SafeHTML
    var sections: [LinkModel]
    var subsections: [LinkModel]
    var follow: [LinkModel]
    var year: SafeHTML

    static let fields: [String: PageField<ChromeModel>] = [
        "publication": .text { $0.publication }, "homeURL": .text { $0.homeURL },
        "latestURL": .text { $0.latestURL }, "archiveURL": .text { $0.archiveURL },
        "sections": .list { $0.sections }, "hasSections": .flag { !$0.sections.isEmpty },
        "subsections": .list { $0.subsections }, "hasSubsections": .flag { !$0.subsections.isEmpty },
        "follow": .list { $0.follow }, "hasFollow": .flag { !$0.follow.isEmpty }, "year": .text { $0.year },
    ]
}
