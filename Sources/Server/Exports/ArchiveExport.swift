internal import Foundation
internal import News
internal import Pictures
internal import Store

/// Writes all content of a publication into a folder: `content.jsonl` with every row, and beside it the settings, the
/// theme's files, originals and attachments (docs/decisions/0032).
struct ArchiveExport {
    static let contentName = "content.jsonl"

    let site: OpenPublication
    /// The archive's folder.
    let target: String
    let console: Console

    struct Report: Encodable {
        let rows: Int
        let files: Int
        /// Files that the publication names and has not, or that are not what they were.
        let lost: [String]

        var lines: [String] { ["Wrote \(rows) rows and \(files) files."] }
    }

    private struct MediaFile {
        /// From the archive's folder on.
        let path: String
        let source: String?
        let digest: String
        let name: String
    }

    private var content: String { "\(target)/\(Self.contentName)" }
    private var partial: String { content + ".partial" }

    /// - Throws: `NewsError` when the folder holds something else, or cannot be written.
    func run() async throws -> Report {
        try prepare()
        let media = MediaFolder(path: site.folder.mediaPath)
        let (partial, console) = (partial, console)
        let (started, originals) = try await site.database.read { store in
            var writer = try ArchiveWriter(path: partial)
            try writer.write(.head(version: ArchiveLine.version, schema: try store.schemaNumber()))
            var progress = Progress("rows", total: try store.archiveCount(), console: console)
            try store.eachArchiveLine { line in
                try writer.write(line)
                if writer.rows % 1000 == 0 { progress.advance(to: writer.rows) }
            }
            progress.advance(to: writer.rows)
            return (writer, try Self.media(in: store, media))
        }
        var writer = started
        var lost: [String] = []
        var kept: Set<String> = []
        let own = try ownFiles()
        var progress = Progress("files", total: own.count + originals.count, console: console)
        for path in own {
            if let facts = try HashedFile.copy(
                "\(site.folder.path)/\(path)", to: "\(target)/\(path)", accepts: { _, _ in })
            {
                try writer.write(.file(ArchiveFile(path: path, byteCount: facts.byteCount, digest: facts.digest)))
                kept.insert(path)
            }
        }
        for (index, file) in originals.enumerated() {
            if let facts = try copy(file) {
                try writer.write(.file(ArchiveFile(path: file.path, byteCount: facts, digest: file.digest)))
                kept.insert(file.path)
            } else {
                lost.append(file.name)
            }
            progress.advance(to: own.count + index + 1)
        }
        try writer.finish()
        if rename(partial, content) != 0 {
            throw NewsError(.unavailable, "\(content) cannot be written.", help: "Check the folder's owner and rights.")
        }
        removeOthers(than: kept)
        return Report(rows: writer.rows, files: writer.files, lost: lost)
    }

    /// Makes the folder, or finds that what is in it is an archive of ours.
    private func prepare() throws {
        let files = FileManager.default
        let found = (try? files.contentsOfDirectory(atPath: target)) ?? []
        let isOurs = found.contains(Self.contentName) || found.contains(Self.contentName + ".partial")
        guard found.isEmpty || isOurs else {
            throw NewsError(
                .conflict, "\(target) is not empty, and holds no archive.", help: "Take a new or an empty folder."
            )
        }
        do {
            try files.createDirectory(atPath: target, withIntermediateDirectories: true)
        } catch {
            throw NewsError(
                .unavailable, "The folder \(target) cannot be made: \(error.localizedDescription)",
                help: "Check the folder above it: its owner, its rights and the room on its disk.", underlying: error
            )
        }
    }

    /// The settings and the theme's own files, from the publication's folder on.
    private func ownFiles() throws -> [String] {
        var paths = ["manchette.yaml"]
        let theme = FileManager.default.enumerator(atPath: site.folder.themePath)
        var found: [String] = []
        while let path = theme?.nextObject() as? String { found.append("theme/" + path) }
        paths += found.filter { ArchiveFile.isInside($0) }.sorted()
        return paths
    }

    private static func media(in store: any ReadTransaction, _ media: MediaFolder) throws -> [MediaFile] {
        let pictures = try store.pictureFiles().map { file in
            MediaFile(
                path: "media/" + (try media.originalPlace(contentHash: file.hash, format: file.format)),
                source: try media.originalPath(contentHash: file.hash, format: file.format), digest: file.hash,
                name: "the original of picture \(file.hash.prefix(20))"
            )
        }
        let attachments = try store.attachmentFiles().map { file in
            MediaFile(
                path: "media/" + (try media.attachmentPlace(contentHash: file.hash, format: file.format)),
                source: try media.attachmentPath(contentHash: file.hash, format: file.format), digest: file.hash,
                name: "the file of attachment \(file.hash.prefix(20))"
            )
        }
        return (pictures + attachments).sorted { $0.path < $1.path }
    }

    /// - Returns: How many bytes the file has; `nil` where it is missing, or is not what it was.
    private func copy(_ file: MediaFile) throws -> Int? {
        guard let source = file.source else { return nil }
        let place = "\(target)/\(file.path)"
        if let there = try HashedFile.facts(of: place), there.digest == file.digest { return there.byteCount }
        do {
            return try HashedFile.copy(source, to: place) { _, digest in
                if digest != file.digest { throw NewsError(.invalid, "The file is damaged.") }
            }?.byteCount
        } catch let error as NewsError where error.code == .invalid {
            return nil
        }
    }

    /// Takes away what an earlier archive in the folder had, and this one has not.
    private func removeOthers(than kept: Set<String>) {
        for top in ["media", "theme"] {
            let found = FileManager.default.enumerator(atPath: "\(target)/\(top)")
            while let path = found?.nextObject() as? String {
                let whole = "\(top)/\(path)"
                var isDirectory: ObjCBool = false
                guard !kept.contains(whole),
                    FileManager.default.fileExists(atPath: "\(target)/\(whole)", isDirectory: &isDirectory),
                    !isDirectory.boolValue
                else { continue }
                try? FileManager.default.removeItem(atPath: "\(target)/\(whole)")
            }
        }
    }
}
