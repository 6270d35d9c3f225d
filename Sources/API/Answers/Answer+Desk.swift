internal import News
internal import Newsroom

/// What the desk tells whom it knows.
extension Answer {
    struct Token: Codable, Sendable {
        let name: String
        let scopes: [AccessScope]
        let expiresAt: Timestamp
    }

    struct Me: Codable, Sendable {
        let user: User
        /// The one that was shown.
        let token: Token
    }

    struct User: Codable, Sendable {
        let id: UserID
        let name: String
        let email: String
        let role: Role
        let language: LanguageTag
        /// Those given to an editor.
        let sections: [SectionID]
        let isDisabled: Bool
        let createdAt: Timestamp
    }

    struct UserList: Codable, Sendable, Paged {
        let users: [User]
        let next: Cursor?
    }

    /// Who did something, by the name they had then.
    struct Signatory: Codable, Sendable {
        let user: UserID?
        let name: String

        init(_ signatory: News.Signatory) {
            user = signatory.user
            name = signatory.name
        }
    }

    /// A line of the desk's list.
    struct DeskLine: Codable, Sendable {
        let id: ArticleID
        let edition: EditionID
        let section: SectionID
        let kind: ArticleKind
        let state: ArticleState
        let headline: String
        let byline: String?
        let changedAt: Timestamp
        let publishedAt: Timestamp?
        let scheduledFor: Timestamp?
        let embargoedUntil: Timestamp?
        let createdBy: UserID?
        /// Who is to see to it.
        let assignee: UserID?
        /// Whether there is a text that readers do not have yet.
        let hasNewText: Bool
    }

    struct DeskList: Codable, Sendable, Paged {
        /// The last changed first.
        let articles: [DeskLine]
        let next: Cursor?
    }

    struct NamedAuthor: Codable, Sendable {
        let id: ContributorID
        let name: String
    }

    struct NamedTopic: Codable, Sendable {
        let id: TopicID
        let name: String
    }

    /// What is written in one revision.
    struct Text: Codable, Sendable {
        let section: SectionID
        /// Where an editor gave one.
        let slug: Slug?
        let kind: ArticleKind
        let kicker: String?
        let headline: String
        let alternativeHeadline: String?
        let standfirst: String?
        let dateline: String?
        let source: String?
        /// For editors; never public.
        let edNote: String?
        let authors: [NamedAuthor]
        let topics: [NamedTopic]
        let leadPicture: PictureID?
        let words: Int
        let body: Body
    }

    /// An article as the desk has it.
    struct DeskArticle: Codable, Sendable, Revised {
        let id: ArticleID
        let edition: EditionID
        let state: ArticleState
        /// The newest.
        let revision: Int
        /// The one that readers get.
        let publishedRevision: Int?
        let slug: Slug
        let hasNewText: Bool
        let firstPublishedAt: Timestamp?
        let publishedAt: Timestamp?
        let modifiedAt: Timestamp?
        let changedAt: Timestamp
        let createdBy: UserID?
        /// Who is to see to it.
        let assignee: UserID?
        let scheduledFor: Timestamp?
        let embargoedUntil: Timestamp?
        let withdrawalNote: String?
        let killReason: String?
        /// What whoever asks may do now.
        let actions: [WorkflowAction]
        let text: Text
    }

    struct RevisionLine: Codable, Sendable {
        let number: Int
        let reason: News.Revision.Reason
        let savedAt: Timestamp
        let author: Signatory?
    }

    struct RevisionList: Codable, Sendable, Paged {
        let revisions: [RevisionLine]
        let next: Cursor?
    }

    struct Revision: Codable, Sendable {
        let article: ArticleID
        let number: Int
        let reason: News.Revision.Reason
        let savedAt: Timestamp
        let author: Signatory?
        let text: Text
    }

    struct Resolution: Codable, Sendable {
        let by: Signatory
        let at: Timestamp
    }

    struct Comment: Codable, Sendable {
        let id: CommentID
        let revision: Int
        /// `headline`, `standfirst` or `body.3.0`.
        let place: String
        let quote: String
        let text: String
        let author: Signatory
        let writtenAt: Timestamp
        let resolution: Resolution?
        /// The comment that it answers.
        let parent: CommentID?
    }

    struct CommentList: Codable, Sendable { let comments: [Comment] }

    struct Arrival: Codable, Sendable {
        let address: String
        let freshAt: Timestamp
    }

    struct Receipt: Codable, Sendable {
        let id: Int64
        let revision: Int
        let kind: NewsEvent.Kind
        let at: Timestamp
        let by: Signatory
        /// What was made anew.
        let keys: [String]
        let arrivals: [Arrival]
    }

    struct ReceiptList: Codable, Sendable { let receipts: [Receipt] }

    struct Finding: Codable, Sendable, Hashable {
        let check: PublishingCheck
        let severity: PublishingPolicy.Severity
        let field: String
        let picture: PictureID?
        let article: ArticleID?
        let message: String

        init(_ finding: PublishingFinding) {
            check = finding.check
            severity = finding.severity
            field = finding.field
            picture = finding.picture
            article = finding.article
            message = finding.message
        }
    }

    struct FindingList: Codable, Sendable { let findings: [Finding] }

    struct Notice: Codable, Sendable {
        let id: NoticeID
        let kind: News.Notice.Kind
        let article: ArticleID
        let headline: String
        let by: Signatory
        let text: String?
        let at: Timestamp
    }

    struct NoticeList: Codable, Sendable, Paged {
        let notices: [Notice]
        let next: Cursor?
    }

    struct AuditLine: Codable, Sendable {
        let id: Int64
        let at: Timestamp
        let actor: String
        /// The name of the token with which a program did it for the actor.
        let token: String?
        let verb: String
        let subject: String?
        let detail: String?
    }

    struct AuditLog: Codable, Sendable, Paged {
        let lines: [AuditLine]
        let next: Cursor?
    }

    struct PictureList: Codable, Sendable, Paged {
        let pictures: [Picture]
        let next: Cursor?
    }
}
