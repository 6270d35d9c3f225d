import News
import Testing

@Suite struct ZoneFileTests {
    private static let good = TZifBytes(
        transitions: [(at: 1000, type: 1), (at: 2000, type: 0)], offsets: [0, 3600], footer: "CET-1"
    )

    @Test(
        "a file of version 2, 3 or 4 is read, and its rule holds after its last change", arguments: [0x32, 0x33, 0x34])
    func versions(version: UInt8) throws {
        var file = Self.good
        file.version = version
        let zone = try Zone(name: "Test", tzif: file.bytes)
        #expect([999, 1000, 1999, 2000].map { zone.offset(at: Instant(seconds: $0)) } == [0, 3600, 3600, 3600])
        #expect(zone.name == "Test")
    }

    @Test("a file of version 1 is read with 32 bits, and keeps its last offset")
    func versionOne() throws {
        var file = Self.good
        file.version = 0
        let zone = try Zone(name: "Test", tzif: file.bytes)
        #expect(
            [-5_000_000_000, 999, 1000, 2000, 9_999_999_999].map { zone.offset(at: Instant(seconds: $0)) } == [
                0, 0, 3600, 0, 0,
            ])
    }

    @Test("a file cut off at any byte is refused")
    func truncated() {
        let bytes = Self.good.bytes
        for length in 0..<bytes.count {
            #expect(throws: ZoneError.malformed("Test")) { try Zone(name: "Test", tzif: Array(bytes.prefix(length))) }
        }
    }

    @Test("a file with one byte changed is read or refused, and never more than that")
    func corrupted() {
        let bytes = Self.good.bytes
        for index in bytes.indices {
            for value: UInt8 in [0x00, 0x01, 0x7F, 0x80, 0xFF] {
                var changed = bytes
                changed[index] = value
                do {
                    let zone = try Zone(name: "Test", tzif: changed)
                    #expect(abs(zone.offset(at: Instant(seconds: 1500))) <= 168 * 3600)
                } catch {
                    #expect(error == ZoneError.malformed("Test"))
                }
            }
        }
    }

    private static let bad: [(String, TZifBytes)] = [
        ("a wrong magic", TZifBytes(magic: Array("TZIF".utf8))),
        ("an unknown version", TZifBytes(version: 0x31)),
        ("more changes than bytes", TZifBytes(claimedTransitions: 500_000)),
        ("a count that would overflow", TZifBytes(claimedTransitions: 0xFFFF_FFFF)),
        ("more types than bytes", TZifBytes(claimedTypes: 0x7FFF_FFFF)),
        ("no types", TZifBytes(offsets: [], claimedTypes: 0)),
        ("changes out of order", TZifBytes(transitions: [(at: 5, type: 0), (at: 5, type: 0)])),
        ("a change to a type that is not there", TZifBytes(transitions: [(at: 5, type: 3)])),
        ("an offset of more than a day", TZifBytes(offsets: [100_000])),
        ("leap seconds", TZifBytes(leapSeconds: 1)),
        ("a rule that is none", TZifBytes(footer: "CET")),
        ("a rule with half a change", TZifBytes(footer: "CET-1CEST,M3.5.0")),
        ("a rule with a thirteenth month", TZifBytes(footer: "CET-1CEST,M13.5.0,M10.5.0")),
        ("a rule with a sixth week", TZifBytes(footer: "CET-1CEST,M3.6.0,M10.5.0")),
        ("a rule with day 366", TZifBytes(footer: "CET-1CEST,J366,J1")),
        ("a rule with 168 hours", TZifBytes(footer: "CET-1CEST,J1/168,J2")),
        ("a rule with words after it", TZifBytes(footer: "CET-1CEST,M3.5.0,M10.5.0 and so on")),
    ]

    @Test("a file that contradicts itself is refused", arguments: bad.indices)
    func malformed(index: Int) {
        let (what, file) = Self.bad[index]
        #expect(throws: ZoneError.malformed("Test"), "\(what)") { try Zone(name: "Test", tzif: file.bytes) }
    }

    /// The second before and the second of every change in 2028 and 2031, by Python's zoneinfo from a file with
    /// the same rule and no changes; those of the days counted from 0 by glibc, as Python is a day early there.
    private static let ruleFacts: [(String, Int64, Int)] = [
        ("CET-1CEST,M3.5.0,M10.5.0/3", 1837645199, 3600),
        ("CET-1CEST,M3.5.0,M10.5.0/3", 1837645200, 7200),
        ("CET-1CEST,M3.5.0,M10.5.0/3", 1856393999, 7200),
        ("CET-1CEST,M3.5.0,M10.5.0/3", 1856394000, 3600),
        ("CET-1CEST,M3.5.0,M10.5.0/3", 1932598799, 3600),
        ("CET-1CEST,M3.5.0,M10.5.0/3", 1932598800, 7200),
        ("CET-1CEST,M3.5.0,M10.5.0/3", 1950742799, 7200),
        ("CET-1CEST,M3.5.0,M10.5.0/3", 1950742800, 3600),
        ("EST5EDT,M3.2.0,M11.1.0", 1836457199, -18000),
        ("EST5EDT,M3.2.0,M11.1.0", 1836457200, -14400),
        ("EST5EDT,M3.2.0,M11.1.0", 1857016799, -14400),
        ("EST5EDT,M3.2.0,M11.1.0", 1857016800, -18000),
        ("EST5EDT,M3.2.0,M11.1.0", 1930805999, -18000),
        ("EST5EDT,M3.2.0,M11.1.0", 1930806000, -14400),
        ("EST5EDT,M3.2.0,M11.1.0", 1951365599, -14400),
        ("EST5EDT,M3.2.0,M11.1.0", 1951365600, -18000),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1838217599, 39600),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1838217600, 36000),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1853942399, 36000),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1853942400, 39600),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1933171199, 39600),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1933171200, 36000),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1948895999, 36000),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1948896000, 39600),
        ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", 1837645199, -10800),
        ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", 1837645200, -7200),
        ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", 1856393999, -7200),
        ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", 1856394000, -10800),
        ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", 1932598799, -10800),
        ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", 1932598800, -7200),
        ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", 1950742799, -7200),
        ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", 1950742800, -10800),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", 1837555199, 7200),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", 1837555200, 10800),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", 1856300399, 10800),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", 1856300400, 7200),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", 1932508799, 7200),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", 1932508800, 10800),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", 1950649199, 10800),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", 1950649200, 7200),
        ("IST-2IDT,M3.4.4/26,M10.5.0", 1837468799, 7200),
        ("IST-2IDT,M3.4.4/26,M10.5.0", 1837468800, 10800),
        ("IST-2IDT,M3.4.4/26,M10.5.0", 1856386799, 10800),
        ("IST-2IDT,M3.4.4/26,M10.5.0", 1856386800, 7200),
        ("IST-2IDT,M3.4.4/26,M10.5.0", 1932422399, 7200),
        ("IST-2IDT,M3.4.4/26,M10.5.0", 1932422400, 10800),
        ("IST-2IDT,M3.4.4/26,M10.5.0", 1950735599, 10800),
        ("IST-2IDT,M3.4.4/26,M10.5.0", 1950735600, 7200),
        ("XXX3YYY2,J60/0,J305/0", 1835492399, -10800),
        ("XXX3YYY2,J60/0,J305/0", 1835492400, -7200),
        ("XXX3YYY2,J60/0,J305/0", 1856656799, -7200),
        ("XXX3YYY2,J60/0,J305/0", 1856656800, -10800),
        ("XXX3YYY2,J60/0,J305/0", 1930100399, -10800),
        ("XXX3YYY2,J60/0,J305/0", 1930100400, -7200),
        ("XXX3YYY2,J60/0,J305/0", 1951264799, -7200),
        ("XXX3YYY2,J60/0,J305/0", 1951264800, -10800),
        ("XXX3YYY2,59/0,304/0", 1835405999, -10800),
        ("XXX3YYY2,59/0,304/0", 1835406000, -7200),
        ("XXX3YYY2,59/0,304/0", 1856570399, -7200),
        ("XXX3YYY2,59/0,304/0", 1856570400, -10800),
        ("XXX3YYY2,59/0,304/0", 1930100399, -10800),
        ("XXX3YYY2,59/0,304/0", 1930100400, -7200),
        ("XXX3YYY2,59/0,304/0", 1951264799, -7200),
        ("XXX3YYY2,59/0,304/0", 1951264800, -10800),
        ("<+0330>-3:30<+0430>,J79/24,J263/24", 1837196999, 12600),
        ("<+0330>-3:30<+0430>,J79/24,J263/24", 1837197000, 16200),
        ("<+0330>-3:30<+0430>,J79/24,J263/24", 1853090999, 16200),
        ("<+0330>-3:30<+0430>,J79/24,J263/24", 1853091000, 12600),
        ("<+0330>-3:30<+0430>,J79/24,J263/24", 1931804999, 12600),
        ("<+0330>-3:30<+0430>,J79/24,J263/24", 1931805000, 16200),
        ("<+0330>-3:30<+0430>,J79/24,J263/24", 1947698999, 16200),
        ("<+0330>-3:30<+0430>,J79/24,J263/24", 1947699000, 12600),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", 1837645199, 0),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", 1837645200, 3600),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", 1856393999, 3600),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", 1856394000, 0),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", 1932598799, 0),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", 1932598800, 3600),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", 1950742799, 3600),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", 1950742800, 0),
    ]

    @Test(
        "a rule of every form holds",
        arguments: ruleFacts
    )
    func rules(rule: String, seconds: Int64, expected: Int) throws {
        let zone = try Zone(name: "Test", tzif: TZifBytes(footer: rule).bytes)
        #expect(zone.offset(at: Instant(seconds: seconds)) == expected)
    }
}
