internal import Foundation
internal import News
internal import Newsroom
internal import Pages
internal import Pictures
internal import Site
internal import Store

/// Writes the readers' site into a folder for any host of files: everything at first, and what changed since at every
/// later time (docs/decisions/0032).
struct SiteExport {
    let newsroom: Newsroom
    /// The hub that carries the feeds on; they name it.
    var hub: LinkTarget?
    let folder: SiteFolder
    let theme: Theme
    let media: MediaRoute?
    /// What an export is made of beside the content.
    let fingerprint: String
    let console: Console

    struct Report: Encodable {
        /// Files of pages that were made, and those of them whose content is new.
        var made = 0
        var written = 0
        /// Those that stayed as they were without a look.
        var kept = 0
        var removed = 0
        /// Pictures, icons, sounds and documents that were written.
        var media = 0
        var pageSeconds = 0.0
        var mediaSeconds = 0.0
        /// What cannot stand in a folder, or is lost.
        var left: [String] = []

        var lines: [String] {
            let pages = "Made \(made) pages and wrote \(written) of them; \(kept) stayed, \(removed) were removed."
            return [pages, "Wrote \(media) pictures and other files."]
        }
    }

    /// Exports; what is published meanwhile is in it, too.
    func run() async throws -> Report {
        var report = Report()
        // Whoever publishes without a pause is followed up to a point; the next export has the rest.
        for _ in 0..<5 {
            let sequence = try await pass(&report)
            guard try await newsroom.database.read({ try $0.latestSequence() }) > sequence else { break }
        }
        folder.close()
        return report
    }

    /// - Returns: The number of the newest event that the site shows.
    private func pass(_ report: inout Report) async throws -> Int64 {
        let start = ContinuousClock.now
        let now = newsroom.clock.now()
        // First of all: what happens from here on is for the next time, also where it is seen already.
        let sequence = try await newsroom.database.read { try $0.latestSequence() }
        let files = try await SiteFiles(newsroom: newsroom, theme: theme, media: media, hub: hub)
        let head = SiteManifest.Head(sequence: sequence, fingerprint: fingerprint)
        let known = SiteManifest(path: folder.manifestPath)
        let broken = SiteManifest(path: folder.partialPath)
        let old = known ?? broken ?? .empty
        let changes = try await changes(since: old.head, files)
        let isWhole = changes.isAll || known == nil
        let affected = changes.isAll ? [] : old.affected(by: changes, at: now)
        let journal = try SiteJournal(
            path: folder.partialPath, head: changes.isAll ? head : old.head ?? head,
            goesOn: known == nil && broken != nil && !changes.isAll)
        let run = SiteRun(
            files: files, folder: folder, old: old, isAll: changes.isAll, bringsAll: known == nil, affected: affected,
            journal: journal
        )

        var units: [SiteRun.Unit]
        if isWhole {
            let last = try await newsroom.database.read { try $0.lastArticle() }
            units = try await files.groups().map { .group($0) }
            units += stride(from: Int64(0), to: last.rawValue, by: 256).map {
                .articles(after: $0, upTo: min($0 + 256, last.rawValue))
            }
        } else {
            units = changes.changed.sorted { $0.text < $1.text }.map { .group($0) }
        }
        try await run.work(units, label: isWhole ? "parts of the site" : nil, console: console)
        // What depends on something that changed, and belongs to something that did not: of what did, all that there is was
        // seen.
        let asked = isWhole ? old.lines : old.files(of: Set(changes.changed.map { ContentHash.of($0.text) }))
        let left = affected.subtracting(asked.keys)
        try await run.work(left.sorted().compactMap { old.lines[$0] }.map { .known($0) }, label: nil, console: console)
        let done = run.outcome
        let gone = removed(from: old, asked, run)
        for entry in gone where !done.places.contains(ContentHash.of(entry.place)) { folder.remove(entry.place) }
        report.pageSeconds += (ContinuousClock.now - start).seconds

        let mediaStart = ContinuousClock.now
        report.media += try await run.bringMedia(console: console)
        let replaced = done.made.subtracting(Set(gone.map { ContentHash.of($0.address) }))
        let dropped = Set(gone.map { ContentHash.of($0.address) }).union(replaced)
        run.dropMedia(of: dropped)
        report.mediaSeconds += (ContinuousClock.now - mediaStart).seconds
        var kept = 0
        try journal.finish(to: folder.manifestPath, head: head) { write in
            for (address, line) in old.lines where !dropped.contains(address) {
                kept += 1
                try write(old.line(line))
            }
        }
        if let broken, known != nil {
            // An export that was broken off may have left what nobody knows of.
            let present = SiteManifest(path: folder.manifestPath) ?? .empty
            for (address, line) in broken.lines where present.lines[address] == nil {
                if let entry = broken.entry(line) { folder.remove(entry.place) }
            }
        }
        folder.forgetPartial()
        report.made += done.count
        report.written += done.written
        report.kept = kept
        report.removed += gone.count
        report.left = run.outcome.left.sorted()
        return sequence
    }

    private func changes(since head: SiteManifest.Head?, _ files: SiteFiles) async throws -> SiteChanges {
        var changes = SiteChanges()
        guard let head, head.fingerprint == fingerprint else {
            changes.isAll = true
            return changes
        }
        let newest = try await newsroom.database.read { try $0.latestSequence() }
        // A store that was put back to an earlier day has another past.
        guard newest >= head.sequence else {
            changes.isAll = true
            return changes
        }
        var last = head.sequence
        while true {
            let after = last
            let events = try await newsroom.database.read { try $0.events(after: after) }
            for event in events {
                let leading = files.renderer.banners.values.filter { reading in
                    reading.banner.article.map { event.keys.contains(.article($0)) } ?? false
                }
                changes.add(event, leading: leading.map { .banner($0.banner.edition) })
            }
            guard let end = events.last else { return changes }
            last = end.sequence
        }
    }

    /// The files that there were, and that nothing made or kept.
    private func removed(
        from old: SiteManifest, _ asked: [UInt64: Range<Int>], _ run: SiteRun
    ) -> [SiteManifest.Entry] {
        let outcome = run.outcome
        var gone = asked.filter { !outcome.seen.contains($0.key) }
        for address in outcome.missing { gone[address] = old.lines[address] }
        return gone.values.compactMap { old.entry($0) }
    }
}

extension Duration {
    /// In seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
