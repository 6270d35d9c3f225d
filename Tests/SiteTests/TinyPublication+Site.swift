import Edge
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
