/// Someone who is about to work at the desk.
public struct NewUser: Sendable, Hashable {
    public var email: EmailAddress
    public var name: String
    public var language: LanguageTag
    public var role: Role
    /// Kept for an editor alone.
    public var sections: Set<SectionID>
    public var contributor: ContributorID?

    public init(
        email: EmailAddress, name: String, language: LanguageTag, role: Role, sections: Set<SectionID> = [],
        contributor: ContributorID? = nil
    ) {
        self.email = email
        self.name = name
        self.language = language
        self.role = role
        self.sections = sections
        self.contributor = contributor
    }
}
