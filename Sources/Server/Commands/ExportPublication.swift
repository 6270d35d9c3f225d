internal import CMalloc
internal import Foundation
internal import News
internal import Pages
internal import Pictures
internal import Site

/// `manchette export`: the publication as files.
public struct ExportPublication: Sendable {
    public enum Format: String, Sendable, CaseIterable {
        /// The whole site for readers, for any host of files.
        case site
        /// All content, to be read back by `manchette import`.
        case archive

        /// Their names, for a sentence.
        public static var listing: String { allCases.map(\.rawValue).joined(separator: " and ") }
    }

    public var folder: PublicationFolder
    public var target: String
    public var format: Format
    public var asJSON: Bool
    /// Tests stop it.
    var clock = NewsClock.system

    public init(folder: PublicationFolder, target: String, format: Format, asJSON: Bool) {
        self.folder = folder
        self.target = target
        self.format = format
        self.asJSON = asJSON
    }

    /// - Returns: Whether everything is in the export that belongs there.
    public func run(console: Console, environment: [String: String]) async throws -> Bool {
        #if os(Linux)
            // glibc gives each thread an arena of its own and never gives it back.
            _ = mallopt(M_ARENA_MAX, 2)
        #endif
        try check()
        // Asked in a process of its own, which takes its time.
        async let avif = format == .site ? AVIFCheck.answer(environment: environment) : false
        let site = try await OpenPublication(folder, environment: environment, clock: clock)
        do {
            let isWhole = try await export(site, writesAVIF: await avif, console, environment)
            try await site.close()
            return isWhole
        } catch {
            try? await site.close()
            throw error
        }
    }

    private func export(
        _ site: OpenPublication, writesAVIF: Bool, _ console: Console, _ environment: [String: String]
    ) async throws -> Bool {
        switch format {
        case .archive:
            let report = try await ArchiveExport(site: site, target: target, console: console).run()
            try say(report, report.lines, console)
            for lost in report.lost { console.error("manchette: \(lost) is missing or damaged, and is not in it.") }
            return report.lost.isEmpty
        case .site:
            let themes = try site.themes(environment: environment)
            if let error = themes.error {
                throw NewsError(
                    .invalid, "The theme cannot be used: \(error)", help: "Mend it; `manchette theme check` finds all."
                )
            }
            let media = MediaRoute(
                newsroom: site.newsroom, folder: MediaFolder(path: folder.mediaPath), processor: VipsPictureProcessor(),
                offer: PictureOffer(avif: writesAVIF, shareImages: site.configuration.shareImages)
            )
            let report = try await SiteExport(
                newsroom: site.newsroom, hub: site.configuration.receivers.hub, folder: try SiteFolder(target),
                theme: themes.theme, media: media,
                fingerprint: try fingerprint(site, writesAVIF: writesAVIF, environment), console: console
            ).run()
            try say(report, report.lines, console)
            for left in report.left { console.error("manchette: \(left) is not in it.") }
            return report.left.isEmpty
        }
    }

    /// What the pages are made of beside the content: the program, the theme, the publication's year.
    private func fingerprint(
        _ site: OpenPublication, writesAVIF: Bool, _ environment: [String: String]
    ) throws -> String {
        let files = FileManager.default
        var parts: [String] = [
            writesAVIF ? "avif" : "", site.configuration.shareImages ? "" : "plain",
            site.configuration.receivers.hub?.rawValue ?? "",
        ]
        let now = site.newsroom.clock.now()
        parts.append(String(site.newsroom.zone.civil(at: now).date.year))
        parts.append(site.newsroom.zone.name)
        if let program = Bundle.main.executablePath, let facts = try? files.attributesOfItem(atPath: program) {
            parts.append("\(facts[.size] ?? 0) \((facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)")
        }
        for root in [try ThemeLocation.defaultTheme(environment: environment), folder.themePath] {
            for part in ["", "/templates", "/strings", "/fonts"] {
                for name in ((try? files.contentsOfDirectory(atPath: root + part)) ?? []).sorted() {
                    guard let data = files.contents(atPath: "\(root)\(part)/\(name)") else { continue }
                    parts.append("\(part)/\(name) \(ContentHash.of(Array(data)))")
                }
            }
        }
        return String(ContentHash.of(parts.joined(separator: "\n")), radix: 16)
    }

    private func say(_ report: some Encodable, _ lines: [String], _ console: Console) throws {
        if asJSON {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            console.line(String(decoding: try encoder.encode(report), as: UTF8.self))
        } else {
            for line in lines { console.line(line) }
        }
    }

    /// An export within the publication would be exported with it, or be written over what it is made of.
    private func check() throws {
        let own = URL(filePath: folder.path).standardizedFileURL.resolvingSymlinksInPath().path(percentEncoded: false)
        let other = URL(filePath: target).standardizedFileURL.resolvingSymlinksInPath().path(percentEncoded: false)
        func inside(_ a: String, _ b: String) -> Bool { (a + "/").hasPrefix(b.hasSuffix("/") ? b : b + "/") }
        guard !inside(other, own), !inside(own, other) else {
            throw NewsError(
                .invalid, "\(target) and the publication lie one in the other.",
                help: "Take a folder beside the publication's."
            )
        }
    }
}
