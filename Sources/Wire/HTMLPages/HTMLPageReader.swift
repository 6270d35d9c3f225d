internal import Foundation
internal import News

/// Reads a saved page of a news site. Each field is taken from where it is most trusted: JSON-LD, then Open Graph and
/// meta, then microdata and the markup.
public struct HTMLPageReader {
    private static let articleTypes: Set<String> = [
        "NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle",
        "ReviewNewsArticle", "BackgroundNewsArticle", "LiveBlogPosting",
    ]

    private let root: HTMLElement
    private var page = ImportedPage()
    private var metas: [String: [String]] = [:]
    private var linked: JSONTree?
    private var breadcrumbs: [String] = []

    /// Reads a page.
    /// - Throws: `NewsError(.invalid)` when the bytes are no text, or no article is found.
    public static func read(_ bytes: [UInt8]) throws -> ImportedPage {
        let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
        let charset = head.firstRange(of: "charset=").map {
            String(
                head[$0.upperBound...].drop { "\"' ".contains($0) }.prefix {
                    $0.isLetter || $0.isNumber || "-_".contains($0)
                })
        }
        let decoded = try TextDecoding.decode(bytes, charset: charset == "utf-8" ? nil : charset)
        guard let root = HTMLElement.parse(decoded.text) else {
            throw NewsError(.invalid, "The page nests its tags thousands deep, and cannot be read.")
        }
        var reader = HTMLPageReader(root: root)
        reader.page.diagnostics = decoded.diagnostics
        return try reader.read()
    }

    private init(root: HTMLElement) { self.root = root }

    private mutating func read() throws -> ImportedPage {
        readHead()
        readFields()
        readBody()
        guard !page.headline.isEmpty else {
            throw NewsError(
                .invalid, "The page has no headline: no JSON-LD article, no og:title and no h1.",
                help: "Save the page of one article, not of a list."
            )
        }
        guard !page.body.isEmpty else {
            throw NewsError(
                .invalid, "The page “\(page.headline.prefix(80))” has no paragraphs of an article.",
                help: "Save the page of one article, after it has loaded."
            )
        }
        return page
    }

    // MARK: The head

