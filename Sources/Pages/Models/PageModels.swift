struct HomePage: PageModel {
    /// A section's stories on the home page.
    struct Block: PageModel {
        var name: SafeHTML
        var url: SafeHTML
        var subsections: [LinkModel]
        var lead: SafeHTML
        var others: SafeHTML?

        static let fields: PageFields<Block> = [
            "name": .text { $0.name }, "url": .text { $0.url }, "subsections": .list { $0.subsections },
            "lead": .text { $0.lead }, "others": .text { $0.others },
        ]
    }

    var lead: SafeHTML?
    var seconds: SafeHTML?
    var thirds: SafeHTML?
    var opinions: SafeHTML?
    var blocks: [Block]
    var wire: SafeHTML?

    static let fields: PageFields<HomePage> = [
        "lead": .text { $0.lead }, "seconds": .text { $0.seconds }, "thirds": .text { $0.thirds },
        "opinions": .text { $0.opinions },
        "blocks": .list { $0.blocks }, "wire": .text { $0.wire },
        "isEmpty": .flag { $0.lead == nil && $0.wire == nil },
    ]
}

/// A front of a section, and the pages of an author and of a topic: a head and a list of stories.
struct FrontPage: PageModel {
    var name: SafeHTML
    var label: SafeHTML?
    var text: SafeHTML?
    /// Of an author.
    var portrait: PictureModel?
    /// An author's sites and profiles.
    var links: [LinkModel] = []
    var breadcrumbs: [LinkModel]
    var lead: SafeHTML?
    var cards: SafeHTML?
    var wire: SafeHTML?
    var olderURL: SafeHTML?
    var newestURL: SafeHTML?
    var feedURL: SafeHTML

    static let fields: PageFields<FrontPage> = [
        "name": .text { $0.name }, "label": .text { $0.label }, "text": .text { $0.text },
        "portrait": .model { $0.portrait }, "links": .list { $0.links }, "hasLinks": .flag { !$0.links.isEmpty },
        "breadcrumbs": .list { $0.breadcrumbs }, "hasBreadcrumbs": .flag { !$0.breadcrumbs.isEmpty },
        "lead": .text { $0.lead }, "cards": .text { $0.cards }, "wire": .text { $0.wire },
        "olderURL": .text { $0.olderURL }, "newestURL": .text { $0.newestURL }, "feedURL": .text { $0.feedURL },
        "isEmpty": .flag { $0.lead == nil && $0.cards == nil && $0.wire == nil },
    ]
}

struct ArticlePage: PageModel {
    struct CorrectionModel: PageModel {
        var label: SafeHTML
        var date: SafeHTML
        var dateTime: SafeHTML
        var text: SafeHTML

        static let fields: PageFields<CorrectionModel> = [
            "label": .text { $0.label }, "date": .text { $0.date }, "dateTime": .text { $0.dateTime },
            "text": .text { $0.text },
        ]
    }

    var kicker: SafeHTML?
    var mark: SafeHTML?
    var headline: SafeHTML
    var standfirst: SafeHTML?
    var dateline: SafeHTML?
    var source: SafeHTML?
    var authors: [LinkModel]
    var translators: [LinkModel]
    /// The same article in other languages, each in its own words.
    var translations: [LinkModel]
    var publishedDateTime: SafeHTML
    var published: SafeHTML
    var zone: SafeHTML
    var modifiedDateTime: SafeHTML?
    var modified: SafeHTML?
    var reading: SafeHTML?
    var picture: PictureModel?
    var body: SafeHTML?
    var corrections: [CorrectionModel]
    var topics: [LinkModel]
    var breadcrumbs: [LinkModel]
    var related: SafeHTML?
    var wire: SafeHTML?
    var isOpinion: Bool

    static let fields: PageFields<ArticlePage> = [
        "kicker": .text { $0.kicker }, "mark": .text { $0.mark }, "headline": .text { $0.headline },
        "standfirst": .text { $0.standfirst }, "dateline": .text { $0.dateline }, "source": .text { $0.source },
        "authors": .list { $0.authors }, "hasAuthors": .flag { !$0.authors.isEmpty },
        "translators": .list { $0.translators }, "hasTranslators": .flag { !$0.translators.isEmpty },
        "translations": .list { $0.translations }, "hasTranslations": .flag { !$0.translations.isEmpty },
        "publishedDateTime": .text { $0.publishedDateTime }, "published": .text { $0.published },
        "zone": .text { $0.zone }, "modifiedDateTime": .text { $0.modifiedDateTime },
        "modified": .text { $0.modified }, "reading": .text { $0.reading }, "picture": .model { $0.picture },
        "body": .text { $0.body }, "corrections": .list { $0.corrections },
        "hasCorrections": .flag { !$0.corrections.isEmpty }, "topics": .list { $0.topics },
        "hasTopics": .flag { !$0.topics.isEmpty }, "breadcrumbs": .list { $0.breadcrumbs },
        "hasBreadcrumbs": .flag { !$0.breadcrumbs.isEmpty },
        "related": .text { $0.related }, "wire": .text { $0.wire },
        "isOpinion": .flag { $0.isOpinion },
    ]
}

