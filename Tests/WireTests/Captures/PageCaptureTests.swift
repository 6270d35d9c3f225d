import News
import Testing
import Wire

@Suite struct PageCaptureTests {
    static let paragraph =
        "Le conseil de la ville a voté samedi soir, à une large majorité, la rénovation du marché couvert, fermé depuis l’automne dernier."
    static let arabicParagraph =
        "صادق مجلس المدينة مساء السبت بأغلبية واسعة على تهيئة السوق المغطى، الذي أغلق أبوابه منذ الخريف الماضي بسبب تسرب مياه الأمطار."

    @Test(
        "A line is a headline of the wire however its time is written",
        arguments: [
            ("- 20:03Un titre", 20, 3, "Un titre"),
            ("20:03 Un titre", 20, 3, "Un titre"),
            ("• 9:05 – Un titre", 9, 5, "Un titre"),
            ("20h03 | Un titre", 20, 3, "Un titre"),
            ("— 20 h 03 : Un titre", 20, 3, "Un titre"),
            ("20\u{202F}h\u{202F}03 Un titre", 20, 3, "Un titre"),
            ("* 20.03 Un titre", 20, 3, "Un titre"),
            ("‣ 08:00:30 Un titre", 8, 0, "Un titre"),
            ("9:05 PM A headline", 21, 5, "A headline"),
            ("12:10 a.m. A headline", 0, 10, "A headline"),
            ("- 18:003 blessés à Fès", 18, 0, "3 blessés à Fès"),
            ("\u{200F}- ٢٠:٠٣ عنوان الخبر", 20, 3, "عنوان الخبر"),
            ("• ۲۰:۰۳ عنوان الخبر", 20, 3, "عنوان الخبر"),
            ("\u{202B}· 20:03\u{202C} عنوان الخبر", 20, 3, "عنوان الخبر"),
            ("- 07:30 : l’« or vert » — 12 %", 7, 30, "l’« or vert » — 12 %"),
        ]
    )
    func readsTimes(line: String, hour: Int, minute: Int, headline: String) throws {
        let capture = try PageCapture(reading: line)
        let found = try #require(capture.wire.first)
        #expect(found.time == CivilTime(hour: hour, minute: minute, second: found.time.second))
        #expect(found.headline == headline)
        #expect(found.line == 1)
        #expect(found.date == nil)
    }

    @Test(
        "A number that is no time makes no headline of the wire",
        arguments: [
            "3.05 millions de touristes", "12:345", "20:03", "3. Rabat accueille", "1204 bateaux à quai",
            "100:20 Un titre",
        ]
    )
    func leavesNumbers(line: String) {
        #expect(throws: NewsError.self) { try PageCapture(reading: line) }
    }

