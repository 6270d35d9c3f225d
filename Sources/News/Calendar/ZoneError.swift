/// Why a time zone cannot be used.
public enum ZoneError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name could be a path elsewhere, or is empty.
    case invalidName(String)
    case notFound(String)
    /// The file is no TZif file (RFC 9636) or is cut off.
    case malformed(String)
    /// The machine's zone data is older than the law it should know; `version` where the data tells it.
    case outOfDate(version: String?)

    public var description: String {
        switch self {
        case .invalidName(let name):
            "“\(name.prefix(60))” is no time zone. Write an IANA name such as Africa/Casablanca."
        case .notFound(let name):
            "The time zone “\(name)” is not on this machine. Write an IANA name such as Africa/Casablanca, or install the system's tzdata package."
        case .malformed(let name): "The zone file of “\(name)” cannot be read. Install the system's tzdata package again."
        case .outOfDate(let version):
            "The machine's time zone data\(version.map { " (\($0))" } ?? "") is too old: it does not know that Morocco has been on +00:00 all year since 2026-09-20. Install the newest tzdata package (on Debian: apt-get update && apt-get install tzdata)."
        }
    }
}
