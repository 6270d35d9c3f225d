import Foundation
import News
import Testing
import Wire

@Suite struct CaptureShapeTests {
    private func dates(_ capture: PageCapture, newest: String) throws -> [String] {
        CaptureDating.dates(of: capture.wire, newestOn: try #require(CivilDate(iso: newest))).map {
            "\($0.date.iso) \($0.time.hourAndMinute)"
        }
    }

    @Test("the captured page of the portal is read whole: wire, navigation, follow line, article")
    func realPage() throws {
        guard let bytes = Fixtures.bytes("page-capture-fr.txt") else { return }
        let text = try TextDecoding.decode(bytes).text
        let capture = try PageCapture(reading: text)
        #expect(capture.wire.count == 9)
        #expect(
            try dates(capture, newest: "2025-07-13") == [
                "2025-07-13 20:03", "2025-07-13 18:00", "2025-07-13 16:33", "2025-07-13 10:18", "2025-07-13 09:05",
                "2025-07-12 21:07", "2025-07-12 15:16", "2025-07-12 07:12", "2025-07-11 15:33",
            ]
        )
        let lines = text.split(separator: "\n")
        // Character for character: what stands on the line after the bullet and the time.
        for (line, entry) in zip(lines, capture.wire) { #expect(line.dropFirst(7) == entry.headline) }
        #expect(capture.navigationHeading == "Sous-Rubrique")
        #expect(capture.follow.map(\.network) == [.facebook])
        let article = try #require(capture.article)
        #expect(article.headline == lines[11])
        #expect(article.body.plainText == lines[12...].joined(separator: "\n"))
        #expect(article.body.blocks.count == 5)
        #expect(capture.diagnostics.isEmpty)
    }

    static let paragraph = String(repeating: "Une phrase entière qui dit quelque chose du sujet. ", count: 5)

    @Test(
        "a wire line is known by its shape, whatever its bullet, its separator and its digits",
        arguments: [
            ("- 20:03Un titre", "20:03", "Un titre"), ("• 9:05 Un titre", "09:05", "Un titre"),
            ("20h03 – Un titre", "20:03", "Un titre"), ("20 h 03 Un titre", "20:03", "Un titre"),
            ("– 20.03 | Un titre", "20:03", "Un titre"), ("٢٠:٠٣ عنوان الخبر", "20:03", "عنوان الخبر"),
            ("\u{200F}- ٠٩:١٥ عنوان", "09:15", "عنوان"),
            ("18:00L’AC Milan cible 40 millions", "18:00", "L’AC Milan cible 40 millions"),
        ]
    )
    func shapes(line: String, time: String, headline: String) throws {
        let capture = try PageCapture(reading: line + "\n")
        #expect(capture.wire.map(\.time.hourAndMinute) == [time])
        #expect(capture.wire.map(\.headline) == [headline])
    }

    @Test("a capture in Arabic, with other words for its headings, is read the same way")
    func arabic() throws {
        let text = """
            - ٢١:١٠ الفريق يفوز خارج ميدانه بثلاثة أهداف
            - ١٩:٤٥ افتتاح المكتبة الجديدة في المدينة
            - ٢٢:٠٠ وصول القافلة إلى الواحة
            الأقسام الفرعية
            كرة القدم
            ألعاب القوى
            تابعونا على فيسبوك
            المدينة تفتح خزانتها أمام الجميع
            \(String(repeating: "فتحت المدينة خزانتها العمومية أمام جميع السكان صباح اليوم بعد أشهر من الأشغال. ", count: 3))
            عن المشروع
            \(String(repeating: "وقال القائمون على المشروع إن الخزانة ستفتح أبوابها كل أيام الأسبوع دون مقابل. ", count: 3))
            """
        let capture = try PageCapture(reading: text)
        #expect(
            try dates(capture, newest: "2026-11-24") == ["2026-11-24 21:10", "2026-11-24 19:45", "2026-11-23 22:00"])
        #expect(capture.navigationHeading == "الأقسام الفرعية")
        #expect(capture.subsections == ["كرة القدم", "ألعاب القوى"])
        #expect(capture.follow.map(\.network) == [.facebook])
        let article = try #require(capture.article)
        #expect(article.headline == "المدينة تفتح خزانتها أمام الجميع")
        #expect(article.body.blocks.count == 3)
        guard case .heading(2, let heading) = article.body.blocks[1] else { Issue.record("no sub-heading"); return }
        #expect(heading.plainText == "عن المشروع")
    }

    @Test("equal times are the same day, and a date line wins over the count")
    func dateLines() throws {
        let text = "20:00 Un\n20:00 Deux\ndimanche 6 juillet 2025\n21:00 Trois\n10:00 Quatre\n11:00 Cinq\n"
        let capture = try PageCapture(reading: text)
        #expect(
            try dates(capture, newest: "2025-07-13") == [
                "2025-07-13 20:00", "2025-07-13 20:00", "2025-07-06 21:00", "2025-07-06 10:00", "2025-07-06 11:00",
            ]
        )
    }

    @Test("without a date the newest line falls on the latest day on which it is not in the future")
    func newestDay() throws {
        let capture = try PageCapture(reading: "20:03 Un titre\n")
        let day = try #require(CivilDate(iso: "2026-11-24"))
        let before = CivilDateTime(date: day, time: try #require(CivilTime(hour: 20, minute: 2)))
        let after = CivilDateTime(date: day, time: try #require(CivilTime(hour: 20, minute: 3)))
        #expect(CaptureDating.newestDate(of: capture.wire, now: before).iso == "2026-11-23")
        #expect(CaptureDating.newestDate(of: capture.wire, now: after).iso == "2026-11-24")
    }

    @Test("a line whose time does not exist is skipped and said, with its number")
    func brokenTime() throws {
        let capture = try PageCapture(reading: "20:03 Un titre\n25:71 Un autre\n")
        #expect(capture.wire.count == 1)
        #expect(capture.diagnostics.contains { $0.line == 2 && $0.severity == .warning })
    }

    @Test("a capture cut off before its article, or one without a wire, gives what it holds")
    func parts() throws {
        let wire = try PageCapture(
            reading: "20:03 Un titre\n18:00 Deux\nSous-rubrique\nSuivez-nous sur Facebook\nUn titre sans te")
        #expect(wire.wire.count == 2)
        #expect(wire.article == nil)
        let article = try PageCapture(reading: "Le titre\n\(Self.paragraph)\n- un point\n- un autre\n\(Self.paragraph)")
        #expect(article.wire.isEmpty)
        #expect(article.article?.headline == "Le titre")
        #expect(article.article?.body.blocks.count == 3)
    }

    @Test(
        "what is no capture is refused with one sentence",
        arguments: ["Bonjour\n", "a\nb\nc\n", "12 février\n"]
    )
    func refused(text: String) {
        #expect(throws: NewsError.self) { try PageCapture(reading: text) }
    }
}
