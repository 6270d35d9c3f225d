import Foundation

/// An address that is safe to stand in a link: `https`, `http`, `mailto`, `tel`, or a path or fragment of our own site.
/// Every link of a body, a profile or a picture goes through this type, so no `javascript:` or `data:` can be stored.
public struct LinkTarget: RawRepresentable, Sendable, Hashable, Codable {
    public let rawValue: String

    /// The host in lower case, of an `http(s)` address.
    public let host: String?

    /// - Returns: `nil` when `text` is no address of an allowed scheme, holds control characters, spaces or a user's name
    ///   and password (RFC 3986, 7.5), or is longer than 2,048 bytes.
    public init?(rawValue text: String) {
        guard !text.isEmpty, text.utf8.count <= 2048,
            !text.unicodeScalars.contains(where: {
                $0.value <= 0x20 || $0.value == 0x7F || $0 == "\\" || $0 == "<" || $0 == ">" || $0 == "\""
                    // ASCII is settled above; the tables are asked for the rest only.
                    || $0.value > 0x7F
                        && ($0.properties.generalCategory == .control || $0.properties.isWhitespace
                            || $0.properties.generalCategory == .format && !$0.properties.isJoinControl)
            })
        else { return nil }
        if text.hasPrefix("/") || text.hasPrefix("#") {
            guard !text.hasPrefix("//") else { return nil }
            self.rawValue = text
            self.host = nil
            return
        }
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let rest = text[text.index(after: colon)...]
        switch text[..<colon].lowercased() {
        case "https", "http":
            guard rest.hasPrefix("//"), !rest.dropFirst(2).prefix(while: { !"/?#".contains($0) }).contains("@"),
                let host = URL(string: text)?.host(percentEncoded: false)?.lowercased(),
                !host.isEmpty
            else { return nil }
            self.host = host
        case "mailto", "tel":
            guard !rest.isEmpty else { return nil }
            self.host = nil
        default: return nil
        }
        self.rawValue = text
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let target = LinkTarget(rawValue: text) else {
            throw NewsError(
                .invalid, "“\(text.prefix(80))” is no address that may stand in a link.",
                help: "Use https, http, mailto, tel or a path of the site."
            )
        }
        self = target
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// What a link to it may be called: the network's name, else the host without `www.`; the address where there is none.
    public var placeName: String {
        guard let host else { return rawValue }
        let site = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        return SocialProfile.Network.allCases.first { $0.hosts.contains(site) }?.name ?? site
    }

    /// Whether it leads to another site.
    public var isExternal: Bool { host != nil }
}
