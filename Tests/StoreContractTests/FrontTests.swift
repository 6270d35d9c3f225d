import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct FrontTests {
    private let actor = Signatory(user: UserID(rawValue: 1), name: "Nour")

    private func filled(_ count: Int = 60) async throws -> (TinyPublication, Edition, SectionTree) {
        let tiny = try await TinyPublication()
        try await tiny.publish(
            (0..<count).map { number in
                TinyPublication.item(
                    "Titre \(number)", kind: number % 5 == 0 ? .opinion : number % 7 == 0 ? .brief : .news,
                    section: [["Sport"], ["Culture"], ["Monde"], ["Sport", "Football"]][number % 4], minutesAgo: number
                )
            }
        )
        let publication = try await tiny.publication()
        return (tiny, publication.editions[0], publication.sections)
    }

    private func arrange(_ tiny: TinyPublication, _ front: FrontID, _ arrangement: FrontArrangement, number: Int = 1)
        async throws
    {
        let version = FrontVersion(
            number: number, arrangement: arrangement, madeAt: TinyPublication.noon, author: actor)
        try await tiny.database.write { try $0.insertVersion(version, of: front) }
    }

    @Test("a home page with pins in every slot is read in four statements, none of which scans or sorts")
    func home() async throws {
        let (tiny, edition, sections) = try await filled()
        let front = FrontID(edition: edition.id)
        let sport = try #require(sections.section(at: ["sport"], in: edition.id)?.id)
        let arrangement = FrontArrangement(
            pins: [
                FrontPin(ArticleID(rawValue: 2), at: FrontPlace(.lead)),
                FrontPin(ArticleID(rawValue: 3), at: FrontPlace(.seconds, 1)),
                FrontPin(ArticleID(rawValue: 5), at: FrontPlace(.opinion, 2)),
                FrontPin(ArticleID(rawValue: 4), at: FrontPlace(.section(sport), 1)),
            ]
        )
        _ = tiny.database.takeStatements()
        let before = try await tiny.database.read {
            try $0.home(of: edition.id, sections: sections, at: TinyPublication.noon)
        }
        #expect(tiny.database.takeStatements().count <= 3)
        try await arrange(tiny, front, arrangement)
        _ = tiny.database.takeStatements()
        let after = try await tiny.database.read {
            try $0.home(of: edition.id, sections: sections, at: TinyPublication.noon)
        }
        let statements = tiny.database.takeStatements()
        #expect(statements.count <= 4, "\(statements.count)")
        for statement in statements {
            for line in try await tiny.plan(of: statement) {
                let words = line.split(separator: " ")
                let walks = words.first == "SCAN" && words[1] != "listed" && !words[1].hasPrefix("(subquery")
                #expect(!walks && !line.contains("TEMP B-TREE FOR ORDER BY"), "\(line) in \(statement)")
            }
        }
        #expect(before.top.count == 7 && after.top.count == 7)
        #expect(after.top[0].id.rawValue == 2 && after.top[2].id.rawValue == 3)
        #expect(after.opinions.count == 4 && after.opinions[2].id.rawValue == 5)
        #expect(after.opinions.filter { $0.id.rawValue != 5 }.allSatisfy { $0.kind == .opinion })
        let block = try #require(after.sections.first { $0.section == sport })
        #expect(block.stories[1].id.rawValue == 4)
        #expect(after.named.map(\.rawValue).sorted() == [2, 3, 4, 5])
        let all = (after.top + after.opinions + after.sections.flatMap(\.stories)).map(\.id)
        #expect(Set(all).count == all.count)
    }

    @Test("a section's front goes on where its first page ends: by its keys every story is seen, whatever is pinned")
    func section() async throws {
        let (tiny, edition, sections) = try await filled(120)
        let sport = try #require(sections.section(at: ["sport"], in: edition.id)?.id)
        let front = FrontID(edition: edition.id, section: sport)
        let stories = try await tiny.database.read { try $0.list(.sectionStories(sport), in: edition.id, limit: 500) }
        for pins in [[], [stories[0]], [stories[30], stories[3]], Array(stories.suffix(6))] {
            let places = [FrontPlace(.lead)] + (0..<5).map { FrontPlace(.list, $0) }
            let arrangement = FrontArrangement(pins: zip(pins, places).map { FrontPin($0.id, at: $1) })
            let first = try await tiny.database.read {
                try $0.sectionFront(
                    sport, in: edition.id, sections: sections, draft: arrangement, length: 20, latest: 20,
                    at: TinyPublication.noon
                )
            }
            #expect(first.stories.items.count == 20)
            #expect(Set(first.stories.items.map(\.id)).count == 20)
            #expect(Array(first.stories.items.map(\.id).prefix(pins.count)) == pins.map(\.id))
            var seen = Set(first.stories.items.map(\.id))
            var key = first.stories.older
            while let before = key {
                let page = try await tiny.database.read {
                    try $0.listReading(.sectionStories(sport), in: edition.id, before: before, limit: 20)
                }
                seen.formUnion(page.items.map(\.id))
                key = page.older
            }
            #expect(seen == Set(stories.map(\.id)), "\(pins.map(\.id))")
        }
        _ = tiny.database.takeStatements()
        try await arrange(tiny, front, FrontArrangement(pins: [FrontPin(stories[9].id, at: FrontPlace(.lead))]))
        _ = tiny.database.takeStatements()
        _ = try await tiny.database.read {
            try $0.sectionFront(
                sport, in: edition.id, sections: sections, length: 20, latest: 20, at: TinyPublication.noon)
        }
        #expect(tiny.database.takeStatements().count <= 4)
    }

    @Test("versions are kept for good, newest first, and drafts are one's own")
    func versions() async throws {
        let (tiny, edition, _) = try await filled(3)
        let front = FrontID(edition: edition.id)
        let other = FrontID(edition: edition.id, section: SectionID(rawValue: 1))
        for number in 1...5 {
            let pin = FrontPin(ArticleID(rawValue: 1), at: FrontPlace(.thirds, number % 4))
            try await arrange(tiny, front, FrontArrangement(pins: [pin]), number: number)
        }
        let (newest, older, none) = try await tiny.database.read { store in
            (
                try store.liveVersion(of: front)?.number,
                try store.versions(of: front, before: 4, limit: 2).map(\.number),
                try store.liveVersion(of: other)
            )
        }
        #expect(newest == 5 && older == [3, 2] && none == nil)
        await #expect(throws: (any Error).self) {
            try await tiny.database.write { try $0.execute("UPDATE front_version SET arrangement = '{}'") }
        }
        try await tiny.database.write { [actor] in
            try $0.insertBanner(
                BannerVersion(number: 1, banner: nil, author: actor, setAt: TinyPublication.noon), of: edition.id)
        }
        await #expect(throws: (any Error).self) {
            try await tiny.database.write { try $0.execute("DELETE FROM banner_version") }
        }
        for (user, name) in [(1, "Nour"), (2, "Karim"), (1, "Nour")] as [(Int64, String)] {
            let draft = FrontDraft(
                author: Signatory(user: UserID(rawValue: user), name: name), base: 5, step: 1, arrangement: .automatic,
                savedAt: TinyPublication.noon
            )
            try await tiny.database.write { try $0.saveDraft(draft, by: UserID(rawValue: user), of: front) }
        }
        #expect(try await tiny.database.read { try $0.drafts(of: front) }.count == 2)
        let standing = try await tiny.database.read { try $0.frontStandings(in: edition.id) }
        #expect(standing.map(\.version) == [5] && standing[0].preparing.map(\.name).sorted() == ["Karim", "Nour"])
        try await tiny.database.write { try $0.deleteDraft(by: UserID(rawValue: 1), of: front) }
        #expect(try await tiny.database.read { try $0.drafts(of: front) }.map(\.author.name) == ["Karim"])
    }

    @Test("opinion pieces that were published before there was a list of them stand in it")
    func oldOpinions() async throws {
        let (tiny, edition, _) = try await filled(30)
        let listed = try await tiny.database.read { try $0.list(.opinions, in: edition.id, limit: 100).map(\.id) }
        try await tiny.database.write { transaction in
            try transaction.execute("DELETE FROM listing WHERE subject_kind = 7")
            for table in ["front_version", "front_draft", "banner_version"] as [SQL] {
                try transaction.execute("DROP TABLE " + table)
            }
            try transaction.execute("DELETE FROM migration WHERE name = 'fronts'")
        }
        try await Migrator().migrate(tiny.database, at: TinyPublication.noon)
        let again = try await tiny.database.read { try $0.list(.opinions, in: edition.id, limit: 100).map(\.id) }
        #expect(again == listed && listed.count == 6)
    }
}
