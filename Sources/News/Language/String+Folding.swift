import Foundation

extension String {
    /// Without white space at its ends.
    package var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }

    /// The form in which two writings of one name are equal: case, accents and the kind of space and apostrophe apart.
    package var folded: String {
        folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            .replacing("\u{2019}", with: "'")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
