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
        if let base, let url = URL(string: Self.encoded(base), relativeTo: own)?.absoluteURL, url.host() != nil {
            self.base = url
        } else {
            self.base = own
        }
    }

    func outcome(of address: String) -> Outcome {
        let text = Self.encoded(PageText.trimmed(address))
        if text.isEmpty || text.hasPrefix("#") { return .withinPage }
        if text.hasPrefix("//") { return LinkTarget(rawValue: "https:" + text).map(Outcome.target) ?? .refused }
        if Self.hasScheme(text) {
            guard let target = LinkTarget(rawValue: text) else { return .refused }
            if let page, text.hasPrefix(page + "#") { return .withinPage }
            return .target(target)
        }
        guard let base else { return .noBase }
        guard let url = URL(string: text, relativeTo: base)?.absoluteURL,
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

    private static func hasScheme(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), let first = text.first, first.isASCII, first.isLetter else {
            return false
        }
        return text[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
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
            for byte in String(scalar).utf8 {
                let digits = String(byte, radix: 16, uppercase: true)
                result.append(contentsOf: ("%" + (digits.count == 1 ? "0" : "") + digits).unicodeScalars)
            }
        }
        return String(result)
    }
}
