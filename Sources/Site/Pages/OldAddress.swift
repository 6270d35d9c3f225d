internal import News
internal import Pages

/// Addresses by which an old site, or this one under an old name, may be known where the address that was asked for is not:
/// a later page, another form, a feed.
struct OldAddress {
    /// What may be redirected.
    let path: String
    /// What stands behind the target's own path: a feed's name.
    private var ending: FeedAddress.Format?

    private init(_ pieces: some Sequence<Substring>, ending: FeedAddress.Format? = nil) {
        path = "/" + pieces.joined(separator: "/")
        self.ending = ending
    }

    /// Where a redirect from `path` leads whoever asked; `nil` where the feed of another site is meant.
    func target(_ redirect: LinkTarget) -> String? {
        guard let ending else { return redirect.rawValue }
        let page = redirect.rawValue
        guard page.hasPrefix("/"), !page.contains("?"), FeedAddress.Format(rawValue: Self.last(of: page)) == nil else {
            return nil
        }
        return (page == "/" ? "" : page) + "/" + ending.rawValue
    }

    private static func last(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? "" }

    /// The forms that WordPress has beside an item: its comments' feed, what others show of it, its trackback.
    private static let forms: Set<Substring> = ["amp", "feed", "embed", "trackback"]
    private static let feedKinds: Set<Substring> = ["rss", "rss2", "rdf", "atom"]

    /// The nearest first.
    static func others(than path: String) -> [OldAddress] {
        let pieces = path.split(separator: "/")
        guard let last = pieces.last else { return [] }
        let rest = pieces.dropLast()
        if let format = FeedAddress.Format(rawValue: String(last)) { return [OldAddress(rest, ending: format)] }
        guard !rest.isEmpty else { return [] }
        if feedKinds.contains(last), rest.last == "feed" {
            return [OldAddress(rest), OldAddress(rest.dropLast())].filter { $0.path != "/" }
        }
        let isNumber = last.utf8.count <= 6 && last.utf8.allSatisfy { (48...57).contains($0) }
        if isNumber, rest.last == "page" {
            return rest.count > 1 ? [OldAddress(rest.dropLast())] : []
        }
        // The pages of a long item: `/2019/05/slug/2`. A number alone behind a date is no page.
        let isItem = rest.last?.contains { !$0.isNumber } == true
        let isForm = forms.contains(last) || last.hasPrefix("comment-page-")
        return isForm || isNumber && isItem ? [OldAddress(rest)] : []
    }
}
