internal import News

/// Takes the shortcodes of a WordPress text apart: captions, galleries and embeds become HTML, all others are left out
/// and what stands within them is kept. Brackets that are no shortcode (`[sic]`, `[1]`) stay.
struct Shortcodes {
    private let bytes: [UInt8]
    private let site: MovedSite
    private var place = 0
    private var output: [UInt8] = []
    private(set) var log = MoveLog()
    /// Names whose end tag does not come any more.
    private var unclosed: Set<String> = []
    /// Names that were taken for shortcodes, whose end tags go too.
    private var opened: Set<String> = []

    private static let longest = 8192
    private static let known: Set<String> = [
        "gallery", "embed", "video", "audio", "playlist", "youtube", "vimeo", "dailymotion", "twitter", "tweet",
        "instagram", "facebook", "soundcloud", "tiktok", "spotify",
    ]

    /// The end tag that was found last of each name: the next one, as long as it lies ahead.
    private var closings: [String: Range<Int>] = [:]
    /// How many captions stand around this text.
    private let depth: Int

    /// The number of the item whose text it is.
    private let item: Int64?

    init(_ bytes: [UInt8], site: MovedSite, item: Int64? = nil, depth: Int = 0) {
        self.bytes = bytes
        self.item = item
        self.site = site
        self.depth = depth
    }

    mutating func expanded() -> [UInt8] {
        guard bytes.contains(0x5B) else { return bytes }
        output.reserveCapacity(bytes.count)
        while let open = bytes[place...].firstIndex(of: 0x5B) {
            output += bytes[place..<open]
            place = open
            if !readEscaped(), !readEnd(), !readStart() {
                output.append(0x5B)
                place += 1
            }
        }
        output += bytes[place...]
        return output
    }

    /// `[[gallery]]` means the words themselves.
    private mutating func readEscaped() -> Bool {
        guard place + 1 < bytes.count, bytes[place + 1] == 0x5B, let end = end(from: place + 1), end + 1 < bytes.count,
            bytes[end + 1] == 0x5D
        else { return false }
        output += bytes[place + 1...end]
        place = end + 2
        return true
    }

    private mutating func readEnd() -> Bool {
        guard place + 1 < bytes.count, bytes[place + 1] == 0x2F, let end = end(from: place) else { return false }
        let name = String(decoding: bytes[place + 2..<end], as: UTF8.self).lowercased()
        guard opened.contains(name) else { return false }
        place = end + 1
        return true
    }

