/// Finds the element that shows the headline: the loudest one that says what the page's title says.
enum HeadlineFinder {
    static func find(
        _ tree: MarkupTree, finder: ArticleFinder, root: Int?, title: String, siteName: String?
    ) -> Int? {
        var best: (index: Int, rank: Int)?
        let holder = root.flatMap { root in
            tree.ancestors(of: root).first { tree[$0].tag == "article" || tree[$0].tag == "main" }
        }
        for index in tree.all {
            let tag = tree[index].tag
            guard !tag.isEmpty, tag != "html", tag != "body" else { continue }
            let isHeading = tag == "h1" || tag == "h2" || tag == "h3"
            let names = isHeading ? [] : tree.names(of: index)
            let isNamed = !names.isDisjoint(with: ["headline", "titre", "title", "titrearticle"])
            let isLoud =
                isHeading || isNamed
                || ["b", "strong", "td", "p", "div", "center", "span"].contains(tag) && title.count >= 12
            guard isLoud, tree[index].end - index < 40, tree.isShort(index) else { continue }
            let text = tree.text(of: index)
            guard (4...300).contains(text.count), text.lowercased() != siteName?.lowercased() else { continue }
            var rank = 0
            if tag == "h1" { rank += 40 }
            if isNamed { rank += 12 }
            if text.count >= 10, title.contains(text) { rank += tag == "h1" ? 20 : isHeading || isNamed ? 25 : 16 }
            if let holder, tree.subtree(holder).contains(index) { rank += 6 }
            if finder.isOutside(index) { rank -= 30 }
            if let root, index > root, !tree.subtree(root).contains(index) { rank -= 10 }
            if rank >= 16, rank > best?.rank ?? 0 { best = (index, rank) }
        }
        return best?.index
    }
}
