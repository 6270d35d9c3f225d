import News
import Testing
import Wire

@Suite struct ImportedDateTests {
    @Test(
        "A date with its offset is an instant",
        arguments: [
            ("2026-11-24T08:30:00+01:00", 1_795_505_400_000), ("2026-11-24T07:30:00Z", 1_795_505_400_000),
            ("2026-11-24T08:30:00.000+0100", 1_795_505_400_000), ("2026-11-24 08:30 +01:00", 1_795_505_400_000),
            ("2026-11-24T08:30+01", 1_795_505_400_000), ("20261124T073000Z", 1_795_505_400_000),
            ("2026-11-24T07:30:00.250Z", 1_795_505_400_250),
            ("2026-11-24T08:30:00+01:00[Africa/Casablanca]", 1_795_505_400_000),
            ("2026-11-24T02:30:00−05:00", 1_795_505_400_000), ("Tue, 24 Nov 2026 08:30:00 +0100", 1_795_505_400_000),
            ("Tue, 24 Nov 2026 07:30:00 GMT", 1_795_505_400_000), ("1795505400", 1_795_505_400_000),
            ("1795505400000", 1_795_505_400_000), ("٢٠٢٦-١١-٢٤T٠٧:٣٠:٠٠Z", 1_795_505_400_000),
            ("  2026-11-24T07:30:00Z\n", 1_795_505_400_000), ("2026-11-24T24:00:00Z", 1_795_564_800_000),
            ("2026-11-24T07:29:60Z", 1_795_505_399_000),
        ] as [(String, Int64)]
    )
    func instants(text: String, milliseconds: Int64) {
        #expect(ImportedDate(reading: text) == .instant(Instant(rawValue: milliseconds)))
    }

    @Test(
        "A date without an offset keeps the clock that it was read from",
        arguments: [
            ("2025-07-13T20:03", "20:03"), ("2025-07-13 20:03:00", "20:03"), ("13/07/2025 20:03", "20:03"),
            ("Publié le dimanche 13 juillet 2025 à 20 h 03", "20:03"), ("Le 13 juillet 2025 à 20h", "20:00"),
            ("July 13, 2025, 8:03 pm", "20:03"), ("13 de julio de 2025, 20:03", "20:03"),
            ("الأحد ١٣ يوليوز ٢٠٢٥ - ٢٠:٠٣", "20:03"),
            ("13 يوليو 2025 20:03", "20:03"), ("13 تموز 2025 20:03", "20:03"),
        ]
    )
    func civil(text: String, time: String) throws {
        let day = try #require(CivilDate(iso: "2025-07-13"))
        guard case .civil(let moment) = ImportedDate(reading: text) else {
            Issue.record("\(text) is \(String(describing: ImportedDate(reading: text)))")
            return
        }
        #expect(moment.date == day)
        #expect(moment.time.hourAndMinute == time)
    }

    @Test(
        "A day alone is a day",
        arguments: [
            "2025-07-13", "20250713", "13/07/2025", "13.7.2025", "13 juillet 2025", "dimanche 13 juillet 2025",
            "July 13th, 2025",
            "13 juil. 2025", "١٣ يوليوز ٢٠٢٥",
        ]
    )
    func days(text: String) throws {
        let day = try #require(CivilDate(iso: "2025-07-13"))
        #expect(ImportedDate(reading: text) == .date(day))
    }

    @Test(
        "A time that no clock shows is let go, and the day stands",
        arguments: ["2025-07-13T25:00", "2025-07-13T20:61:00Z", "2025-07-13Tfoo", "13 juillet 2025 à 27 h 99"]
    )
    func brokenTimes(text: String) throws {
        let day = try #require(CivilDate(iso: "2025-07-13"))
        #expect(ImportedDate(reading: text) == .date(day))
    }

    @Test(
        "What is no date, or names a day that there is not, is none",
        arguments: [
            "", "hier", "2025-02-30", "2025-13-01", "30 février 2025",
            "32/01/2025", "1234567",
            String(repeating: "9", count: 200),
        ]
    )
    func none(text: String) {
        #expect(ImportedDate(reading: text) == nil)
    }
}
