public import News
internal import Pages
internal import Edge
internal import Store

extension SiteResponder {
    /// The pages that one publication, update or withdrawal of an article changed: the article's own first, then the
    /// home page, its sections' fronts, the latest headlines, topics and authors, and its translations.
    public func addresses(touchedBy event: NewsEvent) async throws -> [String] {
        let renderer = try await currentRenderer()
        let editions = event.keys.compactMap { if case .latest(let edition) = $0 { edition } else { nil } }
        let sections = renderer.publication.sections
        let found = try await pages.database.read { store in
            var articles: [SiteURL] = []
            var fronts: [SiteURL] = []
            var lists: [SiteURL] = []
            for key in event.keys {
                switch key {
                case .article(let id):
                    guard let article = try store.article(id), article.firstPublishedAt != nil else { continue }
                    articles.append(.article(article.edition, article.section, article.slug, id))
                    if event.kind == .articleRevised, try !store.corrections(of: id).isEmpty {
                        lists.append(.corrections(article.edition, before: nil))
                    }
                case .latest(let edition):
                    fronts.insert(.home(edition), at: 0)
                    lists.insert(.latest(edition, before: nil), at: 0)
                case .section(let id):
                    for edition in editions where sections[id]?.names[edition] != nil {
                        fronts.append(.section(edition, id, before: nil))
                    }
                case .topic(let id):
                    for edition in editions {
                        guard let topic = try store.topic(id, in: edition) else { continue }
                        lists.append(.topic(edition, topic.name.slug, id, before: nil))
                    }
                case .author(let id):
                    for edition in editions {
                        guard let author = try store.contributor(id, in: edition) else { continue }
                        lists.append(.author(edition, author.name.slug, id, before: nil))
                    }
                default: break
                }
            }
            return articles + fronts + lists
        }
        return found.map { renderer.addresses.path($0) }
    }

    /// Makes the page of an address as readers will get it, unless it stands ready already.
    /// - Returns: When it stood ready; `nil` when it could not be made, and readers get an older one.
    public func makeReady(_ path: String) async throws -> Instant? {
        let key = PageKey(path)
        if cache.hit(key) == nil {
            let answer = try await cache.page(key) {
                try await self.answer(path: path, query: nil, renderer: try await self.currentRenderer())
            }
            guard !answer.isStale else { return nil }
        }
        return clock.now()
    }
}
