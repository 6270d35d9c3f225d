/// The plural forms that CLDR knows; a language uses some of them.
public enum PluralCategory: String, Sendable, Codable, CaseIterable { case zero, one, two, few, many, other }
