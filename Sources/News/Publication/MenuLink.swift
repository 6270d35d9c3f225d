/// A link that the newsroom adds to a menu of an edition.
public struct MenuLink: Sendable, Hashable {
    /// Where menus stand on readers' pages.
    public enum Place: String, Sendable, Codable, CaseIterable { case navigation, foot }

    public var label: String
    public var target: LinkTarget

    public init(label: String, target: LinkTarget) {
        self.label = label
        self.target = target
    }
}
