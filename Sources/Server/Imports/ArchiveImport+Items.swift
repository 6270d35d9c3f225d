internal import News
internal import Newsroom
internal import Pages
internal import Stemming
internal import Store
internal import Wire

extension ArchiveImport {
    /// In characters; longer ones are cut.
    private static let longestHeadline = 500
    private static let longestStandfirst = 5000

    // MARK: Items

    func edition(of item: MovedItem, _ state: inout State) -> Edition {
        guard let language = item.language, language.primary != edition.language.primary else { return edition }
        if let match = publication.editions.first(where: { $0.language.primary == language.primary }) { return match }
        state.log.add(.language, "\(language.rawValue): \(item.headline)")
        return edition
    }

    /// The section and the topics of an item, with their old addresses noted.
    func place(
        _ item: MovedItem, _ edition: Edition, _ site: MovedSite, _ state: inout State
    ) -> (section: [String], topics: [String]) {
        var topics = item.topics.filter { !$0.name.trimmed.isEmpty }
        var names = (section ?? item.section.map(\.name)).filter { !$0.trimmed.isEmpty }
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

    func imported(
        _ item: MovedItem, _ placed: (section: [String], topics: [String]), _ site: MovedSite, _ edition: Edition,
        _ state: inout State
    ) async -> ImportedItem {
        var item = item
        item.language = item.language ?? edition.language
        if item.headline.count > Self.longestHeadline || item.standfirst?.count ?? 0 > Self.longestStandfirst {
            state.log.add(.cutWords, item.headline)
            item.headline = String(item.headline.prefix(Self.longestHeadline))
            item.standfirst = item.standfirst.map { String($0.prefix(Self.longestStandfirst)) }
        }
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
        let content = ArticleContent(
            kind: item.kind, kicker: item.kicker, headline: item.headline.trimmed, standfirst: item.standfirst,
            source: item.source, edNote: times.scheduledFor == nil ? item.edNote : nil, body: body)
        var imported = ImportedItem(
            identity: item.identity, kind: isBrief ? .brief : item.kind, sectionPath: placed.section,
            kicker: item.kicker, headline: item.headline, standfirst: item.standfirst, source: item.source, body: body,
            pictures: pictures, leadPicture: lead, byline: item.byline.map(\.name).filter { !$0.trimmed.isEmpty },
            topics: placed.topics,
            publishedAt: times.published, modifiedAt: times.modified,
            oldPaths: times.state == .published ? item.oldPaths : [], state: times.state, slug: item.slug,
            edNote: content.edNote, scheduledFor: times.scheduledFor, embargoedUntil: times.embargoedUntil
        )
        // Found here, while the batch before is being written.
        imported.words = TextWords(of: content, language: edition.language, stemmer: SnowballStemmer())
        return imported
    }

    // MARK: Addresses

    func oldAddresses() -> OldAddresses {
        var old = OldAddresses(words: words)
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
    func finish(_ state: inout State, site: MovedSite) async throws {
        guard state.report.made + state.report.alreadyThere > 0, !format.feedPaths.isEmpty else { return }
        let home = MovedPlace.home(edition.id)
        for path in format.feedPaths { state.old.others.append((site.base + path, .feed(home))) }
        if !site.base.isEmpty { state.old.others.append((site.base, home)) }
        _ = try await ImportArticles(self.site.newsroom)(
            [], in: edition, format: format.rawValue, reserved: reserved, old: state.old, isTrial: isTrial
        )
    }
}
