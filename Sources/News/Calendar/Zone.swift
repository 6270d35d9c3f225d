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

    /// Coordinated universal time, which needs no file.
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
        // The offset in force when the clock shows `wall` is one of those in force within the longest offset there is.
        var offsets = [offset(atSeconds: wall - Zone.longestOffset)]
        for change in changes(from: wall - Zone.longestOffset, to: wall + Zone.longestOffset) {
            offsets.append(offset(atSeconds: change))
        }
        var candidates: [Int64] = []
        for offset in offsets {
            let candidate = wall - Int64(offset)
            if !candidates.contains(candidate), self.offset(atSeconds: candidate) == offset {
                candidates.append(candidate)
            }
        }
        candidates.sort()
        switch candidates.count {
        case 0:
            // The clock jumped over `wall` at the change after which it shows more, and before which it showed less.
            let change = changes(from: wall - Zone.longestOffset, to: wall + Zone.longestOffset)
                .first { $0 + Int64(offset(atSeconds: $0)) > wall && $0 + Int64(offset(atSeconds: $0 - 1)) <= wall }
            let before = change.map { offset(atSeconds: $0 - 1) } ?? offset(atSeconds: wall)
            return .never(shiftedForward: Instant(seconds: wall - Int64(before)))
        case 1: return .once(Instant(seconds: candidates[0]))
        default:
            return .twice(
                earlier: Instant(seconds: candidates[0]), later: Instant(seconds: candidates[candidates.count - 1])
            )
        }
    }

    /// More than any offset a zone has had (15:13:42, at Manila and Sitka in the 19th century).
    private static let longestOffset: Int64 = 86_400

    /// The instants from `start` to `end` at which the offset changes, in seconds since 1970, ascending.
    private func changes(from start: Int64, to end: Int64) -> [Int64] {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= start { low = middle + 1 } else { high = middle }
        }
        let named = transitions[low...].prefix { $0 <= end }
        let last = transitions.last ?? .min
        return named + (rule?.changes(around: end).filter { $0 > max(start, last) && $0 <= end } ?? [])
    }

    /// The first instant of a day: midnight, or the moment at which the clock jumped over it (Beirut, Cairo). Of a day
    /// that was left out altogether (Apia, 2011-12-30) it is the first instant of the next.
    public func startOfDay(_ date: CivilDate) -> Instant {
        let midnight = CivilDateTime(date: date, time: .midnight)
        guard case .never(let shifted) = resolve(midnight) else { return resolve(midnight).instant }
        // `shifted` is as long after the jump as midnight was into it.
        let jump = changes(from: shifted.seconds - Zone.longestOffset, to: shifted.seconds).last
        return Instant(seconds: jump ?? shifted.seconds)
    }

    /// `2025-07-13T20:03:00+01:00`: date, time and the offset in force (ISO 8601, RFC 3339).
    public func iso8601(_ instant: Instant) -> String {
        let local = civil(at: instant)
        let second = CivilDate.padded(local.time.second, to: 2)
        return "\(local.date.iso)T\(local.time.hourAndMinute):\(second)\(offsetText(at: instant))"
    }

    /// When the clock is next set to another offset, within half a year.
    public func nextChange(after instant: Instant) -> Instant? {
        let (start, now) = (instant.seconds, offset(at: instant))
        return changes(from: start, to: start + 183 * 86_400).sorted()
            .first { $0 > start && offset(atSeconds: $0) != now }.map { Instant(seconds: $0) }
    }

    /// `+01:00`.
    public func offsetText(at instant: Instant) -> String {
        let offset = offset(at: instant)
        let minutes = abs(offset) / 60
        return (offset < 0 ? "-" : "+")
            + "\(CivilDate.padded(minutes / 60, to: 2)):\(CivilDate.padded(minutes % 60, to: 2))"
    }
}
