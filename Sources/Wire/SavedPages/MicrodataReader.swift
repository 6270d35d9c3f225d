internal import News

/// What the microdata of a page (HTML 5, schema.org) says of the article.
struct MicrodataReader {
    private let tree: MarkupTree
    /// The element of the article, and its properties by name.
    private let article: Int?
    private var properties: [String: [Int]] = [:]

    init(_ tree: MarkupTree) {
        self.tree = tree
        article = tree.all.first { index in
            guard tree.attribute("itemscope", of: index) != nil, let type = tree.value("itemtype", of: index) else {
                return false
            }
            return type.hasSuffix("Article") || type.hasSuffix("BlogPosting") || type.hasSuffix("/Report")
        }
        for index in tree.all {
            guard let names = tree.value("itemprop", of: index) else { continue }
            // A property belongs to the nearest item around it; an author's name is not the article's.
            let owner = tree.ancestors(of: index).first { tree.attribute("itemscope", of: $0) != nil }
            guard article == nil ? owner == nil : owner == article else { continue }
            for name in names.split(whereSeparator: \.isWhitespace) {
                properties[String(name), default: []].append(index)
            }
        }
    }

    /// The element that holds the article's text.
    var body: Int? {
        properties["articleBody"]?.first ?? tree.all.first { tree.attribute("itemprop", of: $0) == "articleBody" }
    }

    func claims() -> PageClaims {
        var claims = PageClaims()
        claims.headline = value("headline")
        claims.standfirst = value("description")
        claims.byline = (properties["author"] ?? properties["creator"] ?? []).flatMap(names)
        claims.publishedAt = date("datePublished")
        claims.modifiedAt = date("dateModified")
        claims.sections = (properties["articleSection"] ?? []).compactMap(text)
        claims.topics = TopicNames.names(in: (properties["keywords"] ?? []).compactMap(text))
        claims.language = PageLanguage.tag(value("inLanguage"))
        claims.address = value("mainEntityOfPage") ?? value("url")
        claims.siteName = properties["publisher"]?.first.flatMap { publisher in
            tree.first(in: publisher) { tree.value("itemprop", of: $0) == "name" }.flatMap(text)
        }
        claims.picture = picture()
        return claims
    }

    private func text(_ index: Int) -> String? {
        let attribute =
            switch tree[index].tag {
            case "meta": tree.value("content", of: index)
            case "link", "a":
                tree.value("content", of: index) ?? (tree.text(of: index).nonEmpty ?? tree.value("href", of: index))
            case "img": tree.value("src", of: index)
            case "time": tree.value("datetime", of: index)
            default: tree.value("content", of: index)
            }
        return (attribute ?? tree.text(of: index).nonEmpty).map(PageText.trimmed)?.nonEmpty
    }

    private func value(_ name: String) -> String? { properties[name]?.lazy.compactMap(text).first }

    private func date(_ name: String) -> ImportedDate? {
        properties[name]?.lazy.compactMap(text).compactMap(ImportedDate.init(reading:)).first
    }

    private func names(_ index: Int) -> [String] {
        let name = tree.first(in: index) { tree.value("itemprop", of: $0) == "name" } ?? index
        guard let text = text(name), !text.contains("://") else { return [] }
        return BylineNames.names(in: text)
    }

    private func picture() -> ImportedPicture? {
        guard let index = properties["image"]?.first else { return nil }
        func part(_ name: String) -> String? {
            tree.first(in: index) { tree.value("itemprop", of: $0) == name }.flatMap(text)
        }
        let image = tree[index].tag == "img" ? index : tree.first("img", in: index)
        guard
            let source = part("url") ?? part("contentUrl") ?? image.flatMap({ PictureSource(of: $0, in: tree)?.address }
            )
                ?? text(index), !source.contains(where: \.isWhitespace), !PictureKey.isEmblem(source)
        else { return nil }
        return ImportedPicture(
            source: source, alt: image.flatMap { tree.value("alt", of: $0) }, caption: part("caption"),
            credit: part("creditText")
        )
    }
}
