/// What follows when an action is done to an article in a state that has room for it.
public struct WorkflowDecision: Sendable, Hashable {
    /// What must hold besides, which the state alone does not tell.
    public enum Requirement: String, Sendable, CaseIterable {
        /// No finding of the publishing checks blocks.
        case publishable
        /// The embargo, if there is one, has passed.
        case embargoPassed
        /// The time given is to come, and not before the embargo's end.
        case timeToCome
        /// A reason is given.
        case reason
        /// There is a text that readers do not have yet.
        case newText
    }

    /// Where the article stands afterwards.
    public let state: ArticleState
    public let requirements: Set<Requirement>
    /// What readers' pages must hear of; `nil` where readers see nothing of it.
    public let event: NewsEvent.Kind?
    /// What those for whom something waits are told.
    public let notice: Notice.Kind?

    init(
        _ state: ArticleState, _ requirements: Set<Requirement> = [], event: NewsEvent.Kind? = nil,
        notice: Notice.Kind? = nil
    ) {
        self.state = state
        self.requirements = requirements
        self.event = event
        self.notice = notice
    }
}
