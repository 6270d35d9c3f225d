internal import News

/// What the markup around an article says of it, by the names that sites give their elements.
struct MarkupReader {
    private let tree: MarkupTree
    private let finder: ArticleFinder
    private let root: Int?
    /// The elements to look at: those of the article with its header, the furniture left out.
    private let scope: [Int]
    private(set) var headlineElement: Int?
    private(set) var standfirstElement: Int?
    private(set) var kickerElement: Int?

    init(_ tree: MarkupTree, finder: ArticleFinder, root: Int?, title: String, siteName: String?) {
        self.tree = tree
        self.finder = finder
        self.root = root
        let headline = HeadlineFinder.find(
            tree, finder: finder, root: root, title: title, siteName: siteName)
        let around = root.map { Self.around($0, with: headline, in: tree) } ?? 0
        headlineElement = headline
        scope = tree.subtree(around).filter {
            !tree[$0].tag.isEmpty && tree[$0].tag != "body" && tree[$0].tag != "html"
        }
        standfirstElement = element(
            named: [
                ["standfirst"], ["chapo"], ["chapô"], ["chapeau"], ["dek"], ["deck"], ["subtitle"], ["sub", "title"],
                ["subheadline"],
                ["subhead"], ["sous", "titre"], ["soustitre"], ["lede"], ["intro"], ["introduction"], ["summary"],
                ["excerpt"], ["lead"], ["abstract"],
            ],
            textOf: 20...800
        ) { !["body", "article", "main", "section", "figure", "img", "ul", "a"].contains(tree[$0].tag) }
        kickerElement = element(
            named: [["kicker"], ["eyebrow"], ["overline"], ["surtitre"], ["sur", "titre"], ["topper"], ["pretitle"]],
            textOf: 2...80
        ) { _ in true }
    }

    /// The smallest element that holds both.
    private static func around(_ root: Int, with headline: Int?, in tree: MarkupTree) -> Int {
        guard let headline, !tree.subtree(root).contains(headline) else {
            return tree.ancestors(of: root).first { tree[$0].tag == "article" || tree[$0].tag == "main" }
                ?? max(0, tree[root].parent)
        }
        let shared = tree.ancestors(of: root).first { tree.subtree($0).contains(headline) } ?? 0
        return tree.ancestors(of: root).first { tree[$0].tag == "article" && tree.subtree($0).contains(shared) }
            ?? shared
    }

    // MARK: Named elements

    private func element(
        named names: [[String]], textOf lengths: ClosedRange<Int>, where condition: (Int) -> Bool
    ) -> Int? {
        let candidates = scope.filter { index in
            tree[index].end - index < 60 && tree.isShort(index) && !finder.isOutside(index)
                && index != headlineElement && condition(index)
        }.map { (index: $0, names: tree.names(of: $0)) }.filter { !$0.names.isEmpty }
        for wanted in names {
            for candidate in candidates where wanted.allSatisfy(candidate.names.contains) {
                if lengths.contains(tree.text(of: candidate.index).count) { return candidate.index }
            }
        }
        return nil
    }

    func claims() -> PageClaims {
        var claims = PageClaims()
        claims.headline = headlineElement.flatMap { tree.text(of: $0).nonEmpty }
        claims.kicker = kickerElement.flatMap { tree.text(of: $0).nonEmpty }
        claims.standfirst = standfirstElement.flatMap { tree.text(of: $0).nonEmpty }
        claims.byline = byline()
        readDates(into: &claims)
        claims.trail = trail()
        claims.sections = linkTexts { $0.contains("category") || $0.contains("section") }
        claims.topics = TopicNames.names(in: linkTexts { $0.contains("tag") && !$0.contains("category") })
        claims.language = PageLanguage.tag(tree.value("lang", of: 0) ?? tree.value("xml:lang", of: 0))
        claims.address = tree.all.first { isLink($0, rel: "canonical") }.flatMap { tree.value("href", of: $0) }
        return claims
    }

    private func isLink(_ index: Int, rel: String) -> Bool {
        (tree[index].tag == "link" || tree[index].tag == "a")
            && (tree.value("rel", of: index)?.lowercased().split(whereSeparator: \.isWhitespace).contains { $0 == rel }
                ?? false)
    }

