/// Why a time zone cannot be used.
public enum ZoneError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name could be a path elsewhere, or is empty.
    case invalidName(String)
    /// No directory has a file of this name.
    case notFound(String)
    /// The file is no TZif file (RFC 9636) or is cut off.
    case malformed(String)
    /// The machine's zone data is older than the law it should know; `version` where the data tells it.
    case outOfDate(version: String?)

    /// What is wrong and what to do, in a sentence or two.
    public var description: String {
        switch self {
        case .invalidName(let name):
            return "“\(name.prefix(60))” is no time zone. Write an IANA name such as Africa/Casablanca."
        case .notFound(let name):
            return "The time zone “\(name)” is not on this machine. Write an IANA name such as Africa/Casablanca, "
                + "or install the system's tzdata package."
        case .malformed(let name):
            return "The zone file of “\(name)” cannot be read. Install the system's tzdata package again."
        case .outOfDate(let version):
            return
                "The machine's time zone data\(version.map { " (tzdata \($0))" } ?? "") is too old: it does not know "
                + "that Morocco has been on +00:00 all year since 2026-09-20. Install the distribution's newest tzdata "
                + "package (on Debian: apt-get update && apt-get install tzdata)."
        }
    }
}
