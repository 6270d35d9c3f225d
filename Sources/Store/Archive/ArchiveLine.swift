/// A line of an archive: a JSON object (RFC 8259) whose whole numbers are written without a point, and all others with
/// one, so that each value comes back in its own type.
public enum ArchiveLine: Sendable, Hashable {
    case head(version: Int, schema: Int)
    case row(table: String, [Column])
    /// The highest number that a table ever gave.
    case counter(table: String, last: Int64)
    case file(ArchiveFile)
    case end(rows: Int, files: Int, digest: String)

    public struct Column: Sendable, Hashable {
        public var name: String
        public var value: Value

        public init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// The version of the format that this program writes and reads.
    public static let version = 1
    static let format = "manchette-archive"

    /// The text with the line's end.
    public var bytes: [UInt8] {
        var out: [UInt8] = []
        write(to: &out)
        return out
    }

    func write(to out: inout [UInt8]) {
        switch self {
        case .head(let version, let schema):
            out += #"{"format":"\#(Self.format)","version":\#(version),"schema":\#(schema)}"#.utf8
        case .row(let table, let columns):
            out += #"{"table":"#.utf8
            Self.write(table, to: &out)
            out += #","row":{"#.utf8
            for (index, column) in columns.enumerated() {
                if index > 0 { out.append(0x2C) }
                Self.write(column.name, to: &out)
                out.append(0x3A)
                Self.write(column.value, to: &out)
            }
            out += "}}".utf8
        case .counter(let table, let last):
            out += #"{"counter":"#.utf8
            Self.write(table, to: &out)
            out += #","last":\#(last)}"#.utf8
        case .file(let file):
            out += #"{"file":"#.utf8
            Self.write(file.path, to: &out)
            out += #","bytes":\#(file.byteCount),"sha256":"\#(file.digest)"}"#.utf8
        case .end(let rows, let files, let digest):
            out += #"{"end":{"rows":\#(rows),"files":\#(files)},"sha256":"\#(digest)"}"#.utf8
        }
        out.append(0x0A)
    }

    private static func write(_ value: Value, to out: inout [UInt8]) {
        switch value {
        case .null: out += "null".utf8
        case .integer(let number): out += String(number).utf8
        // Swift writes a point or an exponent into every one, and as many digits as bring the same back.
        case .real(let number): out += number.description.utf8
        case .text(let text): write(text, to: &out)
        }
    }

    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: out += [0x5C, byte]
            case 0x0A: out += [0x5C, 0x6E]
            case 0x00..<0x20:
                let digits = String(byte, radix: 16)
                out += "\\u00\(byte < 16 ? "0" : "")\(digits)".utf8
            default: out.append(byte)
            }
        }
        out.append(0x22)
    }
}

/// A file that belongs to an archive.
public struct ArchiveFile: Sendable, Hashable {
    /// From the archive's folder on, with single slashes.
    public var path: String
    public var byteCount: Int
    /// The SHA-256 in hexadecimal digits.
    public var digest: String

    public init(path: String, byteCount: Int, digest: String) {
        self.path = path
        self.byteCount = byteCount
        self.digest = digest
    }

    /// Whether the path names a place within an archive: the settings, the theme's files, originals and attachments, and
    /// nothing that leads out or is hidden.
    public static func isInside(_ path: String) -> Bool {
        if path == "manchette.yaml" { return true }
        let pieces = path.split(separator: "/", omittingEmptySubsequences: false)
        guard
            pieces.allSatisfy({ piece in
                !piece.isEmpty && !piece.hasPrefix(".") && piece.utf8.count <= 255
                    && piece.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x5C && $0 != 0x7F }
            })
        else { return false }
        switch pieces.first {
        case "theme": return pieces.count >= 2
        case "media": return pieces.count == 4 && (pieces[1] == "originals" || pieces[1] == "files")
        default: return false
        }
    }
}
