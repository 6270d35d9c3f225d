/// How high what was found stands: by where the words stand and in which form, and by its age.
public enum SearchRank {
    /// Where a word stands in an article, the best place first.
    public enum Place: Int, Sendable { case headline, lead, text }

    /// What is known of one article: for each term the best place and form.
    public struct Finding: Sendable {
        public private(set) var terms: [(place: Place, form: SearchMarker.Hit.Form)?]
        /// Whether the terms follow each other in the headline in their order.
        public var isInOrder = false
        /// Those that the article has not.
        public var lacking: Set<Int> = []

        public init(terms: Int) { self.terms = Array(repeating: nil, count: terms) }

        /// Takes in that a word stands somewhere.
        public mutating func note(_ hits: [SearchMarker.Hit], at place: Place) {
            for hit in hits where terms.indices.contains(hit.term) {
                let old = terms[hit.term].map { SearchRank.weight($0.place, $0.form) } ?? 0
                if SearchRank.weight(place, hit.form) > old { terms[hit.term] = (place, hit.form) }
            }
        }
    }

    private static func weight(_ place: Place, _ form: SearchMarker.Hit.Form) -> Double {
        let whole: Double =
            switch place {
            case .headline: 10
            case .lead: 5
            case .text: 1.5
            }
        return switch form {
        case .exact: whole
        case .form: whole * 0.92
        case .synonym: whole * 0.8
        }
    }

    /// The weight in thousandths; it changes with the day and not with the moment, so that pages follow each other.
    /// - Parameter days: Since it was published.
    public static func weight(_ finding: Finding, days: Int) -> Int64 {
        var sum = 0.0
        for (index, found) in finding.terms.enumerated() {
            // What the index found elsewhere stands in the text.
            let elsewhere = finding.lacking.contains(index) ? 0 : weight(.text, .form)
            sum += found.map { weight($0.place, $0.form) } ?? elsewhere
        }
        let text = sum / Double(max(1, finding.terms.count))
        let order = finding.isInOrder ? 1.0 : 0
        let freshness = 3 / (1 + Double(max(0, days)) / 180)
        return Int64(((text + order + freshness) * 1000).rounded())
    }
}
