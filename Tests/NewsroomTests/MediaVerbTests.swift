import Foundation
import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct MediaVerbTests {
    private static func file(_ digit: Character, credit: String? = nil) -> LibraryPicture {
        LibraryPicture(
            picture: Picture(
                id: PictureID(rawValue: 0), contentHash: String(repeating: digit, count: 64), width: 1600, height: 1000,
                format: .jpeg, creditLine: credit),
            fileName: "stade-\(digit).jpg", byteCount: 1000
        )
    }

    private static func editor(_ bench: DeskBench) throws -> Actor {
        .user(
            User(
                id: UserID(rawValue: 9), email: try #require(EmailAddress(rawValue: "e@relais.example")), name: "E",
                language: .french, role: .editor, createdAt: TinyPublication.noon))
    }

    /// The people of the bench are known to its store.
    private func bench() async throws -> (bench: DeskBench, imane: Actor, karim: Actor, chief: Actor) {
        let bench = try await DeskBench()
        var actors: [Actor] = []
        for (name, role) in [("imane", Role.journalist), ("karim", .journalist), ("chief", .chiefEditor)] {
            let email = try #require(EmailAddress(rawValue: "\(name)@relais.example"))
            let new = NewUser(email: email, name: name, language: .french, role: role)
            let id = try await bench.database.write {
                try $0.insertUser(new, passwordHash: nil, at: TinyPublication.noon)
            }.id
            let user = try await bench.database.read { try $0.user(id) }
            actors.append(.user(try #require(user)))
        }
        return (bench, actors[0], actors[1], actors[2])
    }

    private func describe(
        _ id: PictureID, _ edition: EditionID, _ altText: String, credit: String = "", expires: String? = nil
    ) -> DescribePicture.Description {
        DescribePicture.Description(
            texts: [edition: Picture.Text(altText: altText, caption: "Légende de \(altText)")], creditLine: credit,
            copyrightNotice: "", expiresOn: expires.flatMap { CivilDate(iso: $0) })
    }

    @Test("the same content a second time is answered with the first, and nothing said of it is changed")
    func duplicates() async throws {
        let (bench, imane, karim, _) = try await bench()
        let first = try await AddPicture(bench.newsroom)(Self.file("a", credit: "AFP"), by: imane)
        let second = try await AddPicture(bench.newsroom)(Self.file("a", credit: "Autre"), by: karim)
        #expect(!first.wasThere && second.wasThere)
        #expect(second.picture == first.picture && second.picture.picture.creditLine == "AFP")
        #expect(second.picture.addedBy?.name == "imane" && second.picture.addedAt == TinyPublication.noon)
        let sound = AddAttachment(bench.newsroom)
        let hash = String(repeating: "c", count: 64)
        let one = try await sound(
            contentHash: hash, format: .mp3, byteCount: 5, title: "Un", fileName: "1.mp3", by: imane)
        let two = try await sound(
            contentHash: hash, format: .mp3, byteCount: 5, title: "Deux", fileName: "2.mp3", by: karim)
        #expect(!one.wasThere && two.wasThere && two.attachment.title == "Un")
    }

    @Test(
        "whoever brought a picture in describes it, another journalist may not, an editor may; pages that show it hear of it"
    )
    func permission() async throws {
        let (bench, imane, karim, chief) = try await bench()
        let id = try await AddPicture(bench.newsroom)(Self.file("a"), by: imane).picture.picture.id
        let edition = bench.edition.id
        let verb = DescribePicture(bench.newsroom)
        try await verb(id, describe(id, edition, "Un stade"), version: 1, by: imane)
        let refused = await #expect(throws: NewsError.self) {
            try await verb(id, describe(id, edition, "Autre"), version: 2, by: karim)
        }
        #expect(refused?.code == .forbidden)
        await #expect(throws: NewsError.self) {
            try await FramePicture(bench.newsroom)(id, focalPoint: .centre, crops: [:], version: 2, by: karim)
        }
        try await verb(id, describe(id, edition, "Un stade plein", credit: "AFP"), version: 2, by: chief)
        let events = try await bench.events()
        #expect(events.map(\.kind) == [.pictureChanged, .pictureChanged])
        #expect(events.allSatisfy { $0.keys == [.picture(id)] })
        let kept = try await bench.database.read { try $0.libraryPicture(id) }
        #expect(kept?.version == 3 && kept?.picture.texts[edition]?.altText == "Un stade plein")
        var row = try await bench.database.read {
            try $0.row("SELECT COUNT(*) FROM audit WHERE subject = 'picture:1'")
        }
        #expect(try row?.int() == 3)
    }

    @Test("two who change a picture at once do not silently overwrite each other (Wagtail #2565)")
    func crossing() async throws {
        let (bench, imane, _, chief) = try await bench()
        let id = try await AddPicture(bench.newsroom)(Self.file("a"), by: imane).picture.picture.id
        let edition = bench.edition.id
        try await DescribePicture(bench.newsroom)(id, describe(id, edition, "Premier"), version: 1, by: imane)
        let late = await #expect(throws: NewsError.self) {
            try await DescribePicture(bench.newsroom)(id, describe(id, edition, "Second"), version: 1, by: chief)
        }
        #expect(late?.code == .conflict)
        let framed = await #expect(throws: NewsError.self) {
            try await FramePicture(bench.newsroom)(id, focalPoint: .centre, crops: [:], version: 1, by: chief)
        }
        #expect(framed?.code == .conflict)
        let kept = try await bench.database.read { try $0.libraryPicture(id) }
        #expect(kept?.picture.texts[edition]?.altText == "Premier")
        await #expect(throws: NewsError.self) {
            try await DescribePicture(bench.newsroom)(
                id, describe(id, edition, String(repeating: "a", count: 2001)), version: 2, by: imane)
        }
        await #expect(throws: NewsError.self) {
            try await DescribePicture(bench.newsroom)(
                id, describe(id, EditionID(rawValue: 99), "x"), version: 2, by: imane)
        }
        await #expect(throws: NewsError.self) {
            try await DescribePicture(bench.newsroom)(
                PictureID(rawValue: 99), describe(id, edition, "x"), version: 1, by: imane)
        }
    }

    @Test("a focal point is kept by hundredths, and parts are brought into the picture")
    func framing() async throws {
        let (bench, imane, _, _) = try await bench()
        let id = try await AddPicture(bench.newsroom)(Self.file("a"), by: imane).picture.picture.id
        let wide = try #require(CropFrame(left: 0, top: 900, width: 1000))
        let kept = try await FramePicture(bench.newsroom)(
            id, focalPoint: FocalPoint(x: 0.123, y: 0.999), crops: [.landscape: wide, .original: wide], version: 1,
            by: imane)
        #expect(kept.picture.focalPoint == FocalPoint(x: 0.12, y: 1))
        #expect(kept.picture.crops.keys.map { $0 } == [.landscape])
        let part = try #require(kept.picture.crops[.landscape])
        #expect(part.top < 900 && part.width == 1000)
        let stored = try await bench.database.read { try $0.libraryPicture(id)?.picture }
        #expect(stored == kept.picture)
    }

    @Test("where a picture is used is known at each save and each publication, and forgotten when it is taken out")
    func uses() async throws {
        let (bench, imane, _, _) = try await bench()
        let a = try await AddPicture(bench.newsroom)(Self.file("a"), by: imane).picture.picture.id
        let b = try await AddPicture(bench.newsroom)(Self.file("b"), by: imane).picture.picture.id
        func uses(_ id: PictureID) async throws -> [[Bool]] {
            try await bench.database.read { try $0.uses(of: id, limit: 10) }.map { [$0.isInDraft, $0.isWithReaders] }
        }
        func draft(_ pictures: [PictureID], lead: PictureID? = nil) -> ArticleDraft {
            var draft = bench.draft("Titre")
            draft.content.body.blocks += pictures.map { .image(PictureBlock(picture: $0)) }
            draft.content.leadPicture = lead
            return draft
        }
        let id = try await CreateDraft(bench.newsroom)(draft([a]), in: bench.edition.id, by: bench.imane)
        #expect(try await uses(a) == [[true, false]])
        _ = try await SaveDraft(bench.newsroom)(id, draft([a], lead: b), base: 1, by: bench.imane)
        #expect(try await uses(b) == [[true, false]])
        _ = try await PublishArticle(bench.newsroom)(id, revision: 2, by: bench.chief)
        #expect(try await uses(a) == [[true, true]])
        _ = try await SaveDraft(bench.newsroom)(id, draft([b]), base: 2, by: bench.imane)
        #expect(try await uses(a) == [[false, true]])
        #expect(try await uses(b) == [[true, true]])
        _ = try await PublishArticle(bench.newsroom)(id, revision: 3, by: bench.chief)
        #expect(try await uses(a).isEmpty)
        #expect(try await uses(b) == [[true, true]])
        // A picture that is not there leaves nothing, and breaks nothing.
        _ = try await SaveDraft(bench.newsroom)(
            id, draft([PictureID(rawValue: 77), b]), base: 3, by: bench.imane)
        #expect(try await uses(PictureID(rawValue: 77)).isEmpty)
        #expect(try await bench.differencesFromRebuild().isEmpty)
    }

    @Test("where a sound or a document is used is known as well, wherever in a text a link leads to it")
    func fileUses() async throws {
        let (bench, imane, _, _) = try await bench()
        func add(_ letter: String) async throws -> News.Attachment {
            try await AddAttachment(bench.newsroom)(
                contentHash: String(repeating: letter, count: 64), format: .pdf, byteCount: 9, title: letter,
                fileName: "\(letter).pdf", by: imane
            ).attachment
        }
        let (a, b) = (try await add("a"), try await add("b"))
        func link(_ file: News.Attachment) throws -> LinkTarget {
            try #require(LinkTarget(rawValue: "/media/files/\(file.contentHash.prefix(20)).pdf"))
        }
        func uses(_ file: News.Attachment) async throws -> [[Bool]] {
            try await bench.database.read { try $0.uses(of: file.id, limit: 10) }.map {
                [$0.isInDraft, $0.isWithReaders]
            }
        }
        var draft = bench.draft("Titre")
        let marked = TextBlock([.text("le rapport", [.strong, .link(try link(a))])])
        draft.content.body.blocks.append(.list(ordered: false, items: [[.paragraph(marked)]]))
        let id = try await CreateDraft(bench.newsroom)(draft, in: bench.edition.id, by: bench.imane)
        #expect(try await uses(a) == [[true, false]])
        _ = try await PublishArticle(bench.newsroom)(id, revision: 1, by: bench.chief)
        draft.content.body.blocks[draft.content.body.blocks.count - 1] = .relatedLink(label: "Son", try link(b))
        _ = try await SaveDraft(bench.newsroom)(id, draft, base: 1, by: bench.imane)
        #expect(try await uses(a) == [[false, true]])
        #expect(try await uses(b) == [[true, false]])
        _ = try await PublishArticle(bench.newsroom)(id, revision: 2, by: bench.chief)
        #expect(try await uses(a).isEmpty)
        #expect(try await uses(b) == [[true, true]])
    }

    @Test("a picture whose right has ended is found before its article goes out")
    func expired() async throws {
        let (bench, imane, _, _) = try await bench()
        let id = try await AddPicture(bench.newsroom)(Self.file("a"), by: imane).picture.picture.id
        var draft = bench.draft("Titre")
        draft.content.leadPicture = id
        let article = try await CreateDraft(bench.newsroom)(draft, in: bench.edition.id, by: bench.imane)
        for (version, day, expected) in [(1, "2026-11-24", false), (2, "2026-11-23", true)] {
            try await DescribePicture(bench.newsroom)(
                id, describe(id, bench.edition.id, "x", credit: "AFP", expires: day), version: version, by: imane)
            let found = try await CheckArticle(bench.newsroom)(article, by: bench.imane).map(\.check)
            #expect(found.contains(.expiredPictureRight) == expected, "\(day)")
        }
    }

    @Test("pictures from before the library are found by their words once they are indexed")
    func indexing() async throws {
        let (bench, imane, _, _) = try await bench()
        let id = try await AddPicture(bench.newsroom)(Self.file("a", credit: "Agence"), by: imane).picture.picture.id
        try await bench.database.write {
            try $0.execute("DELETE FROM media_mention")
            try $0.execute("UPDATE picture SET is_indexed = 0")
        }
        let edition = bench.edition.id
        let today = try #require(CivilDate(iso: "2026-11-24"))
        func found() async throws -> [PictureID] {
            try await bench.database.read {
                try $0.library(MediaFilter(text: "agen"), in: edition, today: today, limit: 9)
            }.map(\.picture.id)
        }
        #expect(try await found().isEmpty)
        #expect(try await IndexMedia(bench.newsroom)() == 1)
        #expect(try await found() == [id])
        #expect(try await IndexMedia(bench.newsroom)() == 0)
    }
}
