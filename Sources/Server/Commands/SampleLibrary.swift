internal import Crypto
internal import Foundation
internal import News
internal import Newsroom
internal import Pictures
internal import Sample

/// The pictures of a sample: the drawings, and beyond them as many files as are asked for, each of which shows a drawing
/// in a smaller size and says of itself who made it, as the pictures of a library do.
struct SampleLibrary {
    let media: MediaFolder
    /// With the drawings.
    let count: Int
    private let processor = VipsPictureProcessor()

    init(media: MediaFolder, count: Int) {
        self.media = media
        self.count = count
    }

    private static let batchSize = 500
    private static let smallWidth = 640

    /// Draws them and keeps their files.
    func drawings(console: Console) async throws -> [ArchiveSkeleton.PictureEntry] {
        var progress = Progress("pictures", total: SampleArchive.drawings.count, console: console)
        var entries: [ArchiveSkeleton.PictureEntry] = []
        for (place, drawing) in SampleArchive.drawings.enumerated() {
            let file = try await processor.draw(svg: drawing.svg, width: Drawing.width, format: .webp)
            let facts = try await processor.inspect(file)
            let picture = try keep(file, facts, creditLine: drawing.artist)
            var texts: [Int: Picture.Text] = [:]
            for edition in SampleArchive.editions.indices {
                texts[edition] = drawing.scene.altText(edition).map {
                    Picture.Text(altText: $0, caption: drawing.scene.caption(edition))
                }
            }
            entries.append(ArchiveSkeleton.PictureEntry(picture: LibraryPicture(picture: picture), texts: texts))
            progress.advance(to: place + 1)
        }
        return entries
    }

    /// Makes all others, and hands them over in parts.
    func eachFurtherBatch(
        console: Console, _ take: ([ArchiveSkeleton.PictureEntry]) async throws -> Void
    ) async throws {
        let first = SampleArchive.drawings.count
        guard count > first else { return }
        var progress = Progress("more pictures", total: count - first, console: console)
        var small: [(file: [UInt8], facts: PictureFacts)] = []
        for drawing in SampleArchive.drawings {
            let file = try await processor.draw(svg: drawing.svg, width: Self.smallWidth, format: .webp)
            small.append((file, try await processor.inspect(file)))
        }
        // The files of the next part are written while the store takes this one.
        var batch = try await entries(from: first, small)
        for start in stride(from: first, to: count, by: Self.batchSize) {
            async let next = entries(from: start + Self.batchSize, small)
            try await take(batch)
            progress.advance(to: min(start + Self.batchSize, count) - first)
            batch = try await next
        }
    }

    /// Those of one part, made in several tasks: most of the time goes into waiting for the disk.
    private func entries(
        from start: Int, _ small: [(file: [UInt8], facts: PictureFacts)]
    ) async throws -> [ArchiveSkeleton.PictureEntry] {
        let numbers = Array(start..<max(start, min(start + Self.batchSize, count)))
        return try await withThrowingTaskGroup(of: (Int, [ArchiveSkeleton.PictureEntry]).self) { group in
            for place in stride(from: 0, to: numbers.count, by: 125) {
                let some = numbers[place..<min(place + 125, numbers.count)]
                group.addTask { (place, try some.map { try entry($0, small) }) }
            }
            var made: [Int: [ArchiveSkeleton.PictureEntry]] = [:]
            for try await (place, entries) in group { made[place] = entries }
            return made.sorted { $0.key < $1.key }.flatMap(\.value)
        }
    }

    private func entry(
        _ number: Int, _ small: [(file: [UInt8], facts: PictureFacts)]
    ) throws -> ArchiveSkeleton.PictureEntry {
        let sample = SamplePicture(number)
        let (file, facts) = small[sample.drawing]
        var metadata = PictureMetadata()
        metadata.creator = sample.creator
        metadata.credit = SampleArchive.publicationName
        metadata.takenOn = sample.takenOn
        // The number of a photograph in the paper's books; it is what no two files have in common.
        metadata.headline = "\(SampleArchive.publicationName) \(number)"
        let noted = PictureFile.drawn(file, width: facts.width, height: facts.height, saying: metadata)
        return ArchiveSkeleton.PictureEntry(
            picture: LibraryPicture(
                picture: try keep(noted, facts, creditLine: sample.creator), fileName: sample.fileName,
                byteCount: noted.count, creator: sample.creator, headline: metadata.headline, takenOn: sample.takenOn
            ), texts: sample.texts
        )
    }

    private func keep(_ file: [UInt8], _ facts: PictureFacts, creditLine: String) throws -> Picture {
        let hash = SHA256.hash(data: file).hexadecimal
        try media.writeOriginal(file, contentHash: hash, format: .webp)
        return Picture(
            id: PictureID(rawValue: 0), contentHash: hash, width: facts.width, height: facts.height, format: .webp,
            creditLine: creditLine, averageColor: facts.averageColor
        )
    }
}
