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
    static let batchLength = 250
    private static let chunkLength = 1 << 20
    /// So many bytes of markup are held before they are written.
    private static let batchBytes = 8_000_000
    /// So many sections are made; the tree of them is read with every page.
    private static let mostSections = 2000

    private struct Batch: Sendable {
        var items: [MovedItem] = []
        var bytes = 0
    }

    func run(_ path: String, reader: any ArchiveReader, console: Console) async throws -> MoveReport {
        var reader = reader
        let file = URL(filePath: path)
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        if reader.needsSurvey {
            var progress = Progress("survey, MB", total: size / 1_000_000, console: console)
            try read(file) { bytes, isLast, done in
                reader.survey(bytes, isLast: isLast)
                progress.advance(to: done / 1_000_000)
            }
        }
        var state = State(
            report: MoveReport(file: path, format: format.rawValue, isTrial: isTrial), old: oldAddresses())
        var progress = Progress("import, MB", total: size / 1_000_000, console: console)
        let started = Date()
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var batch = Batch()
        var writing: Task<Written, any Error>?
        var done = 0
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
        if let last = try await writing?.value { state.add(last) }
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

    private func read(_ file: URL, _ visit: ([UInt8], Bool, Int) -> Void) throws {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var done = 0
        while let data = try handle.read(upToCount: Self.chunkLength), !data.isEmpty {
            done += data.count
            visit(Array(data), false, done)
        }
        visit([], true, done)
    }

    // MARK: Batches

    private struct Written: Sendable {
        var outcomes: [ImportOutcome] = []
        var log = MoveLog()
    }

    private struct State {
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
        for item in groups.values.joined() { state.report.states[item.state.rawValue, default: 0] += 1 }
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
                written.outcomes.append(try await bring(items, edition, leading))
            } catch let error as NewsError where error.code == .invalid && !items.isEmpty {
                for item in items {
                    do {
                        written.outcomes.append(try await bring([item], edition, leading))
                    } catch let error as NewsError where error.code == .invalid {
                        written.log.add(.refused, "\(item.headline): \(error.message)")
                    }
                }
            }
        }
        return written
    }

    // MARK: Items

    private func edition(of item: MovedItem, _ state: inout State) -> Edition {
        guard let language = item.language, language.primary != edition.language.primary else { return edition }
        if let match = publication.editions.first(where: { $0.language.primary == language.primary }) { return match }
        state.log.add(.language, "\(language.rawValue): \(item.headline)")
        return edition
    }

    /// The section and the topics of an item, with their old addresses noted.
    private func place(
        _ item: MovedItem, _ edition: Edition, _ site: MovedSite, _ state: inout State
    ) -> (section: [String], topics: [String]) {
        var topics = item.topics
        var names = section ?? item.section.map(\.name)
        if names.isEmpty {
            state.log.add(.withoutSection, item.headline)
            names = [GeneralSections(language: edition.language).articles]
        } else if !state.sections.contains(names) {
            if state.sections.count >= Self.mostSections {
                state.log.add(.tooManySections, names.joined(separator: "/"))
                topics.append(MovedItem.Name(names.last ?? ""))
                names = [GeneralSections(language: edition.language).articles]
            } else {
                state.sections.insert(names)
            }
        }
        guard edition.id == self.edition.id, item.state == .published else { return (names, topics.map(\.name)) }
        if state.led.count > 50_000 { state.led.removeAll() }
        if section == nil, names == item.section.map(\.name) {
            for (depth, name) in item.section.enumerated() {
                let path = Array(names.prefix(depth + 1))
                if !name.oldPaths.isEmpty, state.led.insert("s" + name.oldPaths[0]).inserted {
                    state.old.sections.append((path, name.oldPaths))
                }
            }
        }
        for topic in topics {
            if let first = topic.oldPaths.first, state.led.insert("t" + first).inserted {
                state.old.topics.append((topic.name, topic.oldPaths))
            }
        }
        for author in item.byline {
            if let first = author.oldPaths.first, state.led.insert("a" + first).inserted {
                state.old.authors.append((author.name, author.oldPaths))
            }
        }
        return (names, topics.map(\.name))
    }

    private func imported(
        _ item: MovedItem, _ placed: (section: [String], topics: [String]), _ site: MovedSite, _ edition: Edition,
        _ state: inout State
    ) async -> ImportedItem {
        let moved = MovedBody(of: item, site: site)
        state.log.add(moved.log)
        var pictures: [Picture] = []
        var numbers: [Int: Int] = [:]
        for (index, picture) in moved.pictures.enumerated() {
            guard let taken = await media.picture(picture) else { continue }
            numbers[index] = pictures.count
            pictures.append(taken)
        }
        let zone = self.site.newsroom.zone
        let now = self.site.newsroom.clock.now()
        let times = MovedTimes(of: item, zone: zone, now: now)
        if let problem = times.problem { state.log.add(problem, "\(item.headline) (\(times.given))") }
        let body = moved.body.withWords(of: moved.pictures).replacingPictures { placeholder in
            numbers[Int(placeholder.rawValue)].map { PictureID(rawValue: Int64($0)) }
        }
        let lead = moved.leadPicture.flatMap { numbers[$0] }
        let isBrief = item.kind == .news && body.isEmpty && item.standfirst == nil && lead == nil
        if format == .wordpress, times.state == .published, edition.id == self.edition.id {
            note(zone.civil(at: times.published).date, site, &state)
        }
        return ImportedItem(
            identity: item.identity, kind: isBrief ? .brief : item.kind, sectionPath: placed.section,
            kicker: item.kicker, headline: item.headline, standfirst: item.standfirst, source: item.source, body: body,
            pictures: pictures, leadPicture: lead, byline: item.byline.map(\.name), topics: placed.topics,
            publishedAt: times.published, modifiedAt: times.modified,
            oldPaths: times.state == .published ? item.oldPaths : [], state: times.state, slug: item.slug,
            edNote: item.edNote
        )
    }

    // MARK: Addresses

    private func oldAddresses() -> OldAddresses {
        let words = words
        var old = OldAddresses(
            key: { AddressBook.redirectKey(of: $0) },
            address: { publication in
                let book = AddressBook(publication: publication, words: words)
                return { book.path(SiteURL($0)) }
            }
        )
        old.feedEndings = format.feedEndings
        return old
    }

    private func note(_ date: CivilDate, _ site: MovedSite, _ state: inout State) {
        guard state.months.insert(date.monthNumber).inserted, state.months.count < 5000 else { return }
        let year = CivilDate.padded(date.year, to: 4)
        state.old.others.append(("\(site.base)/\(year)", .year(edition.id, date.year)))
        let month = MovedPlace.month(edition.id, year: date.year, month: date.month)
        state.old.others.append(("\(site.base)/\(year)/\(CivilDate.padded(date.month, to: 2))", month))
    }

    /// The addresses of the whole old site, once all is in.
    private func finish(_ state: inout State, site: MovedSite) async throws {
        guard state.report.made + state.report.alreadyThere > 0, !format.feedPaths.isEmpty else { return }
        let home = MovedPlace.home(edition.id)
        for path in format.feedPaths { state.old.others.append((site.base + path, .feed(home))) }
        if !site.base.isEmpty { state.old.others.append((site.base, home)) }
        _ = try await ImportArticles(self.site.newsroom)(
            [], in: edition, format: format.rawValue, reserved: reserved, old: state.old, isTrial: isTrial
        )
    }
}
