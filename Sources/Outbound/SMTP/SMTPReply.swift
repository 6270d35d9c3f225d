/// What the server answers: a number of three digits and words (RFC 5321, 4.2).
struct SMTPReply: Sendable, Hashable {
    let code: Int
    let lines: [String]

    var isPositive: Bool { (200..<400).contains(code) }

    /// Whether asking again cannot help.
    var isLasting: Bool { (500..<600).contains(code) }

    /// The words in one line, for people; at most 200 characters, and nothing that is no text.
    var words: String {
        let text = lines.joined(separator: " ").unicodeScalars.lazy
            .map { $0.properties.generalCategory == .control ? " " : $0 }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: text.prefix(200))
        return "\(code) \(String(kept))"
    }

    /// One line of an answer: `250-SIZE 1000`, `250 OK`.
    /// - Returns: `nil` for what is no line of an answer.
    static func parse(_ line: String) -> (code: Int, isLast: Bool, text: String)? {
        let digits = line.prefix(3)
        guard digits.utf8.count == 3, digits.utf8.allSatisfy({ (48...57).contains($0) }), let code = Int(digits),
            (200..<600).contains(code)
        else { return nil }
        let rest = line.dropFirst(3)
        switch rest.first {
        case nil: return (code, true, "")
        case " ": return (code, true, String(rest.dropFirst()))
        case "-": return (code, false, String(rest.dropFirst()))
        default: return nil
        }
    }
}

/// What the server says it can do (EHLO).
struct SMTPAbilities: Sendable, Hashable {
    private(set) var words: [String: [String]] = [:]

    init(_ reply: SMTPReply? = nil) {
        for line in reply?.lines.dropFirst() ?? [] {
            // Old servers write AUTH=LOGIN.
            let parts = line.replacing("=", with: " ").split(separator: " ").map { $0.uppercased() }
            guard let name = parts.first else { continue }
            words[name, default: []] += parts.dropFirst()
        }
    }

    func has(_ name: String) -> Bool { words[name] != nil }

    /// The ways to sign in.
    var signIns: [String] { words["AUTH"] ?? [] }
}
