/// What `PageCache` guards with its lock; a plain state machine that does no waiting and no I/O.
struct PageCacheState {
    enum Step {
        case kept(KeptPage)
        case join(Flight)
        case render(Flight, ticket: Int)
    }

    private struct Entry {
        var page: KeptPage
        var isStale = false
    }

    private struct Render {
        let key: PageKey
        let flight: Flight
        /// The number of the last purge when it began.
        let begunAfter: Int
    }

    private let byteLimit: Int
    /// What event loops read: each current page that the edge may answer with.
    private let shelf: PageShelf
    private var room: PageRoom<PageKey>
    private var entries: [PageKey: Entry] = [:]
    private var keysByDependency: [String: Set<PageKey>] = [:]
    /// The renders that new requests may join, by key, and all that are under way, by ticket.
    private var current: [PageKey: Int] = [:]
    private var renders: [Int: Render] = [:]
    /// The last purge of each dependency, kept only while a render from before it is under way.
    private var purges: [String: Int] = [:]
    private var lastPurgeOfAll = 0
    private var purgeNumber = 0
    private var ticketNumber = 0
    private(set) var statistics = PageCache.Statistics()

    init(byteLimit: Int, shelf: PageShelf) {
        self.byteLimit = byteLimit
        self.shelf = shelf
        room = PageRoom(limit: byteLimit)
    }

    mutating func hit(_ key: PageKey, now: Int64) -> KeptPage? {
        guard let page = fresh(key, now: now) else { return nil }
        page.touch()
        statistics.hits += 1
        return page
    }

    func fresh(_ key: PageKey, now: Int64) -> KeptPage? {
        guard let entry = entries[key], !entry.isStale, entry.page.expiresAt.map({ now < $0 }) ?? true else {
            return nil
        }
        return entry.page
    }

    func holds(_ key: PageKey) -> Bool { entries[key] != nil }

    mutating func begin(_ key: PageKey, now: Int64) -> Step {
        if let page = hit(key, now: now) { return .kept(page) }
        statistics.misses += 1
        if let ticket = current[key], let render = renders[ticket] { return .join(render.flight) }
        ticketNumber += 1
        statistics.renders += 1
        let flight = Flight()
        renders[ticketNumber] = Render(key: key, flight: flight, begunAfter: purgeNumber)
        current[key] = ticketNumber
        return .render(flight, ticket: ticketNumber)
    }

    mutating func end(_ key: PageKey, _ ticket: Int, page: KeptPage, storable: Bool) {
        // Asked before the render ends: with the last render the memory of purges goes.
        let isOutdated = renders[ticket].map { self.isOutdated($0, page) } ?? true
        finish(key, ticket)
        let bytes = page.bytes
        guard storable, !isOutdated, bytes <= byteLimit / 4 else { return }
        // Made anew, it is as wanted as it was.
        page.uses = entries[key]?.page.uses ?? 0
        forget(key)
        entries[key] = Entry(page: page)
        room.insert(key, bytes: bytes)
        for dependency in page.dependencies { keysByDependency[dependency, default: []].insert(key) }
        if page.isForEdge { shelf.put(page, at: key) }
        makeRoom()
        statistics.entries = entries.count
        statistics.bytes = room.bytes
    }

    /// Ends a failed render and answers the page to fall back on.
    mutating func fail(_ key: PageKey, _ ticket: Int) -> KeptPage? {
        finish(key, ticket)
        return serveStale(key)
    }

    /// The last good page of an address.
    func fallBack(_ key: PageKey) -> KeptPage? { entries[key]?.page }

    /// The same, to be served.
    mutating func serveStale(_ key: PageKey) -> KeptPage? {
        guard let page = fallBack(key) else { return nil }
        statistics.staleServed += 1
        return page
    }

    func demand(for key: PageKey) -> Int { entries[key]?.page.uses ?? 0 }

    func wanted(limit: Int) -> [PageKey] {
        let outdated = entries.filter { $0.value.isStale && $0.value.page.isForEdge && $0.value.page.uses > 0 }
        return outdated.sorted { $0.value.page.uses > $1.value.page.uses }.prefix(limit).map(\.key)
    }

    private mutating func finish(_ key: PageKey, _ ticket: Int) {
        renders[ticket] = nil
        if current[key] == ticket { current[key] = nil }
        if renders.isEmpty { purges.removeAll(keepingCapacity: true) }
    }

    private func isOutdated(_ render: Render, _ page: KeptPage) -> Bool {
        lastPurgeOfAll > render.begunAfter
            || page.dependencies.contains { (purges[$0] ?? 0) > render.begunAfter }
    }

    mutating func purge(_ dependencies: Set<String>, _ mode: PageCache.PurgeMode) {
        if dependencies.contains("everything") {
            purgeAll(mode)
            return
        }
        purgeNumber += 1
        for dependency in dependencies {
            if !renders.isEmpty { purges[dependency] = purgeNumber }
            for key in keysByDependency[dependency] ?? [] { drop(key, mode) }
        }
        // What a render under way will depend on is not known yet, so nobody new may join it.
        current.removeAll(keepingCapacity: true)
    }

    mutating func purgeAll(_ mode: PageCache.PurgeMode) {
        purgeNumber += 1
        lastPurgeOfAll = purgeNumber
        for key in Array(entries.keys) { drop(key, mode) }
        current.removeAll(keepingCapacity: true)
    }

    private mutating func drop(_ key: PageKey, _ mode: PageCache.PurgeMode) {
        switch mode {
        case .stale:
            guard let page = entries[key]?.page else { return }
            // First the flag: from here on no event loop answers with it.
            page.outdate()
            shelf.remove(page, at: key)
            entries[key]?.isStale = true
        case .gone:
            forget(key)
            room.remove(key)
            statistics.entries = entries.count
            statistics.bytes = room.bytes
        }
    }

    /// Takes a page out of all but its place in the room.
    private mutating func forget(_ key: PageKey) {
        guard let entry = entries.removeValue(forKey: key) else { return }
        entry.page.outdate()
        shelf.remove(entry.page, at: key)
        for dependency in entry.page.dependencies {
            keysByDependency[dependency]?.remove(key)
            if keysByDependency[dependency]?.isEmpty ?? false { keysByDependency[dependency] = nil }
        }
    }

    private mutating func makeRoom() {
        let entries = entries
        let gone = room.makeRoom(
            size: { entries[$0]?.page.bytes ?? .max },
            uses: { key in
                // What says that nothing stands there is not worth a second round.
                guard let page = entries[key]?.page, page.status == 200 else { return 0 }
                return page.uses
            }, spend: { entries[$0]?.page.uses = $1 }
        )
        for key in gone { forget(key) }
        statistics.evictions += gone.count
    }
}
