internal import Foundation
internal import News

/// Turns the addresses of a page into targets of links.
struct PageAddress {
    enum Outcome: Equatable {
        case target(LinkTarget)
        /// A place of the same page.
        case withinPage
        /// Relative, and the page does not say where it stands.
        case noBase
        case refused
    }

    private let base: URL?
    private let page: String?

    /// - Parameters:
    ///   - canonical: The page's own address.
    ///   - base: The `href` of its `base` element.
    init(canonical: LinkTarget?, base: String?) {
        page = canonical?.rawValue
        let own = canonical.flatMap { $0.host == nil ? nil : URL(string: $0.rawValue) }
        if let base, let url = URL(string: Self.escaped(Self.encoded(base)), relativeTo: own)?.absoluteURL,
            url.host() != nil
        {
            self.base = url
        } else {
            self.base = own
        }
    }

    func outcome(of address: String) -> Outcome {
        let text = Self.encoded(Self.bare(address))
        if text.isEmpty || text.hasPrefix("#") { return .withinPage }
        if text.hasPrefix("//") { return outcome(of: "https:" + text) }
        if Self.hasScheme(text) {
            guard let target = LinkTarget(rawValue: text), !Self.namesUser(text) else { return .refused }
            if let page, text.hasPrefix(page + "#") { return .withinPage }
            return .target(target)
        }
        guard let base else { return .noBase }
        guard let url = URL(string: Self.escaped(text), relativeTo: base)?.absoluteURL,
            let target = LinkTarget(rawValue: url.absoluteString),
            target.host != nil
        else { return .refused }
        if let page, target.rawValue.hasPrefix(page + "#") { return .withinPage }
        return .target(target)
    }

    /// The `http(s)` address; `nil` for every other outcome.
    func webTarget(_ address: String) -> LinkTarget? {
        guard case .target(let target) = outcome(of: address), target.host != nil else { return nil }
        return target
    }

    /// Without what browsers pass over at both ends, control characters among it.
    private static func bare(_ address: String) -> String {
        var rest = address.unicodeScalars[...]
        while let first = rest.first, first.value <= 0x20 || first.properties.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.value <= 0x20 || last.properties.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }

    private static func hasScheme(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), let first = text.first, first.isASCII, first.isLetter else {
            return false
        }
        return text[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    }

    /// Whether a name, perhaps with a password, stands before the host: `https://bank.example@elsewhere.example` leads
    /// elsewhere, and nobody's password belongs in an article.
    private static func namesUser(_ text: String) -> Bool {
        guard let start = text.firstRange(of: "://")?.upperBound else { return false }
        return text[start...].prefix { !"/?#".contains($0) }.contains("@")
    }

    /// ASCII alone, as the resolving of relative addresses needs it: where it finds any other character it escapes all
    /// of the address, escapes that are there already too.
    private static func escaped(_ text: String) -> String {
        var result = ""
        let bytes = Array(text.utf8)
        for (place, byte) in bytes.enumerated() {
            let isEscape =
                byte == UInt8(ascii: "%") && place + 2 < bytes.count
                && bytes[place + 1...place + 2].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
            if byte >= 0x80 || byte == UInt8(ascii: "%") && !isEscape || byte == UInt8(ascii: "[")
                || byte == UInt8(ascii: "]")
            {
                result += escape(byte)
            } else {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return result
    }

    private static func escape(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count == 1 ? "0" : "") + digits
    }

    /// What browsers do with characters that may not stand in an address: line ends go, the others are escaped.
    static func encoded(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: continue
            case 0...0x20, 0x7F, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D: break
            case 0x80...:
                let properties = scalar.properties
                guard
                    properties.isWhitespace || properties.generalCategory == .control
                        || properties.generalCategory == .format && !properties.isJoinControl
                else {
                    result.append(scalar)
                    continue
                }
            default:
                result.append(scalar)
                continue
            }
            for byte in String(scalar).utf8 { result.append(contentsOf: escape(byte).unicodeScalars) }
        }
        return String(result)
    }
}
