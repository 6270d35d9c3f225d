extension Publication {
    /// The path of an address of our own site, written whole or from its first slash on, with all that follows it; `nil`
    /// for one of another site.
    public func ownPath(of address: String) -> Substring? {
        let path = address.hasPrefix(url + "/") ? address.dropFirst(url.count) : address[...]
        return path.hasPrefix("/") && !path.hasPrefix("//") ? path : nil
    }
}
