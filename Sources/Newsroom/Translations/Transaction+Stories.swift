internal import News
internal import Store

extension WriteTransaction {
    /// Makes one story of those of two articles.
    /// - Returns: Its articles.
    /// - Throws: `NewsError(.conflict)` when it would have two articles in one edition.
    func join(_ article: ArticleID, toStoryOf original: ArticleID) throws -> [StoryMember] {
        let mine = try story(of: article)
        let theirs = try story(of: original)
        guard !theirs.isEmpty else {
            throw NewsError(.notFound, "There is no article \(original.rawValue) to translate.", field: "original")
        }
        if theirs.contains(where: { $0.id == article }) { return theirs }
        let editions = Set(mine.map(\.edition))
        guard editions.isDisjoint(with: theirs.map(\.edition)) else {
            throw NewsError(
                .conflict, "The story has an article in this edition already.", field: "original",
                help: "Unlink that one first."
            )
        }
        try joinStories(of: article, and: original)
        return mine + theirs
    }

    /// Has the pages made anew of those of a story's articles that readers have: each shows the way to the others.
    func tellReaders(of members: [StoryMember], at now: Instant) throws {
        let published = members.filter { $0.state == .published }.map { PageDependency.article($0.id) }
        guard published.count > 1 else { return }
        try publishEvent(
            .translationsLinked, at: now, dependencies: published.sorted { $0.text < $1.text }
        )
    }
}
