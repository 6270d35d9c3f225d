internal import News
internal import Pages
internal import Store

/// Follows what leads somewhere within the publication: the links of published articles, and the redirects.
struct LinkCheck {
    private let publication: Publication
    private let addresses: AddressBook
    private let database: any Database
    /// Where readers of an address end up; remembered, since archives lead to the same pages again and again.
    private var known: [String: Outcome] = [:]

    private(set) var links = Findings()
    private(set) var pictures = Findings()
    private(set) var redirects = Findings()

    struct Findings {
        var count = 0
        var first: [String] = []

        mutating func add(_ finding: @autoclosure () -> String) {
            count += 1
            if first.count < 10 { first.append(finding()) }
        }

        /// A sentence each, and how many there are besides.
        var sentences: [String] { count > first.count ? first + ["and \(count - first.count) more"] : first }
    }

    private enum Outcome { case stands, nothing, circle }

    private static let remembered = 100_000
    private static let mostSteps = 20

    init(_ publication: Publication, addresses: AddressBook, database: any Database) {
        self.publication = publication
        self.addresses = addresses
        self.database = database
    }

    /// - Parameter progress: Is told how many articles were looked at.
    mutating func checkArticles(_ progress: (Int) -> Void) async throws {
        var after = ArticleID(rawValue: 0)
        var done = 0
        while true {
            let (start, check) = (after, self)
            let (result, last, count) = try await database.read { store in
                var check = check
                let articles = try store.publishedContents(after: start, limit: 200)
                for article in articles { try check.check(article.id, article.content, store) }
                return (check, articles.last?.id, articles.count)
            }
            self = result
            guard let last else { return }
            after = last
            done += count
            progress(done)
        }
    }

    mutating func checkRedirects() async throws {
        var after = ""
        while true {
            let (start, check) = (after, self)
            let (result, last) = try await database.read { store in
                var check = check
                let redirects = try store.redirects(after: start, limit: 500)
                for redirect in redirects where !redirect.to.isExternal {
                    switch try check.outcome(of: redirect.to.rawValue, store, from: redirect.from) {
                    case .stands: break
                    case .nothing:
                        check.redirects.add("\(redirect.from) leads to \(redirect.to.rawValue), where nothing stands")
                    case .circle: check.redirects.add("\(redirect.from) leads back to itself")
                    }
                }
                return (check, redirects.last?.from)
            }
            self = result
            guard let last else { return }
            after = last
        }
    }

    private mutating func check(_ id: ArticleID, _ content: ArticleContent, _ store: any ReadTransaction) throws {
        for link in content.body.links {
            guard let path = publication.ownPath(of: link.rawValue).map(String.init),
                try outcome(of: path, store) != .stands
            else { continue }
            links.add(
                "article \(id.rawValue), “\(content.headline.prefix(60))”, leads to \(path), where nothing stands")
        }
        for picture in content.body.pictures where try store.libraryPicture(picture) == nil {
            pictures.add(
                "article \(id.rawValue), “\(content.headline.prefix(60))”, shows picture \(picture.rawValue), which is gone"
            )
        }
    }

    private mutating func outcome(
        of address: String, _ store: any ReadTransaction, from start: String? = nil
    ) throws -> Outcome {
        let address = String(address.prefix { $0 != "#" })
        if let known = known[address] { return known }
        var seen: Set<String> = start.map { [$0] } ?? []
        var next = address
        var outcome = Outcome.circle
        for _ in 0..<Self.mostSteps {
            if try stands(next, store) {
                outcome = .stands
                break
            }
            guard let key = AddressBook.redirectKey(of: next), seen.insert(key).inserted else { break }
            guard let target = try store.redirect(from: key) else {
                outcome = .nothing
                break
            }
            if target.isExternal {
                outcome = .stands
                break
            }
            next = target.rawValue
        }
        // What was found out for one that begins elsewhere holds for that one alone.
        if outcome != .circle {
            if known.count >= Self.remembered { known.removeAll() }
            known[address] = outcome
        }
        return outcome
    }

    private func stands(_ address: String, _ store: any ReadTransaction) throws -> Bool {
        let path = String(address.prefix { $0 != "?" })
        let query = address.firstIndex(of: "?").map { String(address[address.index(after: $0)...]) }
        // A query that names a page of the old site does not mean the page that stands at its path.
        if let query, let key = AddressBook.redirectKey(path: path, query: query), key.contains("?") { return false }
        let first = path.split(separator: "/").first.map(String.init) ?? ""
        guard let place = addresses.parse(path: path, query: query) else {
            return AddressBook.programPieces.contains(first) && first != "media"
        }
        return switch place {
        case .article(_, _, _, let id): try store.state(of: id) == .published
        case .author(let edition, _, let id, _): try store.contributor(id, in: edition) != nil
        case .topic(let edition, _, let id, _): try store.topic(id, in: edition) != nil
        default: true
        }
    }
}
