internal import News
internal import Newsroom
internal import Store

/// What programs send.
enum Input {
    /// The words of an article; what is left out is empty in a new one, and stays as it is in another.
    struct Draft: Codable, Sendable, Noted {
        var section: SectionID?
        var slug: String?
        var kind: ArticleKind?
        var kicker: String?
        var headline: String?
        var alternativeHeadline: String?
        var standfirst: String?
        var dateline: String?
        var source: String?
        var edNote: String?
        var authors: [String]?
        var topics: [String]?
        var leadPicture: PictureID?
        var body: Body?

        static var notes: [String: FieldNote] {
            [
                "section": .plain("A new article needs one."),
                "slug": .line(
                    0...120, "Small letters, digits and single hyphens; empty lets it follow from the headline."),
                "kicker": .line(0...200), "headline": .line(0...500),
                "alternativeHeadline": .line(0...500, "Shorter, for fronts and search."),
                "standfirst": .lines(0...2000), "dateline": .line(0...200), "source": .line(0...200),
                "edNote": .lines(0...4000, "For editors; never public."),
                "authors": .list(
                    .line(1...200), 0...50, "Names, in the order of the byline; an editor's new ones are added."),
                "topics": .list(.line(1...200), 0...50, "Names; an editor's new ones are added."),
            ]
        }
    }

    struct NewArticle: Codable, Sendable, Noted {
        let edition: EditionID?
        let translating: ArticleID?
        let text: Draft
        static var notes: [String: FieldNote] {
            [
                "edition": .plain("The default edition, where it is left out."),
                "translating": .plain("The article it is a translation of."),
            ]
        }
    }

    struct Save: Codable, Sendable, Noted {
        let revision: Int?
        let removeLeadPicture: Bool?
        let text: Draft
        static var notes: [String: FieldNote] { ["revision": Input.revisionNote] }
    }

    static let revisionNote = FieldNote.integer(
        1...1_000_000, "The revision it was made on, where If-Match names none.")
}

extension Input.Draft {
    /// Puts what was sent over a draft.
    func applied(to draft: ArticleDraft, names: NameArticle.Names) throws -> ArticleDraft {
        var draft = draft
        if let section { draft.section = section }
        if let slug {
            guard slug.isEmpty || Slug(rawValue: slug) != nil else {
                throw NewsError(
                    .invalid, "“\(slug.prefix(80))” cannot stand in an address.", field: "slug",
                    help: "Take small letters, digits and hyphens."
                )
            }
            draft.slug = Slug(rawValue: slug)
        }
        func put(_ text: String?, _ place: WritableKeyPath<ArticleContent, String?>) {
            if let text { draft.content[keyPath: place] = text.isEmpty ? nil : text }
        }
        if let kind { draft.content.kind = kind }
        if let headline { draft.content.headline = headline }
        put(kicker, \.kicker)
        put(alternativeHeadline, \.alternativeHeadline)
        put(standfirst, \.standfirst)
        put(dateline, \.dateline)
        put(source, \.source)
        put(edNote, \.edNote)
        if authors != nil { draft.content.credits = names.credits }
        if topics != nil { draft.content.topics = names.topics }
        if let leadPicture { draft.content.leadPicture = leadPicture }
        if let body { draft.content.body = body }
        return draft
    }

    /// The pictures that it brings.
    var pictures: Set<PictureID> { Set((body?.pictures ?? []) + [leadPicture].compactMap { $0 }) }
}
