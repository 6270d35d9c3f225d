/// Which addresses the program connects to when someone at the desk tells it where: those of the open Internet, and the
/// networks that the settings name. What stands on this machine or in its network is nobody's to reach through us.
public struct Reach: Sendable, Hashable {
    private let networks: [IPNetwork]

    /// - Parameter networks: Private ones that may be reached all the same.
    public init(_ networks: [IPNetwork] = []) { self.networks = networks }

    /// The open Internet alone.
    public static let open = Reach()

    public func permits(_ address: IPAddress) -> Bool {
        if networks.contains(where: { $0.contains(address) }) { return true }
        if let inner = address.embedded { return permits(inner) }
        if address.bytes.count == 4 { return !Self.closed.contains { $0.contains(address) } }
        // Of IPv6 only what is given out for the open Internet, less what stands for something else in it.
        return Self.global.contains { $0.contains(address) } && !Self.closed.contains { $0.contains(address) }
    }

    /// The same for an address as the system writes it; what is none is not permitted.
    public func permits(_ text: String) -> Bool { IPAddress(text).map { permits($0) } ?? false }

    private static let global = ["2000::/3"].compactMap { IPNetwork($0) }

    /// RFC 6890 and the registries of special-purpose addresses.
    private static let closed = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "3fff::/20",
    ].compactMap { IPNetwork($0) }
}

extension IPAddress {
    /// The IPv4 address that a translated (RFC 6052), a 6to4 (RFC 3056) or a compatible address leads to.
    fileprivate var embedded: IPAddress? {
        guard bytes.count == 16 else { return nil }
        if bytes.prefix(12) == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] { return IPAddress(four: bytes[12...]) }
        if bytes.prefix(2) == [0x20, 0x02] { return IPAddress(four: bytes[2..<6]) }
        if bytes.prefix(12).allSatisfy({ $0 == 0 }) { return IPAddress(four: bytes[12...]) }
        return nil
    }

    private init?(four bytes: ArraySlice<UInt8>) { self.init(bytes.map { String($0) }.joined(separator: ".")) }
}
