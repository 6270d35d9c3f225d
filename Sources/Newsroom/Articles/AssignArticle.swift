public import News
internal import Store

/// Gives an article to someone to see to, who may work on it from then on as its author may, and tells them.
public struct AssignArticle: Sendable {
    /// Whom a page showed as the one who sees to it.
    public enum Expected: Sendable, Hashable {
        case anyone
        case exactly(UserID?)
    }

    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - assignee: `nil` takes it from whoever has it.
    ///   - expected: Whoever the actor saw had it.
    /// - Returns: Whether anything changed.
    /// - Throws: `NewsError(.invalid)` for someone who does not work here, `.conflict` when someone else gave it to a
    ///   third meanwhile.
    @discardableResult
    public func callAsFunction(
        _ article: ArticleID, to assignee: UserID?, instead expected: Expected = .anyone, by actor: Actor
    ) async throws -> Bool {
        try await newsroom.changing(article, .assign, by: actor) { step in
            if case .exactly(let shown) = expected, shown != step.article.assignee {
                throw NewsError(
                    .conflict, "The article was given to someone else meanwhile.", field: "assignee",
                    help: "Look at it again and repeat."
                )
            }
            guard assignee != step.article.assignee else { return false }
            var name: String?
            if let assignee {
                guard let user = try step.transaction.user(assignee), !user.isDisabled else {
                    throw NewsError(.invalid, "There is no such person.", field: "assignee")
                }
                name = user.name
            }
            var update = step.update
            update.assignee = assignee
            try step.save(update)
            if let assignee, assignee != actor.userID {
                try step.transaction.insertNotice(
                    .assigned, to: .person(assignee), of: step.article, by: actor.signatory, text: nil, at: step.now
                )
            }
            try step.audit("AssignArticle", assignee.map { "user:\($0.rawValue) \(name ?? "")" } ?? "nobody")
            return true
        }
    }
}
