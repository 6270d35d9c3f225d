/// A face of the publication in one language, with its own addresses, names and fronts.
public struct Edition: Sendable, Hashable, Identifiable {
    public let id: EditionID
    public var language: LanguageTag
    /// What stands before every path of the edition: empty for the default one, else one piece such as `ar`.
    public var pathPrefix: String
    /// The nameplate in this edition, e.g. « Le Courrier » and « البريد ».
    public var name: String
    /// The line under the nameplate.
    public var tagline: String?

    public init(id: EditionID, language: LanguageTag, pathPrefix: String, name: String, tagline: String? = nil) {
        self.id = id
        self.language = language
        self.pathPrefix = pathPrefix
        self.name = name
        self.tagline = tagline
    }

    public var direction: TextDirection { language.direction }
}
