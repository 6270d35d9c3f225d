internal import Foundation
internal import News
internal import Synchronization

/// The folder of an exported site. Every file is written beside its place and moved there, so that none is ever half
/// there; what the export remembers lies in a folder of its own that hosts show to nobody.
final class SiteFolder: Sendable {
    private let root: String
    private let number = Mutex(0)

    private var own: String { root + "/.manchette" }
    private var waiting: String { own + "/waiting" }
    var manifestPath: String { own + "/pages" }
    /// What an export that goes on has made so far.
    var partialPath: String { own + "/pages.partial" }

    /// Makes the folder, or finds that it holds an export of ours.
    /// - Throws: `NewsError` when it holds something else, or cannot be written.
    init(_ path: String) throws {
        root = path
        let files = FileManager.default
        var isDirectory: ObjCBool = false
        if files.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue {
            throw NewsError(.conflict, "\(path) is a file, and not a folder.", help: "Take a new or an empty folder.")
        }
        let found = (try? files.contentsOfDirectory(atPath: path)) ?? []
        guard found.isEmpty || files.fileExists(atPath: manifestPath) || files.fileExists(atPath: partialPath) else {
            throw NewsError(
                .conflict, "\(path) is not empty, and holds no exported site.", help: "Take a new or an empty folder."
            )
        }
        do {
            try? files.removeItem(atPath: waiting)
            try files.createDirectory(atPath: waiting, withIntermediateDirectories: true)
        } catch {
            throw Self.unwritable(path, error.localizedDescription)
        }
    }

    func path(_ place: String) -> String { "\(root)/\(place)" }

    func holds(_ place: String) -> Bool { access(path(place), F_OK) == 0 }

    /// Writes a file, wholly or not at all.
    func write(_ bytes: [UInt8], to place: String) throws {
        let target = path(place)
        let temporary = "\(waiting)/\(number.withLock { $0 += 1; return $0 })"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw Self.unwritable(target, String(cString: strerror(errno))) }
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.write(file, $0.baseAddress.map { $0 + start }, $0.count - start)
            }
            if count < 0 {
                if errno == EINTR { continue }
                let cause = String(cString: strerror(errno))
                Foundation.close(file)
                unlink(temporary)
                throw Self.unwritable(target, cause)
            }
            start += count
        }
        Foundation.close(file)
        if rename(temporary, target) == 0 { return }
        guard errno == ENOENT else {
            let cause = String(cString: strerror(errno))
            unlink(temporary)
            throw Self.unwritable(target, cause)
        }
        try makeFolder(above: place)
        guard rename(temporary, target) == 0 else {
            let cause = String(cString: strerror(errno))
            unlink(temporary)
            throw Self.unwritable(target, cause)
        }
    }

    private func makeFolder(above place: String) throws {
        let folder = place.lastIndex(of: "/").map { String(place[..<$0]) } ?? ""
        if mkdir(path(folder), 0o755) == 0 || errno == EEXIST { return }
        do {
            try FileManager.default.createDirectory(atPath: path(folder), withIntermediateDirectories: true)
        } catch {
            throw Self.unwritable(path(place), error.localizedDescription)
        }
    }

    /// Takes a file away, and the folders above it that are empty then.
    func remove(_ place: String) {
        guard unlink(path(place)) == 0 else { return }
        var folder = place
        while let slash = folder.lastIndex(of: "/") {
            folder = String(folder[..<slash])
            // A folder that still holds something stays.
            guard rmdir(path(folder)) == 0 else { return }
        }
    }

    /// The manifest is whole: what was made on its way is in it.
    func forgetPartial() { unlink(partialPath) }

    /// The export is done: what it needed on its way goes.
    func close() { try? FileManager.default.removeItem(atPath: waiting) }

    private static func unwritable(_ path: String, _ cause: String) -> NewsError {
        NewsError(
            .unavailable, "\(path) cannot be written: \(cause).",
            help: "Check the folder's owner and rights and the room on its disk."
        )
    }
}
