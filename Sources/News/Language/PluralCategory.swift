/// The plural forms that CLDR knows (UTS 35, part 3); a language uses some of them.
public enum PluralCategory: String, Sendable, Codable, CaseIterable {
    case zero, one, two, few, many, other
}
