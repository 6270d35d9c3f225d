/// The name a client gives to one save: the tab it comes from and how many saves that tab has made, so that a save which
/// the network repeats or brings late is known again. Written `tab:number`.
public struct SaveID: Sendable, Hashable, RawRepresentable, Codable {
    /// Made by the browser when the editor is opened; at most 64 letters, digits, `-` and `_`.
    public let tab: String
    /// Rises with every save of the tab.
    public let number: Int64

    public init?(tab: String, number: Int64) {
        guard SaveID.isTab(tab), number >= 0 else { return nil }
        self.tab = tab
        self.number = number
    }

    /// - Returns: `nil` when `text` is no save's name.
    public init?(rawValue text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[1]) else { return nil }
        self.init(tab: String(parts[0]), number: number)
    }

    public var rawValue: String { "\(tab):\(number)" }

    /// Whether a text can name a tab.
    public static func isTab(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 0x2D || $0 == 0x5F
            }
    }
}
