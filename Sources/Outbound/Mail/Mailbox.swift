public import News

/// A name and the address it is reached at, as a message's head writes it: `Le Relais <redaction@relais.example>`.
public struct Mailbox: Sendable, Hashable {
    /// Empty where there is none.
    public var name: String
    public var address: EmailAddress

    public init(name: String = "", address: EmailAddress) {
        self.name = name
        self.address = address
    }

    /// Reads `Le Relais <redaction@relais.example>`, or an address alone.
    public init?(text: String) {
        guard let open = text.lastIndex(of: "<") else {
            guard let address = EmailAddress(rawValue: text) else { return nil }
            self.init(address: address)
            return
        }
        guard text.hasSuffix(">"),
            let address = EmailAddress(rawValue: String(text[text.index(after: open)...].dropLast()))
        else { return nil }
        var name = text[..<open].filter { !$0.isNewline }
        while name.last?.isWhitespace ?? false { name.removeLast() }
        if name.hasPrefix("\""), name.hasSuffix("\""), name.count > 1 { name = String(name.dropFirst().dropLast()) }
        self.init(name: name, address: address)
    }
}
