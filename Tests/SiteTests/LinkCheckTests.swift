import News
import Newsroom
import Pages
import Store
import TestSupport
import Testing

@testable import Server

@Suite struct LinkCheckTests {
    private func check(_ tiny: TinyPublication) async throws -> LinkCheck {
        let publication = try await tiny.publication()
        let theme = try ThemeHolder(folder: SiteTests.themes, overrides: nil).theme
        let words = Dictionary(
            uniqueKeysWithValues: publication.editions.map { ($0.id, theme.pathWords(for: $0.language)) })
        var check = LinkCheck(
            publication, addresses: AddressBook(publication: publication, words: words), database: tiny.database)
        try await check.checkArticles { _ in }
        try await check.checkRedirects()
        return check
    }

    @Test("redirects that go in a circle or lead nowhere are named, and so are links through them")
    func redirects() async throws {
        let tiny = try await TinyPublication()
        let linked = Body([
            .paragraph(
                TextBlock(
                    ["/a", "/b", "/c?p=4", "/sport", "/desk", "/fort", "/geh"].compactMap { text in
                        LinkTarget(rawValue: text).map { .text(text, [.link($0)]) }
                    }))
        ])
        try await tiny.publish([TinyPublication.item("Un", section: ["Sport"], body: linked)])
        try await tiny.database.write { store in
            for (from, to) in [
                ("/a", "/b"), ("/b", "/a"), ("/c?p=4", "/sport/un-1"), ("/d", "/nirgends"), ("/e", "/sport/un-99"),
                ("/f", "/g"), ("/g", "/sport"), ("/geh", "https://b.example/"), ("/selbst", "/selbst"),
            ] {
                if let target = LinkTarget(rawValue: to) { try store.addRedirect(Redirect(from: from, to: target)) }
            }
        }
        let found = try await check(tiny)
        #expect(
            found.redirects.sentences == [
                "/a leads back to itself", "/b leads back to itself", "/d leads to /nirgends, where nothing stands",
                "/e leads to /sport/un-99, where nothing stands", "/selbst leads back to itself",
            ])
        let links = found.links.sentences
        #expect(links.count == 3)
        for path in ["/a", "/b", "/fort"] { #expect(links.contains { $0.contains("leads to \(path),") }, "\(path)") }
        #expect(found.pictures.count == 0)
    }

    @Test("what is many is told by its first ten and a number")
    func many() {
        var findings = LinkCheck.Findings()
        for number in 0..<25 { findings.add("\(number)") }
        #expect(findings.sentences.count == 11 && findings.sentences.last == "and 15 more")
    }
}
