internal import ArgumentParser
internal import Foundation
internal import Server

/// The command line: a thin shell over `Server`.
@main
struct Manchette: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manchette",
        abstract: "A newsroom and its news site in one program.",
        subcommands: [
            Init.self, Serve.self, Import.self, ExportCommand.self, Sample.self, UserCommand.self, Mail.self,
            Doctor.self,
            Theme.self,
        ]
    )

    static func main() async {
        // Asked by `serve` alone, so that it stands in no list of commands.
        if CommandLine.arguments.dropFirst() == [AVIFCheck.argument] { Foundation.exit(AVIFCheck.answerHere() ? 0 : 1) }
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch let error where exitCode(for: error) == .failure {
            // Ours: one plain sentence. ArgumentParser's own errors tell usage, below.
            Console.standard.error("manchette: \(error)")
            Foundation.exit(1)
        } catch {
            exit(withError: error)
        }
    }
}

/// Where the publication lies.
struct SiteArgument: ParsableArguments {
    @Argument(help: "The folder of the publication.", completion: .directory)
    var site: String

    var folder: PublicationFolder { PublicationFolder(path: site) }
}

extension Manchette {
    struct Init: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make the folder of a new publication.")

        @OptionGroup var site: SiteArgument
        @Option(help: "The newspaper's name.") var name: String
        @Option(help: "The language of its first edition (BCP 47).") var language = "fr"
        @Option(help: "The address readers will use, such as https://www.example.com.") var url: String
        @Option(help: "The zone all times are shown in (IANA).") var timezone = "Africa/Casablanca"
        @Option(help: "Another store than the folder's own SQLite file.") var database: String?

        func run() async throws {
            try await InitializePublication(
                folder: site.folder, name: name, language: language, url: url, timeZone: timezone, database: database
            ).run(console: .standard, environment: ProcessInfo.processInfo.environment)
        }
    }

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Serve the site over HTTP.")

        @OptionGroup var site: SiteArgument
        @Option(help: "The address to listen on (default: the settings', else 127.0.0.1).") var host: String?
        @Option(help: "The port to listen on (default: the settings', else 8080; 0 takes a free one).") var port: Int?

        func validate() throws {
            if let port, !(0...65535).contains(port) { throw ValidationError("--port is from 0 to 65535.") }
        }

        func run() async throws {
            try await Server.Serve(folder: site.folder, host: host, port: port)
                .run(console: .standard, environment: ProcessInfo.processInfo.environment)
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Bring content in from files.")

        @OptionGroup var site: SiteArgument
        @Argument(
            help: """
                capture (the text of a news page), html (a saved page, or a sitemap or list of them), or an archive: wordpress (WXR), ghost (JSON), \
                feed (RSS, Atom), ninjs, newsml; archive (a folder of `manchette export --format archive`, into a new SITE).
                """,
            transform: { text in
                guard let format = ImportFiles.Format(rawValue: text) else {
                    throw ValidationError("“\(text)” is no format; there are \(ImportFiles.Format.listing).")
                }
                return format
            }
        )
        var format: ImportFiles.Format
        @Argument(help: "The files.", completion: .file()) var files: [String]
        @Option(help: "capture: the day of the newest headline, such as 2025-07-13.") var date: String?
        @Option(help: "The section of the wire (capture) or of the article (html): Sport or Sport/Football.")
        var section: String?
        @Option(help: "capture: the section of the article, such as Politique/Diplomatie.") var articleSection: String?
        @Option(help: "The path of the edition; without it the default one, or the page's language.") var edition:
            String?
        @Option(
            help:
                "Archives: the folder with the pictures, such as wp-content/uploads; html: the folder of the saved site.",
            completion: .directory
        )
        var media: String?
        @Option(help: "Archives and html: the one host from which pictures may be fetched that are not in the folder.")
        var fetch: String?
        @Flag(help: "Archives and html: write nothing, and tell what would be made, dropped and changed.") var dryRun =
            false
        @Flag(help: "Report as JSON.") var json = false

        func validate() throws {
            guard format == .capture || format == .archive else { return }
            if fetch != nil || dryRun || media != nil {
                throw ValidationError(
                    """
                    --media, --fetch and --dry-run go with saved pages and archives of other systems, not with \(format.rawValue).
                    """
                )
            }
        }

        func run() async throws {
            let allRead = try await ImportFiles(
                folder: site.folder, format: format, files: files, date: date, section: section,
                articleSection: articleSection, edition: edition, asJSON: json, media: media, fetchHost: fetch,
                isTrial: dryRun
            ).run(console: .standard, environment: ProcessInfo.processInfo.environment)
            if !allRead { throw ExitCode(1) }
        }
    }

    struct Sample: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fill an empty publication with a made-up archive in French, Arabic and English."
        )

        @OptionGroup var site: SiteArgument
        @Option(help: "How many articles.") var articles = 1000
        @Option(help: "The same seed makes the same archive.") var seed: UInt64 = 1
        @Option(help: "How many sections, where it is not the sample's own 35.") var sections: Int?
        @Option(help: "How many topics, where it is not the sample's own 40.") var topics: Int?
        @Option(help: "How many authors, where it is not the sample's own 27.") var authors: Int?
        @Option(help: "How many pictures, each a file, where it is not the sample's own 64.") var pictures: Int?

        private var numbers: [WriteSample.List: Int] {
            [WriteSample.List.sections: sections, .topics: topics, .authors: authors, .pictures: pictures]
                .compactMapValues(\.self)
        }

        func validate() throws {
            if !(1...5_000_000).contains(articles) { throw ValidationError("--articles is from 1 to 5000000.") }
            for (list, number) in numbers where !list.bounds.contains(number) {
                throw ValidationError(
                    "--\(list.rawValue) is from \(list.bounds.lowerBound) to \(list.bounds.upperBound).")
            }
        }

        func run() async throws {
            try await WriteSample(folder: site.folder, articles: articles, seed: seed, numbers: numbers)
                .run(console: .standard, environment: ProcessInfo.processInfo.environment)
        }
    }

    struct Mail: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send someone of the desk a message, to try whether mail goes out."
        )

        @OptionGroup var site: SiteArgument
        @Argument(help: "Their e-mail address.") var email: String

        func run() async throws {
            try await TryMail(folder: site.folder, email: email)
                .run(console: .standard, environment: ProcessInfo.processInfo.environment)
        }
    }

    struct Doctor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check the folder, the store, the lists, the media and the theme."
        )

        @OptionGroup var site: SiteArgument

        func run() async throws {
            let isWell = try await Server.Doctor(folder: site.folder)
                .run(console: .standard, environment: ProcessInfo.processInfo.environment)
            if !isWell { throw ExitCode(1) }
        }
    }

    struct Theme: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Work on the theme.", subcommands: [Check.self])

        struct Check: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Find what is wrong in the templates, with file and line."
            )

            @OptionGroup var site: SiteArgument

            func run() async throws {
                let isSound = try await CheckTheme(folder: site.folder)
                    .run(console: .standard, environment: ProcessInfo.processInfo.environment)
                if !isSound { throw ExitCode(1) }
            }
        }
    }
}
