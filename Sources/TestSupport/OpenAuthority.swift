public import News
public import Newsroom
public import Store

/// An authority that lets everyone do everything, for tests of what is done rather than of who may.
public struct OpenAuthority: Authority {
    public init() {}

    public func require(
        _ action: WorkflowAction, of actor: Actor, on article: ArticleFacts?, in transaction: any ReadTransaction
    ) throws {}
}
