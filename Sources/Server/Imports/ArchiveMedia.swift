internal import News
internal import Outbound
internal import Pictures
internal import Wire

/// Takes the pictures of an archive: from a folder, or fetched where that is allowed. Each is taken once.
actor ArchiveMedia {
    private let folder: FolderOfFiles?
    private let fetcher: FileSource?
    private let desk: PictureDesk
    private let edition: EditionID
    /// Whether nothing is to be written: a picture then counts as taken where its file is found.
    private let isTrial: Bool
    private var taken: [String: Picture?] = [:]
    private(set) var log = MoveLog()
    private var hashes: Set<String> = []

    /// How many different pictures were taken.
    var count: Int { hashes.count }

    /// So many pictures are remembered; one that comes again after them is read again, and kept once all the same.
    private static let remembered = 20_000

    init(folder: String?, fetcher: FileSource?, desk: PictureDesk, edition: EditionID, isTrial: Bool) {
        self.folder = folder.map(FolderOfFiles.init)
        self.fetcher = fetcher
        self.desk = desk
        self.edition = edition
        self.isTrial = isTrial
    }

    /// - Returns: `nil` where the picture is not to be had; the log says why.
    func picture(_ imported: ImportedPicture) async -> Picture? {
        let key = imported.address?.rawValue ?? imported.source
        if let known = taken[key] { return known }
        let picture = await take(imported, name: key)
        if taken.count >= Self.remembered { taken.removeAll() }
        taken[key] = .some(picture)
        if let picture { hashes.insert(picture.contentHash) }
        return picture
    }

    private func take(_ imported: ImportedPicture, name: String) async -> Picture? {
        let sources = [imported.source] + imported.otherSources
        var file = folder?.first(of: sources.flatMap(MovedFile.places), atMost: PictureDesk.maximumBytes)?.bytes
        if file == nil, let fetcher, !isTrial {
            do {
                file = try await fetcher.fetch(
                    imported.address?.rawValue ?? imported.source, atMost: PictureDesk.maximumBytes
                )
                log.add(.fetched, name)
            } catch {
                log.add(.pictureNotFetched, "\(name): \(error)")
                return nil
            }
        }
        guard let file else {
            if fetcher == nil { log.add(.pictureMissing, name) }
            return nil
        }
        guard !isTrial else { return nil }
        do {
            return try await desk.take(file, of: imported, edition: edition)
        } catch {
            log.add(.pictureRefused, "\(name): \(error)")
            return nil
        }
    }
}
