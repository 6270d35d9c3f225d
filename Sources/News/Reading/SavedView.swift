/// A filter of the desk's list that someone gave a name.
public struct SavedView: Sendable, Hashable, Identifiable {
    public let id: SavedViewID
    /// Whose it is; `nil` for one that everybody at the desk has.
    public let owner: UserID?
    public let name: String
    /// The filter as it stands in an address: `state=draft&section=3`; empty for the whole list.
    public let query: String
    /// Its place among its owner's.
    public let position: Int

    public static let longestName = 60
    public static let longestQuery = 1000
    /// How many one person has, and how many all share.
    public static let most = 40

    public init(id: SavedViewID, owner: UserID?, name: String, query: String, position: Int) {
        self.id = id
        self.owner = owner
        self.name = name
        self.query = query
        self.position = position
    }
}
