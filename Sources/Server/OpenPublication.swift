internal import Foundation
public import News
public import Newsroom
internal import SQLiteDatabase
internal import Stemming
internal import Store

/// A publication's folder with its settings read, its store open and brought up to this program's schema, and its
/// time zone loaded. Every command but `init` starts here.
public struct OpenPublication: Sendable {
    public let folder: PublicationFolder
    public let configuration: ServerConfiguration
    public let newsroom: Newsroom
    let database: SQLiteDatabase

    /// - Parameter isForBulk: Whether a whole archive is to be written.
    /// - Throws: `NewsError` in the order a person would mend things: folder, settings, zone data, store.
    public init(
        _ folder: PublicationFolder, environment: [String: String], clock: NewsClock = .system, isForBulk: Bool = false
    ) async throws {
        self.folder = folder
        let configuration = try folder.configuration(environment: environment)
        self.configuration = configuration
        // Named in the file, it is looked at before the store is opened.
        let named = try configuration.publication.timeZone.map { try OpenPublication.zone($0, of: configuration) }
        database = try SQLiteDatabase(
            path: folder.path(of: configuration.database), stemmer: SnowballStemmer(), isForBulk: isForBulk
        )
        do {
            try await Migrator().migrate(database, at: clock.now())
            let kept = try await database.read { try $0.publication()?.timeZone }
            let zone = try named ?? OpenPublication.zone(kept ?? PublicationSettings.standardZone, of: configuration)
            newsroom = Newsroom(
                database: database, clock: clock, zone: zone, authority: DeskAuthority(),
                sendsMail: configuration.mail != nil, reach: Reach(configuration.receivers.networks)
            )
            try await ApplySettings(newsroom)(configuration.publication)
            try await IndexMedia(newsroom)()
        } catch {
            try? await database.close()
            throw error
        }
    }

    /// The publication as the store has it now.
    public func publication() async throws -> Publication {
        try await database.read { try $0.requirePublication() }
    }

    public func close() async throws { try await database.close() }

    /// The zone that the settings of a new publication name, after a check that the machine's zone data is not too old.
    static func zone(of configuration: ServerConfiguration) throws -> Zone {
        try zone(configuration.publication.timeZone ?? PublicationSettings.standardZone, of: configuration)
    }

    /// A zone, after a check that the machine's zone data is not too old.
    private static func zone(_ name: String, of configuration: ServerConfiguration) throws -> Zone {
        do {
            if let directory = configuration.zoneDirectory {
                try Zone.requireCurrentData(in: [directory])
                return try Zone.load(name, from: [directory])
            }
            try Zone.requireCurrentData()
            return try Zone.load(name)
        } catch {
            throw NewsError(
                .invalid, "\(error)", field: "publication.timezone", underlying: error
            )
        }
    }
}
