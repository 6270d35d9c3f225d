import News
import Testing

@Suite struct CivilDateTests {
    @Test("every day from year 1 to 9999 follows the one before and leads back to its number")
    func everyDay() throws {
        let first = try #require(CivilDate(year: 1, month: 1, day: 1))
        let last = try #require(CivilDate(year: 9999, month: 12, day: 31))
        #expect(first.daysSince1970 == -719_162)
        #expect(last.daysSince1970 == 2_932_896)
        var year = 1
        var month = 1
        var day = 1
        var wrong = 0
        for number in first.daysSince1970...last.daysSince1970 {
            let date = CivilDate(daysSince1970: number)
            if date.year != year || date.month != month || date.day != day || date.daysSince1970 != number {
                wrong += 1
            }
            day += 1
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            if day > [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] {
                day = 1
                month += 1
            }
            if month > 12 {
                month = 1
                year += 1
            }
        }
        #expect(wrong == 0)
    }

    @Test(
        "known days have their weekday",
        arguments: [
            ("0001-01-01", 1), ("1582-10-15", 5), ("1789-07-14", 2), ("1900-03-01", 4), ("1956-03-02", 5),
            ("1970-01-01", 4),
            ("1999-12-31", 5), ("2000-02-29", 2), ("2025-07-13", 7), ("2026-11-23", 1), ("2100-03-01", 1),
            ("9999-12-31", 5),
        ]
    )
    func weekday(text: String, expected: Int) throws {
        let date = try #require(CivilDate(iso: text))
        #expect(date.weekday == expected)
        #expect(date.iso == text)
    }

    @Test(
        "what is no day is refused",
        arguments: [
            "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-01-00", "0000-01-01",
            "2025-1-01",
            "25-01-01", "2025/01/01", "2025-01-01T00:00", "", "٢٠٢٥-٠١-٠١", "-025-01-01", "2025-+1-01",
        ]
    )
    func noDay(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test("a day's number sorts as the days do and leads back")
    func number() throws {
        let date = try #require(CivilDate(number: 20_250_713))
        #expect(date.iso == "2025-07-13")
        #expect(date.number == 20_250_713)
        #expect(CivilDate(number: 20_250_732) == nil)
        #expect(date < date.advanced(days: 1))
        #expect(date.advanced(days: 172).iso == "2026-01-01")
        #expect(date.advanced(days: -195).iso == "2024-12-30")
    }

    @Test("a time of day is checked, written and wrapped")
    func civilTime() throws {
        let time = try #require(CivilTime(hour: 9, minute: 5, second: 59))
        #expect(time.hourAndMinute == "09:05")
        #expect(CivilTime(secondsSinceMidnight: time.secondsSinceMidnight) == time)
        #expect(CivilTime(secondsSinceMidnight: -1).hourAndMinute == "23:59")
        #expect(CivilTime(secondsSinceMidnight: 86_400) == .midnight)
        #expect(CivilTime(hour: 24, minute: 0) == nil)
        #expect(CivilTime(hour: 12, minute: 60) == nil)
        #expect(CivilTime(hour: -1, minute: 0) == nil)
        #expect(CivilTime.midnight < time)
    }
}
