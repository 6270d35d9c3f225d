/// A link with its words.
struct LinkModel: PageModel {
    var url: SafeHTML
    var label: SafeHTML
    var isCurrent = false
    var language: SafeHTML?
    var direction: SafeHTML?
    /// Whether the same thing stands there in another language, and not what is nearest to it.
    var isSame = false

    static let fields: PageFields<LinkModel> = [
        "url": .text { $0.url }, "label": .text { $0.label }, "isCurrent": .flag { $0.isCurrent },
        "language": .text { $0.language }, "direction": .text { $0.direction }, "isSame": .flag { $0.isSame },
    ]
}

/// A picture with its files for every width.
struct PictureModel: PageModel {
    var source: SafeHTML
    var sourceSet: SafeHTML
    var webpSourceSet: SafeHTML
    /// Only where AVIF can be made.
    var avifSourceSet: SafeHTML?
    var sizes: SafeHTML
    var width: SafeHTML
    var height: SafeHTML
    var altText: SafeHTML
    var caption: SafeHTML?
    var credit: SafeHTML?
    var isLead = false

    static let fields: PageFields<PictureModel> = [
        "source": .text { $0.source }, "sourceSet": .text { $0.sourceSet },
        "webpSourceSet": .text { $0.webpSourceSet }, "avifSourceSet": .text { $0.avifSourceSet },
        "sizes": .text { $0.sizes }, "width": .text { $0.width },
        "height": .text { $0.height }, "altText": .text { $0.altText }, "caption": .text { $0.caption },
        "credit": .text { $0.credit }, "isLead": .flag { $0.isLead },
        "hasWords": .flag { $0.caption != nil || $0.credit != nil },
    ]
}

/// An article as a list or a front shows it.
struct CardModel: PageModel {
    var url: SafeHTML
    var headline: SafeHTML
    /// What stands over the headline: the kicker, or the section's name.
    var kicker: SafeHTML
    var standfirst: SafeHTML?
    var byline: SafeHTML?
    /// For `time datetime`.
    var dateTime: SafeHTML
    var clock: SafeHTML
    var date: SafeHTML
    var picture: PictureModel?
    var isOpinion: Bool
    var mark: SafeHTML?

    static let fields: PageFields<CardModel> = [
        "url": .text { $0.url }, "headline": .text { $0.headline }, "kicker": .text { $0.kicker },
        "standfirst": .text { $0.standfirst }, "byline": .text { $0.byline },
        "dateTime": .text { $0.dateTime }, "clock": .text { $0.clock }, "date": .text { $0.date },
        "picture": .model { $0.picture }, "isOpinion": .flag { $0.isOpinion }, "mark": .text { $0.mark },
    ]
}

/// An article as the wire shows it: a headline with its time.
struct HeadlineModel: PageModel {
    var url: SafeHTML
    var headline: SafeHTML
    /// For `time datetime`.
    var dateTime: SafeHTML
    var clock: SafeHTML

    static let fields: PageFields<HeadlineModel> = [
        "url": .text { $0.url }, "headline": .text { $0.headline }, "dateTime": .text { $0.dateTime },
        "clock": .text { $0.clock },
    ]
}

/// The headlines of one day.
struct DayModel: PageModel {
    var label: SafeHTML
    var date: SafeHTML
    var url: SafeHTML
    var items: [HeadlineModel]

    static let fields: PageFields<DayModel> = [
        "label": .text { $0.label }, "date": .text { $0.date }, "url": .text { $0.url }, "items": .list { $0.items },
    ]
}

/// The wire: the latest headlines by day, with their times.
struct WireModel: PageModel {
    var heading: SafeHTML
    var days: [DayModel]
    var moreURL: SafeHTML?

    static let fields: PageFields<WireModel> = [
        "heading": .text { $0.heading }, "days": .list { $0.days }, "moreURL": .text { $0.moreURL },
    ]
}
