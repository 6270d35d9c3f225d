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
        return RenderedPage(
            status: 200, body: render("latest", page, in: frame(head, voice, now: now), voice),
            dependencies: [.publication, .banner(edition.id), .latest(edition.id)],
            lastModified: reading.items.first?.publishedAt, fresh: freshUntil(now, edition), cachePolicy: .front
        )
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
            translations: before == nil ? translations(of: edition) { .corrections($0.id, before: nil) } : [],
            isIndexed: !items.isEmpty
        )
        return RenderedPage(
            status: 200, body: render("corrections", page, in: frame(head, voice, now: now), voice),
            dependencies: [.publication, .banner(edition.id), .latest(edition.id)],
            lastModified: items.first?.correction.publishedAt, fresh: freshUntil(now, edition), cachePolicy: .front
        )
    }

    /// One day of the archive.
    public func day(_ date: CivilDate, _ articles: [ArticleSummary], edition: Edition, now: Instant) -> RenderedPage {
        let voice = voice(edition)
        let title = voice.rules.longDate(date)
        let today = zone.civil(at: now).date
        func neighbour(_ days: Int) -> LinkModel? {
            let other = date.advanced(days: days)
            guard other <= today else { return nil }
            return LinkModel(
                url: url(.archiveDay(edition.id, other)), label: SafeHTML(escaping: voice.rules.mediumDate(other))
            )
        }
        let page = LatestPage(
            name: SafeHTML(escaping: title), breadcrumbs: archiveCrumbs(month: date, voice),
            days: days(articles, voice), previousDay: neighbour(-1), nextDay: neighbour(1)
        )
        let head = Head(
            title: title, canonical: .archiveDay(edition.id, date),
            translations: translations(of: edition) { .archiveDay($0.id, date) }, isIndexed: !articles.isEmpty
        )
        return RenderedPage(
            status: 200, body: render("latest", page, in: frame(head, voice, now: now), voice),
            dependencies: [.publication, .banner(edition.id), .latest(edition.id)],
            lastModified: articles.first?.publishedAt, fresh: freshUntil(now, edition), cachePolicy: .front
        )
    }

    /// The archive's months, of all years or of one.
    /// - Parameters:
    ///   - months: Newest first.
    ///   - year: The one year to show; `nil` for all.
    public func archive(months: [ArchiveCount], year: Int? = nil, edition: Edition, now: Instant) -> RenderedPage {
        let voice = voice(edition)
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
            years[years.count - 1].months.append(
                ArchivePage.Cell(
                    label: SafeHTML(escaping: voice.rules.monthName(month.date.month)),
                    url: url(.archiveMonth(edition.id, year: month.date.year, month: month.date.month)),
                    count: voice.set(voice.strings.text("articles", count: month.count)), fullLabel: nil
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
            translations: translations(of: edition) { other in
                year.map { .archiveYear(other.id, $0) } ?? .archive(other.id)
            },
            isIndexed: !years.isEmpty
        )
        return RenderedPage(
            status: 200, body: render("archive", page, in: frame(head, voice, now: now), voice),
            dependencies: [.publication, .banner(edition.id), .latest(edition.id)], fresh: freshUntil(now, edition),
            cachePolicy: .front
        )
    }

    /// One month of the archive as a calendar.
    public func month(year: Int, month: Int, days counts: [ArchiveCount], edition: Edition, now: Instant)
        -> RenderedPage
    {
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
            translations: translations(of: edition) { .archiveMonth($0.id, year: first.year, month: first.month) },
            isIndexed: !counts.isEmpty
        )
        return RenderedPage(
            status: 200, body: render("archive", page, in: frame(head, voice, now: now), voice),
            dependencies: [.publication, .banner(edition.id), .latest(edition.id)], fresh: freshUntil(now, edition),
            cachePolicy: .front
        )
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
