internal import News
internal import Pages
internal import Store
internal import Synchronization

/// The publication as pages are made from it: read from the store once, and again when it changes.
final class SiteState: Sendable {
    private struct Held {
        var renderer: PageRenderer?
        /// Counts the changes heard of.
        var generation = 0
        /// The count when `renderer` was read.
        var readAt = -1
    }

    private let database: any Database
    private let zone: Zone
    private let themes: ThemeHolder
    private let writesAVIF: Bool
    private let held = Mutex(Held())

    init(database: any Database, zone: Zone, themes: ThemeHolder, writesAVIF: Bool) {
        self.writesAVIF = writesAVIF
        self.database = database
        self.zone = zone
        self.themes = themes
    }

    /// The renderer in use; `nil` before the first one was made.
    var current: PageRenderer? { held.withLock { $0.renderer } }

    /// The renderer for the publication as it is now.
    /// - Throws: `NewsError` when the store does not answer and none was made before.
    func renderer() async throws -> PageRenderer {
        let (fresh, generation) = held.withLock { ($0.readAt == $0.generation ? $0.renderer : nil, $0.generation) }
        if let fresh { return fresh }
        let publication = try await database.read { try $0.requirePublication() }
        let renderer = PageRenderer(
            publication: publication, zone: zone, theme: themes.theme, writesAVIF: writesAVIF
        )
        held.withLock {
            $0.renderer = renderer
            $0.readAt = generation
        }
        return renderer
    }

    /// Has the publication read again before the next page.
    func invalidate() { held.withLock { $0.generation += 1 } }
}
