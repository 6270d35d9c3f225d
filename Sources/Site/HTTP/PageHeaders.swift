internal import Edge
internal import News
internal import Pages

/// The headers of reader pages (STANDARDS 9 and 10).
struct PageHeaders: Sendable {
    /// What is said of a file whose address changes with its content.
    static let immutable = "public, max-age=31536000, immutable"

    private let contentSecurityPolicy: String
    /// The same for pages with frames.
    private let framing: String
    /// The same for pages with one of the theme's scripts, and for those whose script asks the site.
    private let scripted: String
    private let asking: String
    /// Whether readers come by HTTPS.
    private let isSecure: Bool

    init(_ renderer: PageRenderer) {
        contentSecurityPolicy = renderer.theme.contentSecurityPolicy
        framing = renderer.theme.contentSecurityPolicy(hasFrames: true)
        scripted = renderer.theme.contentSecurityPolicy(hasFrames: false, hasScript: true)
        asking = renderer.theme.contentSecurityPolicy(hasFrames: false, hasScript: true, asksSite: true)
        isSecure = renderer.publication.url.hasPrefix("https:")
    }

    func page(_ answer: SiteAnswer) -> Page {
        switch answer {
        case .page(let page):
            let policy =
                page.hasScript ? page.asksSite ? asking : scripted : page.hasFrames ? framing : contentSecurityPolicy
            var headers = security(policy) + [Page.Header("content-type", page.mediaType)]
            headers +=
                Self.caching(page.isPersonal ? .personal : page.cachePolicy, isTimed: page.fresh?.isTimed ?? false)
                + Self.keys(page.dependencies)
            if let modified = page.lastModified {
                headers.append(Page.Header("last-modified", HTTPDate.text(modified.seconds)))
            }
            if !page.links.isEmpty {
                let links = page.links.map { "<\($0.address)>; rel=\"\($0.relation)\"" }
                headers.append(Page.Header("link", links.joined(separator: ", ")))
            }
            return Page(
                status: page.status, headers: headers, body: Array(page.body.utf8),
                dependencies: page.dependencies.map(\.text), expiresAt: page.fresh?.until.rawValue,
                storable: page.cachePolicy != .never && page.cachePolicy != .personal && page.isKept,
                isForEdge: page.status == 200
            )
        case .moved(let target, let dependencies):
            return Page(
                status: 301,
                headers: security(contentSecurityPolicy) + Self.caching(.front) + Self.keys(dependencies) + [
                    Page.Header("location", target), Page.Header("content-type", "text/plain; charset=utf-8"),
                ],
                body: Array(target.utf8), dependencies: dependencies.map(\.text), compresses: false
            )
        }
    }

    private func security(_ policy: String) -> [Page.Header] {
        var headers = [
            Page.Header("content-security-policy", policy),
            Page.Header("x-content-type-options", "nosniff"),
            Page.Header("referrer-policy", "strict-origin-when-cross-origin"),
            Page.Header("cross-origin-opener-policy", "same-origin-allow-popups"),
            Page.Header("permissions-policy", "camera=(),microphone=(),geolocation=(),payment=(),browsing-topics=()"),
        ]
        // RFC 6797, 7.2: said over HTTPS alone. In front of us stands the proxy that speaks it.
        if isSecure { headers.append(Page.Header("strict-transport-security", "max-age=31536000")) }
        return headers
    }

    /// - Parameter isTimed: Whether a banner or a pin comes or goes at an instant that was set: a page kept by a browser
    ///   or a cache in front of us would outlive it, so they ask each time, and are told "not modified" until then.
    private static func caching(_ policy: RenderedPage.CachePolicy, isTimed: Bool = false) -> [Page.Header] {
        switch policy {
        case .article where isTimed, .front where isTimed:
            cacheControl("max-age=0, stale-if-error=86400", shared: 1)
        case .notFound where isTimed, .gone where isTimed: [Page.Header("cache-control", "max-age=0")]
        case .article: cacheControl("max-age=30, stale-while-revalidate=300, stale-if-error=86400", shared: 3600)
        case .front: cacheControl("max-age=10, stale-while-revalidate=60, stale-if-error=86400", shared: 60)
        case .feed: cacheControl("max-age=60, stale-while-revalidate=600, stale-if-error=86400", shared: 300)
        case .shared: cacheControl("max-age=3600, stale-if-error=86400", shared: 3600)
        case .notFound: [Page.Header("cache-control", "max-age=10")]
        case .gone: [Page.Header("cache-control", "max-age=300")]
        case .personal: [Page.Header("cache-control", "private, no-cache")]
        case .never: [Page.Header("cache-control", "no-store")]
        }
    }

    /// - Parameter shared: Seconds that a cache which hears our purges may keep it.
    private static func cacheControl(_ value: String, shared: Int) -> [Page.Header] {
        [Page.Header("cache-control", value), Page.Header("cdn-cache-control", "max-age=\(shared)")]
    }

    /// The keys for caches in front of us: Fastly and Varnish read the first, Cloudflare and Akamai the second.
    private static func keys(_ dependencies: [PageDependency]) -> [Page.Header] {
        guard !dependencies.isEmpty else { return [] }
        var seen: Set<PageDependency> = []
        let keys = dependencies.filter { seen.insert($0).inserted }.map(\.text)
        return [
            Page.Header("surrogate-key", keys.joined(separator: " ")),
            Page.Header("cache-tag", keys.joined(separator: ",")),
        ]
    }
}
