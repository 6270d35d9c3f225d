public import News
internal import Wire

extension PageRenderer {
    /// The home page of an edition.
    public func home(_ reading: HomeReading, edition: Edition, now: Instant) -> RenderedPage {
        let voice = voice(edition)
        let top = reading.top
        let blocks = reading.sections.compactMap { block -> HomePage.Block? in
            guard let name = publication.sections[block.section]?.names[edition.id], let lead = block.stories.first
            else { return nil }
            return HomePage.Block(
                name: voice.set(name.name), url: url(.section(edition.id, block.section, before: nil)),
                subsections: publication.sections.children(of: block.section, in: edition.id).prefix(4).compactMap {
                    child in
                    child.names[edition.id].map {
                        LinkModel(url: url(.section(edition.id, child.id, before: nil)), label: voice.set($0.name))
                    }
                },
                lead: card(lead, voice, pictures: reading.pictures),
                others: lines(block.stories.dropFirst(), voice)
            )
        }
        let page = HomePage(
            lead: top.first.map { card($0, voice, pictures: reading.pictures, size: .lead, isLead: true) },
            seconds: cards(top.dropFirst().prefix(2), voice, pictures: reading.pictures),
            thirds: lines(top.dropFirst(3), voice), opinions: lines(reading.opinions, voice), blocks: blocks,
            wire: wire(
                reading.latest, heading: voice.string("wire"), more: .latest(edition.id, before: nil), voice
            )
        )
        let others = translations(of: edition) { .home($0.id) }
        let head = Head(
            title: edition.tagline.map { "\(edition.name) – \($0)" } ?? edition.name, description: edition.tagline,
            canonical: .home(edition.id), translations: others, isHome: true,
            structuredData: websiteData(edition), script: isForFiles || others.isEmpty ? nil : .suggest
        )
        var rendered = RenderedPage(
            status: 200, body: render("home", page, in: frame(head, voice, now: now), voice),
            dependencies: [
                .publication, .banner(edition.id), .latest(edition.id), .front(FrontID(edition: edition.id)),
            ]
                + reading.named.map { .article($0) } + keys(of: reading.pictures),
            fresh: freshUntil(now, edition, reading.changesAt),
            cachePolicy: .front
        )
        rendered.hasScript = head.script != nil
        return rendered
    }

    /// A page of a section's front.
    public func section(
        _ id: SectionID, _ reading: SectionReading, before: ListKey?, edition: Edition, now: Instant
    ) -> RenderedPage {
        let stories = reading.stories
        let latest = reading.latest
        let voice = voice(edition)
        let name = publication.sections[id]?.names[edition.id]?.name ?? ""
        let here = SiteURL.section(edition.id, id, before: nil)
        let page = FrontPage(
            name: voice.set(name), breadcrumbs: breadcrumbs(to: id, voice).dropLast(),
            lead: stories.items.first.map { card($0, voice, pictures: stories.pictures, size: .lead, isLead: true) },
            cards: cards(
                stories.items.dropFirst(), voice, pictures: stories.pictures, crop: .standard, size: .small
            ),
            wire: before == nil ? wire(latest, heading: voice.string("wire"), more: nil, voice) : nil,
            olderURL: stories.older.map { url(.section(edition.id, id, before: $0)) },
            newestURL: before == nil ? nil : url(here),
            feedURL: url(.feed(FeedAddress(edition.id, .section(id), .rss)))
        )
        let head = Head(
            title: name,
            description: voice.strings.text("section_description", ["section": name, "name": edition.name]),
            canonical: .section(edition.id, id, before: before), section: id,
            translations: before == nil
                ? translations(of: edition) { other in
                    publication.sections.slugs(to: id, in: other.id).map { _ in .section(other.id, id, before: nil) }
                } : []
        )
        var rendered = RenderedPage(
            status: 200, body: render("front", page, in: frame(head, voice, now: now), voice),
            dependencies: [.publication, .banner(edition.id)]
                + keys(
                    of: stories.items, before: before,
                    or: [.section(id), .front(FrontID(edition: edition.id, section: id))])
                + reading.named.map { .article($0) } + keys(of: stories.pictures),
            fresh: freshUntil(now, edition, reading.changesAt), cachePolicy: .front
        )
        rendered.older = stories.older.map { .section(edition.id, id, before: $0) }
        return rendered
    }

