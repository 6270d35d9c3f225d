internal import News

/// A language as pages write it: `fr`, `fr_FR`, `ar-MA`, `French`.
enum PageLanguage {
    static func tag(_ text: String?) -> LanguageTag? {
        guard let text else { return nil }
        let trimmed = PageText.trimmed(text)
        switch trimmed.lowercased() {
        case "french", "français", "francais": return .french
        case "arabic", "العربية": return .arabic
        case "english": return .english
        case "spanish", "español", "espanol": return .spanish
        case "tamazight", "ⵜⴰⵎⴰⵣⵉⵖⵜ": return .tamazight
        default: break
        }
        // Open Graph writes fr_FR, the system fr_FR.UTF-8.
        let base = trimmed.prefix { $0 != "." && $0 != "@" && $0 != "," }.replacing("_", with: "-")
        guard let tag = LanguageTag(rawValue: String(base)), tag.primary.count <= 3 else { return nil }
        return tag
    }
}
