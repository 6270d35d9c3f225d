import Foundation
import News
import Testing

@Suite struct InstantTests {
    @Test(
        "seconds are rounded down, before 1970 too",
        arguments: [(0, 0), (999, 0), (1000, 1), (-1, -1), (-1000, -1), (-1001, -2)])
    func seconds(milliseconds: Int64, expected: Int64) {
        #expect(Instant(rawValue: milliseconds).seconds == expected)
    }

    @Test("an instant is kept as its milliseconds and sorts by them")
    func coding() throws {
        let instant = Instant(seconds: 1_752_433_380).advanced(seconds: -60)
        #expect(instant.rawValue == 1_752_433_320_000)
        #expect(String(decoding: try JSONEncoder().encode([instant]), as: UTF8.self) == "[1752433320000]")
        #expect(try JSONDecoder().decode([Instant].self, from: Data("[1752433320000]".utf8)) == [instant])
        #expect(Instant(rawValue: 1) < Instant(rawValue: 2))
    }

    @Test("a clock that is set says what it was set to, and the machine's own goes on")
    func clock() {
        let set = NewsClock { Instant(seconds: 42) }
        #expect(set.now() == Instant(seconds: 42))
        // 2024-01-01: any machine this runs on is later.
        #expect(NewsClock.system.now() > Instant(seconds: 1_704_067_200))
    }
}
