internal import News
internal import Pages
internal import Store

extension API {
    /// Articles as other systems take them in (IPTC ninjs 3.1), for those who hold a token.
    static func ninjsOperations() throws -> [Operation] {
        [
            try .read(
                "/ninjs/articles", "listNinjs", .content, .scope(.wireRead),
                "The published articles of an edition as ninjs, the newest first: all, or those of a section, a topic or an author."
            ) { (call: Call<Nothing, Asked.Articles, Nothing>) in
                try await ninjs(call)
            },
            try .read(
                "/ninjs/articles/{article}", "getNinjs", .content, .scope(.wireRead),
                "A published article as ninjs; of one that was taken back, that it may not be used."
            ) { (call: Call<Asked.Article, Nothing, Nothing>) in
                try await ninjs(call)
            },
        ]
    }

    private static func ninjs(_ call: Call<Nothing, Asked.Articles, Nothing>) async throws -> Answer.NinjsFeed {
        let renderer = try await call.api.renderer()
        let query = call.query
        let edition = try renderer.publication.asked(query.edition)
        let asked: [ListSubject] = [
            query.section.map { .section($0) }, query.topic.map { .topic($0) }, query.author.map { .author($0) },
        ].compactMap { $0 }
        guard asked.count <= 1 else {
            throw NewsError(.invalid, "Ask for a section, a topic or an author, not for several.", field: "section")
        }
        let before = try query.after?.place { ListKey(text: $0) }
        let (reading, revisions) = try await call.read { store in
            let reading = try store.feed(
                asked.first ?? .latest, in: edition.id, before: before, limit: query.limit ?? 20
            )
            return (reading, try store.revisions(of: reading.items.map(\.summary.id)))
        }
        let maker = NinjsMaker(
            maker: AnswerMaker(renderer: renderer, zone: call.newsroom.zone), edition: edition
        )
        return Answer.NinjsFeed(
            items: reading.items.map { maker.item($0, in: reading, revision: revisions[$0.summary.id] ?? 1) },
            next: reading.older.map { Cursor($0.text) }
        )
    }

    private static func ninjs(_ call: Call<Asked.Article, Nothing, Nothing>) async throws -> Answer.Ninjs {
        let renderer = try await call.api.renderer()
        let id = call.path.article
        let (article, reading) = try await call.read { store in
            let article = try store.article(id)
            guard let article, article.state == .published else { return (article, FeedReading?.none) }
            return (article, try store.feed(of: [id], in: article.edition))
        }
        // What never went out leaves no trace, not even that it was killed.
        guard let article, let first = article.firstPublishedAt,
            let edition = renderer.publication.edition(article.edition)
        else { throw NewsError(.notFound, "There is no such article.", field: "article") }
        let maker = NinjsMaker(
            maker: AnswerMaker(renderer: renderer, zone: call.newsroom.zone), edition: edition
        )
        guard let reading, let entry = reading.items.first else {
            guard article.state == .unpublished || article.state == .killed else {
                throw NewsError(.notFound, "There is no such article.", field: "article")
            }
            return maker.withdrawn(article, firstPublishedAt: first)
        }
        return maker.item(entry, in: reading, revision: article.revision)
    }
}

extension Publication {
    /// The edition asked for, else the default one.
    fileprivate func asked(_ id: EditionID?) throws -> Edition {
        guard let found = id.map({ edition($0) }) ?? editions.first else {
            throw NewsError(.notFound, "There is no such edition.", field: "edition")
        }
        return found
    }
}