    /// The place of the bracket that ends a tag.
    private func end(from start: Int) -> Int? {
        var quote: UInt8 = 0
        var index = start + 1
        while index < bytes.count, index - start < Self.longest {
            let byte = bytes[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27, bytes[index - 1] == 0x3D {
                quote = byte
            } else if byte == 0x5D {
                return index
            } else if byte == 0x5B || byte == 0x0A {
                return nil
            }
            index += 1
        }
        return nil
    }

    private mutating func readStart() -> Bool {
        guard let end = end(from: place) else { return false }
        let inside = bytes[place + 1..<end]
        let nameBytes = inside.prefix { $0.isLetter || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2D }
        guard (2...40).contains(nameBytes.count), nameBytes.first?.isLetter == true,
            nameBytes.endIndex == inside.endIndex || inside[nameBytes.endIndex].isSpace
                || inside[nameBytes.endIndex] == 0x3D || inside[nameBytes.endIndex] == 0x2F
        else { return false }
        let name = String(decoding: nameBytes, as: UTF8.self).lowercased()
        let text = String(decoding: inside[nameBytes.endIndex...], as: UTF8.self)
        let attributes = ShortcodeAttributes(text)
        let closing = closing(of: name, from: end + 1)
        guard Self.known.contains(name) || closing != nil || attributes.hasValues else { return false }
        opened.insert(name)
        switch name {
        case "caption", "wp_caption":
            guard let closing, depth < 3 else { break }
            appendCaption(bytes[end + 1..<closing.lowerBound], attributes)
            place = closing.upperBound
            return true
        case "gallery":
            appendGallery(attributes)
            place = end + 1
            return true
        case "embed", "youtube", "vimeo", "dailymotion", "twitter", "tweet", "instagram", "facebook", "soundcloud",
            "tiktok", "spotify":
            let inner = closing.map { String(decoding: bytes[end + 1..<$0.lowerBound], as: UTF8.self) }
            guard let address = attributes.address(of: name, inner: inner) else { break }
            output += Array("\n\n\(address)\n\n".utf8)
            place = closing?.upperBound ?? end + 1
            return true
        default: break
        }
        log.add(.shortcode, "[" + String(decoding: inside, as: UTF8.self) + "]")
        place = end + 1
        return true
    }

    /// Where the end tag of a shortcode stands.
    private mutating func closing(of name: String, from start: Int) -> Range<Int>? {
        guard !unclosed.contains(name) else { return nil }
        if let known = closings[name], known.lowerBound >= start { return known }
        let wanted = Array("[/\(name)]".utf8)
        var index = start
        while let open = bytes[index...].firstIndex(of: 0x5B), open + wanted.count <= bytes.count {
            if bytes[open..<open + wanted.count].lazy.map(\.lowered).elementsEqual(wanted) {
                closings[name] = open..<open + wanted.count
                return closings[name]
            }
            index = open + 1
        }
        unclosed.insert(name)
        return nil
    }

    /// `[caption id="attachment_12"]<img …> The words[/caption]`
    private mutating func appendCaption(_ inside: ArraySlice<UInt8>, _ attributes: ShortcodeAttributes) {
        var nested = Shortcodes(Array(inside), site: site, item: item, depth: depth + 1)
        let text = String(decoding: nested.expanded(), as: UTF8.self)
        log.add(nested.log)
        guard let image = text.firstRange(of: "<img"), let close = text[image.lowerBound...].firstIndex(of: ">") else {
            output += Array(text.utf8)
            return
        }
        var end = text.index(after: close)
        if let link = text[end...].firstRange(of: "</a>"), text[end..<link.lowerBound].allSatisfy(\.isWhitespace) {
            end = link.upperBound
        }
        let words = attributes["caption"] ?? String(text[end...])
        output += Array("<figure>\(text[..<end])<figcaption>\(words)</figcaption></figure>".utf8)
    }

    private mutating func appendGallery(_ attributes: ShortcodeAttributes) {
        let numbers = numbers(of: attributes)
        guard !numbers.isEmpty else {
            log.add(.shortcode, "[gallery] without numbers of pictures")
            return
        }
        output += Array("<figure class=\"gallery\">".utf8)
        for number in numbers {
            guard let picture = site.files?(number) else {
                log.add(.pictureUnknown, String(number))
                continue
            }
            let alt = picture.alt.map { " alt=\"\(Self.escaped($0))\"" } ?? ""
            let words = picture.caption.map { "<figcaption>\(Self.escaped($0))</figcaption>" } ?? ""
            let image = "<img class=\"wp-image-\(number)\" src=\"\(Self.escaped(picture.source))\"\(alt)>"
            output += Array("<figure>\(image)\(words)</figure>".utf8)
        }
        output += Array("</figure>".utf8)
    }

    /// The pictures that a gallery names; one that names none shows those that were uploaded for the item.
    private func numbers(of attributes: ShortcodeAttributes) -> [Int64] {
        func listed(_ name: String) -> [Int64] {
            (attributes[name] ?? "").split { !$0.isASCII || !$0.isNumber }.prefix(500).compactMap { Int64($0) }
        }
        let named = listed("ids") + (attributes["ids"] == nil ? listed("include") : [])
        guard named.isEmpty, let parent = listed("id").first ?? item else { return named }
        let excluded = Set(listed("exclude"))
        return (site.hanging?(parent) ?? []).prefix(500).filter { number in
            !excluded.contains(number) && MovedFile.isPicture(site.files?(number)?.source ?? "")
        }
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}

/// The attributes of a shortcode, as WordPress reads them: `a="b"`, `a='b'`, `a=b`, and words alone.
struct ShortcodeAttributes {
    private var values: [String: String] = [:]
    private var words: [String] = []

    var hasValues: Bool { !values.isEmpty }

    subscript(_ name: String) -> String? { values[name]?.nonEmpty }

    init(_ text: String) {
        var rest = text[...]
        while values.count + words.count < 64 {
            rest = rest.drop { $0.isWhitespace || $0 == "/" && words.isEmpty && values.isEmpty }
            guard let first = rest.first else { break }
            let name = rest.prefix { !$0.isWhitespace && $0 != "=" }
            rest = rest[name.endIndex...]
            guard first != "=", rest.first == "=", !name.contains("/") else {
                // `[youtube=https://…]` and `[youtube https://…]`
                if first == "=" { rest = rest.dropFirst() }
                let word = (first == "=" ? "" : name) + rest.prefix { !$0.isWhitespace }
                rest = rest.drop { !$0.isWhitespace }
                if !word.isEmpty { words.append(String(word).filter { $0 != "\"" && $0 != "'" }) }
                continue
            }
            rest = rest.dropFirst()
            if let quote = rest.first, quote == "\"" || quote == "'" {
                let value = rest.dropFirst().prefix { $0 != quote }
                rest = rest[value.endIndex...].dropFirst()
                values[name.lowercased()] = String(value)
            } else {
                let value = rest.prefix { !$0.isWhitespace }
                rest = rest[value.endIndex...]
                values[name.lowercased()] = String(value)
            }
        }
    }

    /// The address that an embedding shortcode names.
    func address(of name: String, inner: String?) -> String? {
        let given = [inner.map(PageText.trimmed), self["url"], self["src"]].compactMap { $0 } + words
        if let address = given.first(where: { $0.hasPrefix("https://") || $0.hasPrefix("http://") }) {
            return address.contains(where: { $0.isWhitespace || $0 == "<" }) ? nil : address
        }
        guard let id = self["id"] ?? words.first,
            id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        else { return nil }
        return switch name {
        case "youtube": "https://www.youtube.com/watch?v=\(id)"
        case "vimeo": "https://vimeo.com/\(id)"
        case "dailymotion": "https://www.dailymotion.com/video/\(id)"
        case "tweet", "twitter": "https://x.com/i/status/\(id)"
        default: nil
        }
    }
}
