/// What a publication asks of an article before readers get it, and how firmly.
public struct PublishingPolicy: Sendable, Hashable, Codable {
    public enum Severity: String, Sendable, Codable, CaseIterable {
        case ignore, warning, block
    }

    /// The most characters a headline may have.
    public var headlineLimit: Int
    /// How many bytes a reader of an article's page should load at most; the editor warns over it.
    public var weightBudget: Int
    private var severities: [PublishingCheck: Severity]

    /// - Parameter severities: What differs from `standard`.
    public init(headlineLimit: Int = 110, weightBudget: Int = 500_000, severities: [PublishingCheck: Severity] = [:]) {
        self.headlineLimit = headlineLimit
        self.weightBudget = weightBudget
        self.severities = severities
    }

    /// What was kept before there was a budget has the standard one.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            headlineLimit: try container.decode(Int.self, forKey: .headlineLimit),
            weightBudget: try container.decodeIfPresent(Int.self, forKey: .weightBudget) ?? 500_000,
            severities: try container.decode([PublishingCheck: Severity].self, forKey: .severities)
        )
    }

    /// Blocks what no page can do without and warns of the rest.
    public static let standard = PublishingPolicy()

    /// An article without a headline never goes out, nor does a time in the past make a schedule, whatever is set.
    public subscript(check: PublishingCheck) -> Severity {
        get { check.isFirm ? .block : severities[check] ?? check.standardSeverity }
        set { severities[check] = newValue }
    }
}

/// One thing that is looked at before readers get an article.
public enum PublishingCheck: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    case missingHeadline, headlineTooLong, missingStandfirst, missingAuthor, missingSection, emptyBody, untranslated
    case missingAltText, missingPictureCredit, expiredPictureRight, brokenLink, missingOpeningMark, dueTimePast

    /// Whether it always blocks, whatever is set.
    public var isFirm: Bool { self == .missingHeadline || self == .dueTimePast }

    var standardSeverity: PublishingPolicy.Severity {
        switch self {
        case .missingHeadline, .missingSection, .emptyBody, .untranslated, .dueTimePast: .block
        case .headlineTooLong, .missingStandfirst, .missingAuthor, .missingAltText, .missingPictureCredit,
            .expiredPictureRight, .brokenLink, .missingOpeningMark:
            .warning
        }
    }
}
