internal import Foundation

/// Finds what the forms of a word have in common. The rules come from a library, so a driver brings them, and the store
/// carries them to whoever writes or asks its index.
public protocol Stemmer: Sendable {
    /// Which rules these are; an index made with others is made anew.
    var version: Int { get }

    /// The stem of each word; the word itself where there are no rules for the language.
    /// - Parameter words: In small letters, composed (NFC).
    func stems(of words: [String], in language: LanguageTag) -> [String]
}

/// Every word is its own stem.
public struct NoStemmer: Stemmer {
    public init() {}

    public var version: Int { 0 }

    public func stems(of words: [String], in language: LanguageTag) -> [String] { words }
}

extension Stemmer {
    /// What each word of a text is found by beside itself: the stem of the word as it is written, and the stem of the
    /// folded word, since many type without accents. Folded, and most often one.
    ///
    /// In Arabic a letter at a word's end is as often part of it as not, and one pass takes away but one ending: a word
    /// is found by itself, by its stem and by its stem's stem, and two words meet in one of these. A broken plural, which
    /// has no ending to take away, is found by its singular's, too.
    package func forms(of tokens: [SearchFolding.Token], in text: String, _ language: LanguageTag) -> [[String]] {
        let once = written(tokens, in: text, language)
        guard language.primary == "ar", version > 0 else { return once }
        let flat = once.flatMap { $0 }
        var twice = stems(of: flat, in: language)[...]
        var all = zip(tokens, once).map { token, forms in
            [token.word] + forms + forms.compactMap { _ in twice.popFirst() }
        }
        addSingulars(to: &all, language)
        return all.map { forms in
            var seen: Set<String> = []
            return forms.filter { seen.insert($0).inserted }
        }
    }

    /// What is a broken plural, or has become one without its endings, is found by the forms of its singular.
    private func addSingulars(to words: inout [[String]], _ language: LanguageTag) {
        let singulars = words.map { forms in forms.lazy.compactMap { BrokenPlurals.singular(of: $0) }.first }
        let known = singulars.compactMap { $0 }
        guard !known.isEmpty else { return }
        let once = stems(of: known, in: language)
        var forms = zip(zip(known, once), stems(of: once, in: language)).map { [$0.0, $0.1, $1] }[...]
        for place in words.indices where singulars[place] != nil { words[place] += forms.popFirst() ?? [] }
    }

    private func written(_ tokens: [SearchFolding.Token], in text: String, _ language: LanguageTag) -> [[String]] {
        var asked: [String] = []
        var isTwice: [Bool] = []
        for token in tokens {
            asked.append(token.word)
            let slice = text[token.range]
            // Most words are written as they are folded.
            let written = slice.utf8.elementsEqual(token.word.utf8) ? token.word : SearchFolding.smallLetters(of: slice)
            isTwice.append(written != token.word)
            if written != token.word { asked.append(written) }
        }
        var stems = self.stems(of: asked, in: language)[...]
        return isTwice.map { isTwice in
            let first = stems.popFirst() ?? ""
            guard isTwice, let second = stems.popFirst().flatMap({ SearchFolding.words(in: $0, limit: 1).first }),
                second != first
            else { return [first] }
            return [first, second]
        }
    }
}
