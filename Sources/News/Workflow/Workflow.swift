/// The way of an article from draft to readers and back, as a table: state and action in, decision out. Who may do it is
/// another question.
public enum Workflow {
    /// What `action` does to an article in `state`.
    /// - Throws: `NewsError(.conflict)` where the state has no room for it.
    public static func decide(_ action: WorkflowAction, in state: ArticleState) throws(NewsError) -> WorkflowDecision {
        guard let decision = decision(action, state) else { throw refusal(of: action, in: state) }
        return decision
    }

    /// Whether an article in `state` has room for `action`.
    public static func allows(_ action: WorkflowAction, in state: ArticleState) -> Bool {
        decision(action, state) != nil
    }

    /// The states in which a time that is set sends something out: those in which it can be taken back.
    public static let dueStates = ArticleState.allCases.filter { allows(.unschedule, in: $0) }

    private static func decision(_ action: WorkflowAction, _ state: ArticleState) -> WorkflowDecision? {
        switch action {
        case .create: nil
        case .read: WorkflowDecision(state)
        case .save, .takeOver, .link: isAtWork(state) ? WorkflowDecision(state) : nil
        case .assign: isAtWork(state) ? WorkflowDecision(state, notice: .assigned) : nil
        case .comment: isAtWork(state) ? WorkflowDecision(state, notice: .commented) : nil
        case .submit: submission(from: state)
        case .startReview: state == .submitted ? WorkflowDecision(.inReview) : nil
        case .askForChanges:
            isWaiting(state) || state == .approved ? WorkflowDecision(.changesAsked, notice: .changesAsked) : nil
        case .approve:
            isWaiting(state) || isWritten(state) ? WorkflowDecision(.approved, notice: .approved) : nil
        case .schedule: schedule(from: state)
        case .unschedule:
            state == .scheduled ? WorkflowDecision(.approved) : wasOut(state) ? WorkflowDecision(state) : nil
        case .embargo: isBeforeReaders(state) || state == .unpublished ? WorkflowDecision(state) : nil
        case .publish: publication(from: state)
        case .correct: state == .published ? WorkflowDecision(.published, [.reason], event: .articleRevised) : nil
        case .unpublish:
            state == .published ? WorkflowDecision(.unpublished, [.reason], event: .articleUnpublished) : nil
        case .kill: kill(from: state)
        case .spike: isBeforeReaders(state) ? WorkflowDecision(.spiked) : nil
        case .restore: state == .spiked ? WorkflowDecision(.draft) : nil
        }
    }

    private static func submission(from state: ArticleState) -> WorkflowDecision? {
        switch state {
        case .draft, .changesAsked: WorkflowDecision(.submitted, notice: .submitted)
        // An update of what is out waits for an editor, too, and readers keep what they have meanwhile.
        case .published, .unpublished: WorkflowDecision(state, [.newText], notice: .submitted)
        case .submitted, .inReview, .approved, .scheduled, .killed, .spiked: nil
        }
    }

    private static func publication(from state: ArticleState) -> WorkflowDecision? {
        switch state {
        case .draft, .submitted, .inReview, .changesAsked, .approved, .scheduled, .unpublished:
            WorkflowDecision(.published, [.publishable, .embargoPassed], event: .articlePublished)
        case .published: WorkflowDecision(.published, [.publishable, .newText], event: .articleRevised)
        case .killed, .spiked: nil
        }
    }

    private static func schedule(from state: ArticleState) -> WorkflowDecision? {
        switch state {
        case .draft, .submitted, .inReview, .changesAsked, .approved, .scheduled:
            WorkflowDecision(.scheduled, [.publishable, .timeToCome])
        // Readers keep what they have, or are told what they are, until then.
        case .published: WorkflowDecision(.published, [.publishable, .timeToCome, .newText])
        case .unpublished: WorkflowDecision(.unpublished, [.publishable, .timeToCome])
        case .killed, .spiked: nil
        }
    }

    private static func kill(from state: ArticleState) -> WorkflowDecision? {
        switch state {
        case .published, .unpublished: WorkflowDecision(.killed, [.reason], event: .articleKilled)
        // Nobody outside has it, and the order must not tell them that there was something.
        case .draft, .submitted, .inReview, .changesAsked, .approved, .scheduled, .spiked:
            WorkflowDecision(.killed, [.reason])
        case .killed: nil
        }
    }

    private static func isWritten(_ state: ArticleState) -> Bool { state == .draft || state == .changesAsked }

    private static func isWaiting(_ state: ArticleState) -> Bool { state == .submitted || state == .inReview }

    private static func isBeforeReaders(_ state: ArticleState) -> Bool {
        isWritten(state) || isWaiting(state) || state == .approved || state == .scheduled
    }

    private static func wasOut(_ state: ArticleState) -> Bool { state == .published || state == .unpublished }

    private static func isAtWork(_ state: ArticleState) -> Bool { state != .killed && state != .spiked }

    private static func refusal(of action: WorkflowAction, in state: ArticleState) -> NewsError {
        let help: String? =
            switch (state, action) {
            case (.killed, _): "A kill is final; begin a new article."
            case (.spiked, _): "Restore it first."
            case (.scheduled, .approve), (.scheduled, .askForChanges): "Take it off the schedule first."
            case (.published, .spike): "Unpublish or kill it."
            case (.unpublished, .correct): "Publish it again first."
            default: nil
            }
        return NewsError(
            .conflict,
            "The article is \(state.words, key: "state_\(state.rawValue)") and cannot be \(action.participle, key: "action_\(action.rawValue)").",
            field: "state", help: help
        )
    }
}

extension ArticleState {
    /// "The article is …"
    fileprivate var words: String {
        switch self {
        case .draft: "a draft"
        case .submitted: "submitted"
        case .inReview: "in review"
        case .changesAsked: "sent back for changes"
        case .approved: "approved"
        case .scheduled: "scheduled"
        case .published: "published"
        case .unpublished: "unpublished"
        case .killed: "killed"
        case .spiked: "spiked"
        }
    }
}
