/// Which straight quotation marks of a text open a quotation and which close one. One that pairs with none, such as an
/// inch after a number, has no role.
struct QuotePairs {
    enum Role { case opens, closes }

    private var roles: [Int: Role] = [:]
    /// Whether the quotation that is open stands inside another one.
    var isInner = false

    init(of source: [UInt8]) {
        var open: Int?
        for (index, byte) in source.enumerated() {
            // A quotation does not go on into the next line.
            if byte == 0x0A { open = nil }
            guard byte == 0x22 else { continue }
            if let start = open {
                roles[start] = .opens
                roles[index] = .closes
                open = nil
            } else if canOpen(source, at: index) {
                open = index
            }
        }
    }

    func role(of index: Int) -> Role? { roles[index] }

    private func canOpen(_ source: [UInt8], at index: Int) -> Bool {
        guard let before = Galley.scalar(of: source, endingAt: index), before != "\n" else { return true }
        return Galley.spaceLength(of: source, endingAt: index) > 0 || before.isOpening
    }
}
