internal import ArgumentParser
internal import Foundation
internal import Server

/// `manchette export …`
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the whole site as files, or all content as an archive.",
        discussion: """
            A site can be served by any host of files; a second export into the same folder writes what changed. An \
            archive is read back with: manchette import NEWSITE archive FOLDER
            """
    )

    @OptionGroup var site: SiteArgument
    @Argument(
        help: "The folder to write into: a new one, an empty one, or that of an earlier export.", completion: .directory
    )
    var target: String
    @Option(
        help: "site (the whole site as files) or archive (all content as JSON lines, with media).",
        transform: { text in
            guard let format = ExportPublication.Format(rawValue: text) else {
                throw ValidationError("“\(text)” is no format; there are \(ExportPublication.Format.listing).")
            }
            return format
        }
    )
    var format = ExportPublication.Format.site
    @Flag(help: "Report as JSON.") var json = false

    func run() async throws {
        let isWhole = try await ExportPublication(folder: site.folder, target: target, format: format, asJSON: json)
            .run(console: .standard, environment: ProcessInfo.processInfo.environment)
        if !isWhole { throw ExitCode(1) }
    }
}
