internal import News

extension Answer {
    /// A news object of ninjs 3.1 (IPTC): an article for others' systems. Its names are the standard's.
    struct Ninjs: Codable, Sendable {
        /// A permanent name, the same for all its versions.
        let uri: String
        let type: NinjsType
        let representationType: NinjsExtent
        /// The article's revision.
        let version: String
        let firstCreated: Timestamp?
        let versionCreated: Timestamp?
        /// `canceled` for what was killed, `withheld` for what was taken off the site: neither may be used.
        let pubStatus: NinjsStatus
        let copyrightHolder: String?
        let language: String
        let title: String?
        let by: String?
        let located: String?
        let slugline: String?
        let headlines: [NinjsText]?
        let descriptions: [NinjsText]?
        let bodies: [NinjsBody]?
        let people: [NinjsParty]?
        let organisations: [NinjsParty]?
        let subjects: [NinjsSubject]?
        let genres: [NinjsGenre]?
        let infoSources: [NinjsSource]?
        let renditions: [NinjsRendition]?
        let associations: [NinjsPicture]?
        let altIds: [NinjsIdentity]?
        let standard: NinjsStandard
    }

    enum NinjsType: String, Codable, Sendable, CaseIterable { case text, picture }

    enum NinjsExtent: String, Codable, Sendable, CaseIterable { case full, partial }

    enum NinjsStatus: String, Codable, Sendable, CaseIterable { case usable, withheld, canceled }

    struct NinjsText: Codable, Sendable {
        let role: String
        let contentType: String
        let value: String
    }

    struct NinjsBody: Codable, Sendable {
        let role: String
        let contentType: String
        let wordCount: Int
        let value: String
    }

    /// Someone named in the byline.
    struct NinjsParty: Codable, Sendable {
        let name: String
        let rel: String
        let uri: String
    }

    /// A topic, or the section.
    struct NinjsSubject: Codable, Sendable {
        let name: String
        let rel: String
        let uri: String
        let literal: String
    }

    struct NinjsGenre: Codable, Sendable {
        let name: String
        let literal: String
    }

    struct NinjsSource: Codable, Sendable {
        let name: String
        let role: String
    }

    struct NinjsRendition: Codable, Sendable {
        let name: String
        let href: String
        let contentType: String
        let width: Int?
        let height: Int?
    }

    /// A picture of the article.
    struct NinjsPicture: Codable, Sendable {
        let name: String
        let rel: String
        let uri: String
        let type: NinjsType
        let by: String?
        let descriptions: [NinjsText]?
        let renditions: [NinjsRendition]
    }

    struct NinjsIdentity: Codable, Sendable {
        let role: String
        let value: String
    }

    struct NinjsStandard: Codable, Sendable {
        let name: String
        let version: String
        let schema: String

        static let current = NinjsStandard(
            name: "ninjs", version: "3.1", schema: "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
        )
    }

    struct NinjsFeed: Codable, Sendable, Paged {
        /// The newest first.
        let items: [Ninjs]
        let next: Cursor?
    }
}
