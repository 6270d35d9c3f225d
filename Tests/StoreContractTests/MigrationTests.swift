import Foundation
import News
import SQLiteDatabase
import Store
import TestSupport
import Testing

@Suite struct MigrationTests {
    @Test(
        "a store at any earlier schema is brought forward, and what it held is still there",
        arguments: 1...Migration.all.count)
    func forward(from version: Int) async throws {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.path("a.sqlite"), create: true)
        let first = try await Migrator(Array(Migration.all.prefix(version))).migrate(database, at: TinyPublication.noon)
        #expect(first == Migration.all.prefix(version).map(\.number))
        try await database.write {
            try $0.savePublication(name: "Le Relais", url: "https://relais.example", timeZone: "Africa/Casablanca")
        }
        let rest = try await Migrator().migrate(database, at: TinyPublication.noon)
        #expect(rest == Migration.all.dropFirst(version).map(\.number))
        #expect(try await Migrator().migrate(database, at: TinyPublication.noon).isEmpty)
        let name = try await database.read { try $0.publication()?.name }
        #expect(name == "Le Relais")
        try await database.close()
    }

    @Test("a store made by a newer program is refused with a sentence, and left as it is")
    func newer() async throws {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.path("a.sqlite"), create: true)
        try await Migrator().migrate(database, at: TinyPublication.noon)
        let error = await #expect(throws: NewsError.self) {
            try await Migrator(Array(Migration.all.prefix(2))).migrate(database, at: TinyPublication.noon)
        }
        #expect(error?.code == .conflict)
        try await database.close()
    }

    @Test("released migrations are frozen: their statements are what they were, in both dialects")
    func frozen() {
        func digest(_ dialect: Dialect) -> [UInt64] {
            Migration.all.map { migration in
                migration.statements(dialect).joined(separator: ";").utf8.reduce(0xCBF2_9CE4_8422_2325) {
                    ($0 ^ UInt64($1)) &* 0x100_0000_01B3
                }
            }
        }
        #expect(digest(.sqlite) == Self.sqliteDigests, "\(digest(.sqlite))")
        #expect(digest(.postgres) == Self.postgresDigests, "\(digest(.postgres))")
        #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
    }

    @Test("articles that were there before the desk come into its lists, and their authors with them")
    func articlesBeforeTheDesk() async throws {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.path("a.sqlite"), create: true)
        let before = Migration.all.filter { $0.number <= 5 }
        try await Migrator(before).migrate(database, at: TinyPublication.noon)
        try await database.write { transaction in
            for statement in Self.oldRows { try transaction.execute(statement) }
        }
        try await Migrator().migrate(database, at: TinyPublication.noon)
        let desk = try await database.read { store in
            (
                try store.deskArticle(ArticleID(rawValue: 1)),
                try store.deskList(DeskFilter(author: .contributor(ContributorID(rawValue: 1))), limit: 10)
            )
        }
        #expect(desk.0?.draft.number == 3)
        #expect(desk.0?.changedAt == TinyPublication.noon)
        #expect(desk.0?.hasNewText == false)
        #expect(desk.1.map(\.id.rawValue) == [1])
        #expect(try await database.integrityFindings().isEmpty)
        try await database.close()
    }

    @Test("pictures from before the library are known to be used, in bodies and as lead, and what they lack is listed")
    func picturesBeforeTheLibrary() async throws {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.path("a.sqlite"), create: true)
        try await Migrator(Migration.all.filter { $0.number <= 8 }).migrate(database, at: TinyPublication.noon)
        try await database.write { transaction in
            for statement in Self.oldRows { try transaction.execute(statement) }
            for id in 1...3 {
                try transaction.execute(
                    """
                    INSERT INTO picture (id, content_hash, width, height, format, credit_line)
                    VALUES (\(id), \("hash\(id)"), 1, 1, 'png', \(id == 1 ? " " : "AFP"))
                    """)
            }
            try transaction.execute(
                """
                INSERT INTO revision (article_id, number, reason, saved_at, content) VALUES (1, 4, 'imported', 0,
                    '{"body":{"content":[{"type":"gallery","content":
                    [{"type":"image","attrs":{"picture":2}},{"type":"image","attrs":{"picture":77}}]}],"type":"doc"},
                    "credits":[1],"headline":"Titre","kind":"news","leadPicture":1,"topics":[]}')
                """)
            try transaction.execute("UPDATE article SET revision = 4, draft_revision = 4")
        }
        try await Migrator().migrate(database, at: TinyPublication.noon)
        try await database.read { store in
            for (id, count) in [(Int64(1), 1), (2, 1), (3, 0), (77, 0)] {
                let uses = try store.uses(of: PictureID(rawValue: id), limit: 10)
                #expect(uses.count == count && uses.allSatisfy { $0.isInDraft && $0.isWithReaders }, "\(id)")
            }
            let day = CivilDate(daysSince1970: 20_000)
            func ids(_ gap: MediaFilter.Gap) throws -> [Int64] {
                try store.library(MediaFilter(gap: gap), in: EditionID(rawValue: 1), today: day, limit: 9)
                    .map(\.picture.id.rawValue)
            }
            #expect(try ids(.credit) == [1])
            #expect(try ids(.altText) == [3, 2, 1])
            #expect(try store.unindexedPictures(limit: 9).count == 3)
        }
        try await database.close()
    }

    @Test("sounds and documents from before their uses were kept are known to be used where a text leads to them")
    func filesBeforeTheirUses() async throws {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.path("a.sqlite"), create: true)
        let number = try #require(Migration.all.first { $0.name == "programs" }).number
        try await Migrator(Migration.all.filter { $0.number < number }).migrate(database, at: TinyPublication.noon)
        let hash = String(repeating: "ab", count: 32)
        try await database.write { transaction in
            for statement in Self.oldRows { try transaction.execute(statement) }
            for id in 1...2 {
                try transaction.execute(
                    """
                    INSERT INTO attachment (id, content_hash, format, byte_count, title, file_name, added_at, added_by_name)
                    VALUES (\(id), \(id == 1 ? hash : String(repeating: "cd", count: 32)), 'pdf', 1, 'T', 'f', 0, 'Nour')
                    """)
            }
            let path = "/media/files/\(hash.prefix(20)).pdf"
            try transaction.execute(
                """
                INSERT INTO revision (article_id, number, reason, saved_at, content) VALUES (1, 4, 'saved', 0,
                    \(#"{"body":{"content":[{"type":"relatedLink","attrs":{"label":"Le rapport","url":"\#(path)"}}],"type":"doc"},"credits":[],"headline":"Titre","kind":"news","topics":[]}"#))
                """)
            try transaction.execute("UPDATE article SET revision = 4, draft_revision = 4")
        }
        try await Migrator().migrate(database, at: TinyPublication.noon)
        try await database.read { store in
            let uses = try store.uses(of: AttachmentID(rawValue: 1), limit: 9)
            #expect(uses.map(\.article.rawValue) == [1] && uses[0].isInDraft && uses[0].isWithReaders)
            #expect(try store.uses(of: AttachmentID(rawValue: 2), limit: 9).isEmpty)
        }
        try await database.close()
    }

    private static let oldRows: [SQL] = [
        "INSERT INTO edition (id, language, path_prefix, name, position) VALUES (1, 'fr', '', 'Le Relais', 1)",
        "INSERT INTO section (id, position) VALUES (1, 1)",
        "INSERT INTO contributor (id, kind) VALUES (1, 'person')",
        """
        INSERT INTO article (id, edition_id, section_id, kind, state, slug, headline, revision, first_published_at,
            published_at)
        VALUES (1, 1, 1, 'news', 'published', 'titre', 'Titre', 3, \(TinyPublication.noon), \(TinyPublication.noon))
        """,
        """
        INSERT INTO revision (article_id, number, reason, saved_at, content) VALUES (1, 3, 'imported', 0,
            '{"body":{"content":[],"type":"doc"},"credits":[1],"headline":"Titre","kind":"news","topics":[]}')
        """,
        "INSERT INTO article_credit (article_id, position, contributor_id) VALUES (1, 0, 1)",
    ]

    static let sqliteDigests: [UInt64] = [
        1_593_073_915_253_913_426, 3_947_837_210_240_706_656, 13_679_355_413_254_008_504, 10_273_477_547_657_063_909,
        5_690_236_758_714_821_436, 15_736_151_786_661_911_923, 7_214_821_362_658_312_712, 2_620_785_305_796_043_145,
        5_105_627_328_037_276_162,
        17_411_256_961_515_160_052,
        15_527_726_712_809_772_718,
        4_101_295_823_735_741_171,
        3_869_385_811_270_939_828,
        5_112_258_231_440_368_268,
        7_223_226_777_582_277_344,
        4_380_040_725_421_572_951,
        13_127_723_075_526_795_798,
        6_298_746_353_590_226_478,
        17_110_025_906_006_187_221,
        10_694_116_718_059_973_035,
        5_011_806_635_694_853_534,
        10_178_711_635_148_839_868,
        13_809_359_595_811_817_712,
        10_170_565_781_567_080_626,
        12_131_169_257_378_640_884,
        10_116_168_614_121_618_086,
    ]
    static let postgresDigests: [UInt64] = [
        8_344_315_361_705_981_015, 18_016_358_707_600_750_825, 10_052_615_313_689_194_128, 9_530_463_755_274_236_353,
        14_536_676_180_830_320_913, 936_185_182_303_571_901, 1_519_860_085_668_942_569, 2_972_151_280_726_553_785,
        16_419_770_646_511_317_305,
        16_488_313_386_120_616_794,
        4_868_285_824_800_176_768,
        301_298_359_660_208_906,
        8_708_695_717_352_628_618,
        16_795_825_977_638_852_617,
        560_253_520_879_751_870,
        4_380_040_725_421_572_951,
        739_663_155_041_901_859,
        4_656_489_503_118_298_594,
        17_110_025_906_006_187_221,
        17_927_676_208_948_667_574,
        5_011_806_635_694_853_534,
        12_979_754_902_235_941_237,
        913_619_492_570_163_217,
        2_138_310_906_199_944_719,
        14_695_981_039_346_656_037,
        14_695_981_039_346_656_037,
    ]
}
