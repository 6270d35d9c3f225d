internal import News
internal import Newsroom

/// What programs are told. The names of these types are the names in the OpenAPI document.
enum Answer {
    enum Direction: String, Codable, CaseIterable, Sendable { case ltr, rtl }

    struct Edition: Codable, Sendable {
        let id: EditionID
        let language: LanguageTag
        let direction: Direction
        let name: String
        let tagline: String?
        /// Its home page.
        let url: String
    }

    struct Profile: Codable, Sendable {
        let network: SocialProfile.Network
        let url: String
    }

    struct Publication: Codable, Sendable {
        let name: String
        let url: String
        let timeZone: String
        /// The default one first.
        let editions: [Edition]
        let profiles: [Profile]
    }

    struct Section: Codable, Sendable {
        let id: SectionID
        let parent: SectionID?
        let name: String
        let slug: Slug
        let url: String
    }

    struct SectionTree: Codable, Sendable {
        let edition: EditionID
        /// Parents before their children, siblings in order.
        let sections: [Section]
    }

    struct Rendition: Codable, Sendable {
        let url: String
        let width: Int
        let mediaType: String
    }

    struct Picture: Codable, Sendable {
        let id: PictureID
        let width: Int
        let height: Int
        /// For those who cannot see it.
        let alt: String
        let caption: String?
        let credit: String?
        let renditions: [Rendition]
    }

    /// What a list shows of an article.
    struct Headline: Codable, Sendable {
        let id: ArticleID
        let edition: EditionID
        let section: SectionID
        let kind: ArticleKind
        let url: String
        let kicker: String?
        let headline: String
        let standfirst: String?
        let byline: String?
        let publishedAt: Timestamp
        let picture: Picture?
    }

    struct ArticleList: Codable, Sendable, Paged {
        /// The newest first.
        let articles: [Headline]
        let next: Cursor?
    }

    struct Author: Codable, Sendable {
        let id: ContributorID
        let name: String
        let kind: Contributor.Kind
        let biography: String?
        let url: String
    }

    struct AuthorList: Codable, Sendable, Paged {
        let authors: [Author]
        let next: Cursor?
    }

    struct Topic: Codable, Sendable {
        let id: TopicID
        let name: String
        let url: String
    }

    struct TopicList: Codable, Sendable, Paged {
        let topics: [Topic]
        let next: Cursor?
    }

    struct Correction: Codable, Sendable {
        let kind: News.Correction.Kind
        let text: String
        let publishedAt: Timestamp
    }

    struct Translation: Codable, Sendable {
        let id: ArticleID
        let edition: EditionID
        let language: LanguageTag
        let url: String
    }

    /// A published article, whole.
    struct Article: Codable, Sendable {
        let id: ArticleID
        let edition: EditionID
        let language: LanguageTag
        let section: SectionID
        let kind: ArticleKind
        let url: String
        let kicker: String?
        let headline: String
        let alternativeHeadline: String?
        let standfirst: String?
        let dateline: String?
        let source: String?
        let authors: [Author]
        let topics: [Topic]
        let publishedAt: Timestamp
        let modifiedAt: Timestamp?
        let words: Int
        let leadPicture: Picture?
        /// Those of the body.
        let pictures: [Picture]
        /// As blocks.
        let body: Body
        /// The same as the page has it.
        let html: String
        let corrections: [Correction]
        let translations: [Translation]
    }
}
