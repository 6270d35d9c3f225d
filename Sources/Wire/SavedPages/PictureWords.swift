/// The words under a picture, the one who must be named apart from the rest.
struct PictureWords {
    let caption: String?
    let credit: String?

    static let creditNames: Set<String> = [
        "credit", "credits", "crédit", "crédits", "copyright", "photographer", "photocredit",
    ]

    init(of index: Int, in tree: MarkupTree) {
        let element = tree.first(in: index) {
            !tree.names(of: $0).isDisjoint(with: Self.creditNames) || tree[$0].tag == "small" || tree[$0].tag == "cite"
        }
        guard let element else {
            self = PictureWords(tree.text(of: index))
            return
        }
        var text = ""
        let creditRange = tree.subtree(element)
        for place in tree.subtree(index) where tree[place].tag.isEmpty && !creditRange.contains(place) {
            text += tree[place].text
        }
        caption = Self.trimmed(PageText.collapsed(text)).nonEmpty
        credit = Self.credit(tree.text(of: element))
    }

    /// Parts a caption at "©", "(Photo : …)", "Crédit photo : …".
    init(_ text: String) {
        let pattern =
            /[\s\-–—|.]*[(\[]?\s*(?:©|\((?:c|C)\)\s|(?:[Cc]r[ée]dits?(?: photos?)?|[Pp]hotos?|[Cc]redit(?: line)?|[Ff]oto|PHOTO|صورة|تصوير|الصورة)\s*[:：]\s*)(.+)$/
        if let match = text.firstMatch(of: pattern), let credit = Self.credit(String(match.1)) {
            // The sentence keeps its point.
            let head = text[..<match.range.lowerBound]
            let point = text[match.range].first == "." ? "." : ""
            caption = Self.trimmed(String(head) + point).nonEmpty
            self.credit = credit
        } else {
            caption = Self.trimmed(text).nonEmpty
            credit = nil
        }
    }

    /// The name without "©", "Photo :" and brackets.
    static func credit(_ text: String) -> String? {
        var name = PageText.collapsed(text)
        name = name.replacing(
            /^[\s(\[]*(?:©|\([cC]\)|(?:[Cc]r[ée]dits?(?: photos?)?|[Pp]hotos?|[Cc]redit|[Ff]oto|PHOTO|صورة|تصوير)\s*[:：])\s*/,
            with: "")
        let edges = "()[].|-–— "
        while let first = name.first, edges.contains(first) || first.isWhitespace { name.removeFirst() }
        while let last = name.last, edges.contains(last) || last.isWhitespace {
            // "S. O." ends with its own point.
            if last == ".", name.dropLast().last?.isUppercase == true { break }
            name.removeLast()
        }
        return name.isEmpty || name.count > 120 ? nil : name
    }

    private static func trimmed(_ text: String) -> String {
        var rest = PageText.trimmed(text)
        while let last = rest.last, "-–—|(".contains(last) || last.isWhitespace { rest.removeLast() }
        return rest
    }
}
