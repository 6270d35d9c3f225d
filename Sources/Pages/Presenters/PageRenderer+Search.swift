public import News
internal import Wire

extension PageRenderer.Voice {
    /// A text with the words in it that were looked for, as markup.
    /// - Parameter isName: Whether it is a person's, each word of which has a capital where letters have one.
    func marking(_ text: MarkedText, isName: Bool = false) -> SafeHTML {
        let pieces = text.runs.map(\.text)
        var runs = zip(isName ? rules.typeset(nameRuns: pieces) : rules.typeset(runs: pieces), text.runs).map {
            MarkedText.Run($0, isMarked: $1.isMarked)
        }
        let whole = runs.map(\.text).joined()
        let directed = rules.directed(whole)
        if directed.count > whole.count, let mark = directed.first { runs.insert(MarkedText.Run(String(mark)), at: 0) }
        return SafeHTML(marking: MarkedText(runs))
    }
}

extension PageRenderer {
    /// A search as the store is asked it: words in Latin letters in the script that an edition in Tamazight is written
    /// in, for those who read it in Latin letters and for those who have no other keys.
    public func asked(_ request: SearchRequest, in edition: Edition) -> (request: SearchRequest, edition: Edition) {
        var (asked, edition) = (request, edition)
        if edition.language == .tamazightLatin, let written = otherScripts?.languages[edition.id] {
            edition.language = written
        } else if edition.language != .tamazight
            || request.text.unicodeScalars.contains(where: TamazightScript.isTifinagh)
        {
            return (request, edition)
        }
        asked.text = TamazightScript.tifinagh(wordsOf: request.text)
        return (asked, edition)
    }

    /// Why a search was not made.
    public enum SearchProblem: String, Sendable {
        /// It took too long.
        case slow
        /// Too many were asked for at once.
        case busy
    }

    /// The page of a reader's search. It is asked with words of strangers, so nothing of it is kept.
    /// - Parameter suggesting: The edition of the reader's language, where this is another.
    public func search(
        _ request: SearchRequest, _ reading: SearchReading, problem: SearchProblem? = nil, edition: Edition,
        suggesting other: Edition? = nil, now: Instant
    ) -> RenderedPage {
        let voice = voice(edition)
        let text = request.text.trimmed
        let hasWords = !text.isEmpty
        let isFirst = request.after == nil
        func address(_ change: (inout SearchRequest) -> Void) -> SafeHTML {
            url(.search(edition.id, request.with(change)))
        }
        let chosen = chosenFilters(request, reading, voice)
        let isNothing = hasWords && problem == nil && reading.hits.isEmpty
        let page = SearchPage(
            name: voice.string("search_title"), searchURL: url(.search(edition.id, SearchRequest())),
            query: SafeHTML(escaping: text),
            kept: SearchCoding.pairs(request.with { $0.text = "" }).filter { $0.name != "from" && $0.name != "to" }.map
            {
                SearchPage.Field(name: SafeHTML(escaping: $0.name), value: SafeHTML(escaping: $0.value))
            },
            count: isFirst && !reading.isRelaxed && !reading.hits.isEmpty ? count(reading.count, voice) : nil,
            problem: problem.map { voice.string("search_\($0.rawValue)") },
            isEmpty: !hasWords, isNothing: isNothing, isRelaxed: reading.isRelaxed,
            suggested: other.map { suggestion(of: $0, at: .search($0.id, SearchRequest(text: text))) },
            suggestion: reading.suggestion.map { words in
                LinkModel(url: address { $0.text = words }, label: voice.set(words))
            },
            results: reading.hits.map { result($0, voice) },
            orders: reading.hits.isEmpty || reading.isRelaxed
                ? []
                : SearchRequest.Order.allCases.map { order in
                    SearchPage.Option(
                        url: address { $0.order = order },
                        label: voice.string(order == .best ? "search_best" : "newest"),
                        isCurrent: order == request.order
                    )
                },
            chosen: chosen, facets: isFirst && !reading.isRelaxed ? facets(request, reading, voice) : [],
            elsewhere: elsewhere(request, reading),
            olderURL: reading.next.map { key in
                var next = request
                next.after = key
                return url(.search(edition.id, next))
            },
            newestURL: isFirst ? nil : address { _ in },
            allURL: reading.next == nil && reading.hasUnranked ? address { $0.order = .newest } : nil,
            from: request.from.map { SafeHTML(escaping: $0.iso) }, to: request.to.map { SafeHTML(escaping: $0.iso) }
        )
        let head = Head(
            title: hasWords
                ? voice.strings.text("search_for", ["query": voice.rules.isolated(text)])
                : voice.strings.text("search_title"),
            translations: translations(of: edition) { .search($0.id, SearchRequest(text: text)) }, isIndexed: false,
            isUnique: hasWords, searched: hasWords ? request.with { $0.after = nil } : nil, script: .search
        )
        var rendered = RenderedPage(
            status: problem == .busy ? 503 : 200,
            body: render("search", page, in: frame(head, voice, now: now), voice), dependencies: [],
            cachePolicy: .personal
        )
        rendered.hasScript = true
        rendered.asksSite = true
        return rendered
    }

