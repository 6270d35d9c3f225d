internal import Foundation
internal import News

/// Every address of the desk. Pages, redirects and tests ask here, so they agree.
enum DeskURL: Sendable, Hashable {
    case home
    case signIn(next: String?)
    case session
    case signOut
    case invitation(String)
    case reset(String)
    case firstAdministrator(String)
    case forgotten
    case account
    case password
    case profile
    case accountAddress
    case accountMail
    case accountSession(SessionID)
    case addressChange(String)
    case mail
    case sessions
    case tokens
    case tokenRevocation
    case people
    case person(UserID)
    case articles
    case newArticle
    case article(ArticleID)
    case articleAction(ArticleID, String)
    case notice(NoticeID)
    case views
    case view(SavedViewID)
    case bulk
    case search
    case media
    case picture(PictureID)
    case pictureAction(PictureID, String)
    case attachment(AttachmentID)
    case fronts
    case front(FrontID)
    case frontAction(FrontID, String)
    case banner(EditionID)
    case house
    case audit
    case sections
    case newSection
    case section(SectionID)
    case topics
    case newTopic
    case topic(TopicID)
    case authors
    case newAuthor
    case author(ContributorID)
    case authorPicture(ContributorID)
    case redirects
    case settings
    case receivers
    case receiver(WebhookID)
    case deliveries
    case delivery(DeliveryID)
    case translations
    case comment(CommentID, String)
    case previewLink(PreviewLinkID)
    /// Opened by whoever holds the token.
    case sharedPreview(String)
    case asset(version: String, name: String)

    var path: String {
        switch self {
        case .home: "/desk"
        case .signIn(nil): "/desk/sign-in"
        case .signIn(let next?): "/desk/sign-in?next=" + Self.encoded(next)
        case .session: "/desk/session"
        case .signOut: "/desk/sign-out"
        case .invitation(let token): "/desk/invitation/" + token
        case .reset(let token): "/desk/password/" + token
        case .firstAdministrator(let token): "/desk/first/" + token
        case .forgotten: "/desk/forgotten"
        case .account: "/desk/account"
        case .password: "/desk/account/password"
        case .profile: "/desk/account/profile"
        case .accountAddress: "/desk/account/address"
        case .accountMail: "/desk/account/mail"
        case .accountSession(let id): "/desk/account/sessions/\(id.rawValue)"
        case .addressChange(let token): "/desk/address/" + token
        case .mail: "/desk/mail"
        case .sessions: "/desk/account/sessions"
        case .tokens: "/desk/account/tokens"
        case .tokenRevocation: "/desk/account/tokens/revoke"
        case .people: "/desk/people"
        case .person(let id): "/desk/people/\(id.rawValue)"
        case .articles: "/desk/articles"
        case .newArticle: "/desk/articles/new"
        case .article(let id): "/desk/articles/\(id.rawValue)"
        case .articleAction(let id, let action): "/desk/articles/\(id.rawValue)/\(action)"
        case .media: "/desk/media"
        case .picture(let id): "/desk/media/pictures/\(id.rawValue)"
        case .pictureAction(let id, let action): "/desk/media/pictures/\(id.rawValue)/\(action)"
        case .attachment(let id): "/desk/media/files/\(id.rawValue)"
        case .notice(let id): "/desk/notices/\(id.rawValue)"
        case .views: "/desk/views"
        case .view(let id): "/desk/views/\(id.rawValue)"
        case .bulk: "/desk/articles/bulk"
        case .search: "/desk/search"
        case .fronts: "/desk/fronts"
        case .front(let front): "/desk/fronts/\(front.text)"
        case .frontAction(let front, let action): "/desk/fronts/\(front.text)/\(action)"
        case .banner(let edition): "/desk/banners/\(edition.rawValue)"
        case .house: "/desk/house"
        case .audit: "/desk/audit"
        case .sections: "/desk/sections"
        case .newSection: "/desk/sections/new"
        case .section(let id): "/desk/sections/\(id.rawValue)"
        case .topics: "/desk/topics"
        case .newTopic: "/desk/topics/new"
        case .topic(let id): "/desk/topics/\(id.rawValue)"
        case .authors: "/desk/authors"
        case .newAuthor: "/desk/authors/new"
        case .author(let id): "/desk/authors/\(id.rawValue)"
        case .authorPicture(let id): "/desk/authors/\(id.rawValue)/picture"
        case .redirects: "/desk/redirects"
        case .settings: "/desk/settings"
        case .receivers: "/desk/receivers"
        case .receiver(let id): "/desk/receivers/\(id.rawValue)"
        case .deliveries: "/desk/receivers/deliveries"
        case .delivery(let id): "/desk/receivers/deliveries/\(id.rawValue)"
        case .translations: "/desk/translations"
        case .comment(let id, let action): "/desk/comments/\(id.rawValue)/\(action)"
        case .previewLink(let id): "/desk/previews/\(id.rawValue)"
        case .sharedPreview(let token): "/desk/preview/" + token
        case .asset(let version, let name): "/desk/assets/\(version)/\(name)"
        }
    }

    private static let plain = CharacterSet(
        charactersIn: "/-_.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    )

    /// The address with a query; values that are `nil` or empty are left out.
    func path(_ query: [(name: StaticString, value: String?)]) -> String {
        let parts = query.compactMap { name, value in
            value.flatMap { $0.isEmpty ? nil : "\(name)=" + Self.encoded($0) }
        }
        return path + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }

    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain)
            ?? ""
    }

    /// A path as the log may have it: tokens of links, which are secrets, left out.
    static func loggable(_ path: String) -> String {
        path.prefix(200).split(separator: "/", omittingEmptySubsequences: false)
            .map { piece in piece.utf8.count >= 40 && !piece.contains(".") ? "…" : String(piece) }
            .joined(separator: "/")
    }

    /// A path of the desk that someone may be sent to after signing in; anything else is the first page.
    static func safeNext(_ text: String?) -> String {
        guard let text, text.hasPrefix("/desk"), !text.hasPrefix("//"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }), !text.contains("sign-in")
        else { return DeskURL.home.path }
        return text
    }
}
