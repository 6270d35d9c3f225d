internal import CStemmer
public import News

/// Snowball's rules for Arabic, English, French and Spanish. Other languages have none: what is folded is compared.
public struct SnowballStemmer: Stemmer {
    public init() {}

    /// Libstemmer 2.2's rules; a library with others wants the next number.
    public var version: Int { 1 }

    public func stems(of words: [String], in language: LanguageTag) -> [String] {
        guard !words.isEmpty, let algorithm = Self.algorithms[language.primary],
            // One for each call: it holds the last word, and is made in less time than a lock takes.
            let stemmer = sb_stemmer_new(algorithm, nil)
        else { return words }
        defer { sb_stemmer_delete(stemmer) }
        return words.map { word in
            var bytes = word
            // Nothing is owned by us: the stem lies in the stemmer until the next word.
            guard
                let stem = bytes.withUTF8({ sb_stemmer_stem(stemmer, $0.baseAddress, Int32(clamping: $0.count)) })
            else { return word }
            let length = Int(sb_stemmer_length(stemmer))
            return length == 0 ? word : String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
        }
    }

    private static let algorithms = ["ar": "arabic", "en": "english", "es": "spanish", "fr": "french"]
}
