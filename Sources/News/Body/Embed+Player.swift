internal import Foundation

extension Embed {
    /// What a provider's player is like, by which room is made for it before it is there.
    public enum Shape: String, Sendable, CaseIterable {
        /// 16:9.
        case film
        /// A post or an upright film.
        case tall
        /// A bar with a sound.
        case sound
    }

    /// The provider's own player for what the link leads to, and its shape; `nil` where there is none for it.
    public var player: (address: LinkTarget, shape: Shape)? {
        guard let address = URLComponents(string: target.rawValue) else { return nil }
        let path = address.path.split(separator: "/").map(String.init)
        func query(_ name: String) -> String? { address.queryItems?.first { $0.name == name }?.value }
        /// What stands behind one of some pieces of the path.
        func piece(after names: Set<String>) -> String? {
            path.firstIndex { names.contains($0) }.flatMap { path.dropFirst($0 + 1).first }
        }
        func made(_ shape: Shape, _ text: String) -> (LinkTarget, Shape)? {
            LinkTarget(rawValue: "https://" + text).map { ($0, shape) }
        }
        let whole = target.rawValue.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        switch provider {
        case .youtube:
            let id = target.host == "youtu.be" ? path.first : query("v") ?? piece(after: ["embed", "shorts", "live"])
            return id.flatMap {
                Self.isIdentifier($0) ? made(.film, "www.youtube-nocookie.com/embed/\($0)?autoplay=1") : nil
            }
        case .dailymotion:
            let id = target.host == "dai.ly" ? path.first : piece(after: ["video"])
            return id.flatMap {
                Self.isIdentifier($0) ? made(.film, "geo.dailymotion.com/player.html?video=\($0)") : nil
            }
        case .vimeo:
            let id = path.last { $0.allSatisfy(\.isASCIIDigit) }
            return id.flatMap { made(.film, "player.vimeo.com/video/\($0)?dnt=1&autoplay=1") }
        case .x:
            let id = piece(after: ["status"]).map { String($0.prefix(while: \.isASCIIDigit)) }
            return id.flatMap {
                $0.isEmpty ? nil : made(.tall, "platform.twitter.com/embed/Tweet.html?dnt=true&id=\($0)")
            }
        case .facebook:
            let isFilm = target.host == "fb.watch" || !Set(path).isDisjoint(with: ["videos", "watch", "reel"])
            return made(
                isFilm ? .film : .tall, "www.facebook.com/plugins/\(isFilm ? "video" : "post").php?href=\(whole)")
        case .instagram:
            guard let kind = path.first(where: { ["p", "reel", "tv"].contains($0) }), let id = piece(after: [kind])
            else {
                return nil
            }
            return Self.isIdentifier(id) ? made(.tall, "www.instagram.com/\(kind)/\(id)/embed/") : nil
        case .tiktok:
            let id = piece(after: ["video"]).map { String($0.prefix(while: \.isASCIIDigit)) }
            return id.flatMap { $0.isEmpty ? nil : made(.tall, "www.tiktok.com/embed/v2/\($0)") }
        case .soundcloud:
            return path.count < 2 ? nil : made(.sound, "w.soundcloud.com/player/?url=\(whole)")
        case .spotify:
            let kinds: Set<String> = ["track", "album", "playlist", "episode", "show", "artist"]
            guard let kind = path.first(where: kinds.contains), let id = piece(after: [kind]), Self.isIdentifier(id)
            else {
                return nil
            }
            return made(.sound, "open.spotify.com/embed/\(kind)/\(id)")
        }
    }

    /// The hosts that players of all providers come from.
    public static let playerHosts = [
        "www.youtube-nocookie.com", "geo.dailymotion.com", "player.vimeo.com", "platform.twitter.com",
        "www.facebook.com", "www.instagram.com", "www.tiktok.com", "w.soundcloud.com", "open.spotify.com",
    ]

    private static func isIdentifier(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0.isASCIILetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
