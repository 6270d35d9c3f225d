public import News

/// Gives the pictures by which others show articles: from the media folder, or drawn now, once however many ask.
public actor ShareImageMaker {
    private let folder: MediaFolder
    private let renditions: RenditionMaker
    private let processor: any PictureProcessor
    private var underWay: [String: Task<[UInt8], any Error>] = [:]
    /// How many were drawn since the start.
    public private(set) var drawn = 0

    public init(folder: MediaFolder, renditions: RenditionMaker, processor: any PictureProcessor) {
        self.folder = folder
        self.renditions = renditions
        self.processor = processor
    }

    /// - Parameters:
    ///   - hash: Of all that stands on it.
    ///   - picture: What lies under the words, with the width that it comes in; `nil` for a plain card.
    /// - Throws: `PictureError`, `.busy` when more than 64 others are waiting.
    public func bytes(hash: String, card: ShareCard, over picture: (Picture, width: Int)?) async throws -> [UInt8] {
        if let known = try folder.readShareImage(hash) { return known }
        if let task = underWay[hash] { return try await task.value }
        guard underWay.count < 64 else { throw PictureError.busy }
        let (folder, renditions, processor) = (folder, renditions, processor)
        let task = Task {
            var photo: [UInt8]?
            if let (picture, width) = picture {
                photo = try await renditions.bytes(
                    picture.rendition(.landscape, width: width, format: .jpeg), of: picture
                )
            }
            let file = try await processor.draw(card, over: photo)
            try folder.writeShareImage(file, hash: hash)
            return file
        }
        underWay[hash] = task
        defer { underWay[hash] = nil }
        let file = try await task.value
        drawn += 1
        return file
    }
}