    /// The page of an author: who they are, and what they wrote.
    /// - Parameter places: Where the author is found in other editions.
    public func author(
        _ author: NamedContributor, _ profile: AuthorProfile = AuthorProfile(), articles: ListReading, before: ListKey?,
        places: [EditionPlace] = [], edition: Edition, now: Instant
    ) -> RenderedPage {
        let address = { (key: ListKey?) in SiteURL.author(edition.id, author.name.slug, author.id, before: key) }
        return listFront(
            name: author.name.name, label: "author", text: author.name.biography, profile, articles, address,
            before: before, key: .author(author.id), feed: .author(author.name.slug, author.id),
            places.map { SiteURL.author($0.edition, $0.slug, author.id, before: nil) },
            data: before == nil ? authorData(author, profile, edition) : nil, edition: edition, now: now
        )
    }

    /// The page of a topic.
    /// - Parameter places: Where the topic is found in other editions.
    public func topic(
        _ topic: NamedTopic, articles: ListReading, before: ListKey?, places: [EditionPlace] = [], edition: Edition,
        now: Instant
    ) -> RenderedPage {
        let address = { (key: ListKey?) in SiteURL.topic(edition.id, topic.name.slug, topic.id, before: key) }
        return listFront(
            name: topic.name.name, label: "topic", text: nil, AuthorProfile(), articles, address, before: before,
            key: .topic(topic.id), feed: .topic(topic.name.slug, topic.id),
            places.map { SiteURL.topic($0.edition, $0.slug, topic.id, before: nil) },
            edition: edition, now: now
        )
    }

    private func listFront(
        name: String, label: String, text: String?, _ profile: AuthorProfile, _ articles: ListReading,
        _ address: (ListKey?) -> SiteURL,
        before: ListKey?, key: PageDependency, feed: FeedAddress.Subject, _ others: [SiteURL],
        data: JSONValue? = nil, edition: Edition, now: Instant
    ) -> RenderedPage {
        let voice = voice(edition)
        let page = FrontPage(
            name: label == "author" ? voice.set(name: name) : voice.set(name), label: voice.string(label),
            text: voice.set(text),
            portrait: profile.picture.map { picture($0, voice, crop: .square, size: .small) },
            links: profile.links.map { link in
                LinkModel(url: SafeHTML(escaping: link.rawValue), label: SafeHTML(escaping: link.placeName))
            }, breadcrumbs: [], lead: nil,
            cards: cards(articles.items, voice, pictures: articles.pictures, crop: .standard, size: .small),
            wire: nil, olderURL: articles.older.map { url(address($0)) },
            newestURL: before == nil ? nil : url(address(nil)),
            feedURL: url(.feed(FeedAddress(edition.id, feed, .rss)))
        )
        let counterparts = translations(of: edition) { other in others.first { $0.edition == other.id } }
        let head = Head(
            title: label == "author" ? voice.rules.typeset(name: name) : name, description: text,
            canonical: address(before),
            translations: before == nil ? counterparts : [], nearby: counterparts,
            structuredData: data, feed: feed
        )
        var rendered = RenderedPage(
            status: 200, body: render("front", page, in: frame(head, voice, now: now), voice),
            dependencies: [.publication, .banner(edition.id)] + keys(of: articles.items, before: before, or: [key])
                + keys(of: articles.pictures)
                + (profile.picture.map { [.picture($0.id)] } ?? []),
            fresh: freshUntil(now, edition), cachePolicy: .front
        )
        rendered.older = articles.older.map { address($0) }
        return rendered
    }
}
