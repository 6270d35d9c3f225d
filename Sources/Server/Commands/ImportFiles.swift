internal import Foundation
internal import News

/// `manchette import`: files of a format become content of the publication.
public struct ImportFiles: Sendable {
    public enum Format: String, Sendable, CaseIterable {
        case capture
        case html
    }

    public var folder: PublicationFolder
    public var format: Format
    public var files: [String]
    public var date: String?
    public var section: String?
    public var articleSection: String?
    public var edition: String?
    public var asJSON: Bool

    public init(
        folder: PublicationFolder, format: Format, files: [String], date: String? = nil, section: String? = nil,
        articleSection: String? = nil, edition: String? = nil, asJSON: Bool = false
    ) {
        self.folder = folder
        self.format = format
        self.files = files
        self.date = date
        self.section = section
        self.articleSection = articleSection
        self.edition = edition
        self.asJSON = asJSON
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
        let site = try await OpenPublication(folder, environment: environment)
        var reports: [ImportReport] = []
        var allRead = true
        for file in files {
            do {
                let bytes = try read(file)
                let report =
                    switch format {
                    case .capture:
                        try await ImportCapture(
                            date: day, section: path(section, "--section"),
                            articleSection: path(articleSection, "--article-section"), edition: edition
                        ).run(bytes, name: file, in: site, environment: environment)
                    case .html:
                        try await ImportPage(section: path(section, "--section"), edition: edition)
                            .run(bytes, path: file, in: site, environment: environment)
                    }
                reports.append(report)
                if !asJSON { for line in report.lines { console.line(line) } }
            } catch let error as NewsError {
                allRead = false
                console.error("\(file): \(error)")
            }
        }
        try await site.close()
        if asJSON {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            console.line(String(decoding: try encoder.encode(reports), as: UTF8.self))
        }
        return allRead
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

    private func read(_ file: String) throws -> [UInt8] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file, isDirectory: &isDirectory) else {
            throw NewsError(.notFound, "There is no such file.")
        }
        guard !isDirectory.boolValue else { throw NewsError(.invalid, "This is a folder, and not a file.") }
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