    private mutating func readHead() {
        for element in root.descendants {
            switch element.name {
            case "meta":
                let name = (element["property"] ?? element["name"] ?? element["itemprop"])?.lowercased()
                if let name, let content = Self.clean(element["content"]) { metas[name, default: []].append(content) }
            case "script" where element["type"]?.lowercased().hasPrefix("application/ld+json") ?? false:
                let source = element.children.map { if case .text(let text) = $0 { text } else { "" } }.joined()
                guard let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(source.utf8)) else {
                    page.diagnostics.append(Diagnostic(.warning, "a block of JSON-LD is broken and was not read"))
                    continue
                }
                let objects = tree.objects
                if linked == nil { linked = objects.first { $0.isA(Self.articleTypes) } }
                if breadcrumbs.isEmpty, let list = objects.first(where: { $0.isA(["BreadcrumbList"]) }) {
                    breadcrumbs = (list["itemListElement"]?.items ?? []).compactMap { item in
                        Self.clean(item["name"]?.text ?? item["item"]?["name"]?.text)
                    }
                }
            default: break
            }
        }
    }

    private func meta(_ names: String...) -> String? { names.lazy.compactMap { metas[$0]?.first }.first }

    private func property(_ name: String) -> HTMLElement? {
        root.first { $0["itemprop"]?.split(separator: " ").contains(Substring(name)) ?? false }
    }

    /// Entities that were escaped twice are read, white space is collapsed; nothing but white space is nothing.
    static func clean(_ text: String?) -> String? {
        guard var text else { return nil }
        if text.contains("&") {
            for (entity, character) in [
                ("&amp;", "&"), ("&quot;", "\""), ("&#39;", "'"), ("&#039;", "'"), ("&apos;", "'"), ("&lt;", "<"),
                ("&gt;", ">"), ("&nbsp;", "\u{A0}"), ("&rsquo;", "’"), ("&laquo;", "«"), ("&raquo;", "»"),
                ("&#8217;", "’"), ("&hellip;", "…"), ("&eacute;", "é"), ("&egrave;", "è"), ("&agrave;", "à"),
            ] { text = text.replacing(entity, with: character) }
        }
        let collapsed = text.split { $0.isWhitespace && $0 != "\u{A0}" }.joined(separator: " ")
        return collapsed.isEmpty ? nil : collapsed
    }

    // MARK: The fields

    private mutating func readFields() {
        let title = root.first { $0.name == "h1" }
        page.siteName = meta("og:site_name") ?? Self.clean(linked?["publisher"]?.text)
        page.headline =
            Self.clean(linked?["headline"]?.text) ?? headlineOfMeta() ?? Self.clean(property("headline")?.text)
            ?? Self.clean(title?.text) ?? ""
        page.standfirst =
            Self.clean(linked?["description"]?.text) ?? meta("og:description", "description", "dc.description")
            ?? Self.clean(
                root.first { $0.isMarked(["standfirst", "chapo", "chapeau", "entry-summary", "article-lead"]) }?.text)
        page.kicker = Self.clean(root.first { $0.isMarked(["kicker", "surtitre", "article-label"]) }?.text)
        page.publishedAt = date(
            linked?["datePublished"]?.text, meta("article:published_time", "date", "dc.date", "pubdate"),
            "datePublished")
        page.modifiedAt = date(
            linked?["dateModified"]?.text, meta("article:modified_time", "og:updated_time"), "dateModified")
        page.language = (root["lang"] ?? linked?["inLanguage"]?.text ?? meta("og:locale")).flatMap {
            LanguageTag(rawValue: $0.replacing("_", with: "-"))
        }
        let canonical = root.first { $0.name == "link" && $0["rel"] == "canonical" }?["href"]
        page.canonicalAddress =
            [canonical, meta("og:url"), linked?["mainEntityOfPage"]?.text, linked?["url"]?.text].lazy
            .compactMap { $0.flatMap(LinkTarget.init(rawValue:)) }.first { $0.isExternal }
        readByline()
        readSection()
        let keywords = (linked?["keywords"]?.items.compactMap(\.text) ?? []) + (metas["article:tag"] ?? [])
        let names = keywords.isEmpty ? (metas["keywords"] ?? []) : keywords
        page.topics = Self.unique(
            names.flatMap { $0.split { $0 == "," || $0 == "،" }.compactMap { Self.clean(String($0)) } })
        readLeadPicture()
    }

    /// `og:title` often ends with the site's name.
    private func headlineOfMeta() -> String? {
        guard var title = meta("og:title", "twitter:title", "dc.title") else { return nil }
        if let site = page.siteName {
            for separator in [" | ", " - ", " – ", " — "] where title.hasSuffix(separator + site) {
                title = String(title.dropLast((separator + site).count))
            }
        }
        return title
    }

    private func date(_ linked: String?, _ meta: String?, _ itemprop: String) -> ImportedDate? {
        let element = property(itemprop)
        let markup = element?["datetime"] ?? element?["content"]
        let time =
            itemprop == "datePublished" ? root.first { $0.name == "time" && $0["datetime"] != nil }?["datetime"] : nil
        return [linked, meta, markup, time].lazy.compactMap { $0.flatMap { ImportedDate($0) } }.first
    }

    private mutating func readByline() {
        var names = (linked?["author"]?.items ?? []).compactMap { Self.clean($0.text) }
        if names.isEmpty { names = metas["author"] ?? metas["article:author"] ?? metas["dc.creator"] ?? [] }
        names = names.filter { !$0.contains("://") }
        if names.isEmpty,
            let element = property("author") ?? root.first(where: { $0["rel"] == "author" })
                ?? root.first(where: { $0.isMarked(["byline", "author-name", "auteur", "entry-author"]) })
        {
            names = [Self.clean(element.text)].compactMap { $0 }
        }
        page.byline = Self.unique(names.flatMap(Self.people))
    }

    /// The names in a byline: "Par Salma Dadsi et Nabil Rifaï" has two.
    private static func people(_ text: String) -> [String] {
        var rest = text
        for prefix in ["par ", "by ", "بقلم:", "بقلم ", "كتب:", "por ", "de notre correspondant "]
        where rest.lowercased().hasPrefix(prefix) {
            rest = String(rest.dropFirst(prefix.count))
        }
        for separator in [" et ", " and ", " y ", " & ", "،", ";"] { rest = rest.replacing(separator, with: ",") }
        return rest.split(separator: ",").compactMap { clean(String($0)) }.filter { $0.count <= 80 }
    }

    private mutating func readSection() {
        var path = (linked?["articleSection"]?.items ?? []).compactMap { Self.clean($0.text) }
        if path.isEmpty { path = metas["article:section"] ?? [] }
        // Breadcrumbs tell the levels; their first is the home page, and their last may be the article itself.
        let crumbs = breadcrumbs.isEmpty ? breadcrumbsOfMarkup() : breadcrumbs
        let inner = crumbs.dropFirst().filter { $0 != page.headline }
        if !inner.isEmpty { path = Array(inner) } else if path.count > 1 { path = [path[0]] }
        page.sectionPath = path.prefix(4).map { String($0.prefix(80)) }
    }

    private func breadcrumbsOfMarkup() -> [String] {
        guard let trail = root.first(where: { $0.isMarked(["breadcrumb", "fil-ariane", "ariane"]) }) else { return [] }
        return trail.descendants.filter { $0.name == "a" }.compactMap { Self.clean($0.text) }
    }

    private mutating func readLeadPicture() {
        let figure = root.first {
            ($0.name == "figure" || $0.isMarked(["featured", "lead-image", "article-image", "post-thumbnail"]))
                && $0.first { $0.name == "img" } != nil
        }
        let image = figure?.first { $0.name == "img" }
        let linkedImage = linked?["image"]?.items.first.flatMap { $0["url"]?.text ?? $0["contentUrl"]?.text ?? $0.text }
        // What was saved beside the page can be taken; an address can only be told of.
        let local = image.flatMap(BodyMaker.source).flatMap { $0.contains("://") ? nil : $0 }
        guard let source = local ?? linkedImage ?? meta("og:image", "twitter:image") ?? image.flatMap(BodyMaker.source)
        else { return }
        page.pictures = [
            ImportedPicture(
                source: source, alt: Self.clean(image?["alt"]) ?? meta("og:image:alt"),
                caption: Self.clean(figure?.first { $0.name == "figcaption" || $0.isMarked(["caption"]) }?.text),
                credit: Self.clean(figure?.first { $0.isMarked(["credit", "copyright"]) }?.text)
            )
        ]
        page.leadPicture = 0
    }

    static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0.lowercased()).inserted }
    }

    // MARK: The body

    private mutating func readBody() {
        var maker = BodyMaker(
            headline: page.headline, standfirst: page.standfirst, base: page.canonicalAddress, pictures: page.pictures
        )
        if let container = container() {
            page.body = Body(maker.blocks(of: container))
            page.pictures = maker.pictures
        }
        if page.body.isEmpty, let text = Self.clean(linked?["articleBody"]?.text) {
            page.body = Body(text.split(separator: "\n").map { .paragraph(TextBlock(String($0))) })
            page.diagnostics.append(Diagnostic(.note, "the body was taken from the JSON-LD, without its markup"))
        }
        page.diagnostics += maker.report
    }

    /// The element that holds the article's paragraphs.
    private func container() -> HTMLElement? {
        if let marked = property("articleBody") { return marked }
        let names = [
            "entry-content", "article-body", "article__body", "articlebody", "post-content", "story-body",
            "article-content",
            "article_content", "body-content", "td-post-content", "story-content",
        ]
        let candidates = root.descendants.filter {
            ["div", "section", "article", "main", "td", "body"].contains($0.name)
        }
        if let marked = candidates.filter({ $0.isMarked(names) }).max(by: { score($0) < score($1) }),
            score(marked) > 120
        {
            return marked
        }
        guard let best = candidates.max(by: { score($0) < score($1) }), score(best) > 120 else { return nil }
        return best
    }

    /// How much prose stands right in an element: paragraphs and text of its own, links not counted.
    private func score(_ element: HTMLElement) -> Int {
        var score = 0
        for child in element.children {
            switch child {
            case .text(let text): score += text.split(whereSeparator: \.isWhitespace).joined(separator: " ").count
            case .element(let child) where ["p", "blockquote"].contains(child.name):
                score += child.text.count - child.descendants.filter { $0.name == "a" }.reduce(0) { $0 + $1.text.count }
            case .element: break
            }
        }
        return score
    }
}