    private func count(_ count: CappedCount, _ voice: Voice) -> SafeHTML {
        count.isMore
            ? voice.string("search_more_than", ["n": voice.rules.number(count.number)])
            : voice.set(voice.strings.text("articles", count: count.number))
    }

    private func result(_ hit: SearchReading.Hit, _ voice: Voice) -> SearchPage.Result {
        let article = hit.article
        let local = zone.civil(at: article.publishedAt)
        return SearchPage.Result(
            url: url(.article(article.edition, article.section, article.slug, article.id)),
            headline: voice.marking(hit.headline), excerpt: voice.marking(hit.excerpt).nonEmpty,
            contexts: hit.contexts.map { context in
                switch context {
                case .author(let name):
                    SearchPage.Context(
                        name: voice.string("search_found_author"), text: voice.marking(name, isName: true))
                case .topic(let name):
                    SearchPage.Context(name: voice.string("search_found_topic"), text: voice.marking(name))
                case .caption(let text):
                    SearchPage.Context(name: voice.string("search_found_caption"), text: voice.marking(text))
                }
            },
            section: voice.set(publication.sections[article.section]?.names[article.edition]?.name),
            byline: article.byline.map { voice.set(name: $0) }, mark: mark(of: article.kind, voice),
            dateTime: SafeHTML(escaping: zone.iso8601(article.publishedAt)),
            date: SafeHTML(escaping: voice.rules.mediumDate(local.date))
        )
    }

    // MARK: Filters

    private func chosenFilters(_ request: SearchRequest, _ reading: SearchReading, _ voice: Voice) -> [LinkModel] {
        var chosen: [LinkModel] = []
        func add(_ label: String?, _ change: (inout SearchRequest) -> Void) {
            guard let label else { return }
            chosen.append(LinkModel(url: url(.search(voice.edition.id, request.with(change))), label: voice.set(label)))
        }
        if let section = request.section {
            add(publication.sections[section]?.names[voice.edition.id]?.name ?? "–") { $0.section = nil }
        }
        if request.author != nil { add(reading.author?.name.name ?? "–") { $0.author = nil } }
        if request.topic != nil { add(reading.topic?.name.name ?? "–") { $0.topic = nil } }
        if let kind = request.kind { add(voice.strings.text("kind_\(kind.rawValue)")) { $0.kind = nil } }
        if let from = request.from {
            add(voice.strings.text("search_since", ["date": voice.rules.mediumDate(from)])) { $0.from = nil }
        }
        if let to = request.to {
            add(voice.strings.text("search_until", ["date": voice.rules.mediumDate(to)])) { $0.to = nil }
        }
        return chosen
    }

