internal import News
internal import Pages
internal import Store

/// What an address asks for.
enum Asked {
    struct Article: Codable, Sendable, Noted {
        let article: ArticleID
        static var notes: [String: FieldNote] { ["article": .plain("The number at the end of the article's address.")] }
    }

    struct Topic: Codable, Sendable { let topic: TopicID }

    struct Author: Codable, Sendable { let author: ContributorID }

    struct OfEdition: Codable, Sendable, Noted {
        let edition: EditionID?
        static var notes: [String: FieldNote] { ["edition": .plain("The default edition, where it is left out.")] }
    }

    struct Names: Codable, Sendable, Noted {
        let edition: EditionID?
        let after: Cursor?
        let limit: Int?
        static var notes: [String: FieldNote] {
            [
                "edition": .plain("The default edition, where it is left out."),
                "limit": .integer(1...200, "How many at most; 100, where it is left out."),
            ]
        }
    }

    struct Articles: Codable, Sendable, Noted {
        let edition: EditionID?
        let section: SectionID?
        let topic: TopicID?
        let author: ContributorID?
        let after: Cursor?
        let limit: Int?
        static var notes: [String: FieldNote] {
            [
                "edition": .plain("The default edition, where it is left out."),
                "section": .plain("Those of this section and the sections below it."),
                "topic": .plain("Those that carry this topic; not together with a section or an author."),
                "author": .plain("Those of this author; not together with a section or a topic."),
                "limit": .integer(1...100, "How many at most; 20, where it is left out."),
            ]
        }
    }
}

extension API {
    /// What everyone may read.
    static func contentOperations() throws -> [Operation] {
        [
            try .publish("/publication", "getPublication", "The publication and its editions.", publication),
            try .publish("/sections", "listSections", "The sections of an edition.", sections),
            try .publish(
                "/articles", "listArticles",
                "The published articles of an edition, the newest first: all, or those of a section, a topic or an author.",
                articles
            ),
            try .publish("/articles/{article}", "getArticle", "A published article, whole.", article),
            try .publish("/topics", "listTopics", "The topics that published articles carry.", topics),
            try .publish("/topics/{topic}", "getTopic", "A topic that published articles carry.", topic),
            try .publish("/authors", "listAuthors", "Those whom published articles name.", authors),
            try .publish("/authors/{author}", "getAuthor", "Someone whom published articles name.", author),
        ]
    }

    @Sendable private static func publication(
        _ call: PublicCall<Nothing, Nothing>
    ) -> PublicReply<Answer.Publication> {
        let publication = call.publication
        return PublicReply(
            output: Answer.Publication(
                name: publication.name, url: publication.url, timeZone: publication.timeZone,
                editions: publication.editions.map(call.maker.edition),
                profiles: publication.profiles.map { Answer.Profile(network: $0.network, url: $0.target.rawValue) }
            ),
            dependencies: [.publication]
        )
    }

    @Sendable private static func sections(
        _ call: PublicCall<Nothing, Asked.OfEdition>
    ) throws -> PublicReply<Answer.SectionTree> {
        let edition = try call.edition(call.query.edition)
        let tree = call.publication.sections
        // One without a name here hides those below it.
        let shown = tree.all.filter { tree.slugs(to: $0.id, in: edition.id) != nil }
        return PublicReply(
            output: Answer.SectionTree(
                edition: edition.id,
                sections: shown.compactMap { section in
                    section.names[edition.id].map { name in
                        Answer.Section(
                            id: section.id, parent: section.parent, name: name.name, slug: name.slug,
                            url: call.maker.url(.section(edition.id, section.id, before: nil))
                        )
                    }
                }
            ),
            dependencies: [.publication]
        )
    }

    @Sendable private static func articles(
        _ call: PublicCall<Nothing, Asked.Articles>
    ) async throws -> PublicReply<Answer.ArticleList> {
        let query = call.query
        let edition = try call.edition(query.edition)
        let asked: [(ListSubject, PageDependency)] =
            [
                query.section.map { (ListSubject.section($0), PageDependency.section($0)) },
                query.topic.map { (.topic($0), .topic($0)) }, query.author.map { (.author($0), .author($0)) },
            ].compactMap { $0 }
        guard asked.count <= 1 else {
            throw NewsError(.invalid, "Ask for a section, a topic or an author, not for several.", field: "section")
        }
        if let section = query.section, call.publication.sections[section] == nil {
            throw NewsError(.notFound, "There is no such section.", field: "section")
        }
        let (subject, key) = asked.first ?? (.latest, .latest(edition.id))
        let before = try query.after?.place { ListKey(text: $0) }
        let reading = try await call.database.readBriefly {
            try $0.listReading(subject, in: edition.id, before: before, limit: query.limit ?? 20)
        }
        return PublicReply(
            output: Answer.ArticleList(
                articles: reading.items.map { call.maker.headline($0, pictures: reading.pictures) },
                next: reading.older.map { Cursor($0.text) }
            ),
            dependencies: [.publication, key] + reading.pictures.keys.sorted().map { .picture($0) }
        )
    }

