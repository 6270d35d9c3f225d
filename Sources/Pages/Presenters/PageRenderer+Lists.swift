public import News

extension PageRenderer {
    /// The latest headlines by day.
    public func latest(_ reading: ListReading, before: ListKey?, edition: Edition, now: Instant) -> RenderedPage {
        let voice = voice(edition)
        let page = LatestPage(
            name: voice.string("latest"), breadcrumbs: [], days: days(reading.items, voice),
            olderURL: reading.older.map { url(.latest(edition.id, before: $0)) },
            newestURL: before == nil ? nil : url(.latest(edition.id, before: nil))
        )
        let head = Head(
            title: voice.strings.text("latest"), canonical: .latest(edition.id, before: before),
            translations: before == nil ? translations(of: edition) { .latest($0.id, before: nil) } : []
        )
        var rendered = RenderedPage(
            status: 200, body: render("latest", page, in: frame(head, voice, now: now), voice),
            dependencies: [.publication, .banner(edition.id)]
                + keys(of: reading.items, before: before, or: [.latest(edition.id)]),
            fresh: freshUntil(now, edition), cachePolicy: .front
        )
        rendered.older = reading.older.map { .latest(edition.id, before: $0) }
        return rendered
    }

    /// What a page of a list depends on: the list itself. A later page among files begins where it always did, so that
    /// it changes with its articles alone (docs/decisions/0032).
    func keys(of items: [ArticleSummary], before: ListKey?, or list: [PageDependency]) -> [PageDependency] {
        isForFiles && before != nil ? items.map { .article($0.id) } : list
    }

    /// What was put right in an edition's articles.
    /// - Parameter older: Where the next page goes on; `nil` on the last.
    public func corrections(
        _ items: [CorrectedArticle], older: ListKey?, before: ListKey?, edition: Edition, now: Instant
    ) -> RenderedPage {
        let voice = voice(edition)
        let page = CorrectionsPage(
            name: voice.string("corrections"),
            corrections: items.map { item in
                let (article, note) = (item.article, item.correction)
                return CorrectionsPage.Entry(
                    headline: voice.set(article.headline),
                    url: url(.article(article.edition, article.section, article.slug, article.id)),
                    label: voice.string(note.kind.rawValue), text: voice.set(note.text),
                    date: SafeHTML(escaping: voice.rules.dateAndTime(zone.civil(at: note.publishedAt))),
                    dateTime: SafeHTML(escaping: zone.iso8601(note.publishedAt))
                )
            },
            olderURL: older.map { url(.corrections(edition.id, before: $0)) },
            newestURL: before == nil ? nil : url(.corrections(edition.id, before: nil))
        )
        let head = Head(
            title: voice.strings.text("corrections"), canonical: .corrections(edition.id, before: before),
            translations: before == nil ? translations(of: edition) { .corrections($0.id, before: nil) } : []
        )
        var rendered = RenderedPage(
            status: 200, body: render("corrections", page, in: frame(head, voice, now: now), voice),
            dependencies: [.publication, .banner(edition.id), .latest(edition.id)],
            fresh: freshUntil(now, edition), cachePolicy: .front
        )
        rendered.older = older.map { .corrections(edition.id, before: $0) }
        return rendered
    }

