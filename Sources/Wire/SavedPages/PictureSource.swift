/// The addresses an `img` names: pages that load late keep them in other attributes, and offer several widths.
struct PictureSource {
    /// The widest, or where no width is given the one meant to be shown.
    let address: String
    let others: [String]

    init?(of index: Int, in tree: MarkupTree) {
        var sized: [(address: String, width: Int)] = []
        var plain: [String] = []
        // The sources beside it in a `picture` count too.
        let parent = tree[index].parent
        let siblings =
            parent >= 0 && tree[parent].tag == "picture"
            ? tree.children(of: parent).filter { tree[$0].tag == "source" } : []
        for place in [index] + siblings {
            for attribute in tree[place].attributes {
                let name = attribute.name
                if name.hasSuffix("srcset") {
                    sized += Self.candidates(attribute.value)
                } else if place == index, Self.attributes.contains(name), let value = Self.usable(attribute.value) {
                    // src comes last: before a late picture is loaded it holds a stand-in.
                    if name == "src" { plain.append(value) } else { plain.insert(value, at: 0) }
                }
            }
        }
        let widest = sized.enumerated().max { ($0.element.width, $1.offset) < ($1.element.width, $0.offset) }
        guard let best = widest?.element.address ?? plain.first else { return nil }
        address = best
        others = (plain + sized.map(\.address)).withoutRepeats.filter { $0 != best }
    }

    private static let attributes: Set<String> = [
        "src", "data-src", "data-lazy-src", "data-original", "data-orig-file", "data-large-file", "data-large_image",
        "data-hi-res-src", "data-full-url", "data-url", "data-image", "data-lazyload", "data-litespeed-src",
    ]

    private static func usable(_ value: String) -> String? {
        let text = PageText.trimmed(value)
        guard !text.isEmpty, text.utf8.count <= 2048, !text.lowercased().hasPrefix("data:"), !PictureKey.isEmblem(text)
        else {
            return nil
        }
        return text
    }

    /// The addresses of a `srcset` with their widths; densities count as tens of pixels, which only orders them.
    private static func candidates(_ value: String) -> [(address: String, width: Int)] {
        var found: [(String, Int)] = []
        var rest = value[...]
        while found.count < 40 {
            rest = rest.drop { $0.isWhitespace || $0 == "," }
            guard !rest.isEmpty else { break }
            // An address may hold commas; it ends at white space.
            var address = rest.prefix { !$0.isWhitespace }
            rest = rest[address.endIndex...]
            var descriptor: Substring = ""
            if address.hasSuffix(",") {
                address = address.dropLast()
            } else {
                descriptor = rest.prefix { $0 != "," }
                rest = rest[descriptor.endIndex...]
            }
            guard let usable = usable(String(address)) else { continue }
            let text = PageText.trimmed(String(descriptor))
            let number = Double(text.dropLast()) ?? 1
            guard number.isFinite, number > 0, number < 100_000 else { continue }
            found.append((usable, text.hasSuffix("w") ? Int(number) : max(1, min(9, Int(number)))))
        }
        return found
    }
}

extension Sequence where Element: Hashable {
    /// The elements in their order, each once.
    var withoutRepeats: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
