internal import Foundation
internal import News
internal import Outbound
internal import Pages
internal import Wire

/// `manchette import`: files of a format become content of the publication.
public struct ImportFiles: Sendable {
    public enum Format: String, Sendable, CaseIterable {
        case capture
        case html
        case wordpress
        case ghost
        case feed
        case ninjs
        case newsml
        /// What `manchette export --format archive` wrote.
        case archive

        /// Their names, for a sentence.
        public static var listing: String {
            let names = allCases.map(\.rawValue)
            return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
        }
    }

    public var folder: PublicationFolder
    public var format: Format
    public var files: [String]
    public var date: String?
    public var section: String?
    public var articleSection: String?
    public var edition: String?
    public var asJSON: Bool
    /// The folder that holds the pictures of an archive.
    public var media: String?
    /// The one host from which pictures of an archive may be fetched.
    public var fetchHost: String?
    /// Whether nothing is to be written, and only told what would be.
    public var isTrial: Bool

    public init(
        folder: PublicationFolder, format: Format, files: [String], date: String? = nil, section: String? = nil,
        articleSection: String? = nil, edition: String? = nil, asJSON: Bool = false, media: String? = nil,
        fetchHost: String? = nil, isTrial: Bool = false
    ) {
        self.folder = folder
        self.format = format
        self.files = files
        self.date = date
        self.section = section
        self.articleSection = articleSection
        self.edition = edition
        self.asJSON = asJSON
        self.media = media
        self.fetchHost = fetchHost
        self.isTrial = isTrial
    }

    /// Imports every file; one that cannot be read is said and does not keep the others out.
    /// - Returns: Whether all of them could be read.
    public func run(console: Console, environment: [String: String]) async throws -> Bool {
        let day = try date.map { text in
            guard let day = CivilDate(iso: text) else {
                throw NewsError(
                    .invalid, "“\(text)” is no date.", field: "--date", help: "Write it as 2025-07-13."
                )
            }
            return day
        }
        if format == .archive { return try await restore(console: console, environment: environment) }
        let site = try await OpenPublication(
            folder, environment: environment, isForBulk: format != .capture && format != .html
        )
        do {
            var reports: [any Encodable] = []
            var allRead = true
            for parts in archives {
                do {
                    for part in parts where parts.count > 1 { try check(part) }
                    let (report, lines) = try await run(parts, day, in: site, console, environment)
                    reports.append(report)
                    if !asJSON { for line in lines { console.line(line) } }
                } catch let error as NewsError {
                    allRead = false
                    console.error("\(parts.joined(separator: ", ")): \(error)")
                }
            }
            try await site.close()
            if asJSON { console.line(try Self.json(reports)) }
            return allRead
        } catch {
            try? await site.close()
            throw error
        }
    }

    /// The files, those of one archive together: what stands in one may be named in another.
    private var archives: [[String]] {
        switch format {
        case .wordpress, .ghost: [files]
        case .capture, .html, .feed, .ninjs, .newsml, .archive: files.map { [$0] }
        }
    }

    /// Makes a publication of an archive.
    private func restore(console: Console, environment: [String: String]) async throws -> Bool {
        guard files.count == 1 else {
            throw NewsError(
                .invalid, "An archive becomes a whole publication, so there can be but one.",
                help: "Name its folder alone."
            )
        }
        let report = try await ArchiveRestore(
            folder: folder, source: files[0], console: console, environment: environment
        ).run(at: NewsClock.system.now())
        if asJSON { console.line(try Self.json([report])) } else { for line in report.lines { console.line(line) } }
        return true
    }

