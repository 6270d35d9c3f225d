/// What a publication's feeds carry, and what programs that read them know its articles by.
public struct FeedSettings: Sendable, Hashable {
    /// How much of each article a feed carries.
    public enum Extent: String, Sendable, Codable, CaseIterable { case full, summary }

    public var extent: Extent
    /// The host that the identities of articles in feeds are made with (RFC 4151), once it is no longer the one at which
    /// the publication stands; `nil` before it ever moved.
    public var authority: String?

    public init(extent: Extent = .full, authority: String? = nil) {
        self.extent = extent
        self.authority = authority
    }
}

extension Publication {
    /// The host that identities in feeds are made with. It stays the same when the publication moves: else every reader
    /// of a feed would get the whole of it again as new.
    public var feedAuthority: String { feeds.authority ?? LinkTarget(rawValue: url)?.host ?? "localhost" }

    /// Takes another address, and keeps what its articles are known by where they were known by a name of the network's.
    public mutating func move(to address: String) {
        guard address != url else { return }
        let host = feedAuthority
        let isNamed = host.contains(".") && !host.utf8.allSatisfy { (48...57).contains($0) || $0 == 0x2E }
        if feeds.authority == nil, isNamed, LinkTarget(rawValue: address)?.host != host { feeds.authority = host }
        url = address
    }
}
