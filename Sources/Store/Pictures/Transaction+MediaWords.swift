internal import News

/// What a word of the library's index is said of.
enum MediaWordKind: String, ValueConvertible {
    case picture, attachment

    var storeValue: Value { .text(rawValue) }
}

extension ReadTransaction {
    /// Words that are said of something in the library and begin with `beginning`, in their order. A beginning of one or
    /// two letters means the word itself: too many begin with it.
    func mediaWords(beginningWith beginning: String, of kind: MediaWordKind, limit: Int = 200) throws -> [String] {
        guard beginning.count > 2 else { return [beginning] }
        return try rows(
            """
            SELECT word FROM media_word
            WHERE kind = \(kind) AND word >= \(beginning) AND word < \(beginning + "\u{10FFFF}") ORDER BY word
            LIMIT \(limit)
            """
        ).map { row in
            var row = row
            return try row.text()
        }
    }
}

extension WriteTransaction {
    /// Makes `text` what an item of the library is found by.
    func index(_ text: String, of item: Int64, kind: MediaWordKind) throws {
        let words = SearchWords.of(text)
        var known: Set<String> = []
        for var row in try rows("SELECT word FROM media_mention WHERE kind = \(kind) AND item = \(item)") {
            known.insert(try row.text())
        }
        for word in known.subtracting(words) {
            try execute("DELETE FROM media_mention WHERE kind = \(kind) AND word = \(word) AND item = \(item)")
        }
        for word in words.subtracting(known).sorted() {
            try execute(
                "INSERT INTO media_word (kind, word) VALUES (\(kind), \(word)) ON CONFLICT (kind, word) DO NOTHING")
            try execute("INSERT INTO media_mention (kind, word, item) VALUES (\(kind), \(word), \(item))")
        }
    }
}
