import Foundation
import News
import Newsroom
import TestSupport
import Testing

@testable import Server
@testable import Store

@Suite struct ArchiveTests {
    // MARK: A publication with something of everything

    private static let environment = ["MANCHETTE_THEMES": themes]
    private static let themes = URL(filePath: SiteTests.themes).deletingLastPathComponent().path(percentEncoded: false)
    private static let quiet = Console(isInteractive: false) { _, _ in }

    /// Rows that nothing of the newsroom in these tests writes.
    private static let further: [SQL] = [
        "INSERT INTO menu_link (edition_id, place, position, label, target) VALUES (1, 'foot', 0, 'Contact', '/contact')",
        "INSERT INTO social_profile (network, target, position) VALUES ('facebook', 'https://www.facebook.com/x', 0)",
        "INSERT INTO contributor_link (contributor_id, position, target) VALUES (1, 0, 'https://a.example/')",
        "INSERT INTO user_section (user_id, section_id) VALUES (1, 1)",
        "INSERT INTO correction (article_id, kind, text, published_at) VALUES (1, 'correction', 'Lire « deux ».', 5)",
        """
        INSERT INTO attachment (content_hash, format, byte_count, title, file_name, added_at, added_by_name)
        VALUES ('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'pdf', 4, 'Rapport', 'r.pdf', 1, 'N')
        """,
        "INSERT INTO attachment_use (attachment_id, article_id, in_draft, with_readers) VALUES (1, 1, 1, 1)",
        "INSERT INTO former_slug (subject_kind, subject_id, edition_id, slug) VALUES (3, 1, 1, 'ancien')",
        "INSERT INTO redirect (path, target) VALUES ('/vieux', '/sport')",
        "INSERT INTO similar_article (article_id, other_id, weight) VALUES (1, 2, 9)",
        """
        INSERT INTO front_draft (edition_id, section_id, user_id, user_name, base, step, arrangement, saved_at)
        VALUES (1, 0, 1, 'N', 0, 1, '{"é":1.5}', 1)
        """,
        "INSERT INTO banner_version (edition_id, number, author_name, set_at) VALUES (1, 1, 'N', 1)",
        "INSERT INTO saved_view (owner_id, name, query, position) VALUES (1, 'Les miens', 'a=1', 0)",
        "INSERT INTO default_view (user_id, view_id) VALUES (1, 1)",
        "INSERT INTO receipt_arrival (sequence, address, fresh_at) SELECT sequence, '/', 7 FROM publish_receipt",
        "INSERT INTO translation (article_id, edition_id, original_id, original_revision) VALUES (2, 1, 1, 1)",
        "INSERT INTO media_word (kind, word) VALUES ('picture', 'phare')",
        "INSERT INTO media_mention (kind, word, item) VALUES ('picture', 'phare', 1)",
        "INSERT INTO picture_text (picture_id, edition_id, alt_text) VALUES (1, 1, '')",
        "INSERT INTO notice_read (notice_id, user_id, read_at) SELECT id, 1, 9 FROM notice",
        "INSERT INTO story (id) VALUES (70)",
        // A number that was given, and whose row is gone.
        "INSERT INTO delivery (delivery_key, receiver, content, queued_at) VALUES ('x', 'hub', '{}', 1)",
        "INSERT INTO delivery (delivery_key, receiver, content, queued_at) VALUES ('y', 'hub', '{}', 1)",
        "DELETE FROM delivery WHERE delivery_key = 'y'",
    ]

    private struct Place {
        let house: EmbargoTests.House
        let folder: PublicationFolder
        let beside: TemporaryFolder
        let out: String
    }

