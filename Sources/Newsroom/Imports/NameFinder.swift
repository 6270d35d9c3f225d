internal import News
internal import Store

/// Contributors and topics found or made by the names an import gives them, within one transaction.
struct NameFinder {
    private(set) var contributorsMade: [String] = []
    private(set) var topicsMade: [String] = []
    private let edition: Edition
    private let rules: LanguageRules
    private var contributors: [String: ContributorID] = [:]
    private var topics: [String: TopicID] = [:]
    private var bylines: [[ContributorID]: String] = [:]

    init(edition: Edition) {
        self.edition = edition
        self.rules = LanguageRules.of(edition.language)
    }

    func slug(_ name: String) -> Slug { rules.slug(name.trimmed) }

    mutating func contributor(_ name: String, in transaction: any WriteTransaction) throws -> ContributorID {
        let name = name.trimmed
        if let known = contributors[name] { return known }
        let id: ContributorID
        if let known = try transaction.contributor(named: name, in: edition.id) {
            id = known
        } else {
            contributorsMade.append(name)
            id = try transaction.insertContributor(
                kind: .person, names: [edition.id: Contributor.Name(name: name, slug: rules.slug(name))]
            )
        }
        contributors[name] = id
        return id
    }

    mutating func topic(_ name: String, in transaction: any WriteTransaction) throws -> TopicID {
        let name = name.trimmed
        if let known = topics[name] { return known }
        let slug = rules.slug(name)
        let id: TopicID
        if let known = try transaction.topic(slug: slug, in: edition.id) {
            id = known
        } else {
            topicsMade.append(name)
            id = try transaction.insertTopic(names: [edition.id: Topic.Name(name: name, slug: slug)])
        }
        topics[name] = id
        return id
    }

    /// The byline as printed; `nil` where nobody is named.
    mutating func byline(_ credits: [ContributorID], in transaction: any WriteTransaction) throws -> String? {
        guard !credits.isEmpty else { return nil }
        if let known = bylines[credits] { return known }
        let names = try transaction.contributorNames(credits, in: edition.id)
        guard !names.isEmpty else { return nil }
        bylines[credits] = rules.joined(names)
        return bylines[credits]
    }
}
