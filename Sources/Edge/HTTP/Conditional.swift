/// Whether a request already has what would be sent (RFC 9110, 13).
public enum Conditional {
    /// - Parameters:
    ///   - ifNoneMatch: The header's value; it wins over the date.
    ///   - ifModifiedSince: The header's value, an IMF-fixdate.
    ///   - entityTag: Of the representation that would be sent.
    ///   - lastModified: Its `Last-Modified` header.
    public static func isNotModified(
        ifNoneMatch: String?, ifModifiedSince: String?, entityTag: String, lastModified: String?
    ) -> Bool {
        if let ifNoneMatch {
            let wanted = opaque(entityTag[...])
            return ifNoneMatch.split(separator: ",").contains { part in
                let candidate = trimmed(part)
                return candidate == "*" || opaque(candidate) == wanted
            }
        }
        guard let ifModifiedSince, let lastModified, let since = HTTPDate.seconds(of: ifModifiedSince),
            let modified = HTTPDate.seconds(of: lastModified)
        else { return false }
        return modified <= since
    }

    /// Without `W/`: the comparison is weak (RFC 9110, 13.1.2).
    private static func opaque(_ tag: Substring) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first?.isWhitespace ?? false { text = text.dropFirst() }
        while text.last?.isWhitespace ?? false { text = text.dropLast() }
        return text
    }
}
