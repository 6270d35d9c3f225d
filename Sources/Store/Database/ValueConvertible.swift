public import News

/// What may be bound to a statement's parameter.
public protocol ValueConvertible {
    var storeValue: Value { get }
}

extension Int64: ValueConvertible { public var storeValue: Value { .integer(self) } }
extension Int: ValueConvertible { public var storeValue: Value { .integer(Int64(self)) } }
extension Double: ValueConvertible { public var storeValue: Value { .real(self) } }
extension Bool: ValueConvertible { public var storeValue: Value { .integer(self ? 1 : 0) } }
extension String: ValueConvertible { public var storeValue: Value { .text(self) } }
extension Instant: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension CivilDate: ValueConvertible { public var storeValue: Value { .integer(Int64(number)) } }
extension ArticleID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension EditionID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension SectionID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension ContributorID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension TopicID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension PictureID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension AttachmentID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension UserID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension AccessTokenID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension CommentID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension PreviewLinkID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension NoticeID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension SavedViewID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension WebhookID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension DeliveryID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension Receiver: ValueConvertible { public var storeValue: Value { .text(text) } }
extension MailID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension SessionID: ValueConvertible { public var storeValue: Value { .integer(rawValue) } }
extension EmailAddress: ValueConvertible { public var storeValue: Value { .text(rawValue) } }
extension NoticeMail: ValueConvertible { public var storeValue: Value { .text(rawValue) } }
extension Slug: ValueConvertible { public var storeValue: Value { .text(rawValue) } }
extension LanguageTag: ValueConvertible { public var storeValue: Value { .text(rawValue) } }
extension LinkTarget: ValueConvertible { public var storeValue: Value { .text(rawValue) } }
extension ArticleKind: ValueConvertible { public var storeValue: Value { .text(rawValue) } }
extension ArticleState: ValueConvertible { public var storeValue: Value { .text(rawValue) } }
extension Role: ValueConvertible { public var storeValue: Value { .text(rawValue) } }
