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
    /// The letters of its articles' addresses.
    public var slugLetters: SlugLetters
    /// By how many days the Hijri date that it shows is ahead of the arithmetic calendar; `nil` where it shows none.
    public var hijri: Int?

    public init(
        id: EditionID, language: LanguageTag, pathPrefix: String, name: String, tagline: String? = nil,
        slugLetters: SlugLetters = .own, hijri: Int? = nil
    ) {
        self.id = id
        self.language = language
        self.pathPrefix = pathPrefix
        self.name = name
        self.tagline = tagline
        self.slugLetters = slugLetters
        self.hijri = hijri
    }

    public var direction: TextDirection { language.direction }
}