    @Test("A wire in Arabic with the times at the ends of the lines is read, and the article under it")
    func readsArabic() throws {
        let capture = try PageCapture(
            reading: """
                افتتاح المعرض الجهوي للزربية بتازناخت - 21:40
                الأرصاد تتوقع زخات رعدية بالأطلس | ٢٠:٠٣

                قطار جديد يربط فاس بوجدة 09:15
                أقسام فرعية
                اقتصاد
                ثقافة
                تابعونا على فيسبوك
                تابعونا على إنستغرام
                المجلس يصادق على تهيئة السوق المغطى
                \(Self.arabicParagraph)
                أشغال على مرحلتين
                \(Self.arabicParagraph) وستنطلق الأشغال في شتنبر.
                """
        )
        #expect(capture.wire.map(\.time.hourAndMinute) == ["21:40", "20:03", "09:15"])
        #expect(
            capture.wire.map(\.headline) == [
                "افتتاح المعرض الجهوي للزربية بتازناخت", "الأرصاد تتوقع زخات رعدية بالأطلس", "قطار جديد يربط فاس بوجدة",
            ]
        )
        #expect(capture.wire.map(\.line) == [1, 2, 4])
        #expect(capture.navigationHeading == "أقسام فرعية")
        #expect(capture.subsections == ["اقتصاد", "ثقافة"])
        #expect(capture.follow.map(\.network) == [.facebook, .instagram])
        #expect(capture.follow.map(\.line) == [8, 9])
        let article = try #require(capture.article)
        #expect(article.headline == "المجلس يصادق على تهيئة السوق المغطى")
        #expect(
            article.body
                == Body([
                    .paragraph(TextBlock(Self.arabicParagraph)), .heading(level: 2, TextBlock("أشغال على مرحلتين")),
                    .paragraph(TextBlock(Self.arabicParagraph + " وستنطلق الأشغال في شتنبر.")),
                ])
        )
        #expect(capture.diagnostics.isEmpty)
    }

    @Test("A single time at the end of a line belongs to the sentence")
    func leavesSingleTrailingTime() throws {
        let capture = try PageCapture(reading: "Coup d’envoi à 20:30\n\(Self.paragraph)")
        #expect(capture.wire.isEmpty)
        #expect(capture.article?.headline == "Coup d’envoi à 20:30")
    }

    @Test(
        "A date line dates the lines under it",
        arguments: [
            "dimanche 13 juillet 2025", "Dimanche 13 juillet 2025", "13/07/2025", "13.7.2025", "2025-07-13",
            "Sunday, July 13, 2025",
            "domingo, 13 de julio de 2025", "الأحد ١٣ يوليوز ٢٠٢٥", "الأحد 13 يوليو 2025",
        ]
    )
    func readsDates(date: String) throws {
        let capture = try PageCapture(reading: "10:00 Sans jour\n\(date)\n- 20:03 Un titre\n- 21:00 Un autre")
        let day = try #require(CivilDate(iso: "2025-07-13"))
        #expect(capture.wire.map(\.date) == [nil, day, day])
        #expect(capture.diagnostics.isEmpty)
    }

    @Test("An impossible time is skipped and reported with its line")
    func reportsBrokenTime() throws {
        let capture = try PageCapture(reading: "- 20:03 Un titre\n- 25:71 Un autre\n- 18:00 Un troisième")
        #expect(capture.wire.map(\.headline) == ["Un titre", "Un troisième"])
        #expect(capture.diagnostics.map(\.line) == [2])
        #expect(capture.diagnostics.first?.severity == .warning)
        #expect(capture.diagnostics.first?.message == "there is no such time; the line was skipped: “- 25:71 Un autre”")
    }

    @Test("The article may stand above the wire, with a list and sub-headings in it")
    func readsArticleFirst() throws {
        let capture = try PageCapture(
            reading: """
                Le marché couvert sera rénové
                \(Self.paragraph)

                Ce qui est prévu
                - une halle neuve
                - un quai pour les camions
                \(Self.paragraph)
                Les marchands attendent.
                10:00 Un titre
                09:00 Un autre
                """
        )
        let article = try #require(capture.article)
        #expect(article.headline == "Le marché couvert sera rénové")
        #expect(
            article.body
                == Body([
                    .paragraph(TextBlock(Self.paragraph)), .heading(level: 2, TextBlock("Ce qui est prévu")),
                    .list(
                        ordered: false,
                        items: [
                            [.paragraph(TextBlock("une halle neuve"))],
                            [.paragraph(TextBlock("un quai pour les camions"))],
                        ]
                    ),
                    .paragraph(TextBlock(Self.paragraph)), .paragraph(TextBlock("Les marchands attendent.")),
                ])
        )
        #expect(capture.wire.count == 2)
        #expect(capture.navigationHeading == nil)
        #expect(capture.diagnostics.isEmpty)
    }

    @Test("A headline that names a network is a headline, and a sentence that names one a paragraph")
    func keepsNetworksInText() throws {
        let sentence = "Le ministre l’a annoncé lui-même sur Facebook."
        let capture = try PageCapture(
            reading: "10:00 Un titre\nFacebook ferme le compte d’un ministre\n\(Self.paragraph)\n\(sentence)\nInstagram"
        )
        #expect(capture.article?.headline == "Facebook ferme le compte d’un ministre")
        #expect(capture.article?.body.blocks.last == .paragraph(TextBlock(sentence)))
        #expect(capture.follow.map(\.network) == [.instagram])
    }

    @Test(
        "Follow lines are known by the network they name",
        arguments: [
            ("Suivez-nous sur X", SocialProfile.Network.x), ("Follow us on Twitter", .x), ("YouTube", .youtube),
            ("Rejoignez notre chaîne WhatsApp", .whatsapp), ("تابعونا على يوتيوب", .youtube), ("تابعنا على تويتر", .x),
            ("Síguenos en TikTok", .tiktok), ("LinkedIn", .linkedin), ("Notre canal Telegram", .telegram),
        ]
    )
    func readsFollowLines(text: String, network: SocialProfile.Network) throws {
        let capture = try PageCapture(reading: "10:00 Un titre\n\(text)")
        #expect(capture.follow.map(\.network) == [network])
        #expect(capture.follow.first?.text == text)
        #expect(capture.navigationHeading == nil)
    }

    @Test("Several wires are taken as one, repeated lines once, and both are told")
    func joinsWires() throws {
        let capture = try PageCapture(
            reading: "10:00 Un titre\n09:00 Un autre\nLes plus lus\n08:00 Un troisième\n09:00 Un autre"
        )
        #expect(capture.wire.map(\.headline) == ["Un titre", "Un autre", "Un troisième"])
        #expect(capture.diagnostics.map(\.line) == [3, 4, 5])
        #expect(capture.diagnostics[1].message.hasPrefix("a wire begins here again (there are 2)"))
        #expect(capture.diagnostics[2].message == "repeats line 2 and was left out")
    }

    @Test("A wire alone and an article alone are captures")
    func readsParts() throws {
        #expect(try PageCapture(reading: "10:00 Un titre").article == nil)
        let article = try PageCapture(reading: "Un titre sans heure\n\(Self.paragraph)")
        #expect(article.wire.isEmpty)
        #expect(article.article?.headline == "Un titre sans heure")
    }

    @Test(
        "What is no capture is refused with what was looked for",
        arguments: ["", "\n\n", "Bonjour", "Un\nDeux\nTrois", "13/07/2025", "<html><body>", "25:99 Un titre"]
    )
    func refusesOthers(text: String) throws {
        let error = try #require(throws: NewsError.self) { try PageCapture(reading: text) }
        #expect(error.code == .invalid)
        #expect(error.message.contains("no lines that begin with a time"))
        #expect(error.help?.isEmpty == false)
    }

    @Test("Lines that are none of these are reported, not lost in silence")
    func reportsRest() throws {
        let capture = try PageCapture(reading: "Accueil\n10:00 Un titre\nSuivez-nous sur X\n\(Self.paragraph)\nContact")
        #expect(capture.article == nil)
        #expect(capture.diagnostics.compactMap(\.line) == [1, 4, 5])
        #expect(capture.diagnostics.first?.message == "not understood: “Accueil”")
        #expect(capture.navigationHeading == nil)
    }
}
