/// What a reader's browser says they read (RFC 9110, 12.5.4), the most wanted first. It only ever suggests.
public struct AcceptedLanguages: Sendable, Hashable {
    /// Small letters; `*` is left out.
    private let ranges: [String]

    /// More than anyone sets.
    private static let longest = 300
    private static let most = 20

    /// - Parameter field: `Accept-Language` as it came; what is not understood is left out.
    public init(_ field: String) {
        let wanted = field.prefix(Self.longest).lowercased().split(separator: ",").prefix(Self.most)
            .enumerated().compactMap { place, part -> (range: String, quality: Double, place: Int)? in
                let pieces = part.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
                guard let range = pieces.first, range != "*" else { return nil }
                let given = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) }
                let quality = given.map { $0 ?? 0 } ?? 1
                return quality > 0 ? (String(range), quality, place) : nil
            }
        ranges = wanted.sorted { ($1.quality, $0.place) < ($0.quality, $1.place) }.map(\.range)
    }

    /// The edition that suits a reader better than the one they are in: of the languages that they read, the most wanted
    /// that any edition is in. `nil` where that is the language of `present`, or no edition is in any.
    public func suggestion(for present: Edition, of editions: [Edition]) -> Edition? {
        for range in ranges {
            let primary = range.prefix { $0 != "-" }
            let same = editions.filter { $0.language.primary == primary }
            guard !same.isEmpty else { continue }
            if present.language.primary == primary { return nil }
            return same.first { $0.language.rawValue.lowercased() == range } ?? same.first
        }
        return nil
    }
}