    /// One day of the archive.
    /// - Parameters:
    ///   - others: The editions that published something that day.
    ///   - neighbours: The days before and after it on which something was published.
    public func day(
        _ date: CivilDate, _ articles: [ArticleSummary], alsoIn others: Set<EditionID> = [],
        neighbours: (before: CivilDate?, after: CivilDate?) = (nil, nil), edition: Edition, now: Instant
    ) -> RenderedPage {
        let voice = voice(edition)
        let title = voice.rules.longDate(date)
        func link(_ other: CivilDate) -> LinkModel {
            LinkModel(
                url: url(.archiveDay(edition.id, other)), label: SafeHTML(escaping: voice.rules.mediumDate(other))
            )
        }
        let page = LatestPage(
            name: SafeHTML(escaping: title), breadcrumbs: archiveCrumbs(month: date, voice),
            days: days(articles, voice), previousDay: neighbours.before.map(link),
            nextDay: neighbours.after.map(link)
        )
        let head = Head(
            title: title, canonical: .archiveDay(edition.id, date),
            above: [
                (voice.strings.text("archive"), .archive(edition.id)),
                (
                    voice.rules.monthAndYear(date),
                    .archiveMonth(edition.id, year: date.year, month: date.month)
                ),
            ],
            translations: articles.isEmpty
                ? [] : translations(of: edition) { others.contains($0.id) ? .archiveDay($0.id, date) : nil },
            isIndexed: !articles.isEmpty
        )
        return RenderedPage(
            status: 200, body: render("latest", page, in: frame(head, voice, now: now), voice),
            dependencies: [.publication, .banner(edition.id)]
                + (isForFiles ? months(of: date, neighbours, edition) : everyLatest),
            fresh: freshUntil(now, edition), cachePolicy: .front
        )
    }

    /// The archive's months, of all years or of one.
    /// - Parameters:
    ///   - months: Newest first.
    ///   - year: The one year to show; `nil` for all.
    ///   - others: The editions that published something then.
    public func archive(
        months: [ArchiveCount], year: Int? = nil, alsoIn others: Set<EditionID> = [], edition: Edition, now: Instant
    ) -> RenderedPage {
        let voice = voice(edition)
        // Of a long archive these are hundreds of cells, most of whose words come again.
        let names = (1...12).map { SafeHTML(escaping: voice.rules.monthName($0)) }
        var counts: [Int: SafeHTML] = [:]
        func said(_ count: Int) -> SafeHTML {
            if let known = counts[count] { return known }
            let words = voice.set(voice.strings.text("articles", count: count))
            counts[count] = words
            return words
        }
        var years: [ArchivePage.Year] = []
        var current = 0
        for month in months where year == nil || month.date.year == year {
            if month.date.year != current {
                current = month.date.year
                years.append(
                    ArchivePage.Year(
                        label: SafeHTML(escaping: String(current)), url: url(.archiveYear(edition.id, current)),
                        months: [])
                )
            }
            let number = month.date.month
            let below = years[years.count - 1].url.html + "/" + CivilDate.padded(number, to: 2)
            years[years.count - 1].months.append(
                ArchivePage.Cell(
                    label: names[number - 1], url: SafeHTML(written: below), count: said(month.count), fullLabel: nil
                )
            )
        }
        let page = ArchivePage(
            name: year.map { SafeHTML(escaping: String($0)) } ?? voice.string("archive"),
            breadcrumbs: year == nil ? [] : archiveCrumbs(month: nil, voice), years: years, weekdays: [], weeks: []
        )
        let head = Head(
            title: year.map { String($0) } ?? voice.strings.text("archive"),
            canonical: year.map { .archiveYear(edition.id, $0) } ?? .archive(edition.id),
            above: year == nil ? [] : [(voice.strings.text("archive"), .archive(edition.id))],
            translations: years.isEmpty
                ? []
                : translations(of: edition) { other in
                    others.contains(other.id) ? year.map { .archiveYear(other.id, $0) } ?? .archive(other.id) : nil
                },
            isIndexed: !years.isEmpty
        )
        return RenderedPage(
            status: 200, body: render("archive", page, in: frame(head, voice, now: now), voice),
            dependencies: [.publication, .banner(edition.id)] + everyLatest, fresh: freshUntil(now, edition),
            cachePolicy: .front
        )
    }

