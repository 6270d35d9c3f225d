/// The attributes of one node or mark, each asked for by name; what nobody asked for is unknown.
struct BodyAttributes {
    private let values: KeyedDecodingContainer<BodyKey>?
    private let cursor: BodyCursor

    init(of node: KeyedDecodingContainer<BodyKey>, at cursor: BodyCursor) throws {
        self.cursor = cursor
        guard node.contains(.attributes) else {
            values = nil
            return
        }
        do {
            values = try node.nestedContainer(keyedBy: BodyKey.self, forKey: .attributes)
        } catch is DecodingError {
            throw cursor.refusing(
                "“attrs” is no object.", help: "Write the attributes as an object, or leave them out.")
        }
    }

    /// - Returns: `nil` where it is missing, null or empty.
    func optionalText(_ key: BodyKey) throws -> String? {
        guard let text = try given(key, as: String.self, named: "text"), !text.isEmpty else { return nil }
        try cursor.check(text)
        return text
    }

    /// A text that must be there; it may be empty.
    func text(_ key: BodyKey) throws -> String {
        guard let text = try given(key, as: String.self, named: "text") else { throw missing(key) }
        try cursor.check(text)
        return text
    }

    func optionalNumber(_ key: BodyKey) throws -> Int64? {
        try given(key, as: Int64.self, named: "a whole number")
    }

    func number(_ key: BodyKey) throws -> Int64 {
        guard let number = try optionalNumber(key) else { throw missing(key) }
        return number
    }

    func link(_ key: BodyKey) throws -> LinkTarget {
        let text = try text(key)
        guard let target = LinkTarget(rawValue: text) else {
            throw cursor.refusing(
                "“\(text.prefix(80))” may not stand in a link.",
                help: "Use https, http, mailto, tel or a path of the site."
            )
        }
        return target
    }

    func optionalLanguage(_ key: BodyKey) throws -> LanguageTag? {
        guard let text = try optionalText(key) else { return nil }
        guard let tag = LanguageTag(rawValue: text) else {
            throw cursor.refusing("“\(text.prefix(40))” is no language tag (BCP 47).", help: "Write fr, ar, zgh-Latn …")
        }
        return tag
    }

    func language(_ key: BodyKey) throws -> LanguageTag {
        guard let tag = try optionalLanguage(key) else { throw missing(key) }
        return tag
    }

    /// Refuses an attribute that nobody asked for. One that is null says nothing and is let through: the editor writes
    /// those for the attributes it knows and the text does not use.
    func finish(known: [BodyKey] = []) throws {
        guard let values, !cursor.isOurs else { return }
        let unknown = try values.allKeys.filter { try !known.contains($0) && !values.decodeNil(forKey: $0) }
        guard let first = unknown.map(\.stringValue).min() else { return }
        let names = known.map { "“\($0.stringValue)”" }.joined(separator: ", ")
        throw cursor.refusing(
            "There is no attribute “\(first.prefix(40))” here.",
            help: known.isEmpty ? "Leave it out." : "Leave it out; there may be \(names)."
        )
    }

    private func given<Value: Decodable>(
        _ key: BodyKey, as type: Value.Type, named kind: String
    ) throws -> Value? {
        do {
            return try values?.decodeIfPresent(type, forKey: key)
        } catch {
            throw cursor.refusing("“\(key.stringValue)” is not \(kind).", help: "Write \(kind) there.")
        }
    }

    private func missing(_ key: BodyKey) -> NewsError {
        cursor.refusing("“\(key.stringValue)” is missing.", help: "Give it in “attrs”.")
    }
}
