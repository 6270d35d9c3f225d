import Foundation
import News
import Testing
import Wire

@Suite struct HTMLPageReaderTests {
    private func read(_ page: String) throws -> ImportedPage { try HTMLPageReader.read(Array(page.utf8)) }

    private func moment(_ text: String) -> ImportedDate? { ImportedDate(reading: text) }

    @Test("a WordPress page gives every field from its JSON-LD and its blocks from the markup")
    func wordpress() throws {
        let page = try read(TestPages.wordpress)
        #expect(page.headline == "La coopérative rouvre ses portes")
        #expect(page.standfirst == "Après deux ans de travaux, les pressoirs tournent à nouveau.")
        #expect(page.byline == ["Imane Souiri"])
        #expect(page.publishedAt == moment("2026-03-02T08:15:00+00:00"))
        #expect(page.modifiedAt == moment("2026-03-02T10:00:00+00:00"))
        #expect(page.sectionPath == ["Économie", "Agriculture"])
        #expect(page.topics == ["Olives", "Coopératives"])
        #expect(page.language == LanguageTag(rawValue: "fr-FR"))
        #expect(page.canonicalAddress?.rawValue == "https://relais.example/economie/cooperative-rouvre/")
        #expect(page.siteName == "Le Relais")
        #expect(page.pictures.first?.source == "page_files/pressoir.png")
        #expect(page.pictures.first?.caption == "Le grand pressoir, remis en marche.")
        let blocks = page.body.blocks
        guard blocks.count == 7 else {
            Issue.record("\(blocks.count) blocks: \(blocks)")
            return
        }
        guard case .paragraph(let first) = blocks[0] else { Issue.record("no paragraph"); return }
        #expect(first.inlines.contains(.text("file", [.strong])))
        let link = try #require(LinkTarget(rawValue: "https://relais.example/heure"))
        #expect(first.inlines.contains(.text("heure", [.link(link)])))
        #expect(blocks[1] == .heading(level: 2, TextBlock("Un chantier de deux ans")))
        guard case .list(false, let items) = blocks[3] else { Issue.record("no list"); return }
        #expect(items.count == 2)
        #expect(
            blocks[4] == .quote(blocks: [.paragraph(TextBlock("On a gardé les pierres."))], attribution: "Un maçon"))
        guard case .embed(let embed) = blocks[5] else { Issue.record("no embed"); return }
        #expect(embed.target.rawValue == "https://www.youtube.com/watch?v=abc123")
        guard case .paragraph(let last) = blocks[6] else { Issue.record("no paragraph"); return }
        #expect(last.plainText == "Ne pas cliquer est un lien que personne ne doit suivre.")
        let report = page.diagnostics.map(\.message).joined(separator: "\n")
        for dropped in [
            "1 share bar was left out", "1 script was", "1 frame of an unknown host",
            "1 link with an address that is refused was undone; the words are kept", "1 empty paragraph",
        ] {
            #expect(report.contains(dropped), "\(dropped) is not in the report: \(report)")
        }
    }

    @Test("an Arc page with a list of JSON-LD gives two authors, a table and a fact box, and no advertisement")
    func arc() throws {
        let page = try read(TestPages.arc)
        #expect(page.headline == "Night trains return to the coast")
        #expect(page.byline == ["Tarik Imlil", "Kenza Rifai"])
        #expect(page.sectionPath == ["Transport"])
        #expect(page.publishedAt == moment("2026-05-01T21:30:00Z"))
        #expect(
            page.body.blocks.contains {
                if case .table(let table) = $0 { table.header.count == 2 && table.rows.count == 2 } else { false }
            })
        #expect(page.body.blocks.contains { if case .factBox("In figures", _) = $0 { true } else { false } })
        #expect(!page.body.plainText.contains("Buy now"))
        #expect(!page.body.plainText.contains("Read this too"))
    }

    @Test("a page laid out with tables and line breaks, in Latin-1, gives its paragraphs and both authors")
    func handmade() throws {
        let bytes = try #require(TestPages.handmade.data(using: .windowsCP1252))
        let page = try HTMLPageReader.read(Array(bytes))
        #expect(page.headline == "Le pont neuf ouvre lundi")
        #expect(page.byline == ["Youness Filali", "Ghita Dadsi"])
        let paragraphs = page.body.blocks.compactMap {
            if case .paragraph(let text) = $0 { text.plainText } else { nil }
        }
        #expect(
            paragraphs.contains(
                "Une fête est prévue sur les deux rives de la rivière, avec un marché et de la musique."))
        #expect(
            paragraphs.contains {
                $0.hasPrefix("La commune a fixé la date de l’ouverture")
                    || $0.contains("La commune a fixé la date de l’ouverture")
            })
    }

    @Test("an Arabic page gives its section, its author without “بقلم”, and the language of a foreign word")
    func arabic() throws {
        let page = try read(TestPages.arabic)
        #expect(page.headline == "افتتاح المتحف البحري")
        #expect(page.byline == ["سلمى الدادسي"])
        #expect(page.sectionPath == ["ثقافة"])
        #expect(page.language == .arabic)
        #expect(page.publishedAt == moment("2026-02-10T08:00:00Z"))
        #expect(page.body.blocks.count == 3)
        guard case .paragraph(let text) = page.body.blocks[1] else { Issue.record("no paragraph"); return }
        #expect(text.inlines.contains(.text("portulan", [.language(.french)])))
    }

    @Test("broken JSON-LD is reported and Open Graph stands in")
    func brokenData() throws {
        let page = try read(TestPages.brokenData)
        #expect(page.headline == "Le titre d’Open Graph")
        #expect(page.body.blocks.count == 2)
        #expect(page.diagnostics.contains { $0.message.contains("JSON-LD block 1 of 1 is broken") })
    }

    @Test(
        "dates are read in the ways that pages write them",
        arguments: [
            ("2026-11-24T08:30:00+01:00", 1_795_505_400), ("2026-11-24T07:30:00Z", 1_795_505_400),
            ("2026-11-24T08:30:00.000+0100", 1_795_505_400), ("2026-11-24 08:30 +01:00", 1_795_505_400),
        ]
    )
    func dates(text: String, seconds: Int64) {
        #expect(ImportedDate(reading: text) == .instant(Instant(seconds: seconds)))
    }

    @Test(
        "a page without an article, an empty page and a page thousands of tags deep are refused with a sentence",
        arguments: [
            "<html><body><p>court</p></body></html>", "   ", String(repeating: "<div>", count: 100_000),
            "<html><h1>Un titre</h1><ul><li><a href='/a'>a</a></li></ul></html>",
        ]
    )
    func refused(page: String) {
        #expect(throws: NewsError.self) { try HTMLPageReader.read(Array(page.utf8)) }
    }

    @Test("whatever is broken in a page, reading it ends, and nothing unsafe comes through")
    func mutations() {
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        for page in [TestPages.wordpress, TestPages.arc, TestPages.handmade, TestPages.arabic] {
            let original = Array(page.utf8)
            for _ in 0..<60 {
                var bytes = original
                for _ in 0..<(1 + next(20)) {
                    let place = next(bytes.count)
                    switch next(3) {
                    case 0: bytes.remove(at: place)
                    case 1: bytes.insert(UInt8(32 + next(90)), at: place)
                    default:
                        bytes.replaceSubrange(place..<min(place + next(40), bytes.count), with: Array("<b><p \"".utf8))
                    }
                }
                guard let read = try? HTMLPageReader.read(bytes) else { continue }
                let json = (try? JSONEncoder().encode(read.body)) ?? Data()
                let text = String(decoding: json, as: UTF8.self)
                #expect(!text.contains("\"href\":\"javascript"))
                #expect(!read.body.isEmpty)
            }
        }
    }
}
