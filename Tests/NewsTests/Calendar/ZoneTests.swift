import Foundation
import News
import Testing

@Suite struct ZoneTests {
    @Test("every change of offset is where the zone database has it", arguments: ZoneFacts.all)
    func changes(facts: ZoneFacts) throws {
        let zone = try Zone.load(facts.zone)
        for change in facts.changes {
            for seconds in [-86_400, -3600, -1] {
                #expect(zone.offset(at: Instant(seconds: change.at + Int64(seconds))) == change.before)
            }
            for seconds in [0, 1, 3600, 86_400] {
                #expect(zone.offset(at: Instant(seconds: change.at + Int64(seconds))) == change.after)
            }
            #expect(zone.offset(at: Instant(rawValue: change.at * 1000 - 1)) == change.before)
        }
    }

    @Test("every hour between the changes has the offset of the last one", arguments: ZoneFacts.all)
    func everyHour(facts: ZoneFacts) throws {
        let zone = try Zone.load(facts.zone)
        let start = try #require(CivilDate(year: facts.firstYear, month: 1, day: 1)).daysSince1970
        let end = try #require(CivilDate(year: facts.lastYear, month: 12, day: 31)).daysSince1970
        var expected = facts.firstOffset
        var coming = facts.changes[...]
        var wrong: [Int64] = []
        for hour in start * 24..<end * 24 {
            let seconds = Int64(hour) * 3600
            while let next = coming.first, next.at <= seconds {
                expected = next.after
                coming.removeFirst()
            }
            if zone.offset(at: Instant(seconds: seconds)) != expected { wrong.append(seconds) }
        }
        #expect(wrong.isEmpty)
    }

