internal import Crypto
internal import News
internal import Newsroom
internal import Pictures

/// Takes original files into the media folder: judged by their content, kept once under the hash of it.
struct PictureDesk: Sendable {
    private let folder: MediaFolder
    private let processor: any PictureProcessor

    init(folder: MediaFolder, processor: any PictureProcessor) {
        self.folder = folder
        self.processor = processor
    }

    /// Keeps the file and answers the picture to store; its identity is not given yet.
    /// - Throws: `PictureError` with a sentence when the file is no picture we take.
    func take(
        _ file: [UInt8], altText: String, caption: String?, credit: String?, edition: EditionID
    ) async throws -> Picture {
        let facts = try await processor.inspect(file)
        let hash = SHA256.hash(data: file).hexadecimal
        try folder.writeOriginal(file, contentHash: hash, format: facts.format)
        return Picture(
            id: PictureID(rawValue: 0), contentHash: hash, width: facts.width, height: facts.height,
            format: facts.format, creditLine: credit, averageColor: facts.averageColor,
            texts: [edition: Picture.Text(altText: altText, caption: caption)]
        )
    }
}
