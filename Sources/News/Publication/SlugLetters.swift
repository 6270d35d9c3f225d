/// The letters that the addresses of an edition's articles are written in.
public enum SlugLetters: String, Sendable, Codable, CaseIterable {
    /// Those of the headline: Arabic and Tifinagh stay, and are percent-encoded on the way.
    case own
    /// Latin ones, letter by letter.
    case latin
}

extension Edition {
    /// The words of an article's address, from its headline.
    public func slug(_ headline: String) -> Slug {
        let rules = LanguageRules.of(language)
        return slugLetters == .latin ? rules.latinSlug(headline) ?? rules.slug(headline) : rules.slug(headline)
    }
}
