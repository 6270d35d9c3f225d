internal import Foundation
internal import News
internal import Newsroom
internal import Pages
internal import Wire

/// `manchette import SITE wordpress FILE` and its like: the archive of another system streams into the publication, a
/// few hundred articles a transaction. One that was interrupted goes on where it was, for what was brought in is known.
struct ArchiveImport {
    let format: ImportFiles.Format
    let site: OpenPublication
    let edition: Edition
    /// Other editions by language, for items that name one.
    let publication: Publication
    let media: ArchiveMedia
    let reserved: Set<String>
    let words: [EditionID: PathWords]
    /// The section of all items, where the operator names one.
    let section: [String]?
    let isTrial: Bool

    /// So many items are written together.
    static let batchLength = 500
    private static let chunkLength = 1 << 20
    /// So many bytes of markup are held before they are written.
    private static let batchBytes = 8_000_000
    /// So many sections are made; the tree of them is read with every page.
    static let mostSections = 2000

    struct Batch: Sendable {
        var items: [MovedItem] = []
        var bytes = 0
    }

    /// Brings in the files of one archive.
    func run(_ paths: [String], reader: any ArchiveReader, console: Console) async throws -> MoveReport {
        var reader = reader
        let files = paths.map { URL(filePath: $0) }
        let size = paths.reduce(0) { sum, path in
            sum + ((try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0)
        }
        if reader.needsSurvey {
            var progress = Progress("survey, MB", total: size / 1_000_000, console: console)
            var done = 0
            for file in files {
                try read(file) { bytes, isLast in
                    reader.survey(bytes, isLast: isLast)
                    done += bytes.count
                    progress.advance(to: done / 1_000_000)
                }
            }
        }
        let name = paths.count > 3 ? "\(paths[0]) and \(paths.count - 1) more" : paths.joined(separator: ", ")
        var state = State(
            report: MoveReport(file: name, format: format.rawValue, isTrial: isTrial), old: oldAddresses())
        var progress = Progress("import, MB", total: size / 1_000_000, console: console)
        let started = Date()
        var writing: Task<Written, any Error>?
        do {
            var done = 0
            for file in files {
                try await stream(file, into: &reader, &state, &writing, &progress, &done)
            }
            if let last = try await writing?.value { state.add(last) }
        } catch {
            // What is being written is whole or not there; it ends before the store is closed.
            _ = await writing?.result
            throw error
        }
        let seen: Set<String> = ["trashed", "otherType", "notText", "cancelled", "unreadable"]
        guard state.report.read > 0 || reader.log.entries.contains(where: { seen.contains($0.kind) }) else {
            throw NewsError(
                .invalid, "The file holds no item as the format \(format.rawValue) has them.",
                help: "Look whether it is what the other system exported, and whole."
            )
        }
        try await finish(&state, site: reader.site)
        let seconds = Date().timeIntervalSince(started)
        state.report.rate = seconds > 0 ? Int(Double(state.report.read) / seconds) : 0
        state.report.pictures = await media.count
        var log = reader.log
        log.add(state.log)
        log.add(await media.log)
        state.report.add(log)
        return state.report
    }

    private func stream(
        _ file: URL, into reader: inout any ArchiveReader, _ state: inout State,
        _ writing: inout Task<Written, any Error>?, _ progress: inout Progress, _ done: inout Int
    ) async throws {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var batch = Batch()
        var isLast = false
        while !isLast {
            let bytes = try handle.read(upToCount: Self.chunkLength).map(Array.init) ?? []
            isLast = bytes.isEmpty
            done += bytes.count
            for item in reader.read(bytes, isLast: isLast) {
                batch.bytes += item.body.utf8.count
                batch.items.append(item)
                guard batch.items.count >= Self.batchLength || batch.bytes >= Self.batchBytes else { continue }
                try await write(&batch, reader.site, &state, &writing)
            }
            progress.advance(to: done / 1_000_000)
        }
        try await write(&batch, reader.site, &state, &writing)
    }

    private func read(_ file: URL, _ visit: ([UInt8], Bool) -> Void) throws {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        while let data = try handle.read(upToCount: Self.chunkLength), !data.isEmpty { visit(Array(data), false) }
        visit([], true)
    }

    // MARK: Batches

    struct Written: Sendable {
        var outcomes: [ImportOutcome] = []
        var log = MoveLog()
        var states: [String: Int] = [:]

        mutating func add(_ outcome: ImportOutcome, of items: [ImportedItem]) {
            outcomes.append(outcome)
            for item in items { states[item.state.rawValue, default: 0] += 1 }
        }
    }

    struct State {
        var report: MoveReport
        var log = MoveLog()
        /// Addresses that are to lead to something from the next batch on.
        var old: OldAddresses
        /// Names that are led to already; forgotten when they are many, which only writes them again.
        var led: Set<String> = []
        var sections: Set<[String]> = []
        var months: Set<Int> = []

        /// Names that a trial has made already; they are gone again when the next batch comes.
        var tried: Set<String> = []

        mutating func add(_ written: Written) {
            for var outcome in written.outcomes {
                if report.isTrial, tried.count < 200_000 {
                    outcome.sectionsMade.removeAll { !tried.insert("s" + $0).inserted }
                    outcome.contributorsMade.removeAll { !tried.insert("a" + $0).inserted }
                    outcome.topicsMade.removeAll { !tried.insert("t" + $0).inserted }
                }
                report.add(outcome)
            }
            report.states.merge(written.states, uniquingKeysWith: +)
            log.add(written.log)
        }
    }

    /// Brings a batch into our forms while the one before it is being written.
    private func write(
        _ batch: inout Batch, _ site: MovedSite, _ state: inout State, _ writing: inout Task<Written, any Error>?
    ) async throws {
        guard !batch.items.isEmpty else { return }
        let items = batch.items
        batch = Batch()
        state.report.read += items.count
        let known = try await ImportArticles(self.site.newsroom)
            .known(items.map(\.identity), in: edition, format: format.rawValue)
        state.report.alreadyThere += items.count { known.contains($0.identity) }
        var groups: [EditionID: [ImportedItem]] = [:]
        for item in items {
            let edition = edition(of: item, &state)
            let placed = place(item, edition, site, &state)
            guard !known.contains(item.identity) else { continue }
            let imported = await imported(item, placed, site, edition, &state)
            groups[edition.id, default: []].append(imported)
        }
        if let before = writing { state.add(try await before.value) }
        let old = state.old
        state.old = oldAddresses()
        let ready = groups
        writing = Task { try await self.store(ready, old) }
    }

    /// Writes what is ready, an edition after the other. Where one item spoils its batch the others go in alone.
    private func store(_ groups: [EditionID: [ImportedItem]], _ old: OldAddresses) async throws -> Written {
        var written = Written()
        let verb = ImportArticles(site.newsroom)
        func bring(_ items: [ImportedItem], _ edition: Edition, _ old: OldAddresses?) async throws -> ImportOutcome {
            try await verb(
                items, in: edition, format: format.rawValue, reserved: reserved, old: old, isTrial: isTrial
            )
        }
        for edition in publication.editions {
            let items = groups[edition.id] ?? []
            let leading = edition.id == self.edition.id ? old : oldAddresses()
            guard !items.isEmpty || edition.id == self.edition.id else { continue }
            do {
                written.add(try await bring(items, edition, leading), of: items)
            } catch let error as NewsError where error.code != .unavailable && !items.isEmpty {
                for item in items {
                    do {
                        written.add(try await bring([item], edition, leading), of: [item])
                    } catch let error as NewsError where error.code != .unavailable {
                        written.log.add(.refused, "\(item.headline): \(error.message)")
                    }
                }
            }
        }
        return written
    }
}
