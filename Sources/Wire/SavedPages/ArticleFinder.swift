/// Finds the element that holds an article's text: the one with most text in paragraphs and least of it in links.
struct ArticleFinder {
    private let tree: MarkupTree
    /// Characters in paragraphs of each subtree, links and furniture left out.
    private(set) var paragraphText: [Int]
    private var links: [Int]
    private var scores: [Double]
    private var isFurniture: [Bool]

    init(_ tree: MarkupTree) {
        self.tree = tree
        paragraphText = [Int](repeating: 0, count: tree.all.count)
        links = paragraphText
        scores = [Double](repeating: 0, count: tree.all.count)
        isFurniture = [Bool](repeating: false, count: tree.all.count)
        let own = ownText()
        markFurniture(own)
        score(own)
    }

    private static let blocks: Set<String> = [
        "p", "div", "td", "th", "section", "article", "main", "body", "center", "blockquote", "li", "pre", "dd", "dt",
        "h1",
        "h2", "h3", "h4", "h5", "h6", "figcaption", "form", "aside", "header", "footer", "nav", "ul", "ol", "table",
        "tr",
        "tbody", "html", "figure", "fieldset", "address", "noscript", "button",
    ]

    /// The text that stands in each block itself, and how much of it in links.
    private func ownText() -> [(text: Int, links: Int)] {
        var own = [(text: Int, links: Int)](repeating: (0, 0), count: tree.all.count)
        for index in tree.all where tree[index].tag.isEmpty {
            let count = PageText.visibleCount(tree[index].text)
            guard count > 0 else { continue }
            var isLink = false
            for place in tree.ancestors(of: index) {
                if tree[place].tag == "a" { isLink = true }
                guard Self.blocks.contains(tree[place].tag) else { continue }
                own[place].text += count
                if isLink { own[place].links += count }
                break
            }
        }
        return own
    }

    private func isParagraph(_ index: Int, _ own: (text: Int, links: Int)) -> Bool {
        let plain = own.text - own.links
        switch tree[index].tag {
        case "p", "pre": return plain >= 20
        case "div", "td", "section", "article", "main", "body", "center", "blockquote", "form", "th": return plain >= 60
        case "li", "dd": return plain >= 40
        default: return false
        }
    }

    private mutating func sum(_ own: [(text: Int, links: Int)]) {
        for index in tree.all {
            paragraphText[index] =
                isFurniture[index] || !isParagraph(index, own[index]) ? 0 : own[index].text - own[index].links
            links[index] = isFurniture[index] ? 0 : own[index].links
        }
        for index in tree.all.reversed() where tree[index].parent >= 0 {
            paragraphText[tree[index].parent] += paragraphText[index]
            links[tree[index].parent] += links[index]
        }
    }

    private mutating func markFurniture(_ own: [(text: Int, links: Int)]) {
        sum(own)
        let total = paragraphText.first ?? 0
        var index = 0
        while index < tree.all.count {
            if let kind = Furniture.kind(of: index, in: tree), kind == .comments || paragraphText[index] * 5 < total * 2
            {
                for place in tree.subtree(index) { isFurniture[place] = true }
                index = tree[index].end
            } else {
                index += 1
            }
        }
        sum(own)
    }

    private mutating func score(_ own: [(text: Int, links: Int)]) {
        for index in tree.all where !isFurniture[index] && isParagraph(index, own[index]) {
            let plain = Double(own[index].text - own[index].links)
            let parent = tree[index].parent
            let grandparent = parent >= 0 ? tree[parent].parent : -1
            switch tree[index].tag {
            case "p", "pre", "blockquote":
                if parent >= 0 { scores[parent] += plain }
                if grandparent >= 0 { scores[grandparent] += plain / 2 }
            case "li", "dd":
                if grandparent >= 0 { scores[grandparent] += plain / 3 }
            default:
                scores[index] += plain
                if parent >= 0 { scores[parent] += plain / 2 }
            }
        }
    }

    private static let bodyNames: Set<String> = [
        "content", "body", "articlebody", "story", "text", "texte", "entry", "contenu",
    ]

    /// - Parameters:
    ///   - known: The element that microdata names.
    ///   - minimum: Fewer characters than these in paragraphs are no article.
    func find(known: Int?, minimum: Int) -> Int? {
        if let known, tree.text(of: known).count >= 20 { return known }
        var best: (index: Int, score: Double)?
        for index in tree.all where scores[index] > 0 && !isFurniture[index] {
            let text = Double(paragraphText[index])
            var score = scores[index] * text / max(1, text + Double(links[index]))
            if !tree.names(of: index).isDisjoint(with: Self.bodyNames) { score *= 1.25 }
            if score > best?.score ?? 0 { best = (index, score) }
        }
        guard var found = best?.index else { return nil }
        // Text that is split over neighbours is one article.
        for place in tree.ancestors(of: found) {
            if tree[place].tag == "body" || tree[place].tag == "html" { break }
            if paragraphText[place] * 5 > paragraphText[found] * 6 { found = place }
        }
        return paragraphText[found] >= minimum ? found : nil
    }

    /// Whether the element is left out of the article as furniture, whatever its names say.
    func isLeftOut(_ index: Int, under root: Int, as kind: DropLog.Kind) -> Bool {
        kind == .comments || paragraphText[index] * 2 < max(1, paragraphText[root])
    }

    /// Whether the element stands in a part of the page that is not the article's.
    func isOutside(_ index: Int) -> Bool { isFurniture[index] }
}
