internal import Foundation
internal import News
internal import Pages
internal import Site
internal import Synchronization

/// One walk through the files of a site: several at a time are made, compared with what is there and written.
final class SiteRun: Sendable {
    /// What one of those who work takes at a time.
    enum Unit: Sendable {
        case group(PageDependency)
        case articles(after: Int64, upTo: Int64)
        /// A file that is known, by its line.
        case known(Range<Int>)
    }

    /// What came of it so far.
    struct Outcome: Sendable {
        /// How many were made, and how many of them are new or have another content.
        var count = 0
        var written = 0
        /// By the hashes of their addresses: all that there are, those that were made, those that are no more.
        var seen: Set<UInt64> = []
        var made: Set<UInt64> = []
        var missing: Set<UInt64> = []
        /// The places that were written, hashed.
        var places: Set<UInt64> = []
        /// The pictures and the like that what was made names.
        var media: Set<String> = []
        /// What could not be written.
        var left: Set<String> = []
    }

    private let files: SiteFiles
    private let folder: SiteFolder
    private let old: SiteManifest
    private let isAll: Bool
    /// Whether also the pictures of what stays are looked for: an export that was broken off has not brought them.
    private let bringsAll: Bool
    private let affected: Set<UInt64>
    private let journal: Mutex<SiteJournal>
    private let state = Mutex(Outcome())

    init(
        files: SiteFiles, folder: SiteFolder, old: SiteManifest, isAll: Bool, bringsAll: Bool, affected: Set<UInt64>,
        journal: SiteJournal
    ) {
        self.files = files
        self.folder = folder
        self.old = old
        self.isAll = isAll
        self.bringsAll = bringsAll
        self.affected = affected
        self.journal = Mutex(journal)
    }

    var outcome: Outcome { state.withLock { $0 } }

    /// Makes all files of some units.
    /// - Parameter label: What the progress is called; `nil` for few.
    func work(_ units: [Unit], label: String?, console: Console) async throws {
        let turns = Turns(label, of: units.count, console: console)
        try await turns.take { place in try await self.work(units[place]) }
    }

    private func work(_ unit: Unit) async throws {
        var part = Outcome()
        var lines: [UInt8] = []
        switch unit {
        case .group(let group):
            for page in try await files.files(of: group) {
                for address in files.addresses(of: page) {
                    try await walk(page, address, group.text, &part, &lines)
                }
            }
        case .articles(let after, let upTo):
            for article in try await files.articles(after: after, upTo: upTo) {
                for address in files.addresses(of: article.page) {
                    try await walk(article.page, address, article.group.text, &part, &lines)
                }
            }
        case .known(let line):
            guard let entry = old.entry(line) else { return }
            if let page = try await files.page(at: entry.address, of: entry.group) {
                _ = try await make(page, entry.address, entry.group, &part, &lines)
            } else if let edition = files.missing(at: entry.address) {
                _ = try await make(.missing(edition), entry.address, entry.group, &part, &lines)
            } else {
                part.missing.insert(ContentHash.of(entry.address))
            }
        }
        if !lines.isEmpty { try journal.withLock { try $0.append(lines) } }
        let done = part
        state.withLock { state in
            state.count += done.count
            state.written += done.written
            state.seen.formUnion(done.seen)
            state.made.formUnion(done.made)
            state.missing.formUnion(done.missing)
            state.places.formUnion(done.places)
            state.media.formUnion(done.media)
            state.left.formUnion(done.left)
        }
    }

    /// Makes a file, and those of the later pages of its list; what is there and still right stays.
    private func walk(
        _ page: FiledPage, _ address: String, _ group: String, _ part: inout Outcome, _ lines: inout [UInt8]
    ) async throws {
        var next: (page: FiledPage, address: String)? = (page, address)
        while let (page, address) = next {
            next = nil
            let hash = ContentHash.of(address)
            // Two lists never share a page; one whose keys were made up by hand could lead in a circle.
            guard part.seen.insert(hash).inserted else { return }
            let older: String?
            if !isAll, !affected.contains(hash), let entry = old.entry(address) {
                older = entry.older
                if bringsAll { part.media.formUnion(entry.media) }
            } else {
                older = try await make(page, address, group, &part, &lines)
            }
            if let older, let page = files.page(at: older) { next = (page, older) }
        }
    }

    /// - Returns: The address of the next page of its list.
    private func make(
        _ page: FiledPage, _ address: String, _ group: String, _ part: inout Outcome, _ lines: inout [UInt8]
    ) async throws -> String? {
        let hash = ContentHash.of(address)
        part.seen.insert(hash)
        let made: MadeFile?
        do {
            made = try await files.make(page, at: address)
        } catch let error as NewsError where error.code == .invalid {
            part.left.insert(error.message)
            made = nil
        }
        guard let file = made else {
            part.missing.insert(hash)
            return nil
        }
        part.count += 1
        part.made.insert(hash)
        let content = ContentHash.of(file.body)
        if old.entry(address)?.hash != content || !folder.holds(file.place) {
            do {
                try folder.write(file.body, to: file.place)
            } catch let error as NewsError where isMoved(page) {
                // A path of an old site may be a folder of this one, or the other way round.
                part.left.insert("the old address \(address): \(error.message)")
                part.missing.insert(hash)
                return nil
            }
            part.written += 1
        }
        part.places.insert(ContentHash.of(file.place))
        let media = MediaReferences.all(in: file.body)
        part.media.formUnion(media)
        var seen: Set<PageDependency> = []
        let older = file.older.map { files.renderer.renderer(for: address).addresses.path($0) }
        lines +=
            SiteManifest.Entry(
                address: address, place: file.place, group: group, hash: content, until: file.until, older: older,
                dependencies: file.dependencies.filter { seen.insert($0).inserted }.map(\.text), media: media
            ).line
        return older
    }

    private func isMoved(_ page: FiledPage) -> Bool {
        if case .moved = page { true } else { false }
    }

    // MARK: Pictures and the like

    private func place(_ name: String) -> String { "media/" + name }

    /// Writes what pages name and is not there.
    /// - Returns: How many there were.
    func bringMedia(console: Console) async throws -> Int {
        let wanted = state.withLock { $0.media }.filter { !folder.holds(place($0)) }.sorted()
        let count = Tally()
        try await Turns("pictures", of: wanted.count, console: console).take { place in
            let name = wanted[place]
            guard let bytes = try await self.files.medium(at: "/media/" + name) else {
                self.state.withLock { _ = $0.left.insert("/media/\(name)") }
                return
            }
            try self.folder.write(bytes, to: self.place(name))
            count.add()
        }
        return count.number
    }

    /// Takes away what no page names any more.
    /// - Parameter dropped: The files, by the hashes of their addresses, whose lines are no more.
    func dropMedia(of dropped: Set<UInt64>) {
        let named = state.withLock { $0.media }
        var candidates: Set<String> = []
        for address in dropped {
            guard let line = old.lines[address], let entry = old.entry(line) else { continue }
            candidates.formUnion(entry.media.filter { !named.contains($0) })
        }
        guard !candidates.isEmpty else { return }
        for (address, line) in old.lines where !dropped.contains(address) {
            guard let entry = old.entry(line) else { continue }
            candidates.subtract(entry.media)
            if candidates.isEmpty { return }
        }
        for name in candidates { folder.remove(place(name)) }
    }
}
