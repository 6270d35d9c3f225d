internal import Foundation
internal import Hummingbird
internal import News
internal import Newsroom
internal import Pages
internal import Store

/// What the article's page asks while someone types: the address an article will have, and names that begin as typed.
struct AddressController {
    let desk: Desk

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("articles/:id/address", use: address)
        router.get("suggestions/topics", use: topics)
        router.get("suggestions/credits", use: credits)
    }

    private struct Answer: Encodable {
        /// The slug that follows from the headline.
        let proposed: String
        /// The same in Latin letters, where the headline has others.
        let latin: String?
        /// The whole address, as people read it.
        let address: String?
        /// Why the slug that was typed cannot stand in an address.
        let problem: String?
    }

    @Sendable private func address(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let open = try await OpenArticle(try ArticleController.id(context), desk: desk, context: context)
        func value(_ name: String) -> String { request.queryText(name)?.trimmingSpaces ?? "" }
        let proposal = SlugProposal(open, headline: String(value("headline").prefix(2000)))
        let section = Int64(value("section")).map { SectionID(rawValue: $0) } ?? open.article.openDraft.section
        let typed = value("slug")
        let words = desk.catalogue.words(in: context.found.user.language)
        do {
            let slug = typed.isEmpty ? proposal.standing : try ArticleFields.slug(typed)
            let address = ReaderAddress(
                open, section: section, slug: slug, in: desk.addresses.book(of: open.publication))
            return try DeskResponse.json(
                Answer(
                    proposed: proposal.standing.rawValue, latin: proposal.latin?.rawValue, address: address.text,
                    problem: nil
                )
            )
        } catch let error as NewsError where error.code == .invalid {
            return try DeskResponse.json(
                Answer(
                    proposed: proposal.standing.rawValue, latin: proposal.latin?.rawValue, address: nil,
                    problem: words.sentence(for: error)
                )
            )
        }
    }

    private struct Names: Encodable { let names: [String] }

    /// The edition asked for, else the first.
    private func edition(_ request: Request) async throws -> Edition {
        let publication = try await desk.publication()
        let asked = request.uri.queryParameters["edition"].flatMap { Int64($0) }.map { EditionID(rawValue: $0) }
        guard let edition = asked.flatMap({ publication.edition($0) }) ?? publication.editions.first else {
            throw NewsError(.notFound, "There is no such edition.")
        }
        return edition
    }

    private func typed(_ request: Request) -> String {
        String((request.uri.queryParameters["q"].map { String($0) } ?? "").trimmingSpaces.prefix(100))
    }

    @Sendable private func topics(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let typed = typed(request)
        guard typed.contains(where: { $0.isLetter || $0.isNumber }) else {
            return try DeskResponse.json(Names(names: []))
        }
        let edition = try await edition(request)
        let beginning = LanguageRules.of(edition.language).slug(typed)
        let names = try await desk.newsroom.database.read {
            try $0.topicNames(beginning: beginning, in: edition.id, limit: 8)
        }
        return try DeskResponse.json(Names(names: names))
    }

    @Sendable private func credits(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let typed = typed(request)
        guard !typed.isEmpty else { return try DeskResponse.json(Names(names: [])) }
        let edition = try await edition(request)
        let names = try await desk.newsroom.database.read {
            try $0.contributorNames(beginning: typed, in: edition.id, limit: 8)
        }
        return try DeskResponse.json(Names(names: names))
    }
}

/// The slugs that a headline brings with it.
struct SlugProposal {
    /// The one the article gets, or has, when none is given.
    let standing: Slug
    /// In Latin letters, where the headline has others.
    let latin: Slug?

    init(_ open: OpenArticle, headline: String) {
        let rules = LanguageRules.of(open.edition.language)
        // After the first publication an address stays until someone changes it.
        standing = open.article.wasPublished ? open.article.slug : open.edition.slug(headline)
        latin = rules.latinSlug(headline)
    }
}

/// The whole address of an article as people read it: Arabic letters as such, not as percents.
struct ReaderAddress {
    let text: String
    let path: String

    init(_ open: OpenArticle, section: SectionID, slug: Slug, in addresses: AddressBook) {
        let url = SiteURL.article(open.article.edition, section, slug, open.article.id)
        path = addresses.path(url)
        text = Self.readable(addresses.absolute(url))
    }

    static func readable(_ address: String) -> String { address.removingPercentEncoding ?? address }
}
