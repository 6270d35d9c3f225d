internal import Foundation
internal import News
internal import Newsroom
internal import Pages

/// The desk's words in every language it speaks: `strings/LANGUAGE.json` of its folder.
public struct DeskCatalogue: Sendable {
    private let strings: [LanguageTag: ThemeStrings]
    /// What the editor's scripts say, as the JSON they read.
    private let editorStrings: [LanguageTag: String]
    /// The languages there are, in the order that people choose from.
    let languages: [LanguageTag]

    /// - Throws: `NewsError(.invalid)` when a catalogue cannot be read or lacks a string that the English one has.
    public init(folder: String) throws {
        var strings: [LanguageTag: ThemeStrings] = [:]
        var editorStrings: [LanguageTag: String] = [:]
        let order = [LanguageTag.french, .arabic, .english, .spanish]
        for tag in order {
            let file = "\(folder)/strings/\(tag.rawValue).json"
            guard let data = FileManager.default.contents(atPath: file) else {
                throw NewsError(.notFound, "The desk's words are missing: there is no \(file).")
            }
            do {
                strings[tag] = ThemeStrings(language: tag, entries: try ThemeStrings.entries(of: data, file: file))
            } catch {
                throw NewsError(.invalid, "\(error)", underlying: error)
            }
            let scripts =
                FileManager.default.contents(atPath: "\(folder)/strings/editor/\(tag.rawValue).json") ?? Data()
            editorStrings[tag] = String(decoding: scripts, as: UTF8.self)
        }
        let english = strings[.english]?.names ?? []
        for (tag, words) in strings {
            if let missing = english.symmetricDifference(words.names).sorted().first {
                throw NewsError(
                    .invalid, "strings/\(tag.rawValue).json and strings/en.json do not both have “\(missing)”.")
            }
        }
        for (tag, words) in strings {
            if let finding = ThemeStrings.finding(
                in: words.entries, beside: strings[.english]?.entries ?? [:], language: tag)
            {
                throw NewsError(.invalid, "strings/\(tag.rawValue).json: \(finding)")
            }
        }
        self.strings = strings
        self.editorStrings = editorStrings
        languages = order
    }

    /// The words in a language, or in the nearest there is.
    func words(in language: LanguageTag) -> DeskWords {
        let tag = languages.first { $0.primary == language.primary } ?? .english
        return DeskWords(
            language: tag, strings: strings[tag] ?? ThemeStrings(language: tag, entries: [:]),
            editorJSON: editorStrings[tag] ?? "{}"
        )
    }

    /// The language that a browser asks for first among ours (RFC 9110, 12.5.4), else `fallback`.
    func language(accepted header: String?, fallback: LanguageTag) -> LanguageTag {
        var best: (tag: LanguageTag, weight: Double)?
        for part in (header ?? "").prefix(400).split(separator: ",") {
            let pieces = part.split(separator: ";")
            let name = (pieces.first ?? "").trimmingCharacters(in: .whitespaces).lowercased()
            guard let tag = languages.first(where: { name == $0.primary || name.hasPrefix($0.primary + "-") }) else {
                continue
            }
            let weight =
                pieces.dropFirst().first.map { $0.trimmingCharacters(in: .whitespaces) }
                .flatMap { $0.hasPrefix("q=") ? Double($0.dropFirst(2)) : nil } ?? 1
            if weight > best?.weight ?? 0 { best = (tag, weight) }
        }
        return best?.tag ?? languages.first { $0.primary == fallback.primary } ?? .english
    }
}

/// The words of one language.
struct DeskWords: Sendable {
    let language: LanguageTag
    let strings: ThemeStrings
    /// The words of the editor's scripts.
    let editorJSON: String
    var rules: LanguageRules { LanguageRules.of(language) }
    /// Between the parts of a list.
    var comma: String { language.primary == "ar" ? "، " : ", " }
    /// From what was to what is; arrows are not turned with the text's direction by themselves.
    var arrow: String { language.direction == .rightToLeft ? "←" : "→" }

    /// The name of what follows, with its colon as the language writes it.
    func label(_ name: String) -> String { rules.typeset(strings.text(name) + ":") }

    subscript(_ name: String) -> String { rules.typeset(strings.text(name)) }

    subscript(_ name: String, _ values: [String: String]) -> String { rules.typeset(strings.text(name, values)) }

    subscript(_ name: String, count count: Int) -> String { rules.typeset(strings.text(name, count: count)) }

    /// The words with markup in their places: `{subject}` becomes a link.
    func html(_ name: String, _ values: [String: HTML]) -> HTML {
        // Marks of our own stand for the markup while the text is set; no text has them.
        let ordered = values.sorted { $0.key < $1.key }
        var marks: [String: String] = [:]
        for (index, value) in ordered.enumerated() {
            marks[value.key] = Unicode.Scalar(0xE000 + UInt32(index)).map { String(Character($0)) }
        }
        var pieces: [HTML] = []
        var text = ""
        for character in rules.typeset(strings.text(name, marks)) {
            let scalar = character.unicodeScalars.first?.value ?? 0
            guard scalar >= 0xE000, Int(scalar) - 0xE000 < ordered.count else {
                text.append(character)
                continue
            }
            pieces += [HTML(escaping: text), ordered[Int(scalar) - 0xE000].value]
            text = String(String.UnicodeScalarView(character.unicodeScalars.dropFirst()))
        }
        return HTML.joined(pieces + [HTML(escaping: text)])
    }

    /// Whether there are such words.
    func has(_ name: String) -> Bool { strings.names.contains(name) }

    /// A moment, as people write it.
    func moment(_ instant: Instant, _ zone: Zone) -> String { rules.dateAndTime(zone.civil(at: instant)) }

    /// A moment of the last days, as how long ago it was, with the moment itself beside it.
    func ago(_ instant: Instant, _ zone: Zone, now: Instant) -> HTML {
        let moment = moment(instant, zone)
        return """
            <time datetime="\(zone.iso8601(instant))" title="\(moment)">\(rules.relative(instant, to: now) ?? moment)</time>
            """
    }

    /// What went wrong, in this language where it is a thing that happens to everybody, else as the program says it.
    func sentence(for error: NewsError) -> String {
        let sentence = error.sentence
        let key = Self.key(ofPattern: sentence.pattern)
        guard strings.names.contains(key) else { return error.description }
        var said = self[key]
        for (place, value) in sentence.values.enumerated() {
            said = said.replacing("{\(place + 1)}", with: text(of: value))
        }
        return said
    }

    /// What holds an article back, in the words that its page has for each finding.
    func error(for refusal: PublishingRefusal) -> NewsError {
        let missing = refusal.findings.filter { $0.severity == .block }.map { self["check_\($0.check.rawValue)"] }
        return NewsError(.invalid, Sentence(verbatim: missing.joined(separator: " · ")), field: refusal.error.field)
    }

    /// The name of a sentence's translation.
    static func key(ofPattern pattern: String) -> String {
        "error_"
            + pattern.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " }.replacing(" ", with: "_")
    }

    private func text(of value: Sentence.Value) -> String {
        switch value {
        case .text(let text): text
        case .moment(let instant, let zone): "\(moment(instant, zone)) (GMT\(zone.offsetText(at: instant)))"
        case .word(let key, let english): strings.names.contains(key) ? self[key] : english
        }
    }
}
