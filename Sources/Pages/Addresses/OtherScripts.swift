public import News

/// Where editions stand in the other script of their language, seen from the pages in one of the two.
struct OtherScripts: Sendable {
    /// The language as the other script writes it, of the editions that have one.
    let languages: [EditionID: LanguageTag]
    /// Writes the addresses there.
    let addresses: AddressBook
}

extension Publication {
    /// The same publication with its editions in Tifinagh in Latin letters, each under an address of its own: `/zgh/x` is
    /// `/zgh-latn/x`, word for word, and both show the one text. An edition in Latin letters has no such counterpart:
    /// its capitals and the names from other languages could not be told apart any more.
    /// - Returns: `nil` where no edition is in Tifinagh, or another edition is in its language's Latin letters already.
    public func inOtherScripts() -> Publication? {
        var publication = self
        var isAnother = false
        for (place, edition) in editions.enumerated() where edition.language == .tamazight {
            let path = (edition.pathPrefix.isEmpty ? edition.language.rawValue : edition.pathPrefix) + "-latn"
            guard !editions.contains(where: { $0.language == .tamazightLatin || $0.pathPrefix == path }) else {
                continue
            }
            let rules = LanguageRules.of(.tamazightLatin)
            publication.editions[place] = Edition(
                id: edition.id, language: .tamazightLatin, pathPrefix: path, name: rules.typeset(name: edition.name),
                tagline: edition.tagline
            )
            isAnother = true
        }
        return isAnother ? publication : nil
    }
}
