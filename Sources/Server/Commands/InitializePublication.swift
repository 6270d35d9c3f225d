internal import Foundation
internal import News
internal import Newsroom
internal import SQLiteDatabase
internal import Stemming
internal import Store

/// `manchette init`: makes the folder of a new publication.
public struct InitializePublication: Sendable {
    public var folder: PublicationFolder
    public var name: String
    public var language: String
    public var url: String
    public var timeZone: String
    public var database: String?

    public init(
        folder: PublicationFolder, name: String, language: String, url: String, timeZone: String, database: String?
    ) {
        self.folder = folder
        self.name = name
        self.language = language
        self.url = url
        self.timeZone = timeZone
        self.database = database
    }

    /// Makes the folder, its settings and its store; whatever is wrong is said before anything is written.
    /// - Parameter editions: Further editions to write into the settings, after the first.
    public func run(console: Console, environment: [String: String]) async throws {
        try await make(editions: [], follow: [], environment: environment)
        console.line("Made the publication “\(name)” in \(folder.path).")
        console.line("Its settings are in \(folder.settingsPath); serve it with: manchette serve \(folder.path)")
    }

    /// The same, with more in the settings than the command line has words for.
    func make(
        editions: [PublicationSettings.EditionSettings], follow: [SocialProfile], environment: [String: String]
    ) async throws {
        if let database, database.hasPrefix("postgres:") || database.hasPrefix("postgresql:") {
            throw NewsError(
                .invalid, "This version keeps a publication in SQLite alone.", field: "--database",
                help: "Leave --database out."
            )
        }
        // What the publication is goes into the store, where the desk can change it, and not into the file, which it
        // cannot; it is checked as if it stood there, since the same rules hold.
        let configuration = try ServerConfiguration(
            yaml: founding(editions: editions, follow: follow), environment: environment
        )
        let zone = try OpenPublication.zone(of: configuration)
        let files = FileManager.default
        if files.fileExists(atPath: folder.settingsPath) {
            throw NewsError(
                .conflict, "\(folder.path) is a publication already.", help: "Take another folder, or serve this one."
            )
        }
        if let found = try? files.contentsOfDirectory(atPath: folder.path), !found.isEmpty {
            throw NewsError(
                .conflict, "\(folder.path) is not empty.", help: "Take a new or an empty folder."
            )
        }
        do {
            for path in [folder.path, folder.mediaPath, folder.themePath] {
                try files.createDirectory(atPath: path, withIntermediateDirectories: true)
            }
            let store = try SQLiteDatabase(
                path: folder.path(of: configuration.database), create: true, stemmer: SnowballStemmer())
            do {
                try await Migrator().migrate(store, at: NewsClock.system.now())
                try await ApplySettings(
                    Newsroom(database: store, clock: .system, zone: zone, authority: DeskAuthority())
                )(configuration.publication)
            } catch {
                try? await store.close()
                throw error
            }
            try await store.close()
            // The settings come last: a folder without them is no publication, so a half-made one can be made again.
            try Data(Self.settings.utf8).write(to: URL(filePath: folder.settingsPath), options: .atomic)
        } catch {
            // Nothing stood here before, so what is half made can go.
            try? files.removeItem(atPath: folder.path)
            if let error = error as? NewsError { throw error }
            throw NewsError(
                .unavailable, "The folder \(folder.path) cannot be made: \(error.localizedDescription)",
                help: "Check the folder above it: its owner, its rights and the room on its disk.", underlying: error
            )
        }
        try await OpenPublication(folder, environment: environment).close()
    }

    /// The settings file of a new publication.
    private static let settings = """
        # The settings of the server. Environment variables win over them: server.port is MANCHETTE_SERVER_PORT.
        #
        # The publication's name, address, time zone, editions and profiles are kept in the store and changed on the desk,
        # under Settings. What you name here holds instead, and the desk only shows it:
        #
        # publication:
        #   name: "…"
        #   url: "https://www.example.com"
        #   timezone: "Africa/Casablanca"
        # editions:
        #   - language: "fr"
        # follow:
        #   facebook: https://www.facebook.com/…

        server:
          host: 127.0.0.1
          port: 8080

        """

    /// What the publication is, in the words of a settings file.
    private func founding(
        editions: [PublicationSettings.EditionSettings], follow: [SocialProfile]
    ) -> String {
        var text = """
            publication:
              name: \(quoted(name))
              url: \(quoted(url))
              timezone: \(quoted(timeZone))
            editions:
              - language: \(quoted(language))

            """
        for edition in editions {
            if let name = edition.name { text += "    name: \(quoted(name))\n" }
            if let tagline = edition.tagline { text += "    tagline: \(quoted(tagline))\n" }
            break
        }
        for edition in editions.dropFirst() {
            text += "  - language: \(quoted(edition.language.rawValue))\n    path: \(quoted(edition.pathPrefix))\n"
            if let name = edition.name { text += "    name: \(quoted(name))\n" }
            if let tagline = edition.tagline { text += "    tagline: \(quoted(tagline))\n" }
        }
        if !follow.isEmpty { text += "follow:\n" }
        for profile in follow { text += "  \(profile.network.rawValue): \(quoted(profile.target.rawValue))\n" }
        return text
    }

    /// A value as a double-quoted YAML scalar (YAML 1.2, 7.3.1).
    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                quoted += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
