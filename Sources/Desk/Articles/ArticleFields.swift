internal import News
internal import Newsroom
internal import Store

/// The fields of the editor's form, as text: what a form sends and what a script saves.
struct ArticleFields: Codable, Sendable {
    var kicker: String
    var headline: String
    var alternativeHeadline: String
    var standfirst: String
    var dateline: String
    var source: String
    var slug: String
    var edNote: String
    var kind: String
    var section: String
    /// Names with commas between.
    var topics: String
    /// Names with commas between.
    var credits: String
    /// The picture's number in the media library; empty for none, `nil` where the sender does not know of it.
    var leadPicture: String?

    /// The fields of a draft as it is.
    /// - Parameter slug: The one it was given, or stands at; `nil` where it follows the headline.
    init(_ draft: ArticleDraft, slug: Slug?, credits: [String], topics: [String]) {
        let content = draft.content
        kicker = content.kicker ?? ""
        headline = content.headline
        alternativeHeadline = content.alternativeHeadline ?? ""
        standfirst = content.standfirst ?? ""
        dateline = content.dateline ?? ""
        source = content.source ?? ""
        self.slug = slug?.rawValue ?? ""
        edNote = content.edNote ?? ""
        kind = content.kind.rawValue
        section = String(draft.section.rawValue)
        self.topics = topics.joined(separator: ", ")
        self.credits = credits.joined(separator: ", ")
        leadPicture = content.leadPicture.map { String($0.rawValue) } ?? ""
    }

    /// What is to be saved.
    /// - Parameters:
    ///   - known: The article as it is; what the form does not show stays as it is there.
    ///   - body: `nil` leaves the body.
    /// - Throws: `NewsError(.invalid)` that names the field.
    func draft(of known: DeskArticle, body: Body?, names: NameArticle.Names) throws -> ArticleDraft {
        guard let kind = ArticleKind(rawValue: kind) else {
            throw NewsError(.invalid, "There is no such kind of article.", field: "kind")
        }
        guard let section = Int64(section).map({ SectionID(rawValue: $0) }) else {
            throw NewsError(.invalid, "There is no such section.", field: "section")
        }
        var slug: Slug?
        let typed = self.slug.trimmingSpaces
        if !typed.isEmpty, typed != known.openDraft.slug?.rawValue {
            let given = try Self.slug(typed)
            // Where it stands already nothing was asked for.
            slug = known.wasPublished && known.openDraft.slug == nil && given == known.slug ? nil : given
        } else {
            slug = typed.isEmpty ? nil : known.openDraft.slug
        }
        var content = known.draft.content
        content.kind = kind
        content.kicker = Self.text(kicker)
        content.headline = headline.trimmingSpaces
        content.alternativeHeadline = Self.text(alternativeHeadline)
        content.standfirst = Self.text(standfirst)
        content.dateline = Self.text(dateline)
        content.source = Self.text(source)
        content.edNote = Self.text(edNote)
        content.credits = names.credits
        content.topics = names.topics
        if let leadPicture { content.leadPicture = try Self.picture(leadPicture.trimmingSpaces) }
        if let body { content.body = body }
        return ArticleDraft(content: content, section: section, slug: slug)
    }

    /// - Throws: `NewsError(.invalid)` for what cannot stand in an address.
    static func slug(_ typed: String) throws -> Slug {
        guard let slug = Slug(rawValue: typed) else {
            throw NewsError(
                .invalid, "This cannot stand in an address.", field: "slug",
                help: "Take small letters, digits and single hyphens, 120 characters at most."
            )
        }
        return slug
    }

    private static func picture(_ typed: String) throws -> PictureID? {
        if typed.isEmpty { return nil }
        guard let number = Int64(typed), number > 0 else {
            throw NewsError(
                .invalid, "The lead picture is not a number of the media library.", field: "leadPicture",
                help: "Take the number that stands on the picture's page in the media library."
            )
        }
        return PictureID(rawValue: number)
    }

    private static func text(_ text: String) -> String? {
        let trimmed = text.trimmingSpaces
        return trimmed.isEmpty ? nil : trimmed
    }

    static func names(in text: String) -> [String] {
        text.split { ",،;\n".contains($0) }.map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
    }
}