/// The latest headlines, and one day of the archive.
struct LatestPage: PageModel {
    var name: SafeHTML
    var breadcrumbs: [LinkModel]
    var days: [DayModel]
    var olderURL: SafeHTML?
    var newestURL: SafeHTML?
    var previousDay: LinkModel?
    var nextDay: LinkModel?

    static let fields: PageFields<LatestPage> = [
        "name": .text { $0.name }, "breadcrumbs": .list { $0.breadcrumbs },
        "hasBreadcrumbs": .flag { !$0.breadcrumbs.isEmpty }, "days": .list { $0.days },
        "isEmpty": .flag { $0.days.isEmpty }, "olderURL": .text { $0.olderURL }, "newestURL": .text { $0.newestURL },
        "previousDay": .model { $0.previousDay }, "nextDay": .model { $0.nextDay },
    ]
}

/// What was put right, newest first.
struct CorrectionsPage: PageModel {
    struct Entry: PageModel {
        var headline: SafeHTML
        var url: SafeHTML
        var label: SafeHTML
        var text: SafeHTML
        var date: SafeHTML
        var dateTime: SafeHTML

        static let fields: PageFields<Entry> = [
            "headline": .text { $0.headline }, "url": .text { $0.url }, "label": .text { $0.label },
            "text": .text { $0.text }, "date": .text { $0.date }, "dateTime": .text { $0.dateTime },
        ]
    }

    var name: SafeHTML
    var corrections: [Entry]
    var olderURL: SafeHTML?
    var newestURL: SafeHTML?

    static let fields: PageFields<CorrectionsPage> = [
        "name": .text { $0.name }, "corrections": .list { $0.corrections },
        "isEmpty": .flag { $0.corrections.isEmpty }, "olderURL": .text { $0.olderURL },
        "newestURL": .text { $0.newestURL },
    ]
}

/// The archive: the years with their months, or one month as a calendar.
struct ArchivePage: PageModel {
    struct Year: PageModel {
        var label: SafeHTML
        var url: SafeHTML
        var months: [Cell]

        static let fields: PageFields<Year> = [
            "label": .text { $0.label }, "url": .text { $0.url }, "months": .list { $0.months },
        ]
    }

    /// A month of a year, or a day of a month; without an address where nothing was published.
    struct Cell: PageModel {
        var label: SafeHTML?
        var url: SafeHTML?
        var count: SafeHTML?
        var fullLabel: SafeHTML?

        static let fields: PageFields<Cell> = [
            "label": .text { $0.label }, "url": .text { $0.url }, "count": .text { $0.count },
            "fullLabel": .text { $0.fullLabel },
        ]
    }

    struct Week: PageModel {
        var days: [Cell]

        static let fields: PageFields<Week> = ["days": .list { $0.days }]
    }

    var name: SafeHTML
    var breadcrumbs: [LinkModel]
    var years: [Year]
    var weekdays: [Cell]
    var weeks: [Week]

    static let fields: PageFields<ArchivePage> = [
        "name": .text { $0.name }, "breadcrumbs": .list { $0.breadcrumbs },
        "hasBreadcrumbs": .flag { !$0.breadcrumbs.isEmpty }, "years": .list { $0.years },
        "weekdays": .list { $0.weekdays }, "weeks": .list { $0.weeks }, "hasWeeks": .flag { !$0.weeks.isEmpty },
        "isEmpty": .flag { $0.years.isEmpty && $0.weeks.isEmpty },
    ]
}

/// Nothing here, not any more, or something broke: what happened and where to go on.
struct NoticePage: PageModel {
    var heading: SafeHTML
    var text: SafeHTML
    var note: SafeHTML?
    /// The edition of the reader's language.
    var suggested: LinkModel?
    var reference: SafeHTML?
    var wire: SafeHTML?

    static let fields: PageFields<NoticePage> = [
        "suggested": .model { $0.suggested },
        "heading": .text { $0.heading }, "text": .text { $0.text }, "note": .text { $0.note },
        "reference": .text { $0.reference },
        "wire": .text { $0.wire },
    ]
}
