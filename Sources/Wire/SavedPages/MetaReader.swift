internal import News

/// What a page's `meta` elements say: Open Graph and its article words, Dublin Core, and the older names.
struct MetaReader {
    private var values: [String: [String]] = [:]

    init(_ tree: MarkupTree) {
        for index in tree.all where tree[index].tag == "meta" {
            guard let content = tree.value("content", of: index) else { continue }
            for attribute in ["property", "name", "http-equiv"] {
                guard let names = tree.value(attribute, of: index) else { continue }
                for name in names.split(separator: " ") { values[name.lowercased(), default: []].append(content) }
            }
        }
    }

    private func first(_ names: String...) -> String? {
        for name in names {
            if let value = values[name]?.first.flatMap({ PageText.plain($0).nonEmpty }) { return value }
        }
        return nil
    }

    private func all(_ names: String...) -> [String] {
        for name in names {
            if let found = values[name], !found.isEmpty { return found.map(PageText.plain).filter { !$0.isEmpty } }
        }
        return []
    }

    private func date(_ names: String...) -> ImportedDate? {
        for name in names {
            if let date = values[name]?.lazy.compactMap(ImportedDate.init(reading:)).first { return date }
        }
        return nil
    }

    func claims() -> PageClaims {
        var claims = PageClaims()
        claims.siteName = first("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")
        claims.headline = first("og:title", "dc.title", "dcterms.title", "parsely-title", "twitter:title").map {
            Self.withoutSiteName($0, siteName: claims.siteName)
        }
        claims.standfirst = first(
            "og:description", "dc.description", "dcterms.description", "description", "twitter:description"
        )
        claims.byline = byline()
        claims.publishedAt = date(
            "article:published_time", "og:published_time", "dc.date.issued", "dcterms.issued", "dc.date",
            "dcterms.created", "dc.date.created", "parsely-pub-date", "date", "pubdate", "publish-date",
            "date.available"
        )
        claims.modifiedAt = date(
            "article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "last-modified",
            "revised"
        )
        claims.sections = all("article:section", "parsely-section", "dc.coverage.section")
        claims.topics = TopicNames.names(
            in: all("article:tag", "news_keywords", "dc.subject", "dcterms.subject", "keywords", "parsely-tags")
        )
        claims.language = PageLanguage.tag(
            first("og:locale", "dc.language", "dcterms.language", "content-language", "language"))
        claims.address = first("og:url")
        claims.picture = picture()
        return claims
    }

    private func byline() -> [String] {
        for name in ["article:author", "dc.creator", "dcterms.creator", "parsely-author", "author", "twitter:creator"] {
            // Open Graph asks for a profile's address here; only names are of use.
            let names = (values[name] ?? []).flatMap { $0.contains("://") ? [] : BylineNames.names(in: $0) }
            if !names.isEmpty { return names }
        }
        return []
    }

    private func picture() -> ImportedPicture? {
        guard
            let source = first("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"),
            !PictureKey.isEmblem(source)
        else { return nil }
        return ImportedPicture(
            source: source, alt: first("og:image:alt", "twitter:image:alt")
        )
    }

    /// "Headline - The Paper" is the headline, where the paper is the site's name.
    static func withoutSiteName(_ title: String, siteName: String?) -> String {
        guard let siteName, title.count > siteName.count + 3, title.lowercased().hasSuffix(siteName.lowercased()) else {
            return title
        }
        let rest = PageText.trimmed(String(title.dropLast(siteName.count)))
        guard let mark = rest.last, "-–—|·•:»".contains(mark) else { return title }
        return PageText.trimmed(String(rest.dropLast()))
    }
}
