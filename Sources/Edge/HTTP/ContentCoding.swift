/// How the bytes of a body are coded (RFC 9110, 8.4.1).
public enum ContentCoding: String, Sendable, CaseIterable {
    case identity
    case gzip
    case brotli = "br"

    /// The coding to answer with (RFC 9110, 12.5.3): the one the client likes best, of equals the first available.
    /// - Parameters:
    ///   - accept: The `Accept-Encoding` header; `nil` where there is none.
    ///   - available: Best first.
    public static func choose(accept: String?, available: [ContentCoding]) -> ContentCoding {
        guard let accept, !accept.isEmpty else { return .identity }
        var weights: [Substring: Double] = [:]
        for part in accept.prefix(1000).split(separator: ",") {
            let pieces = part.split(separator: ";")
            guard let name = pieces.first.map({ Substring($0.lowercased().filter { !$0.isWhitespace }) }) else {
                continue
            }
            var weight = 1.0
            for piece in pieces.dropFirst() {
                let parameter = piece.filter { !$0.isWhitespace }.lowercased()
                if parameter.hasPrefix("q=") { weight = min(max(Double(parameter.dropFirst(2)) ?? 0, 0), 1) }
            }
            weights[name == "x-gzip" ? "gzip" : name] = weight
        }
        var best: (ContentCoding, Double)?
        for coding in available {
            // Identity is acceptable unless it is refused by name or by *;q=0, and liked less than what is named.
            let fallback = coding == .identity ? weights["*"] ?? 0.001 : weights["*"] ?? 0
            let weight = weights[Substring(coding.rawValue)] ?? fallback
            if weight > 0, weight > (best?.1 ?? 0) { best = (coding, weight) }
        }
        return best?.0 ?? .identity
    }
}
