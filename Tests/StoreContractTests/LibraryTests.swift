import News
import Store
import TestSupport
import Testing

@Suite struct LibraryTests {
    private static let today = CivilDate(daysSince1970: 20_781)
    private static let edition = EditionID(rawValue: 1)

    /// 200 pictures: half without alternative text, a third without a credit, some whose right ends.
    private func filled() async throws -> (tiny: TinyPublication, all: [LibraryPicture]) {
        let tiny = try await TinyPublication()
        let words = ["Stade plein", "Été à Fès", "Conseil municipal", "مدرسة جديدة"]
        let all = try await tiny.database.write { transaction -> [LibraryPicture] in
            var all: [LibraryPicture] = []
            for number in 0..<200 {
                let hex = String(number, radix: 16)
                var picture = Picture(
                    id: PictureID(rawValue: 0), contentHash: String(repeating: "0", count: 20 - hex.count) + hex + "00",
                    width: 10, height: 10, format: .jpeg, creditLine: number % 3 == 0 ? nil : "Agence \(number % 5)")
                if number % 2 == 0 {
                    picture.texts[Self.edition] = Picture.Text(
                        altText: words[number / 2 % 4], caption: "Légende \(number)")
                }
                if number % 7 == 0 { picture.expiresOn = Self.today.advanced(days: number % 11 * 9 - 45) }
                var entry = LibraryPicture(
                    picture: picture, fileName: "IMG_\(1000 + number).jpg", addedAt: TinyPublication.noon)
                entry.picture = Picture(
                    id: try transaction.insertPicture(entry).id, contentHash: picture.contentHash, width: 10,
                    height: 10,
                    format: .jpeg, creditLine: picture.creditLine, expiresOn: picture.expiresOn, texts: picture.texts)
                all.append(entry)
            }
            for number in 0..<30 {
                _ = try transaction.insertAttachment(
                    Attachment(
                        id: AttachmentID(rawValue: 0), contentHash: String(repeating: "f", count: 20) + String(number),
                        format: AttachmentFormat.allCases[number % 5], byteCount: 1, title: "Entretien \(number)",
                        fileName: "rec-\(number)", addedAt: TinyPublication.noon,
                        addedBy: Signatory(user: nil, name: "A")))
            }
            return all.reversed()
        }
        return (tiny, all)
    }

    private static let filters: [MediaFilter] = {
        var filters: [MediaFilter] = []
        for text in ["", "stade", "sta", "agence 3", "img 1042 agence", "ete fes", "مدرسه", "nirgends", "a", "le"] {
            for gap in [nil] + MediaFilter.Gap.allCases.map({ $0 }) as [MediaFilter.Gap?] {
                filters.append(MediaFilter(text: text, gap: gap))
            }
        }
        return filters
    }()

    private static func belongs(_ entry: LibraryPicture, to filter: MediaFilter) -> Bool {
        let words = SearchWords.of(entry.searchText)
        for (place, word) in filter.words.enumerated() {
            let isWhole = place == 0 && word.count < 3
            guard words.contains(where: { isWhole ? $0 == word : $0.hasPrefix(word) }) else { return false }
        }
        let picture = entry.picture
        switch filter.gap {
        case nil: return true
        case .altText: return picture.texts.isEmpty
        case .credit: return picture.creditLine == nil
        case .expired: return picture.isExpired(on: today)
        case .expiring: return picture.expiresOn.map { $0 >= today && $0 <= today.advanced(days: 30) } ?? false
        }
    }

