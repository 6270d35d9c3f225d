package import Foundation
package import News

/// The words of a theme in one language. Templates reach them as `{{t.NAME}}`.
package struct ThemeStrings: Sendable {
    /// A string is one text, or one for each plural form.
    package enum Entry: Sendable, Decodable {
        case text(String)
        case plural([String: String])

        package init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .plural(try container.decode([String: String].self))
            }
        }
    }

    package let language: LanguageTag
    package private(set) var entries: [String: Entry]
    /// Ready for templates.
    private var escaped: [String: SafeHTML] = [:]

    package init(language: LanguageTag, entries: [String: Entry]) {
        self.language = language
        self.entries = entries
        let rules = LanguageRules.of(language)
        for (name, entry) in entries {
            if case .text(let text) = entry { escaped[name] = SafeHTML(escaping: rules.typeset(text)) }
        }
    }

    /// Reads a catalogue; names `file` in its errors.
    package static func entries(of data: Data, file: String) throws -> [String: Entry] {
        do {
            return try JSONDecoder().decode([String: Entry].self, from: data)
        } catch let error as DecodingError {
            let reason: String
            if case .dataCorrupted(let context) = error {
                reason =
                    (context.underlyingError as NSError?)?.userInfo["NSDebugDescription"] as? String
                    ?? context.debugDescription
            } else {
                reason = "a value is neither text nor plural forms"
            }
            throw ThemeError(file: file, message: "This is no catalogue of strings: \(reason)")
        }
    }

    package var names: Set<String> { Set(entries.keys) }

    /// A string as markup; `nil` should it be missing, or have plural forms.
    func markup(_ name: String) -> SafeHTML? { escaped[name] }

    /// A string with its `{name}` places filled; nothing should it be missing, which loading rules out.
    package func text(_ name: String, _ values: [String: String] = [:]) -> String {
        guard case .text(let text)? = entries[name] else { return "" }
        return fill(text, values)
    }

    /// The form of a string that goes with a count; `{n}` is the count.
    package func text(_ name: String, count: Int) -> String {
        let rules = LanguageRules.of(language)
        guard case .plural(let forms)? = entries[name],
            let text = forms[rules.plural(count).rawValue] ?? forms["other"]
        else { return rules.number(count) }
        return fill(text, ["n": rules.number(count)])
    }

    private func fill(_ text: String, _ values: [String: String]) -> String {
        var filled = text
        for (name, value) in values { filled = filled.replacing("{\(name)}", with: value) }
        return filled
    }
}
