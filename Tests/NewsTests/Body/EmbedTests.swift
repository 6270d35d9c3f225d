import News
import Testing

@Suite struct EmbedTests {
    @Test(
        "an address of a provider we know can be embedded",
        arguments: [
            ("https://www.youtube.com/watch?v=x", Embed.Provider.youtube), ("https://youtu.be/x", .youtube),
            ("https://m.youtube.com/x", .youtube), ("HTTPS://WWW.YOUTUBE.COM/x", .youtube),
            ("https://www.youtube-nocookie.com/embed/x", .youtube), ("https://x.com/a/status/1", .x),
            ("https://mobile.twitter.com/a/status/1", .x), ("https://fb.watch/x", .facebook),
            ("https://www.instagram.com/p/x", .instagram), ("https://vm.tiktok.com/x", .tiktok),
            ("https://open.spotify.com/episode/x", .spotify), ("https://dai.ly/x", .dailymotion),
            ("https://player.vimeo.com/video/1", .vimeo), ("https://soundcloud.com/a/b", .soundcloud),
        ]
    )
    func known(address: String, provider: Embed.Provider) throws {
        let target = try #require(LinkTarget(rawValue: address))
        let embed = try #require(Embed(target: target, title: "x"))
        #expect(embed.provider == provider)
        #expect(embed.target == target)
    }

    @Test(
        "an address that only looks like a provider's cannot",
        arguments: [
            "https://youtube.com.evil.example/", "https://notyoutube.com/", "https://evil.example/youtube.com",
            "https://youtube.com@evil.example/", "https://evil.example/?x.com", "https://xx.com/",
            "https://example.com/",
            "https://youtube.com.", "mailto:a@youtube.com", "/youtube.com", "https://yоutube.com/",
        ]
    )
    func unknown(address: String) {
        #expect(LinkTarget(rawValue: address).flatMap { Embed(target: $0) } == nil)
    }
}