    /// What the search can be narrowed by. What all or none have narrows nothing, and is left out.
    private func facets(_ request: SearchRequest, _ reading: SearchReading, _ voice: Voice) -> [SearchPage.Facet] {
        let all = reading.count.number
        func option(_ label: String, _ count: Int, _ change: (inout SearchRequest) -> Void) -> SearchPage.Option {
            SearchPage.Option(
                url: url(.search(voice.edition.id, request.with(change))), label: voice.set(label),
                count: reading.count.isMore ? nil : SafeHTML(escaping: voice.rules.number(count))
            )
        }
        func facet(_ name: String, _ options: [SearchPage.Option]) -> SearchPage.Facet? {
            options.isEmpty ? nil : SearchPage.Facet(name: voice.string(name), options: options)
        }
        func narrows(_ count: Int) -> Bool { count > 0 && (count < all || reading.count.isMore) }
        let counts = reading.counts
        let sections = counts.sections.filter { narrows($0.count) && $0.section != request.section }.compactMap {
            part in
            publication.sections[part.section]?.names[voice.edition.id].map { name in
                option(name.name, part.count) { $0.section = part.section }
            }
        }
        let periods = counts.periods.filter {
            narrows($0.count) && $0.from > request.from ?? CivilDate(daysSince1970: 0)
        }
        return [
            facet("sections", Array(sections.prefix(8))),
            facet(
                "search_period",
                zip(["search_week", "search_month", "search_year"], counts.periods).compactMap { name, period in
                    guard periods.contains(where: { $0.from == period.from }) else { return nil }
                    return option(voice.strings.text(name), period.count) { $0.from = period.from }
                }
            ),
            facet(
                "topics",
                counts.topics.filter { narrows($0.count) && $0.topic.id != request.topic }.map { part in
                    option(part.topic.name.name, part.count) { $0.topic = part.topic.id }
                }
            ),
            facet(
                "search_authors",
                counts.authors.filter { narrows($0.count) && $0.author.id != request.author }.map { part in
                    option(part.author.name.name, part.count) { $0.author = part.author.id }
                }
            ),
            facet(
                "search_kind",
                counts.kinds.filter { narrows($0.count) && $0.kind != request.kind }.map { part in
                    option(voice.strings.text("kind_\(part.kind.rawValue)"), part.count) { $0.kind = part.kind }
                }
            ),
        ].compactMap { $0 }
    }

    /// The same words in other editions, each named in its own language.
    private func elsewhere(_ request: SearchRequest, _ reading: SearchReading) -> [SearchPage.Option] {
        publication.editions.compactMap { other in
            reading.elsewhere[other.id].map { count in
                let voice = voice(other)
                return SearchPage.Option(
                    url: url(.search(other.id, SearchRequest(text: request.text.trimmed))),
                    label: SafeHTML(
                        written: "<bdi lang=\"\(SafeHTML.escaped(other.language.rawValue))\">"
                            + "\(voice.string("language_name").html)</bdi>"),
                    count: SafeHTML(escaping: voice.rules.number(count.number) + (count.isMore ? "+" : ""))
                )
            }
        }
    }

    // MARK: For browsers

    /// How browsers search the edition by themselves (OpenSearch 1.1, draft 6).
    public func openSearch(edition: Edition) -> RenderedPage {
        let name = SafeHTML.escaped(edition.name)
        let template = SafeHTML.escaped(addresses.absolute(.search(edition.id, SearchRequest()))) + "?q={searchTerms}"
        return RenderedPage(
            status: 200, mediaType: "application/opensearchdescription+xml; charset=utf-8",
            body: """
                <?xml version="1.0" encoding="UTF-8"?>
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>\(name)</ShortName>\
                <Description>\(SafeHTML.escaped(edition.tagline ?? edition.name))</Description><InputEncoding>UTF-8</InputEncoding>\
                <Language>\(SafeHTML.escaped(edition.language.rawValue))</Language>\
                <Image width="32" height="32" type="image/x-icon">\(SafeHTML.escaped(addresses.absolute(.faviconICO)))</Image>\
                <Url type="text/html" template="\(template)"/></OpenSearchDescription>

                """,
            dependencies: [.publication], cachePolicy: .shared
        )
    }
}

extension SafeHTML {
    /// A text with what was looked for in it.
    init(marking text: MarkedText) {
        self.init(
            written: text.runs.map { run in
                run.isMarked ? "<mark>\(SafeHTML.escaped(run.text))</mark>" : SafeHTML.escaped(run.text)
            }.joined()
        )
    }
}
