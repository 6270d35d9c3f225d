import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct PreviewLinkVerbTests {
    private func audit(_ bench: DeskBench, _ verb: String) async throws -> Int {
        var row = try await bench.database.read { try $0.row("SELECT COUNT(*) FROM audit WHERE verb = \(verb)") }
        return try row?.int() ?? 0
    }

    private func isGone(_ bench: DeskBench, _ token: String) async -> Bool {
        do {
            _ = try await OpenPreview(bench.newsroom)(token)
            return false
        } catch { return (error as? NewsError)?.code == .gone }
    }

    @Test("a link shows the newest draft, counts its uses and writes the first into the log, and keeps no secret")
    func opens() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        let shared = try await SharePreview(bench.newsroom)(id, for: .hour, by: bench.imane)
        #expect(shared.token.text.utf8.count == 43 && !"\(shared)".contains(shared.token.text))
        _ = try await SaveDraft(bench.newsroom)(id, bench.draft("Titre", "Tout neuf."), base: 1, by: bench.imane)
        let opened = try await OpenPreview(bench.newsroom)(shared.token.text)
        #expect(opened.article.draft.content.body.plainText == "Tout neuf.")
        _ = try await OpenPreview(bench.newsroom)(shared.token.text)
        let link = try #require(try await bench.database.read { try $0.previewLinks(of: id) }.first)
        #expect(link.uses == 2 && link.firstUsedAt == bench.clock.now && link.author == bench.imane.signatory)
        #expect(try await audit(bench, "SharePreview") == 1)
        #expect(try await audit(bench, "OpenPreview") == 1)
        let kept = try await bench.database.read { store in
            try store.rows("SELECT token_hash FROM preview_link").map { row in
                var row = row
                return try row.text()
            }
        }
        #expect(kept.count == 1 && kept[0].utf8.count == 64)
    }

    @Test("a link that ended, was revoked or never was is gone, in the same words")
    func gone() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        let first = try await SharePreview(bench.newsroom)(id, for: .hour, by: bench.imane)
        let second = try await SharePreview(bench.newsroom)(id, for: .week, by: bench.imane)
        bench.clock.advance(seconds: 3600)
        #expect(await isGone(bench, first.token.text))
        #expect(await !isGone(bench, second.token.text))
        try await RevokePreview(bench.newsroom)(second.link, by: bench.chief)
        try await RevokePreview(bench.newsroom)(second.link, by: bench.chief)
        #expect(await isGone(bench, second.token.text))
        #expect(try await audit(bench, "RevokePreview") == 1)
        for wrong in ["", "x", String(repeating: "A", count: 43), first.token.text + "A", "../" + first.token.text] {
            #expect(await isGone(bench, wrong), "\(wrong)")
        }
    }

    @Test("a text under embargo, or one that is killed, is shown by no link that was not made for it")
    func embargo() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        let before = try await SharePreview(bench.newsroom)(id, for: .day, by: bench.imane)
        try await SetEmbargo(bench.newsroom)(id, until: bench.clock.now.advanced(seconds: 600), by: bench.chief)
        #expect(await isGone(bench, before.token.text))
        let error = await #expect(throws: NewsError.self) {
            try await SharePreview(bench.newsroom)(id, for: .day, by: bench.imane)
        }
        #expect(error?.code == .conflict && error?.field == "embargo")
        let told = try await SharePreview(bench.newsroom)(id, for: .day, coversEmbargo: true, by: bench.imane)
        #expect(await !isGone(bench, told.token.text))
        bench.clock.advance(seconds: 600)
        #expect(await !isGone(bench, before.token.text))
        try await KillArticle(bench.newsroom)(id, reason: "Faux.", by: bench.chief)
        #expect(await isGone(bench, told.token.text))
        await #expect(throws: NewsError.self) { try await SharePreview(bench.newsroom)(id, for: .day, by: bench.chief) }
        try await RevokePreview(bench.newsroom)(told.link, by: bench.imane)
    }

    @Test("who may not edit an article makes no link to it and takes none back")
    func permission() async throws {
        let bench = try await DeskBench(authority: SystemAuthority())
        let system = Actor.system("test")
        let id = try await CreateDraft(bench.newsroom)(bench.draft("Titre"), in: bench.edition.id, by: system)
        let shared = try await SharePreview(bench.newsroom)(id, for: .day, by: system)
        let verbs: [@Sendable () async throws -> Void] = [
            { _ = try await SharePreview(bench.newsroom)(id, for: .day, by: bench.chief) },
            { try await RevokePreview(bench.newsroom)(shared.link, by: bench.chief) },
        ]
        for verb in verbs {
            let error = await #expect(throws: NewsError.self) { try await verb() }
            #expect(error?.code == .forbidden)
        }
        #expect(await !isGone(bench, shared.token.text))
    }
}
