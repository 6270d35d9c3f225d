/// Someone who works at the desk. Readers never see a user; they see the contributor a user may be linked to.
public struct User: Sendable, Hashable, Identifiable {
    public let id: UserID
    public var email: EmailAddress
    public var name: String
    /// The language of the desk's own words for them.
    public var language: LanguageTag
    public var role: Role
    /// The sections given to an editor, each with all below it; other roles keep none.
    public var sections: Set<SectionID>
    /// Someone disabled can do nothing, and stays in the log and in every revision.
    public var isDisabled: Bool
    public var createdAt: Instant
    /// Who they are to readers.
    public var contributor: ContributorID?
    public var noticeMail: NoticeMail

    public init(
        id: UserID, email: EmailAddress, name: String, language: LanguageTag, role: Role,
        sections: Set<SectionID> = [], isDisabled: Bool = false, createdAt: Instant, contributor: ContributorID? = nil,
        noticeMail: NoticeMail = .off
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.language = language
        self.role = role
        self.sections = sections
        self.isDisabled = isDisabled
        self.createdAt = createdAt
        self.contributor = contributor
        self.noticeMail = noticeMail
    }
}