    private func place() async throws -> Place {
        let house = try await EmbargoTests.House()
        _ = try await house.article(in: .submitted, until: house.time.now.advanced(seconds: 3600))
        _ = try await house.told()
        _ = try await house.token(of: house.chief)
        let further = Self.further
        try await house.tiny.database.write { store in
            for sql in further {
                do { try store.execute(sql) } catch { Issue.record("\(sql.text): \(error)") }
            }
            try store.execute("UPDATE picture SET content_hash = \(Self.dotHash), format = 'png'")
            _ = try store.audit(
                at: Instant(rawValue: 1), actor: "test", verb: "x", subject: nil, detail: "\u{1}\"\\\n\u{2028}")
        }
        let folder = PublicationFolder(path: house.tiny.folder.path(""))
        let files = FileManager.default
        for path in [
            "/theme/templates", "/media/originals/\(Self.dotHash.prefix(2))", "/media/files/9f",
        ] {
            try files.createDirectory(atPath: folder.path + path, withIntermediateDirectories: true)
        }
        let settings = """
            publication:
              name: Le Relais
              url: https://relais.example
              timezone: Africa/Casablanca
            editions:
              - language: fr
                name: Le Relais
              - language: ar
                path: ar
                name: Le Relais

            """
        try settings.write(toFile: folder.settingsPath, atomically: true, encoding: .utf8)
        try "a{}".write(toFile: folder.themePath + "/own.css", atomically: true, encoding: .utf8)
        try Self.dot.write(
            to: URL(
                filePath:
                    "\(folder.mediaPath)/originals/\(Self.dotHash.prefix(2))/\(Self.dotHash.prefix(20)).png"))
        try "test".write(
            toFile: folder.mediaPath + "/files/9f/9f86d081884c7d659a2f.pdf", atomically: true, encoding: .utf8)
        let beside = try TemporaryFolder()
        return Place(house: house, folder: folder, beside: beside, out: beside.path("archive"))
    }

    private static let dot = Data("not really a picture".utf8)
    private static let dotHash = HashedFileTests.digest(of: dot)

    private func export(_ folder: PublicationFolder, to target: String) async throws -> Bool {
        try await ExportPublication(folder: folder, target: target, format: .archive, asJSON: false)
            .run(console: Self.quiet, environment: Self.environment)
    }

    private func restore(_ source: String, to target: String) async throws {
        _ = try await ArchiveRestore(
            folder: PublicationFolder(path: target), source: source, console: Self.quiet,
            environment: Self.environment
        ).run(at: TinyPublication.noon)
    }

    /// Every row of every table but those that are left out, by table.
    private func rows(_ folder: PublicationFolder) async throws -> [String: [String]] {
        let site = try await OpenPublication(folder, environment: Self.environment)
        let found = try await site.database.read { store in
            var found: [String: [String]] = [:]
            for table in try store.archiveTables() where ArchiveTable.left[table] == nil {
                let columns = try store.archiveColumns(of: table).all
                // The columns of an index of words have no key; its rows have a number.
                let names = table.hasSuffix("_search") ? ["rowid"] + columns : columns
                let order = (1...names.count).map(String.init).joined(separator: ", ")
                let sql = SQL(frozen: "SELECT \(names.joined(separator: ", ")) FROM \(table) ORDER BY \(order)")
                found[table] = try store.rows(sql).map { "\($0.all)" }
            }
            return found
        }
        try await site.close()
        return found
    }

