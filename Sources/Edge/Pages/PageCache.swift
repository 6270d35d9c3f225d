internal import Synchronization

/// Pages kept ready to be sent, purged by what they depend on.
///
/// What it promises: one render per page however many ask; a page rendered from before a purge of something it depends
/// on is never kept, nor given to anyone who asked after that purge; when a render fails or takes too long,
/// the last good page is served and marked stale, unless it was purged as gone; its memory is bounded.
public final class PageCache: Sendable {
    /// How a purge treats what is kept.
    public enum PurgeMode: Sendable {
        /// Rendered anew at the next request; served, marked stale, should that fail.
        case stale
        /// Forgotten at once: what was unpublished or killed must not be shown again.
        case gone
    }

    /// What came of a request.
    public struct Answer: Sendable {
        public let page: KeptPage
        /// True for a page from before a purge, served because rendering failed or takes too long.
        public let isStale: Bool
    }

    /// Counts since the start.
    public struct Statistics: Sendable, Equatable {
        public var hits = 0
        public var misses = 0
        public var renders = 0
        public var staleServed = 0
        public var evictions = 0
        public var entries = 0
        public var bytes = 0
    }

    private let state: Mutex<PageCacheState>
    private let shelf = PageShelf()
    private let clock: @Sendable () -> Int64
    private let patience: Duration

    /// - Parameters:
    ///   - byteLimit: What all kept pages together may take.
    ///   - patience: How long a render may keep one waiting for whom there is an older page.
    ///   - clock: Milliseconds since 1970.
    public init(byteLimit: Int, patience: Duration = .seconds(2), clock: @escaping @Sendable () -> Int64) {
        self.patience = patience
        state = Mutex(PageCacheState(byteLimit: byteLimit, shelf: shelf))
        self.clock = clock
    }

    public var statistics: Statistics {
        var statistics = state.withLock { $0.statistics }
        statistics.hits += shelf.hits
        return statistics
    }

    /// The current page at a path, for the edge. Never waits for what is rendered or purged.
    func current(at path: UnsafeRawBufferPointer) -> KeptPage? { shelf.page(at: path, now: clock) }

    /// The page as it is kept, if it is fresh. Never waits.
    public func hit(_ key: PageKey) -> KeptPage? {
        let now = clock()
        return state.withLock { $0.hit(key, now: now) }
    }

    /// Whether a fresh page is kept; asking makes it no more wanted.
    public func isFresh(_ key: PageKey) -> Bool {
        let now = clock()
        return state.withLock { $0.fresh(key, now: now) != nil }
    }

    /// Whether a page is kept at all, fresh or to be made anew.
    public func holds(_ key: PageKey) -> Bool { state.withLock { $0.holds(key) } }

    /// The page as it is kept, or as `render` makes it now.
    /// - Parameter render: Runs at most once at a time for a key. It must read what it shows after it was called.
    /// - Throws: What `render` throws when there is no page to fall back on.
    public func page(
        _ key: PageKey, render: @escaping @Sendable () async throws -> Page
    ) async throws -> Answer {
        let now = clock()
        let step = state.withLock { $0.begin(key, now: now) }
        switch step {
        case .kept(let page): return Answer(page: page, isStale: false)
        case .join(let flight): return try await answer(of: flight, key)
        case .render(let flight, let ticket):
            // A task of its own: whoever asked first may go away, and the others still get the page.
            Task {
                do {
                    let rendered = try await render()
                    let page = KeptPage(rendered, keptAt: now)
                    self.state.withLock { $0.end(key, ticket, page: page, storable: rendered.storable) }
                    flight.finish(.success(Answer(page: page, isStale: false)))
                } catch {
                    let old = self.state.withLock { $0.fail(key, ticket) }
                    flight.finish(old.map { .success(Answer(page: $0, isStale: true)) } ?? .failure(error))
                }
            }
            return try await answer(of: flight, key)
        }
    }

    /// What comes of a render; the page from before where there is one and it takes too long.
    private func answer(of flight: Flight, _ key: PageKey) async throws -> Answer {
        let hasOlder = state.withLock { $0.fallBack(key) != nil }
        if let answer = try await flight.value(patience: hasOlder ? patience : nil) { return answer }
        // It may have been forgotten meanwhile, and is not shown then.
        if let page = state.withLock({ $0.serveStale(key) }) { return Answer(page: page, isStale: true) }
        guard let answer = try await flight.value(patience: nil) else { throw CancellationError() }
        return answer
    }

    /// The addresses of pages for readers that are to be made anew, the most wanted first.
    /// - Parameter limit: At most so many.
    public func wanted(limit: Int) -> [PageKey] { state.withLock { $0.wanted(limit: limit) } }

    /// How wanted the page at an address is: nothing for one that nobody asked for lately.
    public func demand(for key: PageKey) -> Int { state.withLock { $0.demand(for: key) } }

    /// Marks or forgets every page that depends on one of `dependencies`. A request that comes after this call returns
    /// is never answered with what was true before it.
    public func purge(_ dependencies: some Sequence<String>, _ mode: PurgeMode = .stale) {
        let keys = Set(dependencies)
        state.withLock { $0.purge(keys, mode) }
    }

    /// The same for every page.
    public func purgeAll(_ mode: PurgeMode = .stale) { state.withLock { $0.purgeAll(mode) } }
}
