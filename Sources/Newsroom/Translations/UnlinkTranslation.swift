public import News
internal import Store

/// Takes an article out of its story: it is linked with no other from then on, and readers of neither are shown the other.
public struct UnlinkTranslation: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.conflict)` when it is linked with none.
    public func callAsFunction(_ article: ArticleID, by actor: Actor) async throws {
        try await newsroom.changing(article, .link, by: actor) { step in
            let transaction = step.transaction
            let members = try transaction.story(of: article)
            let others = members.filter { $0.id != article }
            guard !others.isEmpty else {
                throw NewsError(.conflict, "The article is linked with none of another edition.", field: "original")
            }
            try transaction.deleteTranslations(of: article)
            try transaction.setStory(nil, of: article)
            // One article alone is no story.
            if others.count == 1 {
                try transaction.deleteTranslations(of: others[0].id)
                try transaction.setStory(nil, of: others[0].id)
            }
            try step.audit("UnlinkTranslation", others.map { "article:\($0.id.rawValue)" }.joined(separator: " "))
            try transaction.tellReaders(of: members, at: step.now)
        }
    }
}
