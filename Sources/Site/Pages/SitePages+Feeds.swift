internal import News
internal import Pages
internal import Store

extension SitePages {
    /// How many articles stand on a page of a feed.
    private static let itemsPerFeed = 20

    /// - Parameter path: The request's own path, to see whether it is written as we would.
    func feed(
        _ address: FeedAddress, path: String, edition: Edition, _ renderer: PageRenderer, _ now: Instant
    ) async throws -> SiteAnswer? {
        struct Found: Sendable {
            /// As it is written now.
            let subject: FeedAddress.Subject
            let name: String?
            let reading: FeedReading
        }
        let sections = renderer.publication.sections
        let found = try await database.read { store -> Found? in
            let subject: FeedAddress.Subject
            let name: String?
            let list: ListSubject
            switch address.subject {
            case .latest: (subject, name, list) = (.latest, nil, .latest)
            case .section(let id):
                guard let section = sections[id]?.names[edition.id] else { return nil }
                (subject, name, list) = (.section(id), section.name, .section(id))
            case .author(_, let id):
                // One of whom another was made leads to that one.
                guard
                    let author = try store.contributor(id, in: edition.id)
                        ?? store.successor(of: id).flatMap({ try store.contributor($0, in: edition.id) })
                else { return nil }
                (subject, name, list) = (
                    .author(author.name.slug, author.id), author.name.name, .author(author.id)
                )
            case .topic(_, let id):
                // One that was merged leads to the one it became.
                guard
                    let topic = try store.topic(id, in: edition.id)
                        ?? store.successor(of: id).flatMap({ try store.topic($0, in: edition.id) })
                else { return nil }
                (subject, name, list) = (.topic(topic.name.slug, topic.id), topic.name.name, .topic(topic.id))
            }
            let reading = try store.feed(list, in: edition.id, before: address.before, limit: Self.itemsPerFeed)
            return Found(subject: subject, name: name, reading: reading)
        }
        guard let found else { return nil }
        switch found.subject {
        case .latest, .section: break
        case .author, .topic:
            // One that nothing published names is not told of: the name may be that of an article to come.
            if found.reading.items.isEmpty { return nil }
        }
        let written = FeedAddress(edition.id, found.subject, address.format, before: address.before)
        let canonical = renderer.addresses.path(.feed(written))
        guard canonical == path else {
            return .moved(to: canonical, dependencies: [.publication] + found.subject.keys + address.subject.keys)
        }
        return .page(renderer.feed(found.reading, written, name: found.name, edition: edition, now: now))
    }
}

extension FeedAddress.Subject {
    /// What its address depends on.
    fileprivate var keys: [PageDependency] {
        switch self {
        case .latest, .section: []
        case .author(_, let id): [.author(id)]
        case .topic(_, let id): [.topic(id)]
        }
    }
}
