/// Every rule about who may do what at the desk. Verbs ask here; a page that hides a button asks here, too.
extension Actor {
    /// Whether this actor may do `action`. A disabled user may do nothing; a part of the program may do everything.
    public func allows(_ action: DeskAction) -> Bool {
        switch self {
        case .system: true
        case .user(let user): !user.isDisabled && user.role >= action.leastRole
        }
    }

    /// Whether this actor may do `action` to `article`.
    ///
    /// - Authors work on what is theirs: a contributor while it is a draft, a journalist until it is approved, so that
    ///   what was approved is what goes out, and again once it is out, where an editor puts their text before readers.
    /// - Those who answer for the section (its editors, chief editors and administrators) may do everything.
    /// - What is killed can only be read, and what is spiked must be restored first, whoever asks.
    public func allows(_ action: ArticleAction, on article: ArticleStanding) -> Bool {
        switch (article.state, action) {
        case (.killed, let action) where action != .read: return false
        case (.spiked, let action) where ![.read, .comment, .restore, .kill].contains(action): return false
        default: break
        }
        switch self {
        case .system: return true
        case .user(let user): return user.allows(action, on: article)
        }
    }

    /// - Throws: `NewsError(.forbidden)` when this actor may not do `action`.
    public func require(_ action: DeskAction) throws {
        guard allows(action) else { throw Actor.refusal(of: action.rawValue) }
    }

    /// - Throws: `NewsError(.forbidden)` when this actor may not do `action` to `article`.
    public func require(_ action: ArticleAction, on article: ArticleStanding) throws {
        guard allows(action, on: article) else { throw Actor.refusal(of: action.rawValue) }
    }

    private static func refusal(of action: String) -> NewsError {
        NewsError(
            .forbidden, "You may not do this.", field: action,
            help: "Ask a chief editor or an administrator for the right to."
        )
    }
}

extension User {
    /// Whether they answer for an article: an editor for the sections given to them and those below, chief editors and
    /// administrators for all.
    public func answers(for article: ArticleStanding) -> Bool {
        guard !isDisabled else { return false }
        return switch role {
        case .contributor, .journalist: false
        case .editor: article.sectionPath.contains { sections.contains($0) }
        case .chiefEditor, .administrator: true
        }
    }

    fileprivate func allows(_ action: ArticleAction, on article: ArticleStanding) -> Bool {
        guard !isDisabled else { return false }
        if answers(for: article) { return true }
        let isAuthor = article.authors.contains(id)
        return switch action {
        case .read: isAuthor || role >= .journalist || article.state == .published
        case .comment: isAuthor
        case .edit, .takeOver: isAuthor && mayWrite(in: article.state)
        // What readers have is linked by those who answer for it.
        case .link: isAuthor && article.state != .published && mayWrite(in: article.state)
        case .submit: isAuthor && role >= .journalist
        case .spike: isAuthor && (article.state == .draft || article.state == .changesAsked)
        case .restore: isAuthor && article.state == .spiked
        case .requestChanges, .approve, .schedule, .publish, .updatePublished, .correct, .unpublish, .kill, .assign:
            false
        }
    }

    private func mayWrite(in state: ArticleState) -> Bool {
        switch state {
        case .draft, .changesAsked: true
        case .submitted, .inReview, .published, .unpublished: role >= .journalist
        case .approved, .scheduled, .killed, .spiked: false
        }
    }
}
