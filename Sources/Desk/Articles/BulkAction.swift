internal import News

/// What can be done to several articles of the list at once. Each goes through its own verb, with its own permission.
enum BulkAction: String, Sendable, CaseIterable {
    case move, tag, untag, assign, unpublish, spike

    /// How many articles at once.
    static let most = 200

    /// Whether someone may be offered it at all; whether each article allows it is its verb's to say.
    func isOffered(to user: User) -> Bool {
        switch self {
        case .spike, .move, .tag, .untag: true
        case .assign, .unpublish: user.role >= .editor
        }
    }
}

/// What became of one article.
struct BulkOutcome: Sendable {
    enum Result: Sendable {
        case done
        /// It was so already.
        case unchanged
        case refused(NewsError)
    }

    let article: ArticleID
    /// What is shown of it; nothing of what the user may not read.
    let summary: DeskSummary?
    let result: Result

    var isDone: Bool { if case .done = result { true } else { false } }
    var isRefused: Bool { if case .refused = result { true } else { false } }
}

extension DeskSummary {
    /// What the rules about permission know of it.
    func standing(in publication: Publication) -> ArticleStanding {
        ArticleStanding(
            sectionPath: publication.sections.selfAndAncestors(of: section),
            authors: Set([createdBy, assignee].compactMap { $0 }), state: state
        )
    }
}
