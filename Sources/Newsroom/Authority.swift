public import News
public import Store

/// Who may do what: asked by every verb, in its own transaction, before it changes anything.
public protocol Authority: Sendable {
    /// - Parameters:
    ///   - action: What is to be done.
    ///   - article: The article; `nil` where there is none.
    /// - Throws: `NewsError(.forbidden)` when `actor` may not do it.
    func require(
        _ action: WorkflowAction, of actor: Actor, on article: ArticleFacts?, in transaction: any ReadTransaction
    ) throws
}

/// The authority of the program over itself: its own parts may do everything, people nothing. Commands and services that
/// nobody signs in to use it.
public struct SystemAuthority: Authority {
    public init() {}

    public func require(
        _ action: WorkflowAction, of actor: Actor, on article: ArticleFacts?, in transaction: any ReadTransaction
    ) throws {
        guard case .system = actor else {
            throw NewsError(
                .forbidden, "You may not do this.", field: action.rawValue, help: "Sign in at the desk."
            )
        }
    }
}
