internal import Foundation

extension LanguageRules {
    /// Whether one name stands before another in a list of the language: accents and capitals decide only between names
    /// that are the same without them, figures count as numbers, and Spanish ñ follows n (ICU's collation, through
    /// Foundation).
    public func precedes(_ left: String, _ right: String) -> Bool {
        let order = left.compare(
            right, options: [.caseInsensitive, .numeric], range: nil, locale: Locale(identifier: language.rawValue))
        return order == .orderedSame ? left < right : order == .orderedAscending
    }

    /// Things in the order of their names.
    public func sorted<Thing>(_ things: [Thing], by name: (Thing) -> String) -> [Thing] {
        things.map { (name($0), $0) }.sorted { precedes($0.0, $1.0) }.map(\.1)
    }
}