    @Test("a clock set forward shows no time in the gap, one set back shows an hour twice", arguments: ZoneFacts.all)
    func gapsAndOverlaps(facts: ZoneFacts) throws {
        let zone = try Zone.load(facts.zone)
        for change in facts.changes {
            let shift = Int64(change.after - change.before)
            let first = change.at + Int64(min(change.before, change.after))
            for into in [0, abs(shift) / 2, abs(shift) - 1] {
                let wall = first + into
                let answer = zone.resolve(local(wall))
                if shift > 0 {
                    #expect(answer == .never(shiftedForward: Instant(seconds: wall - Int64(change.before))))
                } else {
                    #expect(
                        answer
                            == .twice(
                                earlier: Instant(seconds: wall - Int64(change.before)),
                                later: Instant(seconds: wall - Int64(change.after))
                            )
                    )
                }
            }
            let before = first - 1 - Int64(change.before)
            #expect(zone.resolve(local(first - 1)) == .once(Instant(seconds: before)))
            let after = first + abs(shift)
            #expect(zone.resolve(local(after)) == .once(Instant(seconds: after - Int64(change.after))))
        }
    }

    private func local(_ wall: Int64) -> CivilDateTime {
        let days = Int((Double(wall) / 86_400).rounded(.down))
        return CivilDateTime(
            date: CivilDate(daysSince1970: days), time: CivilTime(secondsSinceMidnight: Int(wall) - days * 86_400)
        )
    }

    @Test(
        "an instant is written with the offset in force",
        arguments: [
            ("Africa/Casablanca", 1_752_433_380, "2025-07-13T20:03:00+01:00"),
            ("Africa/Casablanca", 1_795_521_600, "2026-11-24T12:00:00+00:00"),
            ("Africa/Casablanca", 1_789_819_200, "2026-09-19T13:00:00+01:00"),
            ("Africa/Casablanca", 4_102_444_800, "2100-01-01T00:00:00+00:00"),
            ("Europe/Paris", 1_752_433_380, "2025-07-13T21:03:00+02:00"),
            ("Europe/Paris", 2_845_526_400, "2060-03-03T09:00:00+01:00"),
            ("America/New_York", 1_752_433_380, "2025-07-13T15:03:00-04:00"),
            ("America/New_York", 3_300_000_000, "2074-07-28T06:40:00-04:00"),
            ("Asia/Kolkata", 1_752_433_380, "2025-07-14T00:33:00+05:30"),
            ("Pacific/Apia", 1_325_239_199, "2011-12-29T23:59:59-10:00"),
            ("Pacific/Apia", 1_325_239_200, "2011-12-31T00:00:00+14:00"),
            ("UTC", -1, "1969-12-31T23:59:59+00:00"),
        ]
    )
    func iso8601(name: String, seconds: Int64, expected: String) throws {
        #expect(try Zone.load(name).iso8601(Instant(seconds: seconds)) == expected)
    }

    @Test("milliseconds do not carry a time into the next second, before 1970 either")
    func milliseconds() {
        #expect(Zone.utc.iso8601(Instant(rawValue: 999)) == "1970-01-01T00:00:00+00:00")
        #expect(Zone.utc.iso8601(Instant(rawValue: -1)) == "1969-12-31T23:59:59+00:00")
    }

    @Test(
        "a day begins with its first instant, also where midnight is left out",
        arguments: [
            ("Africa/Casablanca", "2025-07-13", 1_752_361_200),
            ("Europe/Paris", "2025-03-30", 1_743_289_200),
            // Clocks went from 24:00 to 01:00.
            ("Africa/Cairo", "2024-04-26", 1_714_082_400),
            ("Asia/Beirut", "2025-03-30", 1_743_285_600),
            // Midnight came twice.
            ("America/Havana", "2024-11-03", 1_730_606_400),
            // There was no such day.
            ("Pacific/Apia", "2011-12-30", 1_325_239_200),
            ("UTC", "1970-01-01", 0),
        ]
    )
    func startOfDay(name: String, day: String, expected: Int64) throws {
        let zone = try Zone.load(name)
        let date = try #require(CivilDate(iso: day))
        #expect(zone.startOfDay(date) == Instant(seconds: expected))
    }

    @Test("the first instant of every day of twelve years is the first that shows it", arguments: ZoneFacts.all)
    func everyStartOfDay(facts: ZoneFacts) throws {
        let zone = try Zone.load(facts.zone)
        let start = try #require(CivilDate(year: facts.firstYear, month: 1, day: 2))
        for number in 0..<365 * (facts.lastYear - facts.firstYear) {
            let date = start.advanced(days: number)
            let first = zone.startOfDay(date)
            #expect(zone.civil(at: first).date >= date)
            #expect(zone.civil(at: first.advanced(seconds: -1)).date < date)
        }
    }

    @Test("what a clock shows leads back to the instant", arguments: ZoneFacts.all)
    func roundTrip(facts: ZoneFacts) throws {
        let zone = try Zone.load(facts.zone)
        var random = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            let instant = Instant(seconds: Int64.random(in: -2_000_000_000...4_000_000_000, using: &random))
            switch zone.resolve(zone.civil(at: instant)) {
            case .once(let found): #expect(found == instant)
            case .twice(let earlier, let later): #expect(instant == earlier || instant == later)
            case .never: Issue.record("\(facts.zone) never shows what it shows at \(instant.seconds)")
            }
        }
    }

    @Test("the instant to use of two is the earlier, and of none the shifted one")
    func instantToUse() {
        let early = Instant(seconds: 1)
        let late = Instant(seconds: 2)
        #expect(LocalTime.once(early).instant == early)
        #expect(LocalTime.twice(earlier: early, later: late).instant == early)
        #expect(LocalTime.never(shiftedForward: late).instant == late)
    }

    @Test(
        "a name that could be a path elsewhere is no zone",
        arguments: [
            "", "/etc/passwd", "../../etc/passwd", "Europe/../../etc/passwd", "Europe//Paris", "Europe/", "./UTC",
            "Europe/.",
            "Europe/Paris\u{0}", "Europe/Paris\n", "Europe Paris", "Éurope/Paris", String(repeating: "A", count: 65),
        ]
    )
    func hostileNames(name: String) {
        #expect(throws: ZoneError.invalidName(name)) { try Zone.load(name) }
    }

    @Test("a zone that the machine does not have is not found, and the sentence says what to do")
    func unknownName() {
        #expect(throws: ZoneError.notFound("Atlantis/Capital")) { try Zone.load("Atlantis/Capital") }
        #expect(throws: ZoneError.notFound("UTC")) { try Zone.load("UTC", from: ["/nowhere"]) }
        #expect(ZoneError.notFound("X/Y").description.contains("tzdata"))
    }

    @Test("the machine's zone data knows today's law")
    func currentData() throws {
        try Zone.requireCurrentData()
    }

    @Test("zone data older than Morocco's change of 2026 is refused, with its version and the remedy")
    func outdatedData() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "zones-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder.appending(path: "Africa"), withIntermediateDirectories: true)
        try Data("# version 2025b\n# This zic input file is in the public domain.\n".utf8)
            .write(to: folder.appending(path: "tzdata.zi"))
        try Data(TZifBytes(offsets: [3600], footer: "<+01>-1").bytes).write(
            to: folder.appending(path: "Africa/Casablanca"))
        #expect(throws: ZoneError.outOfDate(version: "2025b")) { try Zone.requireCurrentData(in: [folder.path]) }
        let sentence = ZoneError.outOfDate(version: "2025b").description
        #expect(sentence.contains("2025b") && sentence.contains("2026-09-20") && sentence.contains("install tzdata"))

        try Data("2024a\n".utf8).write(to: folder.appending(path: "+VERSION"))
        #expect(throws: ZoneError.outOfDate(version: "2024a")) { try Zone.requireCurrentData(in: [folder.path]) }

        // On +00:00 since ever is as wrong as never.
        try Data(TZifBytes().bytes).write(to: folder.appending(path: "Africa/Casablanca"))
        #expect(throws: ZoneError.outOfDate(version: "2024a")) { try Zone.requireCurrentData(in: [folder.path]) }
    }
}