    @Test("every filter of the library, walked by its keys, shows just what belongs to it")
    func filters() async throws {
        let (tiny, all) = try await filled()
        try await tiny.database.read { store in
            for filter in Self.filters {
                var expected = all.filter { Self.belongs($0, to: filter) }.map(\.picture)
                if filter.goesByExpiry {
                    expected.sort { ($0.expiresOn ?? Self.today, $0.id) > ($1.expiresOn ?? Self.today, $1.id) }
                    if filter.gap == .expiring { expected.reverse() }
                }
                var seen: [LibraryPicture] = []
                while true {
                    let key = seen.last.map { MediaKey($0, in: filter) }
                    let page = try store.library(filter, in: Self.edition, today: Self.today, before: key, limit: 7)
                    seen += page
                    if page.count < 7 { break }
                }
                #expect(seen.map(\.picture) == expected, "\(filter)")
            }
        }
        #expect(
            Self.filters.contains { filter in all.contains { Self.belongs($0, to: filter) } && filter.words.count > 1 })
    }

    @Test("sounds and documents are listed and found in the same way")
    func attachments() async throws {
        let (tiny, _) = try await filled()
        try await tiny.database.read { store in
            let all = try store.attachments(limit: 100)
            #expect(all.count == 30 && all.map(\.id) == all.map(\.id).sorted(by: >))
            let sounds = try store.attachments([.mp3, .wav], limit: 100)
            #expect(sounds.count == 12 && sounds.allSatisfy { [.mp3, .wav].contains($0.format) })
            let first = try store.attachments([.mp3, .wav], limit: 5)
            #expect(first + (try store.attachments([.mp3, .wav], before: first.last?.id, limit: 100)) == sounds)
            let found = try store.attachments(words: MediaFilter(text: "entret 12").words, limit: 10)
            #expect(found.map(\.title) == ["Entretien 12"])
            #expect(try store.attachment(contentHash: all[0].contentHash) == all[0])
        }
    }

    @Test("no list of the library scans a table or sorts more than the pages of some words")
    func plans() async throws {
        let (tiny, _) = try await filled()
        _ = tiny.database.takeStatements()
        try await tiny.database.read { store in
            for filter in Self.filters {
                _ = try store.library(filter, in: Self.edition, today: Self.today, limit: 20)
                let key = MediaKey(picture: PictureID(rawValue: 90), expiresOn: filter.goesByExpiry ? Self.today : nil)
                _ = try store.library(filter, in: Self.edition, today: Self.today, before: key, limit: 20)
            }
            _ = try store.libraryPicture(PictureID(rawValue: 1))
            _ = try store.uses(of: PictureID(rawValue: 1), limit: 20)
            _ = try store.unindexedPictures(limit: 1)
            _ = try store.attachments(limit: 20)
            _ = try store.attachments(
                [.mp3], words: ["entretien", "rec"], before: AttachmentID(rawValue: 9), limit: 20)
            _ = try store.picture(contentHash: String(repeating: "0", count: 20))
        }
        let statements = Set(tiny.database.takeStatements())
        #expect(statements.count > 20)
        let plans = try await tiny.plans(of: statements.sorted())
        #expect(plans.count == statements.count && plans.allSatisfy { !$0.lines.isEmpty })
        for plan in plans {
            for line in plan.lines {
                let walks = line.hasPrefix("SCAN") && !line.contains("listed") && !line.contains("subquery")
                #expect(!walks, "\(line) in \(plan.statement)")
                #expect(!line.contains("TEMP B-TREE"), "\(line) in \(plan.statement)")
            }
        }
    }

    @Test("what a description mends leaves the lists of what is missing, and its old words find nothing any more")
    func mended() async throws {
        let (tiny, all) = try await filled()
        var entry = try #require(all.first { $0.picture.creditLine == nil && $0.picture.texts.isEmpty })
        let id = entry.picture.id
        func isIn(_ filter: MediaFilter) async throws -> Bool {
            try await tiny.database.read {
                try $0.library(filter, in: Self.edition, today: Self.today, limit: 500).contains { $0.picture.id == id }
            }
        }
        #expect(try await isIn(MediaFilter(gap: .altText)))
        #expect(try await isIn(MediaFilter(gap: .credit)))
        entry.picture.creditLine = "Reuters"
        entry.picture.texts = [Self.edition: Picture.Text(altText: "Une fanfare")]
        let described = entry
        #expect(try await tiny.database.write { try $0.describePicture(described, version: 1) })
        #expect(try await !tiny.database.write { try $0.describePicture(described, version: 1) })
        #expect(try await !isIn(MediaFilter(gap: .altText)))
        #expect(try await !isIn(MediaFilter(gap: .credit)))
        #expect(try await isIn(MediaFilter(text: "fanfare reut")))
        entry.picture.texts = [:]
        entry.picture.creditLine = " "
        let emptied = entry
        #expect(try await tiny.database.write { try $0.describePicture(emptied, version: 2) })
        #expect(try await !isIn(MediaFilter(text: "fanfare")))
        #expect(try await isIn(MediaFilter(gap: .credit)))
    }
}
