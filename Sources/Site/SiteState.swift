internal import News
internal import Pages
internal import Store
internal import Synchronization

/// The publication as pages are made from it: read from the store once, and again when it changes.
final class SiteState: Sendable {
    private struct Held {
        var renderer: PageRenderer?
        /// Counts the changes heard of, those of banners among them.
        var generation = 0
        /// Counts those after which the publication is read anew.
        var publicationGeneration = 0
        /// The counts when `renderer` was read.
        var readAt = -1
        var publicationReadAt = -1
    }

    private let database: any Database
    private let zone: Zone
    private let themes: ThemeHolder
    private let offer: PictureOffer
    private let hub: LinkTarget?
    private let held = Mutex(Held())

    init(database: any Database, zone: Zone, themes: ThemeHolder, offer: PictureOffer, hub: LinkTarget? = nil) {
        self.offer = offer
        self.hub = hub
        self.database = database
        self.zone = zone
        self.themes = themes
    }

    /// The renderer in use; `nil` before the first one was made.
    var current: PageRenderer? { held.withLock { $0.renderer } }

    /// The renderer for the publication as it is now.
    /// - Throws: `NewsError` when the store does not answer and none was made before.
    func renderer() async throws -> PageRenderer {
        let known = held.withLock { $0 }
        if let renderer = known.renderer, known.readAt == known.generation { return renderer }
        let renderer: PageRenderer
        if let last = known.renderer, known.publicationReadAt == known.publicationGeneration {
            // A banner came or went: everything rendered so far beside it is still right.
            renderer = last.showing(try await database.read { try $0.banners() })
        } else {
            let (publication, banners, empty) = try await database.read {
                (try $0.requirePublication(), try $0.banners(), try $0.emptyEditions())
            }
            renderer = PageRenderer(
                publication: publication, banners: banners, zone: zone, theme: themes.theme, offer: offer,
                hub: hub
            ).leavingOut(empty)
        }
        held.withLock {
            $0.renderer = renderer
            $0.readAt = known.generation
            $0.publicationReadAt = known.publicationGeneration
        }
        return renderer
    }

    /// Has the publication read again before the next page.
    func invalidate() {
        held.withLock {
            $0.generation += 1
            $0.publicationGeneration += 1
        }
    }

    /// Has the banners read again before the next page.
    func invalidateBanners() { held.withLock { $0.generation += 1 } }
}
