internal import News
internal import Synchronization

/// A piece of a page that stands on many, named by everything it shows besides the publication.
enum Part: Hashable {
    case masthead(MastheadKey)
    case navigation(ChromeKey)
    case foot(ChromeKey)
    case card(CardKey)
    case line(ArticleSummary)
    case banner(BannerReading)
    case wire([ArticleSummary], heading: SafeHTML, more: SiteURL?, edition: EditionID)
}

/// What the navigation and the foot depend on.
struct ChromeKey: Hashable {
    let edition: EditionID
    /// The section of the first level that the page stands in, and the one of the second.
    let top: SectionID?
    let second: SectionID?
    let year: Int
}

/// What the masthead depends on.
struct MastheadKey: Hashable {
    let chrome: ChromeKey
    /// `nil` in files.
    let today: CivilDate?
    let isHome: Bool
    let editions: [EditionLink]
}

/// The way to another edition.
struct EditionLink: Hashable {
    let edition: EditionID
    let url: SiteURL
    /// Whether the same thing stands there, and not what is nearest to it.
    let isSame: Bool
}

/// What a card depends on.
struct CardKey: Hashable {
    let article: ArticleSummary
    let picture: Picture?
    let crop: Crop
    let size: PageRenderer.PictureSize
    let isLead: Bool
}

/// The parts rendered so far, as long as the publication and the theme do not change. After a publish the fronts are
/// made anew from these, and only what is new in them is rendered.
final class PartStore: Sendable {
    private struct Kept {
        var parts: [Part: SafeHTML] = [:]
        var bytes = 0
    }

    /// Enough for the cards of some hundred articles; the oldest are not worth an order of use.
    private static let byteLimit = 1_000_000

    private let kept = Mutex(Kept())

    /// The part, rendered by `render` when it is not there yet.
    func part(_ part: Part, render: () -> SafeHTML) -> SafeHTML {
        if let known = kept.withLock({ $0.parts[part] }) { return known }
        let rendered = render()
        kept.withLock { kept in
            if kept.bytes > Self.byteLimit { kept = Kept() }
            if kept.parts.updateValue(rendered, forKey: part) == nil { kept.bytes += rendered.html.utf8.count }
        }
        return rendered
    }
}
