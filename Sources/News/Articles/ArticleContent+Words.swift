extension ArticleContent {
    /// How many words its body has, in the language's own way of parting them.
    public func words(in language: LanguageTag) -> Int { LanguageRules.of(language).words(in: body.plainText) }
}
