import News
import Testing
import Wire

@Suite struct CaptureDatingTests {
    private static func wire(_ lines: [(String, String?)]) throws -> [PageCapture.WireLine] {
        try lines.enumerated().map { place, line in
            let parts = line.0.split(separator: ":").compactMap { Int($0) }
            let time = try #require(CivilTime(hour: parts[0], minute: parts[1]))
            return PageCapture.WireLine(
                line: place + 1, time: time, date: line.1.flatMap { CivilDate(iso: $0) }, headline: "…")
        }
    }

    @Test(
        "A day passes where the time rises, and only there",
        arguments: [
            (["20:03", "18:00", "18:00", "09:00"], [13, 13, 13, 13]),
            (["00:10", "23:50", "23:40", "00:05", "22:00"], [13, 12, 12, 12, 11]),
            (["10:00", "10:01", "10:02"], [13, 12, 11]),
            (["10:00"], [13]),
            ([], []),
        ]
    )
    func countsNights(times: [String], days: [Int]) throws {
        let newest = try #require(CivilDate(iso: "2025-07-13"))
        let wire = try Self.wire(times.map { ($0, nil) })
        #expect(CaptureDating.dates(of: wire, newestOn: newest).map(\.date.day) == days)
    }

    @Test("Days pass over the end of a month and of a year")
    func crossesYears() throws {
        let newest = try #require(CivilDate(iso: "2026-01-01"))
        let wire = try Self.wire([("08:00", nil), ("23:00", nil), ("23:30", nil)])
        #expect(
            CaptureDating.dates(of: wire, newestOn: newest).map(\.date.iso) == [
                "2026-01-01", "2025-12-31", "2025-12-30",
            ])
    }

    @Test("Dates that the capture gives win, in whatever order the times stand under them")
    func takesGivenDates() throws {
        let newest = try #require(CivilDate(iso: "2025-07-13"))
        let wire = try Self.wire([
            ("10:00", nil), ("08:00", "2025-07-10"), ("09:00", "2025-07-10"), ("23:00", "2025-07-09"),
        ])
        #expect(
            CaptureDating.dates(of: wire, newestOn: newest).map(\.date.iso)
                == ["2025-07-13", "2025-07-10", "2025-07-10", "2025-07-09"]
        )
    }

    @Test(
        "The newest line is on the latest day on which it is not in the future",
        arguments: [
            ("10:00", nil, "12:00", "2025-07-13"), ("12:00", nil, "12:00", "2025-07-13"),
            ("12:01", nil, "12:00", "2025-07-12"),
            ("12:01", "2025-07-01", "12:00", "2025-07-01"),
        ] as [(String, String?, String, String)]
    )
    func findsNewestDay(line: String, date: String?, now: String, expected: String) throws {
        let today = try #require(CivilDate(iso: "2025-07-13"))
        let parts = now.split(separator: ":").compactMap { Int($0) }
        let time = try #require(CivilTime(hour: parts[0], minute: parts[1]))
        let newest = CaptureDating.newestDate(
            of: try Self.wire([(line, date)]), now: CivilDateTime(date: today, time: time))
        #expect(newest.iso == expected)
    }

    @Test("A date further down tells the days of the lines above it")
    func countsBackFromGivenDate() throws {
        let now = CivilDateTime(
            date: try #require(CivilDate(iso: "2026-11-24")), time: try #require(CivilTime(hour: 12, minute: 0))
        )
        let wire = try Self.wire([("10:00", nil), ("09:00", nil), ("22:00", nil), ("21:00", "2025-07-10")])
        #expect(CaptureDating.newestDate(of: wire, now: now).iso == "2025-07-12")
        let wireOfToday = try Self.wire([("10:00", nil), ("21:00", "2026-11-24")])
        #expect(CaptureDating.newestDate(of: wireOfToday, now: now).iso == "2026-11-24")
    }
}
