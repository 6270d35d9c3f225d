/// Someone outside who is told of what happens: each reads the outbox at its own pace.
public enum Receiver: Sendable, Hashable {
    /// The search engines that share what they are told (indexnow.org).
    case indexNow
    /// The hub that carries our feeds on (W3C WebSub).
    case webSub
    /// A program at an address that an administrator gave.
    case webhook(WebhookID)

    /// What the store keeps: `webhook:3`.
    public var text: String {
        switch self {
        case .indexNow: "indexnow"
        case .webSub: "websub"
        case .webhook(let id): "webhook:\(id.rawValue)"
        }
    }

    /// - Returns: `nil` when `text` names no receiver.
    public init?(text: some StringProtocol) {
        switch text {
        case "indexnow": self = .indexNow
        case "websub": self = .webSub
        default:
            guard text.hasPrefix("webhook:"), let id = Int64(text.dropFirst("webhook:".count)), id > 0 else {
                return nil
            }
            self = .webhook(WebhookID(rawValue: id))
        }
    }
}