    private func linkTexts(_ condition: (Set<String>) -> Bool) -> [String] {
        let found = scope.filter { index in
            guard tree[index].tag == "a", tree.isShort(index), let rel = tree.value("rel", of: index) else {
                return false
            }
            return condition(Set(rel.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)))
                && !isIn(["comments", "related", "widget", "sidebar"], index)
        }
        return found.compactMap { tree.text(of: $0).nonEmpty }
    }

    private func isIn(_ words: Set<String>, _ index: Int) -> Bool {
        tree.ancestors(of: index).contains {
            !tree.names(of: $0).isDisjoint(with: words) && tree[$0].tag != "body" && tree[$0].tag != "html"
        }
    }

    private func byline() -> [String] {
        let elements = scope.filter { index in
            if isLink(index, rel: "author") { return tree.isShort(index) }
            guard tree[index].end - index < 80, tree.isShort(index) else { return false }
            let names = tree.names(of: index)
            return !names.isDisjoint(with: [
                "byline", "author", "authors", "auteur", "auteurs", "signature", "writer", "autor",
            ])
                && names.isDisjoint(with: ["avatar", "bio", "image", "photo", "comment"])
        }
        for element in elements where !isIn(["comments", "comment", "related"], element) {
            let links = tree.subtree(element).filter {
                isLink($0, rel: "author")
                    || tree[$0].tag == "a" && tree.value("href", of: $0)?.contains("/auth") == true
            }
            var names = links.flatMap { BylineNames.names(in: tree.text(of: $0)) }
            if names.isEmpty, tree.text(of: element).count <= 160 {
                names = BylineNames.names(in: tree.text(of: element))
            }
            if !names.isEmpty {
                // Several authors stand in elements of their own.
                if isLink(element, rel: "author") {
                    names = elements.filter { isLink($0, rel: "author") }.flatMap {
                        BylineNames.names(in: tree.text(of: $0))
                    }
                }
                var seen: Set<String> = []
                return names.filter { seen.insert($0).inserted }
            }
        }
        return []
    }

    // MARK: Dates

    private func readDates(into claims: inout PageClaims) {
        func take(_ date: ImportedDate, isUpdate: Bool) {
            if isUpdate {
                claims.modifiedAt = claims.modifiedAt ?? date
            } else {
                claims.publishedAt = claims.publishedAt ?? date
            }
        }
        for index in scope
        where tree[index].tag == "time" && tree.isShort(index)
            && !isIn(["comments", "comment", "related"], index)
        {
            guard
                let date = [tree.value("datetime", of: index), tree.text(of: index)].lazy.compactMap({ $0 })
                    .compactMap(ImportedDate.init(reading:)).first
            else { continue }
            take(date, isUpdate: isUpdate(index))
        }
        guard claims.publishedAt == nil else { return }
        for index in scope where tree[index].end - index < 40 && tree.isShort(index) {
            let names = tree.names(of: index)
            guard
                !names.isDisjoint(with: [
                    "date", "published", "publication", "timestamp", "posted", "datepublication", "pubdate", "تاريخ",
                ]),
                !isIn(["comments", "comment", "related"], index), let date = PrintedDate.find(in: tree.text(of: index))
            else { continue }
            take(date, isUpdate: isUpdate(index))
        }
    }

    private func isUpdate(_ index: Int) -> Bool {
        let words: Set<String> = ["updated", "modified", "update", "maj", "actualizado"]
        if !tree.names(of: index).isDisjoint(with: words) { return true }
        let parent = tree[index].parent
        if parent >= 0, !tree.names(of: parent).isDisjoint(with: words), tree[parent].tag != "body" { return true }
        // "Mis à jour le <time>"
        guard index > 0, tree[index - 1].tag.isEmpty else { return false }
        let before = tree[index - 1].text.lowercased()
        return ["à jour", "modifié", "updated", "modified", "actualizado", "آخر تحديث", "تحديث"].contains {
            before.contains($0)
        }
    }

    private func trail() -> [String] {
        let holder = tree.all.first { index in
            guard !tree[index].tag.isEmpty, tree[index].tag != "body", tree[index].end - index < 200 else {
                return false
            }
            let names = tree.names(of: index)
            if !names.isDisjoint(with: ["breadcrumb", "breadcrumbs", "ariane", "crumbs", "filariane"]) { return true }
            return tree.value("aria-label", of: index)?.lowercased().contains("breadcrumb") == true
        }
        guard let holder else { return [] }
        let items = tree.elements(["li"], in: tree.subtree(holder))
        let places = items.isEmpty ? tree.elements(["a"], in: tree.subtree(holder)) : items
        return places.map { index in
            let text = tree.text(of: index)
            let edges = "»›>/|→·•«‹ "
            return String(text.drop { edges.contains($0) }.reversed().drop { edges.contains($0) }.reversed())
        }.filter { !$0.isEmpty }
    }

    // MARK: Picture

    /// The figure that stands above the text and outside of it, with its words.
    func headerFigure() -> Int? {
        guard let root else { return nil }
        return scope.first { index in
            guard index < root, tree[index].tag == "img" || tree[index].tag == "amp-img", !finder.isOutside(index),
                PictureSource(of: index, in: tree) != nil
            else { return false }
            let narrow = tree.value("width", of: index).flatMap { Int($0) }.map { $0 < 200 } ?? false
            return !narrow && !isIn(["author", "avatar", "byline", "logo", "header-logo"], index)
        }
    }
}
