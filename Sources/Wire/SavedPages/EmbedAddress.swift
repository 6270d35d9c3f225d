internal import Foundation
internal import News

/// The address a reader would open of what a page embeds: a player's frame becomes the page of the video.
enum EmbedAddress {
    /// - Returns: `nil` when the address is of no provider we know.
    static func embed(_ target: LinkTarget, title: String?) -> Embed? {
        guard let embed = Embed(target: target, title: title) else { return nil }
        guard let watched = watchAddress(of: target, provider: embed.provider),
            let better = LinkTarget(rawValue: watched)
        else {
            return embed
        }
        return Embed(target: better, title: title) ?? embed
    }

    /// Whether the address is of one thing to show, and not of a profile or the provider's front.
    static func isShowable(_ target: LinkTarget) -> Bool {
        guard let embed = Embed(target: target), let url = URL(string: target.rawValue) else { return false }
        let parts = url.path(percentEncoded: false).split(separator: "/")
        switch embed.provider {
        case .youtube:
            return target.host?.hasSuffix("youtu.be") == true && parts.count == 1 || parts.first == "watch"
                || parts.count == 2 && ["shorts", "live", "embed"].contains(parts[0])
        case .x: return parts.count >= 3 && parts.contains("status")
        case .facebook:
            return parts.contains { ["posts", "videos", "watch", "permalink.php", "reel"].contains($0) }
                || target.host == "fb.watch"
        case .instagram: return parts.count >= 2 && ["p", "reel", "tv"].contains(parts[parts.count - 2])
        case .tiktok: return parts.contains("video")
        case .soundcloud, .spotify: return parts.count >= 2
        case .dailymotion: return parts.count >= 2 && parts[0] == "video" || target.host == "dai.ly"
        case .vimeo: return parts.first?.allSatisfy(\.isNumber) == true
        }
    }

    private static func watchAddress(of target: LinkTarget, provider: Embed.Provider) -> String? {
        guard let url = URL(string: target.rawValue),
            let components = URLComponents(url: url, resolvingAgainstBaseURL: false)
        else { return nil }
        let parts = components.path.split(separator: "/").map(String.init)
        func query(_ name: String) -> String? { components.queryItems?.first { $0.name == name }?.value?.nonEmpty }
        func part(after name: String) -> String? {
            guard let place = parts.firstIndex(of: name), place + 1 < parts.count else { return nil }
            return parts[place + 1]
        }
        switch provider {
        case .youtube:
            guard let video = part(after: "embed") ?? part(after: "v"), video != "videoseries" else {
                return query("list").map { "https://www.youtube.com/playlist?list=\($0)" }
                    .flatMap { parts.first == "embed" ? $0 : nil }
            }
            return "https://www.youtube.com/watch?v=\(video)"
        case .vimeo: return part(after: "video").map { "https://vimeo.com/\($0)" }
        case .dailymotion:
            if parts.first == "embed", let video = part(after: "video") {
                return "https://www.dailymotion.com/video/\(video)"
            }
            return query("video").map { "https://www.dailymotion.com/video/\($0)" }
        case .facebook: return parts.first == "plugins" ? query("href") : nil
        case .soundcloud: return target.host == "w.soundcloud.com" ? query("url") : nil
        case .spotify:
            return parts.first == "embed"
                ? "https://open.spotify.com/" + parts.dropFirst().joined(separator: "/") : nil
        case .x:
            guard parts.first == "embed" else { return nil }
            return query("id").map { "https://x.com/i/status/\($0)" }
        case .instagram:
            guard parts.last == "embed" || parts.last == "captioned" else { return nil }
            let kept = parts.prefix { $0 != "embed" }
            return "https://www.instagram.com/" + kept.joined(separator: "/") + "/"
        case .tiktok: return nil
        }
    }
}
