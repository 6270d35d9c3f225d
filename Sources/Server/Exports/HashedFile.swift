internal import Crypto
internal import Foundation
internal import News

/// Files read piece by piece, with their SHA-256, so that none needs room in memory.
enum HashedFile {
    private static let piece = 1 << 20

    /// The size and the hash of a file; `nil` where there is none, or it is no plain file: a link could lead anywhere.
    static func facts(of path: String) throws -> (byteCount: Int, digest: String)? {
        try read(path) { _ in }
    }

    /// Copies a file to a place where it stands whole or not at all.
    /// - Parameter accepts: Is asked before it is moved to its place.
    /// - Returns: `nil` where there is none, or it is no plain file.
    /// - Throws: `NewsError(.unavailable)` when it cannot be written.
    static func copy(
        _ source: String, to target: String, accepts: (_ byteCount: Int, _ digest: String) throws -> Void
    ) throws -> (byteCount: Int, digest: String)? {
        let files = FileManager.default
        let partial = target + ".partial"
        do {
            try files.createDirectory(
                at: URL(filePath: target).deletingLastPathComponent(), withIntermediateDirectories: true)
            guard files.createFile(atPath: partial, contents: nil), let file = FileHandle(forWritingAtPath: partial)
            else { throw CocoaError(.fileWriteUnknown) }
            guard let facts = try read(source, { try file.write(contentsOf: $0) }) else {
                try file.close()
                try files.removeItem(atPath: partial)
                return nil
            }
            try file.close()
            try accepts(facts.byteCount, facts.digest)
            if rename(partial, target) != 0 { throw CocoaError(.fileWriteUnknown) }
            return facts
        } catch let error as NewsError {
            try? files.removeItem(atPath: partial)
            throw error
        } catch {
            try? files.removeItem(atPath: partial)
            throw NewsError(
                .unavailable, "\(target) cannot be written: \(error.localizedDescription)",
                help: "Check the folder's owner and rights and the room on its disk.", underlying: error
            )
        }
    }

    private static func read(
        _ path: String, _ take: (Data) throws -> Void
    ) throws -> (byteCount: Int, digest: String)? {
        guard isPlain(path), let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        var hash = SHA256()
        var count = 0
        while let data = try file.read(upToCount: piece), !data.isEmpty {
            hash.update(data: data)
            count += data.count
            try take(data)
        }
        return (count, hash.finalize().hexadecimal)
    }

    private static func isPlain(_ path: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType) == .typeRegular
    }
}
