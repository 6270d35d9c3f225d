public import News
internal import Store

/// Brings in items from outside, all of them or none. An item that was imported before is left as it is, so
/// the same file twice changes nothing and no edit made since is lost.
public struct ImportArticles: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - items: What to bring in, in the order of the report.
    ///   - edition: The edition they belong to.
    ///   - format: The name of the source's format, e.g. `capture`.
    ///   - sections: Paths of section names to make even where no item stands in them.
    ///   - profiles: "Follow us" links to add where the publication has none for that network.
    ///   - reserved: First path pieces that no section may take.
    ///   - old: The addresses of an old site that lead here from now on; without it nobody is led anywhere.
    ///   - isTrial: Whether nothing is to be written in the end, and only said what would be.
    /// - Throws: `NewsError(.invalid)` for an item without a headline or section; nothing is written then.
    public func callAsFunction(
        _ items: [ImportedItem], in edition: Edition, format: String, sections: [[String]] = [],
        profiles: [SocialProfile] = [], reserved: Set<String> = [], old: OldAddresses? = nil, isTrial: Bool = false
    ) async throws -> ImportOutcome {
        let now = newsroom.clock.now()
        do {
            return try await newsroom.database.write { transaction in
                var run = try ImportRun(
                    edition: edition, format: format, reserved: reserved, zone: newsroom.zone, now: now,
                    transaction: transaction
                )
                try run.bring(items)
                for path in sections { try run.make(path) }
                try run.add(profiles)
                if let old { try run.lead(old) }
                let outcome = try run.finish()
                if isTrial { throw Trial(outcome: outcome) }
                return outcome
            }
        } catch let trial as Trial {
            return trial.outcome
        }
    }

    /// Ends the transaction of a trial, so that nothing of it is kept.
    private struct Trial: Error { let outcome: ImportOutcome }

    /// Which of the items were imported before.
    public func known(_ identities: [[String]], in edition: Edition, format: String) async throws -> Set<[String]> {
        try await newsroom.database.read { store in
            let keys = identities.map { ImportRun.key(of: $0, edition: edition, format: format) }
            let found = try store.importedArticles(keys: keys)
            return Set(zip(identities, keys).filter { found[$1] != nil }.map(\.0))
        }
    }
}

extension Array where Element: Hashable {
    /// The same, each element once, at its first place.
    var withoutRepeats: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
