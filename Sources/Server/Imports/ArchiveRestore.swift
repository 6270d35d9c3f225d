internal import Crypto
internal import Foundation
internal import News
internal import SQLiteDatabase
internal import Stemming
internal import Store

/// `manchette import SITE archive FOLDER`: an archive becomes the publication it was made of, in a folder of its own. It
/// is made beside its place and moved there when all of it is there and right, so that nothing half done is ever found.
struct ArchiveRestore {
    let folder: PublicationFolder
    /// The archive's folder.
    let source: String
    let console: Console
    let environment: [String: String]

    struct Report: Encodable {
        let rows: Int
        let files: Int

        var lines: [String] { ["Read \(rows) rows and \(files) files."] }
    }

    private static let contentName = ArchiveExport.contentName

    private var staging: PublicationFolder {
        let place = URL(filePath: folder.path)
        return PublicationFolder(
            path: place.deletingLastPathComponent().path(percentEncoded: false)
                + ".\(place.lastPathComponent).importing")
    }

    /// - Throws: `NewsError` with file and line where the archive is not whole or not right.
    func run(at now: Instant) async throws -> Report {
        let files = FileManager.default
        var isDirectory: ObjCBool = false
        if files.fileExists(atPath: folder.path, isDirectory: &isDirectory) {
            guard isDirectory.boolValue, try files.contentsOfDirectory(atPath: folder.path).isEmpty else {
                throw NewsError(
                    .conflict, "\(folder.path) is not empty, and an archive becomes a whole publication.",
                    help: "Name a new or an empty folder; `manchette init` is not needed."
                )
            }
        }
        var lines = try LineReader(path: "\(source)/\(Self.contentName)")
        let schema = try head(&lines)
        let staging = staging
        do {
            try? files.removeItem(atPath: staging.path)
            for path in [staging.path, staging.mediaPath, staging.themePath] {
                try files.createDirectory(atPath: path, withIntermediateDirectories: true)
            }
            let report = try await fill(staging, schema: schema, lines, at: now)
            try settle(staging)
            if files.fileExists(atPath: folder.path) { try files.removeItem(atPath: folder.path) }
            try files.moveItem(atPath: staging.path, toPath: folder.path)
            return report
        } catch {
            try? files.removeItem(atPath: staging.path)
            if let error = error as? NewsError { throw error }
            throw NewsError(
                .unavailable, "The publication cannot be written: \(error.localizedDescription)",
                help: "Check the folder above \(folder.path): its owner, its rights and the room on its disk.",
                underlying: error
            )
        }
    }

    /// Reads the first line.
    /// - Returns: The number of the schema that the rows are of.
    private func head(_ lines: inout LineReader) throws -> Int {
        guard let first = try lines.next(), case .head(let version, let schema) = try read(first, lines.number) else {
            throw NewsError(.invalid, "This is no archive of manchette.", field: place(1))
        }
        guard version == ArchiveLine.version else {
            throw NewsError(
                .invalid,
                "The archive is of version \(version), and this program reads version \(ArchiveLine.version).",
                field: place(1), help: "Read it with the program that made it."
            )
        }
        guard let newest = Migration.all.last?.number, (1...newest).contains(schema) else {
            throw NewsError(
                .invalid, "The archive is of schema \(schema), which this program does not know.", field: place(1),
                help: "Run the newer version of manchette that made it."
            )
        }
        return schema
    }

    private func place(_ line: Int) -> String { "\(Self.contentName):\(line)" }

    private func read(_ line: [UInt8], _ number: Int) throws -> ArchiveLine {
        try placed(number) { try ArchiveLine(line) }
    }

    /// Says of an error in which line it is.
    private func placed<Output>(_ number: Int, _ body: () throws -> Output) throws -> Output {
        do {
            return try body()
        } catch let error as NewsError where error.field == nil {
            throw NewsError(
                error.code, error.sentence, field: place(number), help: error.help, underlying: error.underlying
            )
        }
    }

    private func fill(
        _ staging: PublicationFolder, schema: Int, _ start: LineReader, at now: Instant
    ) async throws -> Report {
        let database = try SQLiteDatabase(
            path: staging.path + "/newsroom.sqlite", create: true, stemmer: SnowballStemmer(), isForBulk: true
        )
        do {
            // The rows are of the archive's schema; what came to the schema since is done to them afterwards.
            try await Migrator(Migration.all.filter { $0.number <= schema }).migrate(database, at: now)
            let report = try await database.write { transaction in
                var lines = start
                var loading = try ArchiveLoading(transaction)
                var files = 0
                while let line = try lines.next(), !lines.isCut {
                    let number = lines.number
                    switch try read(line, number) {
                    case .head: throw NewsError(.invalid, "The archive begins again here.", field: place(number))
                    case .row(let table, let columns):
                        try placed(number) { try loading.take(columns, of: table) }
                        if loading.rows % 50_000 == 0 { console.step("rows: \(loading.rows)") }
                    case .counter(let table, let last):
                        try placed(number) { try loading.take(counter: last, of: table) }
                    case .file(let file):
                        try placed(number) { try take(file, to: staging) }
                        files += 1
                        if files % 1000 == 0 { console.step("files: \(files)") }
                    case .end(let rows, let count, let digest):
                        guard digest == lines.digestBefore, rows == loading.rows, count == files,
                            try lines.next() == nil
                        else {
                            throw NewsError(
                                .invalid, "The archive is not what was written: its hash is another.",
                                field: place(number), help: "Copy it again from where it was made."
                            )
                        }
                        try placed(number) { try loading.finish() }
                        return Report(rows: loading.rows, files: files)
                    }
                }
                throw NewsError(
                    .invalid, "The archive ends before its last line, so that some of it is missing.",
                    field: place(lines.number), help: "Copy it again from where it was made."
                )
            }
            console.step("rows: \(report.rows), files: \(report.files); now the indexes")
            try await Migrator().migrate(database, at: now)
            try await database.close()
            return report
        } catch {
            try? await database.close()
            throw error
        }
    }

    private func take(_ file: ArchiveFile, to staging: PublicationFolder) throws {
        guard ArchiveFile.isInside(file.path) else {
            throw NewsError(.invalid, "“\(file.path.prefix(100))” is no place for a file of an archive.")
        }
        let found = try HashedFile.copy("\(source)/\(file.path)", to: "\(staging.path)/\(file.path)") { count, digest in
            guard count == file.byteCount, digest == file.digest else {
                throw NewsError(
                    .invalid, "\(file.path) is not the file that was written: its hash is another.",
                    help: "Copy it again from where the archive was made."
                )
            }
        }
        guard found != nil else {
            throw NewsError(
                .invalid, "\(file.path) is missing.", help: "Copy it again from where the archive was made."
            )
        }
    }

    /// Reads the settings that came along, and puts the store where they have it.
    private func settle(_ staging: PublicationFolder) throws {
        let configuration = try staging.configuration(environment: environment)
        let wanted = staging.path(of: configuration.database)
        let made = staging.path + "/newsroom.sqlite"
        guard wanted != made else { return }
        guard !configuration.database.hasPrefix("/"), !configuration.database.split(separator: "/").contains("..")
        else {
            throw NewsError(
                .invalid,
                "The archive's settings keep the store outside the publication, at \(configuration.database).",
                field: "manchette.yaml", help: "Import with MANCHETTE_STORE_DATABASE=newsroom.sqlite."
            )
        }
        try FileManager.default.createDirectory(
            at: URL(filePath: wanted).deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: made, toPath: wanted)
    }
}
