internal import News
internal import Store

/// Contributors and topics found or made by the names an import gives them, within one transaction.
struct NameFinder {
    private(set) var contributorsMade: [String] = []
    private(set) var topicsMade: [String] = []
    private let edition: Edition
    private let rules: LanguageRules

    init(edition: Edition) {
        self.edition = edition
        self.rules = LanguageRules.of(edition.language)
    }

    mutating func contributor(_ name: String, in transaction: any WriteTransaction) throws -> ContributorID {
        let name = name.trimmed
        if let known = try transaction.contributor(named: name, in: edition.id) { return known }
        contributorsMade.append(name)
        return try transaction.insertContributor(
            kind: .person, names: [edition.id: Contributor.Name(name: name, slug: rules.slug(name))]
        )
    }

    mutating func topic(_ name: String, in transaction: any WriteTransaction) throws -> TopicID {
        let name = name.trimmed
        let slug = rules.slug(name)
        if let known = try transaction.topic(slug: slug, in: edition.id) { return known }
        topicsMade.append(name)
        return try transaction.insertTopic(names: [edition.id: Topic.Name(name: name, slug: slug)])
    }
}
