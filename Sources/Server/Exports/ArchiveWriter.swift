internal import Crypto
internal import Foundation
internal import News
internal import Store

/// Writes the lines of an archive to a file, counts them and remembers the hash of all that was written.
struct ArchiveWriter {
    private let file: FileHandle
    private var waiting: [UInt8] = []
    private var hash = SHA256()
    private(set) var rows = 0
    private(set) var files = 0

    private static let bufferBytes = 1 << 20

    /// - Parameter path: A new file, for its owner alone: hashes of passwords stand in it.
    init(path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: path)
        else {
            throw NewsError(
                .unavailable, "\(path) cannot be written.", help: "Check the folder's owner and rights and the disk."
            )
        }
        self.file = file
        waiting.reserveCapacity(Self.bufferBytes + 65_536)
    }

    mutating func write(_ line: ArchiveLine) throws {
        switch line {
        case .row: rows += 1
        case .file: files += 1
        case .head, .counter, .end: break
        }
        waiting += line.bytes
        if waiting.count >= Self.bufferBytes { try flush() }
    }

    /// Writes the last line and has everything on the disk.
    mutating func finish() throws {
        try flush()
        let digest = hash.finalize().hexadecimal
        waiting = ArchiveLine.end(rows: rows, files: files, digest: digest).bytes
        try flush()
        try file.synchronize()
        try file.close()
    }

    private mutating func flush() throws {
        hash.update(data: waiting)
        do { try file.write(contentsOf: waiting) } catch {
            throw NewsError(
                .unavailable, "The archive cannot be written: \(error.localizedDescription)",
                help: "Check the room on the disk.", underlying: error
            )
        }
        waiting.removeAll(keepingCapacity: true)
    }
}
