import Edge
import Newsroom
import Pages
import Site
import TestSupport

extension TinyPublication {
    /// The reader site over the publication, with the default theme and the time standing still.
    func site(media: MediaRoute? = nil) throws -> SiteResponder {
        SiteResponder(
            newsroom: newsroom, themes: try ThemeHolder(folder: SiteTests.themes, overrides: nil),
            cache: PageCache(byteLimit: 10_000_000) { TinyPublication.noon.rawValue }, media: media
        )
    }
}

extension TinyPublication {
    /// Publishes something long ago in each edition but the first, which would else be offered nowhere.
    func openEditions() async throws {
        for edition in try await publication().editions.dropFirst() {
            _ = try await ImportArticles(newsroom)(
                [TinyPublication.item("خبر قديم", section: ["أخبار"], minutesAgo: 500_000)], in: edition, format: "test"
            )
        }
    }
}
