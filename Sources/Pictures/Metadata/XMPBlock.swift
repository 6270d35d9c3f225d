internal import Foundation
internal import News

/// What an XMP packet says (ISO 16684-1), read by the names that every program writes it with, and a packet of our own
/// with just that.
enum XMPBlock {
    static func read(_ block: [UInt8]) -> PictureMetadata {
        guard block.count <= 262_144, let xml = String(validating: block, as: UTF8.self) else {
            return PictureMetadata()
        }
        var metadata = PictureMetadata()
        metadata.caption = alternative("dc:description", xml)
        metadata.headline = simple("photoshop:Headline", xml) ?? alternative("dc:title", xml)
        metadata.altText = alternative("Iptc4xmpCore:AltTextAccessibility", xml)
        let makers = items("dc:creator", xml)
        metadata.creator = makers.isEmpty ? nil : PictureMetadata.text(makers.joined(separator: ", "))
        metadata.credit = simple("photoshop:Credit", xml) ?? simple("photoshop:Source", xml)
        metadata.copyright = alternative("dc:rights", xml)
        metadata.takenOn = PictureMetadata.date(
            simple("photoshop:DateCreated", xml) ?? simple("exif:DateTimeOriginal", xml)
                ?? simple("xmp:CreateDate", xml))
        return metadata
    }

    /// - Returns: `nil` where there is nothing to say.
    static func write(_ metadata: PictureMetadata) -> [UInt8]? {
        func element(_ name: String, _ text: String?, list: String? = nil) -> String {
            guard let text else { return "" }
            guard let list else { return "<\(name)>\(text.escapedForMarkup)</\(name)>\n" }
            let language = list == "Alt" ? " xml:lang=\"x-default\"" : ""
            return
                "<\(name)><rdf:\(list)><rdf:li\(language)>\(text.escapedForMarkup)</rdf:li></rdf:\(list)></\(name)>\n"
        }
        let elements = [
            element("dc:description", metadata.caption, list: "Alt"),
            element("dc:creator", metadata.creator, list: "Seq"), element("dc:rights", metadata.copyright, list: "Alt"),
            element("photoshop:Headline", metadata.headline), element("photoshop:Credit", metadata.credit),
            element("photoshop:DateCreated", metadata.takenOn),
            element("Iptc4xmpCore:AltTextAccessibility", metadata.altText, list: "Alt"),
        ].joined()
        guard !elements.isEmpty else { return nil }
        let packet = """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" \
            xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
            \(elements)</rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """
        return Array(packet.utf8)
    }

    /// An element's content, from its name to its end.
    private static func content(_ name: String, _ xml: String) -> Substring? {
        var rest = xml[...]
        while let start = rest.firstRange(of: "<\(name)") {
            rest = rest[start.upperBound...]
            guard let next = rest.first, next == ">" || next.isWhitespace, let open = rest.firstIndex(of: ">") else {
                continue
            }
            let inside = rest[rest.index(after: open)...]
            return inside.firstRange(of: "</\(name)>").map { inside[..<$0.lowerBound] }
        }
        return nil
    }

    private static func simple(_ name: String, _ xml: String) -> String? {
        if let content = content(name, xml) { return text(content) }
        for quote in ["\"", "'"] {
            if let start = xml.firstRange(of: "\(name)=\(quote)") {
                let rest = xml[start.upperBound...]
                return rest.firstRange(of: quote).flatMap { text(rest[..<$0.lowerBound]) }
            }
        }
        return nil
    }

    /// The items of a list with their languages.
    private static func listed(_ name: String, _ xml: String) -> [(opening: Substring, text: Substring)] {
        guard var rest = content(name, xml) else { return [] }
        var found: [(Substring, Substring)] = []
        while found.count < 100, let start = rest.firstRange(of: "<rdf:li") {
            rest = rest[start.upperBound...]
            guard let open = rest.firstIndex(of: ">") else { break }
            let opening = rest[..<open]
            rest = rest[rest.index(after: open)...]
            guard !opening.hasSuffix("/"), let end = rest.firstRange(of: "</rdf:li>") else { continue }
            found.append((opening, rest[..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return found
    }

    private static func items(_ name: String, _ xml: String) -> [String] {
        listed(name, xml).compactMap { text($0.text) }
    }

    private static func alternative(_ name: String, _ xml: String) -> String? {
        let all = listed(name, xml)
        let best = all.first { $0.opening.contains("x-default") } ?? all.first
        return best.flatMap { text($0.text) } ?? (all.isEmpty ? simple(name, xml) : nil)
    }

    private static func text(_ raw: some StringProtocol) -> String? {
        var text = String(raw.prefix(20_000))
        while let start = text.firstIndex(of: "<"), let end = text[start...].firstIndex(of: ">") {
            text.removeSubrange(start...end)
        }
        for (entity, character) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#xA;", "\n"), ("&#10;", "\n"),
            ("&#39;", "'"), ("&amp;", "&"),
        ] {
            text = text.replacing(entity, with: character)
        }
        return PictureMetadata.text(text)
    }
}
