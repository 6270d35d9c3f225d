package import News

extension ThemeStrings {
    /// What is wrong with a catalogue whose strings are all there; `nil` for a sound one.
    /// - Parameter english: The catalogue that says which strings have plural forms and which places they have.
    package static func finding(
        in entries: [String: Entry], beside english: [String: Entry], language: LanguageTag
    ) -> String? {
        let needed = LanguageRules.of(language).pluralForms
        for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
            guard let model = english[name] else { continue }
            switch (entry, model) {
            case (.text(let text), .text):
                if text.isEmpty { return "The string “\(name)” is empty." }
            case (.plural(let forms), .plural):
                if let missing = PluralCategory.allCases.first(where: {
                    needed.contains($0) && forms[$0.rawValue]?.isEmpty ?? true
                }) {
                    return "The string “\(name)” has no form “\(missing.rawValue)”, which \(language) needs."
                }
            case (.text, .plural): return "The string “\(name)” has no plural forms."
            case (.plural, .text): return "The string “\(name)” has plural forms, and is no string with a count."
            }
            if let unknown = entry.places.subtracting(model.places).sorted().first {
                return "The string “\(name)” has a place {\(unknown)}, and nothing to fill it with."
            }
        }
        return nil
    }

    /// The strings of an edition in Tifinagh, for its Latin letters.
    static func inLatinLetters(_ entries: [String: Entry]) -> [String: Entry] {
        let rules = LanguageRules.of(.tamazightLatin)
        return entries.reduce(into: [:]) { all, entry in
            switch entry.value {
            case .text(let text):
                // Words of addresses are no sentences.
                let isPath = entry.key.hasPrefix("path_")
                all[entry.key] = .text(isPath ? rules.slug(rules.typeset(text)).rawValue : rules.typeset(text))
            case .plural(let forms): all[entry.key] = .plural(forms.mapValues { rules.typeset($0) })
            }
        }
    }
}

extension ThemeStrings.Entry {
    /// The names in braces that values are put in place of.
    var places: Set<String> {
        let texts =
            switch self {
            case .text(let text): [text]
            case .plural(let forms): Array(forms.values)
            }
        // Asked of every string at each start, and most have none.
        return Set(
            texts.lazy.filter { $0.utf8.contains(UInt8(ascii: "{")) }.flatMap { text in
                text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
                    let name = piece.prefix { $0 == "_" || ("a"..."z").contains($0) }
                    return !name.isEmpty && piece[name.endIndex...].first == "}" ? String(name) : nil
                }
            })
    }
}
