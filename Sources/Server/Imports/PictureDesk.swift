internal import Crypto
internal import News
internal import Newsroom
internal import Pictures
internal import Wire

/// Takes original files into the media folder: judged by their content, cleaned of place and serial numbers, and kept once
/// under the hash of what is kept.
struct PictureDesk: Sendable {
    /// Of one picture's file.
    static let maximumBytes = 40_000_000

    private let folder: MediaFolder
    private let processor: any PictureProcessor

    init(folder: MediaFolder, processor: any PictureProcessor) {
        self.folder = folder
        self.processor = processor
    }

    /// Keeps the file and answers the picture to store, with what the file says of itself; its identity is not given yet.
    /// - Parameters:
    ///   - name: The name it came with; its ending may not say something else than its content.
    ///   - edition: In whose language what it says is taken to be.
    /// - Throws: `PictureError` with a sentence when the file is no picture we take.
    func take(_ file: [UInt8], name: String?, edition: EditionID) async throws -> LibraryPicture {
        let taken = try PictureFile(file)
        try taken.checkName(name)
        let facts = try await processor.inspect(taken.bytes)
        let hash = SHA256.hash(data: taken.bytes).hexadecimal
        try folder.writeOriginal(taken.bytes, contentHash: hash, format: facts.format)
        let said = taken.metadata
        var texts: [EditionID: Picture.Text] = [:]
        if said.caption != nil || said.altText != nil {
            texts[edition] = Picture.Text(altText: said.altText ?? "", caption: said.caption)
        }
        return LibraryPicture(
            picture: Picture(
                id: PictureID(rawValue: 0), contentHash: hash, width: facts.width, height: facts.height,
                format: facts.format, creditLine: said.creditLine, copyrightNotice: said.copyright,
                averageColor: facts.averageColor, texts: texts
            ),
            fileName: name.map { String($0.prefix(200)) }, byteCount: taken.bytes.count, creator: said.creator,
            headline: said.headline, takenOn: said.takenOn
        )
    }

    /// A picture that comes with words of its own, which go before what the file says.
    func take(
        _ file: [UInt8], of imported: ImportedPicture, edition: EditionID
    ) async throws -> Picture {
        var picture = try await take(file, name: nil, edition: edition).picture
        picture.texts = [
            edition: Picture.Text(
                altText: imported.alt ?? "", caption: imported.caption ?? picture.texts[edition]?.caption)
        ]
        picture.creditLine = imported.credit ?? picture.creditLine
        return picture
    }

    /// The original to be handed out; `nil` when it is missing.
    func original(_ picture: Picture) throws -> [UInt8]? {
        // Those that were kept before files were cleaned are cleaned now; for all others this changes nothing.
        try folder.original(contentHash: picture.contentHash, format: picture.format).map { try PictureFile($0).bytes }
    }
}
