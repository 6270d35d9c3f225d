internal import Crypto
internal import Foundation
internal import News

/// The lines of a file one after another, whatever its size, with the hash of those before the present one.
struct LineReader: Sendable {
    private let file: FileHandle
    private var waiting: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var hash = SHA256()
    private var last: [UInt8] = []
    /// The number of the present line, the first being 1.
    private(set) var number = 0
    /// Whether the present line has no end: every line of an archive has one.
    private(set) var isCut = false

    private static let piece = 1 << 20
    /// A body of so many bytes is none that the newsroom would take.
    private static let longest = 64 << 20

    /// - Throws: `NewsError(.notFound)` where there is no such file.
    init(path: String) throws {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw NewsError(
                .notFound, "There is no file \(path).",
                help: "Name the folder that `manchette export --format archive` wrote."
            )
        }
        self.file = file
    }

    /// The SHA-256 of all lines before the present one, with their ends.
    var digestBefore: String { hash.finalize().hexadecimal }

    /// The next line without its end; `nil` behind the last. A line without an end is one, too.
    mutating func next() throws -> [UInt8]? {
        if number > 0 { hash.update(data: last) }
        var searched = start
        while true {
            if let end = waiting[searched...].firstIndex(of: 0x0A) {
                let line = Array(waiting[start..<end])
                last = line + [0x0A]
                start = end + 1
                number += 1
                return line
            }
            searched = waiting.count
            if isAtEnd {
                guard start < waiting.count else { return nil }
                last = Array(waiting[start...])
                start = waiting.count
                number += 1
                isCut = true
                return last
            }
            guard waiting.count - start < Self.longest else {
                throw NewsError(.invalid, "Line \(number + 1) is too long for one of an archive.")
            }
            waiting.removeFirst(start)
            searched -= start
            start = 0
            let data: Data?
            do { data = try file.read(upToCount: Self.piece) } catch {
                throw NewsError(.unavailable, "The archive cannot be read.", underlying: error)
            }
            if let data, !data.isEmpty { waiting += data } else { isAtEnd = true }
        }
    }
}