    private func files(_ folder: String) throws -> [String: Data] {
        var found: [String: Data] = [:]
        let files = FileManager.default.enumerator(atPath: folder)
        while let path = files?.nextObject() as? String {
            var isDirectory: ObjCBool = false
            if FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isDirectory),
                !isDirectory.boolValue
            {
                found[path] = FileManager.default.contents(atPath: "\(folder)/\(path)")
            }
        }
        return found
    }

    // MARK: There and back

    @Test(
        "an archive is read back to the identical publication, every row and every byte, and exports to the same bytes")
    func story() async throws {
        let place = try await place()
        #expect(try await export(place.folder, to: place.out))
        let copy = place.beside.path("copy")
        try await restore(place.out, to: copy)
        let before = try await rows(place.folder)
        let after = try await rows(PublicationFolder(path: copy))
        #expect(before.keys.sorted() == after.keys.sorted())
        for (table, rows) in before {
            let back = after[table] ?? []
            let (lost, made) = (rows.filter { !back.contains($0) }, back.filter { !rows.contains($0) })
            #expect(rows == back, "\(table): \(lost) became \(made)")
            if !ArchiveTable.remade.contains(table) { #expect(!rows.isEmpty, "nothing in \(table) to compare") }
        }
        #expect(before["desk_search"]?.isEmpty == false && before["readers_search"]?.isEmpty == false)
        for part in ["media", "theme"] {
            #expect(try files("\(place.folder.path)/\(part)") == files("\(copy)/\(part)"))
        }
        let again = place.beside.path("again")
        #expect(try await export(PublicationFolder(path: copy), to: again))
        #expect(try files(again) == files(place.out))
        // Over itself, it is the same once more.
        #expect(try await export(place.folder, to: again))
        #expect(try files(again) == files(place.out))
        let text = String(decoding: try #require(files(again)["content.jsonl"]), as: UTF8.self)
        for table in ArchiveTable.left.keys { #expect(!text.contains(#"{"table":"\#(table)""#), "\(table)") }
        let rights = try FileManager.default.attributesOfItem(atPath: again + "/content.jsonl")[.posixPermissions]
        #expect(rights as? Int == 0o600)
    }

    @Test("a lost or damaged original is said, and the rest is in the archive")
    func lost() async throws {
        let place = try await place()
        try "other".write(
            toFile: place.folder.mediaPath + "/files/9f/9f86d081884c7d659a2f.pdf", atomically: true, encoding: .utf8)
        #expect(try await !export(place.folder, to: place.out))
        let copy = place.beside.path("copy")
        try await restore(place.out, to: copy)
        #expect(try files(copy + "/media").count == 1)
    }

    @Test("the store's tables are each in an archive, made anew, or left out for a reason")
    func tables() async throws {
        let tiny = try await TinyPublication()
        let tables = Set(try await tiny.database.read { try $0.archiveTables() })
        let content = Set(ArchiveTable.content)
        let left = Set(ArchiveTable.left.keys)
        #expect(tables == content.union(ArchiveTable.remade).union(left))
        #expect(content.count == ArchiveTable.content.count)
        #expect(content.isDisjoint(with: left) && content.isDisjoint(with: ArchiveTable.remade))
    }

    // MARK: What is wrong

    /// What is done to an archive, and what is said then.
    private static let damages: [(String, String, @Sendable (String) -> String)] = [
        ("cut", "ends before its last line", { String($0.prefix($0.count / 2)) }),
        (
            "cut at a line", "ends before its last line",
            { $0.split(separator: "\n").dropLast().joined(separator: "\n") }
        ),
        ("changed", "its hash is another", { $0.replacing("Titre 7", with: "Titre 8") }),
        (
            "a line more", "its hash is another",
            { $0.replacing("{\"end\"", with: "{\"counter\":\"notice\",\"last\":99}\n{\"end\"") }
        ),
        ("version", "of version 2", { $0.replacing("\"version\":1,", with: "\"version\":2,") }),
        ("schema", "of schema 999", { $0.replacing(/"schema":\d+/, with: "\"schema\":999") }),
        ("head", "no archive of manchette", { String($0.drop { $0 != "\n" }.dropFirst()) }),
        (
            "table", "is no table of an archive",
            {
                $0.replacing("{\"table\":\"story\"", with: "{\"table\":\"user_session\"").replacing(
                    "{\"table\":\"redirect\"", with: "{\"table\":\"sqlite_master\"")
            }
        ),
        ("column", "has no column", { $0.replacing("\"path\":\"/vieux\"", with: "\"path) --\":\"/vieux\"") }),
        ("no column", "has no “target”", { $0.replacing(",\"target\":\"/sport\"", with: "") }),
        ("value", "refuses this row", { $0.replacing("\"path\":\"/vieux\"", with: "\"path\":null") }),
        ("nothing there", "points at a row", { $0.replacing("\"attachment_id\":1,", with: "\"attachment_id\":5,") }),
        ("JSON", "no JSON object", { $0.replacing("\"path\":\"/vieux\"", with: "\"path\":/vieux") }),
        (
            "path", "no place for a file",
            { $0.replacing("\"file\":\"theme/own.css\"", with: "\"file\":\"theme/../../own.css\"") }
        ),
        ("missing", "is missing", { $0.replacing("\"file\":\"theme/own.css\"", with: "\"file\":\"theme/other.css\"") }),
    ]

    @Test(
        "an archive that is not whole or not right is refused in one sentence with its line, and leaves nothing behind")
    func damaged() async throws {
        let place = try await place()
        #expect(try await export(place.folder, to: place.out))
        let file = place.out + "/content.jsonl"
        let whole = try String(contentsOfFile: file, encoding: .utf8)
        let copy = place.beside.path("copy")
        for (name, sentence, damage) in Self.damages {
            let broken = damage(whole)
            #expect(broken != whole, "\(name)")
            try broken.write(toFile: file, atomically: true, encoding: .utf8)
            do {
                try await restore(place.out, to: copy)
                Issue.record("\(name) was taken")
            } catch let error as NewsError {
                // What is wrong is found at its line, and where nothing else is, the hash at the last.
                #expect("\(error)".contains(sentence) || "\(error)".contains("hash is another"), "\(name): \(error)")
                #expect(error.field?.hasPrefix("content.jsonl:") == true, "\(name): \(error)")
            }
            #expect(!FileManager.default.fileExists(atPath: copy))
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: place.beside.path("")).allSatisfy {
                    !$0.hasPrefix(".copy")
                })
        }
        try whole.write(toFile: file, atomically: true, encoding: .utf8)
        try "b{}".write(toFile: place.out + "/theme/own.css", atomically: true, encoding: .utf8)
        await #expect(throws: NewsError.self) { try await restore(place.out, to: copy) }
        try FileManager.default.removeItem(atPath: place.out + "/theme/own.css")
        try FileManager.default.createSymbolicLink(
            atPath: place.out + "/theme/own.css", withDestinationPath: place.folder.themePath + "/own.css")
        await #expect(throws: NewsError.self) { try await restore(place.out, to: copy) }
    }

    @Test("neither is written over anything that is not its own")
    func refused() async throws {
        let place = try await place()
        let full = place.beside.path("full")
        try FileManager.default.createDirectory(atPath: full, withIntermediateDirectories: true)
        try "x".write(toFile: full + "/notes.txt", atomically: true, encoding: .utf8)
        await #expect(throws: NewsError.self) { _ = try await export(place.folder, to: full) }
        await #expect(throws: NewsError.self) { _ = try await export(place.folder, to: place.folder.path + "/media/x") }
        await #expect(throws: NewsError.self) {
            _ = try await export(place.folder, to: URL(filePath: place.folder.path).deletingLastPathComponent().path())
        }
        #expect(try await export(place.folder, to: place.out))
        await #expect(throws: NewsError.self) { try await restore(place.out, to: full) }
        await #expect(throws: NewsError.self) { try await restore(place.out, to: place.folder.path) }
        #expect(try files(full).count == 1)
    }

    @Test("values come back as they were, whatever they hold")
    func values() throws {
        let columns: [ArchiveLine.Column] = [
            ArchiveLine.Column("a", .null), ArchiveLine.Column("b", .integer(.max)),
            ArchiveLine.Column("c", .integer(.min)),
            ArchiveLine.Column("d", .real(1)), ArchiveLine.Column("e", .real(0.1 + 0.2)),
            ArchiveLine.Column("f", .real(-1e-300)),
            ArchiveLine.Column("g", .text("")),
            ArchiveLine.Column("h", .text("é \"\\\n\r\t\u{0}\u{7F}\u{2028}😀 </script>")),
        ]
        let line = ArchiveLine.row(table: "t", columns)
        #expect(try ArchiveLine(line.bytes.dropLast()) == line)
        let escaped = #"{ "table" : "t", "row" : { "a" : "\ud83d\ude00\u00e9\/\b\f\r\t" } }"#
        #expect(
            try ArchiveLine(Array(escaped.utf8))
                == .row(table: "t", [ArchiveLine.Column("a", .text("😀é/\u{8}\u{C}\r\t"))]))
        for wrong in [
            "", "{", "{}", "[]", #"{"table":"t","row":{"a":"\ud83d"}}"#, #"{"table":"t","row":{"a":1}} x"#,
            #"{"table":"t","row":{"a":{"b":1}}}"#, #"{"table":"t","row":{"a":1,"a":2}}"#,
            #"{"table":"t","row":{"a":01e}}"#,
            #"{"table":"t","row":{"a":99999999999999999999}}"#, #"{"table":"t","row":{"a":tru}}"#, #"{"x":1}"#,
        ] {
            #expect(throws: NewsError.self, "\(wrong)") { try ArchiveLine(Array(wrong.utf8)) }
        }
        for path in ["theme/a.css", "theme/templates/a.mustache", "media/originals/ab/ab.jpg", "manchette.yaml"] {
            #expect(ArchiveFile.isInside(path))
        }
        for path in [
            "", "/etc/passwd", "theme", "theme/", "theme//a", "theme/../a", "../theme/a", "media/originals/a",
            "media/renditions/a/b", "theme/.a", "newsroom.sqlite", "theme/a\\b", "media/files/../x",
        ] {
            #expect(!ArchiveFile.isInside(path), "\(path)")
        }
    }
}

enum HashedFileTests {
    static func digest(of data: Data) -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try? data.write(to: URL(filePath: path))
        return (try? HashedFile.facts(of: path))??.digest ?? ""
    }
}
