internal import News

/// What a page's JSON-LD (JSON-LD 1.1, schema.org) says of the article.
struct LinkedDataReader {
    private var objects: [StructuredValue] = []
    private var byIdentity: [String: StructuredValue] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ scripts: [String]) {
        for (number, script) in scripts.enumerated() {
            do {
                collect(try StructuredValue(reading: script), depth: 0)
            } catch {
                diagnostics.append(
                    Diagnostic(
                        .warning,
                        """
                        the page's JSON-LD block \(number + 1) of \(scripts.count) is broken (its line \(error.line), \
                        where \(error.expected) should stand) and was skipped
                        """
                    )
                )
            }
        }
    }

    private mutating func collect(_ value: StructuredValue, depth: Int) {
        switch value {
        case .list(let values): for value in values { collect(value, depth: depth + 1) }
        case .object(let members):
            if members["@type"] != nil { objects.append(value) }
            if let identity = members["@id"]?.text, members.count > 1 { byIdentity[identity] = value }
            // In the order of the names, so that the same page always reads the same.
            for (_, member) in members.sorted(by: { $0.key < $1.key }) { collect(member, depth: depth + 1) }
        case .null, .flag, .number, .text: break
        }
    }

    private func resolved(_ value: StructuredValue) -> StructuredValue {
        guard case .object(let members) = value, members.count == 1, let identity = members["@id"]?.text else {
            return value
        }
        return byIdentity[identity] ?? value
    }

    private static let articleTypes: [String: Int] = [
        "NewsArticle": 3, "AnalysisNewsArticle": 3, "AskPublicNewsArticle": 3, "BackgroundNewsArticle": 3,
        "OpinionNewsArticle": 3, "ReportageNewsArticle": 3, "ReviewNewsArticle": 3, "LiveBlogPosting": 3,
        "AdvertiserContentArticle": 2, "Report": 2, "Article": 2, "SatiricalArticle": 2, "BlogPosting": 2,
        "SocialMediaPosting": 1, "TechArticle": 2, "ScholarlyArticle": 2,
    ]

    private static func types(of value: StructuredValue) -> [String] {
        (value["@type"]?.elements ?? []).compactMap { type in
            type.text.map { String($0.split(whereSeparator: { $0 == "/" || $0 == ":" || $0 == "#" }).last ?? "") }
        }
    }

    /// The object of the article: the most exact type that has a headline, and of several the one with most to say.
    private var article: StructuredValue? {
        var best: (value: StructuredValue, rank: Int)?
        for object in objects {
            guard let type = Self.types(of: object).compactMap({ Self.articleTypes[$0] }).max() else { continue }
            var rank = type * 10
            if object["headline"] != nil || object["name"] != nil { rank += 5 }
            if object["datePublished"] != nil { rank += 2 }
            if object["author"] != nil { rank += 1 }
            if object["articleBody"] != nil { rank += 1 }
            if rank > best?.rank ?? 0 { best = (object, rank) }
        }
        return best?.value
    }

    /// Everything the blocks say; empty when there is no article among them.
    func claims() -> PageClaims {
        var claims = PageClaims()
        claims.trail = trail()
        guard let article else { return claims }
        claims.headline = words(article["headline"]) ?? words(article["name"])
        claims.standfirst = words(article["description"]) ?? words(article["abstract"])
        claims.byline = (article["author"] ?? article["creator"])?.elements.flatMap(names) ?? []
        claims.publishedAt = date(article["datePublished"])
        claims.modifiedAt = date(article["dateModified"])
        claims.sections = (article["articleSection"]?.elements ?? []).compactMap(words)
        claims.topics = TopicNames.names(in: (article["keywords"]?.elements ?? []).compactMap(words))
        claims.language = language(article["inLanguage"])
        claims.address = address(article["url"]) ?? address(article["mainEntityOfPage"])
        claims.siteName = (article["publisher"]?.elements.first).flatMap { words(resolved($0)["name"]) }
        claims.picture = picture(article["image"]) ?? picture(article["thumbnailUrl"])
        claims.articleBody = article["articleBody"]?.text
        return claims
    }

    private func words(_ value: StructuredValue?) -> String? {
        guard let value else { return nil }
        let first = value.elements.first.map(resolved)
        return (first?.text ?? first?["name"]?.text).flatMap { PageText.plain($0).nonEmpty }
    }

    private func names(_ author: StructuredValue) -> [String] {
        let author = resolved(author)
        if let name = author["name"] { return name.elements.flatMap { $0.text.map(BylineNames.names) ?? [] } }
        guard let text = author.text, !text.contains("://") else { return [] }
        return BylineNames.names(in: text)
    }

    private func date(_ value: StructuredValue?) -> ImportedDate? {
        value?.elements.first?.text.flatMap(ImportedDate.init(reading:))
    }

    private func language(_ value: StructuredValue?) -> LanguageTag? {
        guard let value = value?.elements.first.map(resolved) else { return nil }
        return PageLanguage.tag(value.text ?? value["alternateName"]?.text ?? value["name"]?.text)
    }

    private func address(_ value: StructuredValue?) -> String? {
        guard let value = value?.elements.first else { return nil }
        let text = value.text ?? value["@id"]?.text ?? resolved(value)["url"]?.text
        return text.flatMap { PageText.plain($0).nonEmpty }
    }

    /// The widest of the pictures named; they are one picture in several shapes.
    private func picture(_ value: StructuredValue?) -> ImportedPicture? {
        var widest: (picture: ImportedPicture, width: Int)?
        for object in (value?.elements ?? []).map(resolved) {
            let source = object.text ?? object["url"]?.elements.first?.text ?? object["contentUrl"]?.text
            guard let source = source.flatMap({ PageText.plain($0).nonEmpty }), !PictureKey.isEmblem(source) else {
                continue
            }
            let width = object["width"]?.whole ?? 0
            guard width > widest?.width ?? -1 else { continue }
            let credit =
                words(object["creditText"]) ?? words(object["creator"]) ?? words(object["author"])
                ?? words(object["copyrightHolder"])
            let caption = words(object["caption"]) ?? words(object["description"])
            widest = (ImportedPicture(source: source, caption: caption, credit: credit), width)
        }
        return widest?.picture
    }

    private func trail() -> [String] {
        let lists = objects.filter { Self.types(of: $0).contains("BreadcrumbList") }
        let trails = lists.map { list -> [String] in
            let items = (list["itemListElement"]?.elements ?? []).map(resolved)
            let ordered = items.enumerated().sorted { left, right in
                (left.element["position"]?.whole ?? left.offset) < (right.element["position"]?.whole ?? right.offset)
            }
            return ordered.compactMap { words($0.element["name"]) ?? words($0.element["item"].map(resolved)?["name"]) }
        }
        return trails.max { $0.count < $1.count } ?? []
    }
}
