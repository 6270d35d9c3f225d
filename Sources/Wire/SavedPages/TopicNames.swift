/// Topics as keywords give them: one text with marks between, or one text each.
enum TopicNames {
    static func names(in values: [String]) -> [String] {
        var names: [String] = []
        var seen: Set<String> = []
        for value in values {
            for piece in value.split(whereSeparator: { ",;،؛|".contains($0) || $0.isNewline }) {
                var name = PageText.trimmed(String(piece))
                while name.hasPrefix("#") { name.removeFirst() }
                guard (2...80).contains(name.count), names.count < 40, seen.insert(name.lowercased()).inserted else {
                    continue
                }
                names.append(name)
            }
        }
        return names
    }
}
