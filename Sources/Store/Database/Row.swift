public import News

/// One row of an answer, read from left to right: each call takes the next column.
public struct Row: Sendable {
    private let values: [Value]
    private var index = 0

    public init(_ values: [Value]) { self.values = values }

    /// Every value, for who takes a row as it is.
    var all: [Value] { values }

    private mutating func next() throws -> Value {
        guard index < values.count else {
            throw NewsError(.fault, "A row has \(values.count) columns, and one more was read.")
        }
        defer { index += 1 }
        return values[index]
    }

    private func mismatch(_ wanted: String) -> NewsError {
        NewsError(.fault, "Column \(index) of a row is not \(wanted).")
    }

    public mutating func integer() throws -> Int64 {
        guard case .integer(let number) = try next() else { throw mismatch("an integer") }
        return number
    }

    public mutating func optionalInteger() throws -> Int64? {
        switch try next() {
        case .null: return nil
        case .integer(let number): return number
        case .real, .text: throw mismatch("an integer or null")
        }
    }

    public mutating func int() throws -> Int { Int(try integer()) }

    public mutating func bool() throws -> Bool { try integer() != 0 }

    public mutating func real() throws -> Double {
        switch try next() {
        case .real(let number): return number
        case .integer(let number): return Double(number)
        case .null, .text: throw mismatch("a number")
        }
    }

    public mutating func text() throws -> String {
        guard case .text(let text) = try next() else { throw mismatch("text") }
        return text
    }

    public mutating func optionalText() throws -> String? {
        switch try next() {
        case .null: return nil
        case .text(let text): return text
        case .real, .integer: throw mismatch("text or null")
        }
    }

    public mutating func instant() throws -> Instant { Instant(rawValue: try integer()) }

    public mutating func optionalInstant() throws -> Instant? { try optionalInteger().map(Instant.init(rawValue:)) }

    /// An identity such as `ArticleID`.
    public mutating func id<ID: RawRepresentable<Int64>>(_ type: ID.Type = ID.self) throws -> ID {
        guard let id = ID(rawValue: try integer()) else { throw mismatch("an identity") }
        return id
    }

    public mutating func optionalID<ID: RawRepresentable<Int64>>(_ type: ID.Type = ID.self) throws -> ID? {
        try optionalInteger().flatMap(ID.init(rawValue:))
    }

    /// A value kept as a word: a slug, a state, a language.
    public mutating func word<Word: RawRepresentable<String>>(_ type: Word.Type = Word.self) throws -> Word {
        let text = try text()
        guard let word = Word(rawValue: text) else {
            throw NewsError(.fault, "The store holds “\(text)” where a \(Word.self) belongs.")
        }
        return word
    }
}
