public import News

/// Gives the bytes of renditions: from the media folder, or made now, once however many ask.
public actor RenditionMaker {
    private let folder: MediaFolder
    private let processor: any PictureProcessor
    private var underWay: [Rendition: Task<[UInt8]?, any Error>] = [:]
    /// As many as are made at once; an original is read when its turn comes, so that those who wait hold none.
    private var freeTurns = 2
    private var waiting: [CheckedContinuation<Void, Never>] = []
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
        let task = Task {
            await takeTurn()
            defer { giveTurn() }
            return try await make(rendition, of: picture)
        }
        underWay[rendition] = task
        defer { underWay[rendition] = nil }
        guard let file = try await task.value else { return nil }
        made += 1
        return file
    }

    /// Off the actor: reading and writing files keeps nobody else waiting.
    @concurrent nonisolated private func make(_ rendition: Rendition, of picture: Picture) async throws -> [UInt8]? {
        guard let original = try folder.original(contentHash: picture.contentHash, format: picture.format) else {
            return nil
        }
        let file = try await processor.render(
            original, as: rendition, originalWidth: picture.width, originalHeight: picture.height
        )
        try folder.write(file, as: rendition)
        return file
    }

    private func takeTurn() async {
        if freeTurns > 0 { freeTurns -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    }

    private func giveTurn() {
        if waiting.isEmpty { freeTurns += 1 } else { waiting.removeFirst().resume() }
    }
}
