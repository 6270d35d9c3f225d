internal import News
internal import Newsroom
internal import Store

/// What the search of the whole desk found for someone: articles, people, sections, topics, pages.
struct GlobalSearch: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case pages, articles, sections, topics, authors, people
    }

    struct Hit: Sendable {
        let title: String
        /// What tells it from others of its name.
        let note: String
        let path: String
        /// The language of the title, where it is an article's.
        var language: LanguageTag?
        var state: ArticleState?
        /// Where in an article the words stand.
        var found: SearchFinding?
    }

    private(set) var groups: [(kind: Kind, hits: [Hit])] = []
    /// What may have been meant, where few articles were found.
    private(set) var suggestion: String?
    var count: Int { groups.reduce(0) { $0 + $1.hits.count } }

    /// - Parameters:
    ///   - text: What is looked for; empty finds what one might go on with.
    ///   - limit: How many of each kind.
    init(
        _ text: String, for user: User, frame: DeskFrame, zone: Zone, now: Instant, limit: Int,
        _ store: any ReadTransaction
    ) throws {
        let actor = Actor.user(user)
        let (words, publication) = (frame.words, frame.publication)
        func add(_ kind: Kind, _ hits: [Hit]) { if !hits.isEmpty { groups.append((kind, Array(hits.prefix(limit)))) } }
        func hit(_ article: DeskSummary, _ found: SearchFinding? = nil) -> Hit {
            let edition = publication.edition(article.edition)
            let section = edition.flatMap { publication.sections[article.section]?.names[$0.id]?.name }
            let note = [section, article.byline, words.moment(article.changedAt, zone)].compactMap { $0 }
            return Hit(
                title: article.headline.isEmpty ? words["no_headline"] : article.headline.directed,
                note: note.joined(separator: " · "), path: DeskURL.article(article.id).path,
                language: edition?.language, state: article.state, found: found
            )
        }
        guard let query = TextQuery(text) else {
            add(.articles, try store.deskList(DeskFilter(author: .user(user.id)), limit: min(limit, 6)).map { hit($0) })
            add(.pages, Self.pages(for: actor, words, isMultilingual: publication.editions.count > 1))
            return
        }
        add(
            .pages,
            Self.pages(for: actor, words, isMultilingual: publication.editions.count > 1).filter {
                query.matches(name: $0.title)
            })
        let question = try store.deskQuestion(
            DeskFilter(text: query, reader: user.role == .contributor ? user.id : nil))
        let articles = try store.deskMatches(question, now: now, limit: limit)
        // A text that readers have may have been changed since, which is not for everyone yet.
        let readable = articles.filter { user.mayRead($0, publication) }
        let found = try store.deskFindings(of: readable, question)
        add(.articles, articles.map { hit($0, found[$0.id]) })
        suggestion = try store.suggestion(for: question, found: articles.count)
        add(.sections, Self.sections(publication, query))
        // Names may tell of what is not out yet.
        guard user.role > .contributor else { return }
        let topics = try store.topics(matching: query, limit: limit)
        add(
            .topics,
            topics.map {
                Hit(
                    title: $0.name, note: publication.edition($0.edition)?.name ?? "",
                    path: DeskURL.articles.path + "?topic=\($0.id.rawValue)"
                )
            })
        add(
            .authors,
            try store.contributors(matching: query, limit: limit).map {
                Hit(title: $0.name, note: "", path: DeskURL.articles.path + "?author=c\($0.id.rawValue)")
            })
        let mayManage = actor.allows(.managePeople)
        add(
            .people,
            try store.users().filter { query.matches(name: $0.name) && (mayManage || !$0.isDisabled) }.map {
                Hit(
                    title: $0.name, note: words["role_\($0.role.rawValue)"],
                    path: mayManage
                        ? DeskURL.person($0.id).path : DeskURL.articles.path + "?assignee=\($0.id.rawValue)"
                )
            })
    }

    /// The pages that someone may open, by the names that the desk's bar gives them.
    private static func pages(for actor: Actor, _ words: DeskWords, isMultilingual: Bool) -> [Hit] {
        var pages: [(String, DeskURL)] = [
            ("my_day", .home), ("articles", .articles), ("new_article", .newArticle), ("views", .views),
            ("media", .media), ("account", .account),
        ]
        if isMultilingual { pages.append(("translations_behind", .translations)) }
        if actor.allows(.arrangeFronts) { pages.append(("fronts", .fronts)) }
        if actor.allows(.managePeople) { pages.append(("people", .people)) }
        pages += HousePart.allCases.filter { actor.allows($0.action) }.map { ("house_\($0.rawValue)", $0.url) }
        return pages.map { Hit(title: words[$0.0], note: "", path: $0.1.path) }
    }

    /// The sections whose name in any edition has the words; the note says what they stand in.
    private static func sections(_ publication: Publication, _ query: TextQuery) -> [Hit] {
        var seen: Set<SectionID> = []
        return publication.editions.flatMap { edition -> [Hit] in
            func below(_ parent: SectionID?, _ above: [String]) -> [Hit] {
                publication.sections.children(of: parent, in: edition.id).flatMap { section -> [Hit] in
                    let name = section.names[edition.id]?.name ?? ""
                    var hits: [Hit] = []
                    if query.matches(name: name), seen.insert(section.id).inserted {
                        hits.append(
                            Hit(
                                title: name, note: above.joined(separator: " / "),
                                path: DeskURL.articles.path + "?section=\(section.id.rawValue)"
                            )
                        )
                    }
                    return hits + below(section.id, above + [name])
                }
            }
            return below(nil, [])
        }
    }
}
