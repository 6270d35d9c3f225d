/// The publication's own page on a network, for the "follow us" links.
public struct SocialProfile: Sendable, Hashable, Codable {
    /// Networks we know by name.
    public enum Network: String, Sendable, Codable, CaseIterable {
        case facebook, x, instagram, youtube, tiktok, linkedin, whatsapp, telegram, mastodon, bluesky, threads

        /// Where its pages stand; none where anyone may run a part of it.
        public var hosts: [String] {
            switch self {
            case .facebook: ["facebook.com", "fb.com"]
            case .x: ["x.com", "twitter.com"]
            case .instagram: ["instagram.com"]
            case .youtube: ["youtube.com", "youtu.be"]
            case .tiktok: ["tiktok.com"]
            case .linkedin: ["linkedin.com"]
            case .whatsapp: ["whatsapp.com", "wa.me"]
            case .telegram: ["t.me", "telegram.me"]
            case .mastodon: []
            case .bluesky: ["bsky.app"]
            case .threads: ["threads.net", "threads.com"]
            }
        }

        /// The name readers know it by.
        public var name: String {
            switch self {
            case .facebook: "Facebook"
            case .x: "X"
            case .instagram: "Instagram"
            case .youtube: "YouTube"
            case .tiktok: "TikTok"
            case .linkedin: "LinkedIn"
            case .whatsapp: "WhatsApp"
            case .telegram: "Telegram"
            case .mastodon: "Mastodon"
            case .bluesky: "Bluesky"
            case .threads: "Threads"
            }
        }
    }

    public let network: Network
    public let target: LinkTarget
    /// True where the address was guessed by an import and nobody has given the real one yet.
    public let isProvisional: Bool

    public init(network: Network, target: LinkTarget, isProvisional: Bool = false) {
        self.network = network
        self.target = target
        self.isProvisional = isProvisional
    }
}