    private func run(
        _ parts: [String], _ day: CivilDate?, in site: OpenPublication, _ console: Console,
        _ environment: [String: String]
    ) async throws -> (any Encodable, [String]) {
        let file = parts[0]
        switch format {
        case .capture:
            let report = try await ImportCapture(
                date: day, section: path(section, "--section"),
                articleSection: path(articleSection, "--article-section"), edition: edition
            ).run(try read(file), name: file, in: site, environment: environment)
            return (report, report.lines)
        case .html:
            let bytes = try read(file)
            if let list = AddressList(bytes) {
                guard let media else {
                    throw NewsError(
                        .invalid, "This is a list of addresses.", field: "--media",
                        help: "Name the folder that holds the saved pages."
                    )
                }
                try checkMedia()
                var page = try page(in: site)
                page.keepsUndated = true
                let report = try await ImportPageList(list: list, folder: media, page: page).run(
                    name: file, in: site, console: console, environment: environment)
                return (report, report.lines)
            }
            try checkMedia()
            var report = try await page(in: site).run(bytes, path: file, in: site, environment: environment)
            if isTrial { report.found.append("this is a trial, nothing was written") }
            return (report, report.lines)
        case .wordpress, .ghost, .feed, .ninjs, .newsml:
            try check(file)
            let archive = try await archive(in: site, environment: environment)
            let report = try await archive.run(parts, reader: format.reader, console: console)
            return (report, report.lines)
        case .archive: throw NewsError(.fault, "An archive is read before the publication is there.")
        }
    }

    /// What the import of saved pages works with.
    private func page(in site: OpenPublication) throws -> ImportPage {
        ImportPage(
            section: try path(section, "--section"), edition: edition,
            media: PageMedia(
                folder: media, fetcher: try fetchHost.map { try FileSource(host: $0) }, desk: site.pictureDesk,
                isTrial: isTrial
            ),
            isTrial: isTrial
        )
    }

    private static func json(_ reports: [any Encodable]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let texts = try reports.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        return "[" + texts.joined(separator: ",\n") + "]"
    }

    /// What the import of an archive works with.
    private func archive(in site: OpenPublication, environment: [String: String]) async throws -> ArchiveImport {
        let publication = try await site.publication()
        let edition = try publication.edition(at: edition)
        let words = try site.pathWords(of: publication, environment: environment)
        try checkMedia()
        return ArchiveImport(
            format: format, site: site, edition: edition, publication: publication,
            media: ArchiveMedia(
                folder: media, fetcher: try fetchHost.map { try FileSource(host: $0) },
                desk: site.pictureDesk, edition: edition.id, isTrial: isTrial
            ),
            reserved: AddressBook(publication: publication, words: words).reservedPieces(in: edition.id), words: words,
            section: try path(section, "--section"), isTrial: isTrial
        )
    }

    private func path(_ text: String?, _ option: String) throws -> [String]? {
        guard let text else { return nil }
        let pieces = text.split(separator: "/", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard !pieces.contains(where: \.isEmpty) else {
            throw NewsError(
                .invalid, "“\(text)” is no path of sections.", field: option,
                help: "Write names with single slashes: Politique/Diplomatie."
            )
        }
        return pieces
    }

    private func checkMedia() throws {
        if let media {
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: media, isDirectory: &isDirectory), isDirectory.boolValue else {
                throw NewsError(.notFound, "There is no folder \(media).", field: "--media")
            }
        }
    }

    /// Refuses what is no file.
    private func check(_ file: String) throws {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file, isDirectory: &isDirectory) else {
            throw NewsError(.notFound, "There is no such file.")
        }
        guard !isDirectory.boolValue else { throw NewsError(.invalid, "This is a folder, and not a file.") }
        guard FileManager.default.isReadableFile(atPath: file) else {
            throw NewsError(.forbidden, "The file may not be read by this user.")
        }
    }

    private func read(_ file: String) throws -> [UInt8] {
        try check(file)
        let size = (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0
        guard size <= 32_000_000 else {
            throw NewsError(.invalid, "The file has \(size / 1_000_000) MB; a page has no more than 32.")
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw NewsError(.forbidden, "The file may not be read by this user.")
        }
        return Array(data)
    }
}
