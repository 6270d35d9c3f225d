internal import Foundation

/// The proxies whose word about where a request came from is taken. What any other peer says of that is made up, as far
/// as we know, and is not read.
public struct TrustedProxies: Sendable, Hashable {
    /// The one header that they set; the other may be what a client wrote and they passed on, so it is never read.
    public enum Header: String, Sendable, CaseIterable {
        /// With `X-Forwarded-Proto`.
        case xForwardedFor = "x-forwarded-for"
        /// RFC 7239.
        case forwarded
    }

    public var networks: [IPNetwork]
    public var header: Header

    /// Whether every connection is over TLS to ourselves.
    public var speaksTLS: Bool

    public init(_ networks: [IPNetwork], header: Header = .xForwardedFor, speaksTLS: Bool = false) {
        self.networks = networks
        self.header = header
        self.speaksTLS = speaksTLS
    }

    /// Nobody's word is taken.
    public static let none = TrustedProxies([])

    /// Where a request came from.
    /// - Parameters:
    ///   - peer: The other end of the connection; `nil` when it is no address.
    ///   - values: All values of a header, in order.
    public func origin(peer: String?, values: (_ header: String) -> [String]) -> RequestOrigin {
        guard let peer, let nearest = IPAddress(peer) else {
            return RequestOrigin(address: peer ?? "", isSecure: speaksTLS)
        }
        guard isTrusted(nearest) else { return RequestOrigin(address: nearest.description, isSecure: speaksTLS) }
        let hops = hops(values)
        // Each proxy adds at the end, so only the end is known to be true: from there to the first that is not ours.
        var origin = RequestOrigin(address: nearest.description, isSecure: speaksTLS)
        for hop in hops.reversed() {
            guard let address = hop.address else { break }
            origin = RequestOrigin(address: address.description, isSecure: hop.scheme?.lowercased() == "https")
            if !isTrusted(address) { break }
        }
        return origin
    }

    private func isTrusted(_ address: IPAddress) -> Bool { networks.contains { $0.contains(address) } }

    /// Who asked one of the proxies, and how.
    private struct Hop {
        var address: IPAddress?
        var scheme: String?
    }

    /// More than any chain of proxies has; what stands further left is nobody's we would trust.
    private static let mostHops = 32
    private static let mostBytes = 8192

    private func hops(_ values: (_ header: String) -> [String]) -> [Hop] {
        func joined(_ name: String) -> String {
            let text = values(name).joined(separator: ",")
            guard text.utf8.count > Self.mostBytes else { return text }
            return String(decoding: text.utf8.suffix(Self.mostBytes), as: UTF8.self)
        }
        switch header {
        case .xForwardedFor:
            let addresses = joined("x-forwarded-for").split(separator: ",").suffix(Self.mostHops)
            let schemes = joined("x-forwarded-proto").split(separator: ",").suffix(Self.mostHops)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            return addresses.enumerated().map { index, text in
                // One for each hop, or one alone, which the nearest proxy answers for.
                let scheme = schemes.count == addresses.count ? schemes[index] : schemes.last
                return Hop(address: IPAddress(forwarded: text), scheme: scheme)
            }
        case .forwarded:
            return Self.elements(of: joined("forwarded")).suffix(Self.mostHops).map { pairs in
                Hop(address: pairs["for"].flatMap { IPAddress(forwarded: $0) }, scheme: pairs["proto"])
            }
        }
    }

    /// The elements of a `Forwarded` header (RFC 7239, 4): pairs between semicolons, elements between commas, values that
    /// may be quoted strings.
    private static func elements(of text: String) -> [[String: String]] {
        var elements: [[String: String]] = [[:]]
        var name = ""
        var value: String?
        var isQuoted = false
        var isEscaped = false
        func end() {
            let key = name.trimmingCharacters(in: .whitespaces).lowercased()
            // A pair that stands twice in an element is a mistake, and no word to go by.
            if let value, !key.isEmpty {
                let isNew = elements[elements.count - 1][key] == nil
                elements[elements.count - 1][key] = isNew ? value.trimmingCharacters(in: .whitespaces) : ""
            }
            name = ""
            value = nil
        }
        for character in text {
            if isEscaped {
                value?.append(character)
                isEscaped = false
            } else if isQuoted {
                switch character {
                case "\\": isEscaped = true
                case "\"": isQuoted = false
                default: value?.append(character)
                }
            } else {
                switch character {
                case "\"" where value != nil: isQuoted = true
                case ";": end()
                case ",":
                    end()
                    elements.append([:])
                case "=" where value == nil: value = ""
                default: if value == nil { name.append(character) } else { value?.append(character) }
                }
            }
        }
        end()
        return elements
    }
}

/// Where a request came from, as far as the connection and our own proxies tell.
public struct RequestOrigin: Sendable, Hashable {
    /// IPv4 or IPv6; empty when unknown.
    public let address: String
    /// Whether it was asked over HTTPS, of ourselves or, as one of our proxies says, of that.
    public let isSecure: Bool

    public init(address: String, isSecure: Bool) {
        self.address = address
        self.isSecure = isSecure
    }
}