    @Sendable private static func article(
        _ call: PublicCall<Asked.Article, Nothing>
    ) async throws -> PublicReply<Answer.Article> {
        let id = call.path.article
        let reading = try await call.database.readBriefly { store -> ArticleReading in
            let none = NewsError(.notFound, "There is no such article.", field: "article")
            guard let article = try store.article(id) else { throw none }
            switch article.state {
            case .published: return try store.reading(of: article)
            // What never went out leaves no trace, not even that it was killed.
            case .unpublished, .killed:
                guard article.firstPublishedAt != nil else { throw none }
                throw NewsError(
                    .gone, "The article was taken off the site.", field: "article",
                    help: try store.withdrawalNote(of: id)
                )
            case .draft, .submitted, .inReview, .changesAsked, .approved, .scheduled, .spiked: throw none
            }
        }
        let edition = try call.edition(reading.article.edition)
        let content = reading.article.content
        var keys: [PageDependency] = [.publication, .article(id)]
        keys += content.body.relatedArticles.map { .article($0) } + reading.translations.map { .article($0.article) }
        keys += reading.credits.map { .author($0.id) } + reading.topics.map { .topic($0.id) }
        keys += content.shownPictures.map { .picture($0) }
        return PublicReply(
            output: call.maker.article(reading, in: edition), dependencies: keys,
            lastModified: [reading.article.modifiedAt, reading.article.publishedAt].compactMap { $0 }.max(),
            policy: .article
        )
    }

    @Sendable private static func topics(
        _ call: PublicCall<Nothing, Asked.Names>
    ) async throws -> PublicReply<Answer.TopicList> {
        let edition = try call.edition(call.query.edition)
        let limit = call.query.limit ?? 100
        let after = try call.query.after?.place { SlugKey(text: $0) }
        let found = try await call.database.readBriefly {
            try $0.publishedTopics(in: edition.id, after: after, limit: limit + 1)
        }
        return PublicReply(
            output: Answer.TopicList(
                topics: found.prefix(limit).map { call.maker.topic($0, in: edition.id) },
                next: found.count > limit
                    ? Cursor(SlugKey(slug: found[limit - 1].name.slug, id: found[limit - 1].id.rawValue).text) : nil
            ),
            dependencies: [.publication, .latest(edition.id)]
        )
    }

    @Sendable private static func topic(
        _ call: PublicCall<Asked.Topic, Asked.OfEdition>
    ) async throws -> PublicReply<Answer.Topic> {
        let edition = try call.edition(call.query.edition)
        let id = call.path.topic
        let found = try await call.database.readBriefly { store in
            try store.list(.topic(id), in: edition.id, limit: 1).isEmpty ? nil : try store.topic(id, in: edition.id)
        }
        guard let found else { throw NewsError(.notFound, "There is no such topic.", field: "topic") }
        return PublicReply(
            output: call.maker.topic(found, in: edition.id), dependencies: [.publication, .topic(id)]
        )
    }

    @Sendable private static func authors(
        _ call: PublicCall<Nothing, Asked.Names>
    ) async throws -> PublicReply<Answer.AuthorList> {
        let edition = try call.edition(call.query.edition)
        let limit = call.query.limit ?? 100
        let after = try call.query.after?.place { SlugKey(text: $0) }
        let found = try await call.database.readBriefly {
            try $0.publishedContributors(in: edition.id, after: after, limit: limit + 1)
        }
        return PublicReply(
            output: Answer.AuthorList(
                authors: found.prefix(limit).map { call.maker.author($0, in: edition.id) },
                next: found.count > limit
                    ? Cursor(SlugKey(slug: found[limit - 1].name.slug, id: found[limit - 1].id.rawValue).text) : nil
            ),
            dependencies: [.publication, .latest(edition.id)]
        )
    }

    @Sendable private static func author(
        _ call: PublicCall<Asked.Author, Asked.OfEdition>
    ) async throws -> PublicReply<Answer.Author> {
        let edition = try call.edition(call.query.edition)
        let id = call.path.author
        let found = try await call.database.readBriefly { store in
            try store.list(.author(id), in: edition.id, limit: 1).isEmpty
                ? nil : try store.contributor(id, in: edition.id)
        }
        guard let found else { throw NewsError(.notFound, "There is no such author.", field: "author") }
        return PublicReply(
            output: call.maker.author(found, in: edition.id), dependencies: [.publication, .author(id)]
        )
    }
}

extension PublicCall {
    var maker: AnswerMaker { AnswerMaker(renderer: renderer, zone: zone) }
}
