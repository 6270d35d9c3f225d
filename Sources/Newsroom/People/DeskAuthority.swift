public import News
public import Store

/// The rules about permission (`Actor.allows`), asked by every verb on an article, of the user as the store has them at
/// that moment.
public struct DeskAuthority: Authority {
    public init() {}

    public func require(
        _ action: WorkflowAction, of actor: Actor, on article: ArticleFacts?, in transaction: any ReadTransaction
    ) throws {
        let actor = try transaction.current(actor)
        guard let article, let asked = ArticleAction(action, in: article.state) else {
            try actor.require(DeskAction.createDraft)
            return
        }
        let standing = ArticleStanding(sectionPath: article.sectionPath, authors: article.authors, state: article.state)
        try actor.require(asked, on: standing)
    }
}

extension ArticleAction {
    /// What the rules call it; `nil` for beginning an article, which is no action on one.
    public init?(_ action: WorkflowAction, in state: ArticleState) {
        switch action {
        case .create: return nil
        case .read: self = .read
        case .save: self = .edit
        case .takeOver: self = .takeOver
        case .submit: self = .submit
        case .comment: self = .comment
        case .startReview, .askForChanges: self = .requestChanges
        case .approve: self = .approve
        case .schedule, .unschedule, .embargo: self = .schedule
        case .publish: self = state == .published ? .updatePublished : .publish
        case .correct: self = .correct
        case .unpublish: self = .unpublish
        case .kill: self = .kill
        case .spike: self = .spike
        case .restore: self = .restore
        case .assign: self = .assign
        case .link: self = .link
        }
    }
}
