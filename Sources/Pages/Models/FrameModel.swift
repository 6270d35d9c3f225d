/// What stands around every page: the head, the nameplate, the navigation, the foot.
struct FrameModel: PageModel {
    var language: SafeHTML
    var direction: SafeHTML
    var title: SafeHTML
    var description: SafeHTML?
    var canonical: SafeHTML?
    var isIndexed: Bool
    var alternates: [LinkModel]
    var metas: [MetaModel]
    var structuredData: SafeHTML?
    var style: SafeHTML
    var publication: SafeHTML
    var tagline: SafeHTML?
    var homeURL: SafeHTML
    var manifestURL: SafeHTML
    var isHome: Bool
    var today: SafeHTML
    var todayDate: SafeHTML
    var sections: [LinkModel]
    var subsections: [LinkModel]
    var sectionName: SafeHTML?
    var sectionURL: SafeHTML?
    var editions: [LinkModel]
    var follow: [LinkModel]
    var latestURL: SafeHTML
    var archiveURL: SafeHTML
    var year: SafeHTML
    var strings: ThemeStrings

    static let fields: [String: PageField<FrameModel>] = [
        "language": .text { $0.language }, "direction": .text { $0.direction }, "title": .text { $0.title },
        "description": .text { $0.description }, "canonical": .text { $0.canonical },
        "isIndexed": .flag { $0.isIndexed }, "alternates": .list { $0.alternates }, "metas": .list { $0.metas },
        "structuredData": .text { $0.structuredData }, "style": .text { $0.style },
        "publication": .text { $0.publication }, "tagline": .text { $0.tagline }, "homeURL": .text { $0.homeURL },
        "manifestURL": .text { $0.manifestURL }, "isHome": .flag { $0.isHome }, "today": .text { $0.today },
        "todayDate": .text { $0.todayDate }, "sections": .list { $0.sections },
        "hasSections": .flag { !$0.sections.isEmpty }, "subsections": .list { $0.subsections },
        "hasSubsections": .flag { !$0.subsections.isEmpty }, "sectionName": .text { $0.sectionName },
        "sectionURL": .text { $0.sectionURL }, "editions": .list { $0.editions },
        "hasEditions": .flag { !$0.editions.isEmpty }, "follow": .list { $0.follow },
        "hasFollow": .flag { !$0.follow.isEmpty }, "latestURL": .text { $0.latestURL },
        "archiveURL": .text { $0.archiveURL }, "year": .text { $0.year },
    ]
}
