import News
import Testing

@Suite struct PreviewLinkTests {
    private static let now = Instant(seconds: 1_000_000)

    private func link(coversEmbargo: Bool = false, revoked: Bool = false) -> PreviewLink {
        PreviewLink(
            id: PreviewLinkID(rawValue: 1), article: ArticleID(rawValue: 1), author: Signatory(user: nil, name: "N"),
            madeAt: Self.now, expiresAt: Self.now.advanced(seconds: PreviewLink.Lifetime.hour.seconds),
            coversEmbargo: coversEmbargo, revokedAt: revoked ? Self.now : nil
        )
    }

    @Test("a link shows its article until its very end, unless it is revoked, or the article killed or spiked")
    func holds() {
        let last = Self.now.advanced(seconds: 3599)
        for state in ArticleState.allCases {
            let shows = link().shows(state, embargoedUntil: nil, at: last)
            #expect(shows == (state != .killed && state != .spiked), "\(state)")
            #expect(!link().shows(state, embargoedUntil: nil, at: Self.now.advanced(seconds: 3600)))
            #expect(!link(revoked: true).shows(state, embargoedUntil: nil, at: last))
        }
    }

    @Test("what is under embargo is shown only by a link that was made for it")
    func embargo() {
        let until = Self.now.advanced(seconds: 100)
        #expect(!link().shows(.approved, embargoedUntil: until, at: Self.now))
        #expect(link().shows(.approved, embargoedUntil: until, at: until))
        #expect(link(coversEmbargo: true).shows(.approved, embargoedUntil: until, at: Self.now))
    }
}
