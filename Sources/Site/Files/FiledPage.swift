public import News
public import Pages

/// Something that stands among the files of a site.
public enum FiledPage: Sendable, Hashable {
    /// What stands at an address of the site.
    case page(SiteURL)
    /// What a host shows where nothing stands.
    case missing(EditionID)
    /// An old address that leads to another.
    case moved(from: String, to: LinkTarget)
    /// Old addresses as hosts read them that can lead on by themselves.
    case redirects
}

/// A file of the site, made.
public struct MadeFile: Sendable {
    /// From the site's folder on, with single slashes.
    public var place: String
    public var body: [UInt8]
    public var dependencies: [PageDependency] = []
    /// When it begins to show what is over; `nil` where nothing in it ends by itself.
    public var until: Instant?
    /// The next, older page of the list that it shows.
    public var older: SiteURL?

    /// - Returns: `nil` for an address that no folder can hold.
    init?(address: String, isFolder: Bool, body: [UInt8]) {
        guard let place = Self.place(of: address, isFolder: isFolder) else { return nil }
        self.place = place
        self.body = body
    }

    /// Where the file of an address stands: under its own name, or as the index of a folder with that name, which every
    /// host of files serves at the address.
    public static func place(of address: String, isFolder: Bool) -> String? {
        guard address.hasPrefix("/"), let decoded = address.removingPercentEncoding else { return nil }
        let pieces = decoded.split(separator: "/")
        // Files have names of 255 bytes at most.
        guard
            pieces.allSatisfy({ piece in
                piece.utf8.count <= 240 && piece != "." && piece != ".." && !piece.hasPrefix(".manchette")
                    && piece.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x5C }
            })
        else { return nil }
        return (pieces.map(String.init) + (isFolder ? ["index.html"] : [])).joined(separator: "/")
    }
}
