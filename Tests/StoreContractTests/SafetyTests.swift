import News
import Newsroom
import SQLiteDatabase
import Store
import TestSupport
import Testing

@Suite struct SafetyTests {
    @Test(
        "revisions, corrections and the audit log refuse to change or lose a row",
        arguments: ["revision", "correction", "audit"])
    func appendOnly(table: String) async throws {
        let tiny = try await TinyPublication()
        let outcome = try await tiny.publish([TinyPublication.item("Titre")])
        let id = outcome.items[0].article
        try await tiny.database.write {
            try $0.insertCorrection(
                Correction(kind: .correction, text: "Faux.", publishedAt: TinyPublication.noon), of: id)
        }
        let changes: [SQL] =
            switch table {
            case "revision": ["UPDATE revision SET content = '{}'", "DELETE FROM revision"]
            case "correction": ["UPDATE correction SET text = 'Vrai.'", "DELETE FROM correction"]
            default: ["UPDATE audit SET actor = 'nobody'", "DELETE FROM audit"]
            }
        for change in changes {
            await #expect(throws: NewsError.self) { try await tiny.database.write { try $0.execute(change) } }
        }
    }

    @Test("a transaction that throws leaves nothing behind")
    func atomic() async throws {
        let tiny = try await TinyPublication()
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await tiny.database.write { transaction in
                _ = try transaction.insertTopic(names: [:])
                throw Stop()
            }
        }
        #expect(try await tiny.database.read { try $0.rows("SELECT id FROM topic") }.isEmpty)
    }

    @Test("reads of both kinds go on, however many come at once", .timeLimit(.minutes(1)))
    func manyReads() async throws {
        let tiny = try await TinyPublication()
        let found = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<3_000 {
                group.addTask {
                    let ask: @Sendable (any ReadTransaction) throws -> Int = {
                        try $0.rows("SELECT id FROM edition").count
                    }
                    switch number % 3 {
                    case 0: return try await tiny.database.read(ask)
                    case 1: return try await tiny.database.readBriefly(ask)
                    default: return try await tiny.database.read(within: 60, ask)
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(found == 3_000 * (try await tiny.publication().editions.count))
    }

    @Test("rows that point at nothing are refused")
    func foreignKeys() async throws {
        let tiny = try await TinyPublication()
        await #expect(throws: NewsError.self) {
            try await tiny.database.write { try $0.recordImports([("x", ArticleID(rawValue: 99))]) }
        }
    }

    @Test("whatever is interpolated into a statement is a value, never SQL")
    func injection() async throws {
        let tiny = try await TinyPublication()
        let hostile = "'); DROP TABLE article; --"
        try await tiny.publish([TinyPublication.item(hostile, section: [hostile], byline: [hostile], topics: [hostile])]
        )
        let found = try await tiny.database.read { try $0.article(ArticleID(rawValue: 1)) }
        #expect(found?.content.headline == hostile)
        #expect(try await tiny.publication().sections.count == 1)
    }

    @Test("what was acknowledged is read by another connection, and after the file is opened again")
    func durable() async throws {
        let tiny = try await TinyPublication()
        try await tiny.publish([TinyPublication.item("Titre")])
        let other = try SQLiteDatabase(path: tiny.folder.path("newsroom.sqlite"))
        let headline = try await other.read { try $0.article(ArticleID(rawValue: 1))?.content.headline }
        #expect(headline == "Titre")
        #expect(try await other.integrityFindings().isEmpty)
        try await other.close()
    }

    @Test("a file that is no store is refused with a sentence")
    func notAStore() async throws {
        let folder = try TemporaryFolder()
        try String(repeating: "no database at all ", count: 400).write(
            toFile: folder.path("a.sqlite"), atomically: true, encoding: .utf8)
        await #expect(throws: NewsError.self) {
            let database = try SQLiteDatabase(path: folder.path("a.sqlite"))
            try await Migrator().migrate(database, at: TinyPublication.noon)
        }
        #expect(throws: NewsError.self) { try SQLiteDatabase(path: folder.path("missing.sqlite")) }
    }
}
