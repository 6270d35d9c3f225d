public import News

/// Gives the bytes of renditions: from the media folder, or made now, once however many ask.
public actor RenditionMaker {
    private let folder: MediaFolder
    private let processor: any PictureProcessor
    private var underWay: [Rendition: Task<[UInt8], any Error>] = [:]
    /// How many renditions have been made since the start.
    public private(set) var made = 0

    public init(folder: MediaFolder, processor: any PictureProcessor) {
        self.folder = folder
        self.processor = processor
    }

    /// - Throws: `PictureError`, `.busy` when more than 64 others are waiting.
    /// - Returns: `nil` when the original is missing.
    public func bytes(_ rendition: Rendition, of picture: Picture) async throws -> [UInt8]? {
        if let known = try folder.read(rendition) { return known }
        if let task = underWay[rendition] { return try await task.value }
        guard underWay.count < 64 else { throw PictureError.busy }
        guard let original = try folder.original(contentHash: picture.contentHash, format: picture.format) else {
            return nil
        }
        let task = Task {
            let file = try await processor.render(
                original, as: rendition, originalWidth: picture.width, originalHeight: picture.height
            )
            try folder.write(file, as: rendition)
            return file
        }
        underWay[rendition] = task
        defer { underWay[rendition] = nil }
        let file = try await task.value
        made += 1
        return file
    }
}