    /// One month of the archive as a calendar.
    /// - Parameter others: The editions that published something in it.
    public func month(
        year: Int, month: Int, days counts: [ArchiveCount], alsoIn others: Set<EditionID> = [], edition: Edition,
        now: Instant
    ) -> RenderedPage {
        let voice = voice(edition)
        let first = CivilDate(year: year, month: month, day: 1) ?? zone.civil(at: now).date
        let byDay = Dictionary(counts.map { ($0.date.day, $0.count) }) { first, _ in first }
        var cells: [ArchivePage.Cell] = Array(
            repeating: ArchivePage.Cell(label: nil, url: nil, count: nil, fullLabel: nil), count: first.weekday - 1
        )
        for day in 1...CivilDate.days(inMonth: first.month, of: first.year) {
            let date = first.advanced(days: day - 1)
            cells.append(
                ArchivePage.Cell(
                    label: SafeHTML(escaping: String(day)),
                    url: byDay[day].map { _ in url(.archiveDay(edition.id, date)) },
                    count: byDay[day].map { SafeHTML(escaping: voice.rules.number($0)) },
                    fullLabel: byDay[day].map {
                        voice.set("\(voice.rules.longDate(date)), \(voice.strings.text("articles", count: $0))")
                    }
                )
            )
        }
        while cells.count % 7 != 0 {
            cells.append(ArchivePage.Cell(label: nil, url: nil, count: nil, fullLabel: nil))
        }
        let title = voice.rules.monthAndYear(first)
        let page = ArchivePage(
            name: SafeHTML(escaping: title), breadcrumbs: archiveCrumbs(month: nil, voice), years: [],
            weekdays: (1...7).map {
                ArchivePage.Cell(
                    label: SafeHTML(escaping: voice.rules.weekdayAbbreviation($0)), url: nil, count: nil,
                    fullLabel: SafeHTML(escaping: voice.rules.weekdayName($0))
                )
            },
            weeks: stride(from: 0, to: cells.count, by: 7).map { ArchivePage.Week(days: Array(cells[$0..<$0 + 7])) }
        )
        let head = Head(
            title: title, canonical: .archiveMonth(edition.id, year: first.year, month: first.month),
            above: [(voice.strings.text("archive"), .archive(edition.id))],
            translations: counts.isEmpty
                ? []
                : translations(of: edition) {
                    others.contains($0.id) ? .archiveMonth($0.id, year: first.year, month: first.month) : nil
                },
            isIndexed: !counts.isEmpty
        )
        return RenderedPage(
            status: 200, body: render("archive", page, in: frame(head, voice, now: now), voice),
            dependencies: [.publication, .banner(edition.id)]
                + (isForFiles ? publication.editions.map { .month($0.id, first.monthNumber) } : everyLatest),
            fresh: freshUntil(now, edition),
            cachePolicy: .front
        )
    }

    /// What is published in any edition may make a page of the archive in it, to which the others lead.
    private var everyLatest: [PageDependency] { publication.editions.map { .latest($0.id) } }

    /// The months in which something may be published that changes the page of a day among files; where that is any
    /// later one, the edition's own newest.
    private func months(
        of date: CivilDate, _ neighbours: (before: CivilDate?, after: CivilDate?), _ edition: Edition
    ) -> [PageDependency] {
        var keys: [PageDependency] = publication.editions.map { .month($0.id, date.monthNumber) }
        var month = date.advanced(days: 1 - date.day)
        if let before = neighbours.before {
            while month > before {
                month = month.advanced(days: -1)
                month = month.advanced(days: 1 - month.day)
                keys.append(.month(edition.id, month.monthNumber))
            }
        } else {
            keys.append(.latest(edition.id))
        }
        guard let after = neighbours.after else { return keys + [.latest(edition.id)] }
        month = date.advanced(days: 1 - date.day)
        while month.monthNumber < after.monthNumber {
            month = month.advanced(days: CivilDate.days(inMonth: month.month, of: month.year))
            keys.append(.month(edition.id, month.monthNumber))
        }
        return keys
    }

    private func archiveCrumbs(month: CivilDate?, _ voice: Voice) -> [LinkModel] {
        var links = [LinkModel(url: url(.archive(voice.edition.id)), label: voice.string("archive"))]
        if let month {
            links.append(
                LinkModel(
                    url: url(.archiveMonth(voice.edition.id, year: month.year, month: month.month)),
                    label: SafeHTML(escaping: voice.rules.monthAndYear(month))
                )
            )
        }
        return links
    }
}
