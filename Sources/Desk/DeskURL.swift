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
    case people
    case person(UserID)
    case articles
    case newArticle
    case article(ArticleID)
    case articleAction(ArticleID, String)
    case notice(NoticeID)
    case media
    case picture(PictureID)
    case pictureAction(PictureID, String)
    case attachment(AttachmentID)
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
        case .asset(let version, let name): "/desk/assets/\(version)/\(name)"
        }
    }

    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: CharacterSet(charactersIn: "/-_.").union(.alphanumerics))
            ?? ""
    }

    /// A path of the desk that someone may be sent to after signing in; anything else is the first page.
    static func safeNext(_ text: String?) -> String {
        guard let text, text.hasPrefix("/desk"), !text.hasPrefix("//"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }), !text.contains("sign-in")
        else { return DeskURL.home.path }
        return text
    }
}
