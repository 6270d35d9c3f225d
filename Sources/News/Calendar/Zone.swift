internal import Foundation

/// A time zone with every change of its offset, read from a TZif file (RFC 9636).
///
/// Foundation on Linux carries a zone database of its own, which is years behind the law (docs/decisions/0003), so no
/// time that a reader or an editor sees goes through it.
public struct Zone: Sendable, Hashable {
    /// IANA name, e.g. `Africa/Casablanca`.
    public let name: String
    /// Seconds since 1970 at which the offset changes, ascending, and the offset from then on.
    private let transitions: [Int64]
    private let offsets: [Int32]
    /// The offset before the first change.
    private let firstOffset: Int32
    /// What holds after the last change.
    private let rule: ZoneRule?

    init(name: String, transitions: [Int64], offsets: [Int32], firstOffset: Int32, rule: ZoneRule?) {
        self.name = name
        self.transitions = transitions
        self.offsets = offsets
        self.firstOffset = firstOffset
        self.rule = rule
    }

    public static let utc = Zone(name: "UTC", transitions: [], offsets: [], firstOffset: 0, rule: nil)

    /// Where systems keep their zone files.
    public static let systemDirectories = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"]

    /// Reads a zone from the machine's files.
    public static func load(
        _ name: String, from directories: [String] = Zone.systemDirectories
    ) throws(ZoneError) -> Zone {
        let pieces = name.split(separator: "/", omittingEmptySubsequences: false)
        let isName = pieces.allSatisfy { piece in
            !piece.isEmpty && piece != "." && piece != ".."
                && piece.utf8.allSatisfy {
                    (65...90).contains($0) || (97...122).contains($0) || (48...57).contains($0) || $0 == 0x5F
                        || $0 == 0x2D || $0 == 0x2B
                }
        }
        guard isName, name.utf8.count <= 64 else { throw .invalidName(name) }
        for directory in directories {
            if let data = FileManager.default.contents(atPath: directory + "/" + name) {
                return try Zone(name: name, tzif: Array(data))
            }
        }
        throw .notFound(name)
    }

    /// Refuses zone data that does not know today's law; Morocco's change of September 2026 is the test.
    public static func requireCurrentData(in directories: [String] = Zone.systemDirectories) throws(ZoneError) {
        let morocco = try load("Africa/Casablanca", from: directories)
        // 2026-09-19T12:00:00Z and 2026-11-24T12:00:00Z.
        guard morocco.offset(at: Instant(seconds: 1_789_819_200)) == 3600,
            morocco.offset(at: Instant(seconds: 1_795_521_600)) == 0
        else { throw .outOfDate(version: version(of: directories)) }
    }

    private static func version(of directories: [String]) -> String? {
        for directory in directories {
            if let data = FileManager.default.contents(atPath: directory + "/+VERSION") {
                return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            }
            // The first line of tzdata.zi: "# version 2026f".
            if let handle = FileHandle(forReadingAtPath: directory + "/tzdata.zi") {
                defer { try? handle.close() }
                let line = ((try? handle.read(upToCount: 64)) ?? nil).map { String(decoding: $0, as: UTF8.self) } ?? ""
                if let word = line.split(separator: "\n").first?.split(separator: " ").last { return String(word) }
            }
        }
        return nil
    }

    /// Seconds east of UTC in force at an instant.
    public func offset(at instant: Instant) -> Int { offset(atSeconds: instant.seconds) }

    private func offset(atSeconds seconds: Int64) -> Int {
        guard let first = transitions.first, let last = transitions.last, seconds >= first else {
            return transitions.isEmpty ? rule?.offset(at: seconds) ?? Int(firstOffset) : Int(firstOffset)
        }
        if seconds >= last, let rule { return rule.offset(at: seconds) }
        var low = 0
        var high = transitions.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle } else { high = middle }
        }
        return Int(offsets[low])
    }

    /// What a clock on the wall shows at an instant.
    public func civil(at instant: Instant) -> CivilDateTime {
        let seconds = instant.seconds
        return CivilDateTime(wallSeconds: seconds + Int64(offset(atSeconds: seconds)))
    }

    /// The instants at which a clock on the wall shows `local`.
    public func resolve(_ local: CivilDateTime) -> LocalTime {
        let wall = local.wallSeconds
        // No zone has changed twice within a day and a half, so these two are the only offsets that can apply.
        let before = Int64(offset(atSeconds: wall - 129_600))
        let after = Int64(offset(atSeconds: wall + 129_600))
        let candidates = Set([before, after].map { wall - $0 }).sorted().filter {
            $0 + Int64(offset(atSeconds: $0)) == wall
        }
        switch candidates.count {
        case 0: return .never(shiftedForward: Instant(seconds: wall - before))
        case 1: return .once(Instant(seconds: candidates[0]))
        default: return .twice(earlier: Instant(seconds: candidates[0]), later: Instant(seconds: candidates[1]))
        }
    }

    /// The first instant of a day.
    public func startOfDay(_ date: CivilDate) -> Instant {
        resolve(CivilDateTime(date: date, time: .midnight)).instant
    }

    /// `2025-07-13T20:03:00+01:00`: date, time and the offset in force (ISO 8601, RFC 3339).
    public func iso8601(_ instant: Instant) -> String {
        let local = civil(at: instant)
        let second = CivilDate.padded(local.time.second, to: 2)
        return "\(local.date.iso)T\(local.time.hourAndMinute):\(second)\(offsetText(at: instant))"
    }

    /// `+01:00`.
    public func offsetText(at instant: Instant) -> String {
        let offset = offset(at: instant)
        let minutes = abs(offset) / 60
        return (offset < 0 ? "-" : "+")
            + "\(CivilDate.padded(minutes / 60, to: 2)):\(CivilDate.padded(minutes % 60, to: 2))"
    }
}
