import News
import Testing

@Suite struct EmbedPlayerTests {
    @Test(
        "each provider's link has the player of what it leads to, from a host that pages allow",
        arguments: [
            (
                "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3",
                "www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"
            ),
            ("https://youtu.be/dQw4w9WgXcQ?si=x", "www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"),
            ("https://www.youtube.com/shorts/abc-_12", "www.youtube-nocookie.com/embed/abc-_12?autoplay=1"),
            ("https://www.dailymotion.com/video/x8abc", "geo.dailymotion.com/player.html?video=x8abc"),
            ("https://dai.ly/x8abc", "geo.dailymotion.com/player.html?video=x8abc"),
            ("https://vimeo.com/channels/staff/12345", "player.vimeo.com/video/12345?dnt=1&autoplay=1"),
            ("https://x.com/someone/status/1234567890", "platform.twitter.com/embed/Tweet.html?dnt=true&id=1234567890"),
            (
                "https://www.facebook.com/page/posts/123",
                "www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww%2Efacebook%2Ecom%2Fpage%2Fposts%2F123"
            ),
            ("https://fb.watch/ab/", "www.facebook.com/plugins/video.php?href=https%3A%2F%2Ffb%2Ewatch%2Fab%2F"),
            ("https://www.instagram.com/p/Cabc_1/?hl=fr", "www.instagram.com/p/Cabc_1/embed/"),
            ("https://www.tiktok.com/@a/video/7123456", "www.tiktok.com/embed/v2/7123456"),
            (
                "https://soundcloud.com/artist/track",
                "w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud%2Ecom%2Fartist%2Ftrack"
            ),
            ("https://open.spotify.com/intl-fr/episode/4abcDEF", "open.spotify.com/embed/episode/4abcDEF"),
        ]
    )
    func players(link: String, player: String) throws {
        let target = try #require(LinkTarget(rawValue: link))
        let embed = try #require(Embed(target: target))
        let address = try #require(embed.player?.address)
        #expect(address.rawValue == "https://" + player)
        #expect(Embed.playerHosts.contains(try #require(address.host)))
    }

    @Test(
        "a link to something that cannot be played, or whose name is no identifier, stays a link",
        arguments: [
            "https://www.youtube.com/@channel", "https://www.youtube.com/watch?v=a%22b", "https://x.com/someone",
            "https://www.instagram.com/someone", "https://soundcloud.com/artist", "https://open.spotify.com/",
            "https://vimeo.com/about", "https://www.youtube.com/watch?v=", "https://www.tiktok.com/@a/video/x",
        ]
    )
    func links(link: String) throws {
        let target = try #require(LinkTarget(rawValue: link))
        #expect(Embed(target: target)?.player == nil)
    }
}
