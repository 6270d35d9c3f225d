internal import Foundation
internal import News
internal import Outbound
internal import Pictures
internal import Wire

/// Takes the pictures of an archive: from a folder, or fetched where that is allowed. Each is taken once.
actor ArchiveMedia {
    private let folder: String?
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
        self.folder = folder.map { URL(filePath: $0).resolvingSymlinksInPath().path() }
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
        var file = sources.lazy.compactMap { self.localFile($0) }.first
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
            return try await desk.take(
                file, altText: imported.alt ?? "", caption: imported.caption, credit: imported.credit, edition: edition
            )
        } catch {
            log.add(.pictureRefused, "\(name): \(error)")
            return nil
        }
    }

    /// The bytes of a file below the media folder; never from outside of it.
    private func localFile(_ source: String) -> [UInt8]? {
        guard let folder else { return nil }
        let root = folder.hasSuffix("/") ? folder : folder + "/"
        for place in MovedFile.places(of: source) {
            let path = URL(filePath: root + place).resolvingSymlinksInPath().path(percentEncoded: false)
            var isDirectory: ObjCBool = false
            guard path.hasPrefix(root), FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
                !isDirectory.boolValue,
                let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int,
                size <= PictureDesk.maximumBytes, let data = FileManager.default.contents(atPath: path)
            else { continue }
            return Array(data)
        }
        return nil
    }
}
