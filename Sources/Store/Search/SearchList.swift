internal import Foundation
internal import News

/// Rows of words as one parameter, so that a statement is the same for few and for many.
struct SearchList {
    private let json: String

    init(_ rows: [[String]]) {
        let encoded = try? JSONEncoder().encode(rows)
        json = String(decoding: encoded ?? Data("[]".utf8), as: UTF8.self)
    }

    /// Every slip of every word, with the word.
    init(slips words: [String]) {
        self.init(words.flatMap { word in Spelling.slips(of: word).sorted().map { [$0, word] } })
    }

    /// What stands behind `FROM`.
    func rows(in dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite: "json_each(\(json)) AS listed"
        case .postgres: "jsonb_array_elements(CAST(\(json) AS jsonb)) AS listed(value)"
        }
    }

    /// A column of `rows`, the first of which is 0; there are three at most.
    func column(_ index: Int, in dialect: Dialect) -> SQL {
        switch (dialect, index) {
        case (.sqlite, 0): "json_extract(listed.value, '$[0]')"
        case (.sqlite, 1): "json_extract(listed.value, '$[1]')"
        case (.sqlite, _): "json_extract(listed.value, '$[2]')"
        case (.postgres, 0): "listed.value ->> 0"
        case (.postgres, 1): "listed.value ->> 1"
        case (.postgres, _): "listed.value ->> 2"
        }
    }
}
