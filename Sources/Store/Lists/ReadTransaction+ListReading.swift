public import News

extension ReadTransaction {
    /// One page of a list with the pictures of its cards: two statements.
    /// - Parameter isSettled: Whether the pages behind the first are to stay as they are (`settledKey`).
    public func listReading(
        _ subject: ListSubject, in edition: EditionID, before: ListKey?, limit: Int, isSettled: Bool = false
    ) throws -> ListReading {
        let found = try list(subject, in: edition, before: before, limit: limit + 1)
        let items = Array(found.prefix(limit))
        var older = found.count > limit ? items.last.map { ListKey(publishedAt: $0.publishedAt, article: $0.id) } : nil
        if isSettled, before == nil, let last = older {
            older = try settledKey(last, subject, in: edition, length: limit)
        }
        return ListReading(
            items: items, older: older, isNewest: before == nil,
            pictures: try pictures(Set(items.compactMap(\.leadPicture)), in: edition)
        )
    }
}
