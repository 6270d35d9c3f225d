internal import Foundation
internal import News

/// An address of the Internet protocol. An IPv4 address in IPv6's clothes (`::ffff:192.0.2.1`) is the IPv4 one.
public struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    /// 4 for IPv4, 16 for IPv6.
    public let bytes: [UInt8]

    /// - Parameter text: As people and headers write it; a zone (`fe80::1%eth0`) is left out.
    /// - Returns: `nil` for anything but an address.
    public init?(_ text: String) {
        let text = String(text.prefix { $0 != "%" })
        guard text.utf8.count <= 45 else { return nil }
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: four) { Array($0) }
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        let all = withUnsafeBytes(of: six) { Array($0) }
        let isMapped = all.prefix(10).allSatisfy { $0 == 0 } && all[10...11].allSatisfy { $0 == 0xFF }
        bytes = isMapped ? Array(all.suffix(4)) : all
    }

    /// An address with what proxies write around it: `192.0.2.1:4711`, `[2001:db8::1]:443`.
    public init?(forwarded text: some StringProtocol) {
        let text = text.trimmingCharacters(in: .whitespaces)
        if text.hasPrefix("[") {
            let inner = text.dropFirst().prefix { $0 != "]" }
            let rest = text.dropFirst(inner.count + 2)
            guard text.count >= inner.count + 2, rest.isEmpty || rest.hasPrefix(":") else { return nil }
            self.init(String(inner))
        } else if text.count(where: { $0 == ":" }) == 1 {
            self.init(String(text.prefix { $0 != ":" }))
        } else {
            self.init(text)
        }
    }

    /// The part of the address that one customer of a network has: all of IPv4, the first 64 bits of IPv6.
    public var network: String {
        bytes.count == 4 ? description : bytes.prefix(8).hexadecimal + "/64"
    }

    /// As it is written shortest (RFC 5952).
    public var description: String {
        guard bytes.count == 16 else { return bytes.map { String($0) }.joined(separator: ".") }
        var six = in6_addr()
        withUnsafeMutableBytes(of: &six) { $0.copyBytes(from: bytes) }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, &six, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// A range of addresses: `10.0.0.0/8`, `2001:db8::/32`, or one address.
public struct IPNetwork: Sendable, Hashable {
    private let address: IPAddress
    private let length: Int

    /// - Returns: `nil` for anything but an address with or without a length that fits it.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = IPAddress(String(parts[0])) else { return nil }
        self.address = address
        guard parts.count == 2 else {
            length = address.bytes.count * 8
            return
        }
        guard parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let length = Int(parts[1]),
            length <= address.bytes.count * 8
        else { return nil }
        self.length = length
    }

    public func contains(_ other: IPAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        for (index, (left, right)) in zip(address.bytes, other.bytes).enumerated() {
            let bits = min(8, max(0, length - index * 8))
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> bits)
            if left & mask != right & mask { return false }
        }
        return true
    }
}
