internal import Foundation
internal import News

/// The lines of the files that an export has made, written as it goes on, so that one that was broken off goes on from
/// there.
struct SiteJournal {
    private let file: FileHandle
    private let start: UInt64

    /// - Parameter goesOn: Whether what is there stays, and more is written behind it.
    init(path: String, head: SiteManifest.Head, goesOn: Bool) throws {
        guard goesOn || FileManager.default.createFile(atPath: path, contents: Data(head.line)),
            let file = FileHandle(forUpdatingAtPath: path)
        else {
            throw NewsError(.unavailable, "\(path) cannot be written.", help: "Check the folder's owner and rights.")
        }
        self.file = file
        // A line that was not finished stands for nothing.
        let text = goesOn ? (try file.readToEnd() ?? Data()) : Data()
        if goesOn {
            let whole = text.lastIndex(of: 0x0A).map { text.distance(from: text.startIndex, to: $0) + 1 } ?? 0
            try file.truncate(atOffset: UInt64(whole))
        }
        start = try file.seekToEnd()
    }

    func append(_ lines: [UInt8]) throws { try file.write(contentsOf: Data(lines)) }

    /// Writes a manifest of lines that stay and of all that was written here.
    func finish(
        to path: String, head: SiteManifest.Head,
        keeping kept: (_ write: (ArraySlice<UInt8>) throws -> Void) throws -> Void
    )
        throws
    {
        let partial = path + ".new"
        guard FileManager.default.createFile(atPath: partial, contents: nil),
            let target = FileHandle(forWritingAtPath: partial)
        else {
            throw NewsError(.unavailable, "\(path) cannot be written.", help: "Check the folder's owner and rights.")
        }
        var waiting = Data(head.line)
        try kept { line in
            waiting += line
            if waiting.count > 1 << 20 {
                try target.write(contentsOf: waiting)
                waiting.removeAll(keepingCapacity: true)
            }
        }
        try target.write(contentsOf: waiting)
        try file.seek(toOffset: start)
        while let data = try file.read(upToCount: 1 << 20), !data.isEmpty { try target.write(contentsOf: data) }
        try target.close()
        try file.close()
        guard rename(partial, path) == 0 else {
            throw NewsError(.unavailable, "\(path) cannot be written.", help: "Check the folder's owner and rights.")
        }
    }
}
