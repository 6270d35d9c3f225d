/// Something of another site shown as a card that loads nothing until the reader asks.
public struct Embed: Sendable, Hashable {
    /// The providers we know; anything else becomes a link.
    public enum Provider: String, Sendable, Codable, CaseIterable {
        case youtube, x, facebook, instagram, tiktok, soundcloud, spotify, dailymotion, vimeo

        /// The name readers know it by.
        public var name: String {
            switch self {
            case .youtube: "YouTube"
            case .x: "X"
            case .facebook: "Facebook"
            case .instagram: "Instagram"
            case .tiktok: "TikTok"
            case .soundcloud: "SoundCloud"
            case .spotify: "Spotify"
            case .dailymotion: "Dailymotion"
            case .vimeo: "Vimeo"
            }
        }

        var hosts: [String] {
            switch self {
            case .youtube: ["youtube.com", "youtu.be", "youtube-nocookie.com"]
            case .x: ["x.com", "twitter.com"]
            case .facebook: ["facebook.com", "fb.watch"]
            case .instagram: ["instagram.com"]
            case .tiktok: ["tiktok.com"]
            case .soundcloud: ["soundcloud.com"]
            case .spotify: ["spotify.com"]
            case .dailymotion: ["dailymotion.com", "dai.ly"]
            case .vimeo: ["vimeo.com"]
            }
        }
    }

    public let provider: Provider
    public let target: LinkTarget
    public var title: String?

    /// - Returns: `nil` when `target` is of no provider we know.
    public init?(target: LinkTarget, title: String? = nil) {
        guard let host = target.host else { return nil }
        let provider = Provider.allCases.first { provider in
            provider.hosts.contains { host == $0 || host.hasSuffix("." + $0) }
        }
        guard let provider else { return nil }
        self.provider = provider
        self.target = target
        self.title = title
    }
}
