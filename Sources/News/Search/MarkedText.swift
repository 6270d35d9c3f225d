/// A text with the words in it that were looked for.
public struct MarkedText: Sendable, Hashable {
    public struct Run: Sendable, Hashable {
        public let text: String
        public let isMarked: Bool

        public init(_ text: String, isMarked: Bool = false) {
            self.text = text
            self.isMarked = isMarked
        }
    }

    /// In order; together they are the text.
    public let runs: [Run]

    public init(_ runs: [Run]) { self.runs = runs }

    public var plainText: String { runs.map(\.text).joined() }
}
