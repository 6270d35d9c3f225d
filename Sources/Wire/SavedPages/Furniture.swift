/// What stands on a page and is no part of its article, told by an element's name, role, class and id.
enum Furniture {
    static func kind(of index: Int, in tree: MarkupTree) -> DropLog.Kind? {
        let node = tree[index]
        if node.tag.isEmpty || node.tag == "html" || node.tag == "body" || node.tag == "main" { return nil }
        switch node.tag {
        case "nav", "menu": return .navigation
        case "footer":
            // A quotation's footer names its source.
            return tree.ancestors(of: index).contains { ["blockquote", "figure"].contains(tree[$0].tag) }
                ? nil : .navigation
        case "dialog": return .hidden
        default: break
        }
        guard !node.attributes.isEmpty else { return nil }
        if let kind = kindByRole(of: index, in: tree) { return kind }
        let names = tree.names(of: index)
        return names.isEmpty ? nil : kind(names: names, tag: node.tag)
    }

    private static func kindByRole(of index: Int, in tree: MarkupTree) -> DropLog.Kind? {
        if tree.attribute("hidden", of: index) != nil { return .hidden }
        if tree.value("aria-hidden", of: index) == "true", tree[index].tag != "img", tree[index].tag != "span" {
            return .hidden
        }
        if let style = tree.attribute("style", of: index)?.lowercased().filter({ !$0.isWhitespace }),
            style.contains("display:none") || style.contains("visibility:hidden")
        {
            return .hidden
        }
        switch tree.value("role", of: index) {
        case "navigation", "search", "menu", "menubar", "banner", "contentinfo", "toolbar": return .navigation
        case "dialog", "alertdialog": return .hidden
        default: return nil
        }
    }

    private static func kind(names: Set<String>, tag: String) -> DropLog.Kind? {
        func has(_ words: Set<String>) -> Bool { !names.isDisjoint(with: words) }
        if has(["comments", "comment", "respond", "disqus", "commentaires", "commentlist", "comentarios"]) {
            return .comments
        }
        if tag == "article" { return nil }
        if has(advertisements) && !has(["date", "time", "info"]) { return .advertisement }
        if has(["newsletter", "newsletters", "subscribe", "signup", "mailchimp", "mc4wp", "abonnement"]) {
            return .newsletterBox
        }
        if has(shareBars) { return .shareBar }
        if has(related) || names.contains("lire") && has(["aussi", "a", "plus"])
            || names.contains("read") && has(["also", "more", "next"]) || names.contains("most")
        {
            return .relatedBox
        }
        if has([
            "breadcrumb", "breadcrumbs", "menu", "pagination", "navigation", "navbar", "sidebar", "widget", "skip",
            "toc",
        ]) {
            return .navigation
        }
        if has([
            "byline", "authorbox", "postmeta", "entrymeta", "dateline", "timestamp", "tags", "tagcloud", "readingtime",
        ])
            || has(["meta", "author", "date"])
                && has(["entry", "post", "article", "box", "info", "bio", "story", "item"])
        {
            return .articleDetails
        }
        if names.contains("screen") && names.contains("reader") || names.contains("sr") && names.contains("only")
            || names.contains("visually") && names.contains("hidden")
        {
            return .hidden
        }
        return nil
    }

    private static let advertisements: Set<String> = [
        "ad", "ads", "advert", "advertisement", "advertising", "adsbygoogle", "adslot", "adunit", "publicite",
        "publicité",
        "pub", "pubs", "dfp", "gpt", "taboola", "outbrain", "teads", "mgid", "sponsored", "promo", "promos",
    ]
    private static let shareBars: Set<String> = [
        "share", "sharing", "sharebar", "sharedaddy", "addtoany", "addthis", "social", "socials", "partage", "partager",
        "sharethis", "followus",
    ]
    private static let related: Set<String> = [
        "related", "relatedposts", "yarpp", "recommended", "recommendations", "recirculation", "recirc", "trending",
        "popular", "readmore", "readalso", "lireaussi", "similaires", "liées", "liees", "relacionadas",
    ]
}
