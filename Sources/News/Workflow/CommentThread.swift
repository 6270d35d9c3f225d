/// A comment with what was answered to it.
public struct CommentThread: Sendable, Hashable, Identifiable {
    public let comment: Comment
    /// Oldest first.
    public let answers: [Comment]
    /// Where its words stand in the text; `nil` when they are gone, and the comment stays with what it quotes.
    public let passage: Passage?

    public var id: CommentID { comment.id }
    public var isOpen: Bool { comment.resolution == nil }

    /// Everyone who has a part in it.
    public var participants: Set<UserID> { Set(([comment] + answers).compactMap(\.author.user)) }

    /// The comments on an article as threads, in the order of the text: the headline's, the standfirst's, the body's
    /// from top to bottom; those whose words are gone last.
    public static func threads(of comments: [Comment], in content: ArticleContent) -> [CommentThread] {
        let answers = Dictionary(grouping: comments.filter { $0.parent != nil }) { $0.parent }
        return comments.filter { $0.parent == nil }
            .map { comment in
                CommentThread(
                    comment: comment, answers: answers[comment.id] ?? [],
                    passage: comment.anchor.located(in: content) ?? comment.passage.located(in: content)
                )
            }
            .sorted { $0.order.lexicographicallyPrecedes($1.order) }
    }

    private var order: [Int] {
        let place: [Int] =
            switch passage?.place {
            case .headline: [0]
            case .standfirst: [1]
            case .body(let path): [2] + path.prefix(1)
            case nil: [3]
            }
        return place + [Int](repeating: -1, count: 2 - place.count) + [passage?.start ?? 0, Int(clamping: id.rawValue)]
    }
}
