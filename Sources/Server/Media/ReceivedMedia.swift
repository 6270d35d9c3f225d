internal import Crypto
internal import Desk
internal import Foundation
internal import News
internal import Newsroom
internal import Pictures

/// A file that is being received: written to the disk piece by piece and never larger than what is taken, so that nothing
/// anyone sends fills the memory.
actor ReceivedMedia: ReceivedFile {
    private static let headLength = 32
    private static let tailLength = 4096

    private let path: String
    private let pictures: PictureDesk
    private let folder: MediaFolder
    private var handle: FileHandle?
    private var digest = SHA256()
    private var count = 0
    private var head: [UInt8] = []
    private var tail: [UInt8] = []

    init(folder: MediaFolder, pictures: PictureDesk) throws {
        self.folder = folder
        self.pictures = pictures
        path = try folder.receivingPath()
        handle = FileHandle(forWritingAtPath: path)
    }

    /// Whether what has come so far begins as a sound or a document does.
    var isAttachment: Bool { AttachmentSignature.format(of: head) != nil }

    func write(_ bytes: [UInt8]) async throws {
        guard let handle else { throw MediaRefusal(.unavailable) }
        count += bytes.count
        if head.count < Self.headLength { head += bytes.prefix(Self.headLength - head.count) }
        // Before anything of its beginning is known it is too short to be too long.
        let limit = isAttachment ? AttachmentSignature.maximumBytes : PictureDesk.maximumBytes
        guard count <= limit else { throw MediaRefusal(.tooLarge, ["limit": String(limit / 1_000_000)]) }
        tail = Array((tail + bytes.suffix(Self.tailLength)).suffix(Self.tailLength))
        digest.update(data: bytes)
        do { try handle.write(contentsOf: bytes) } catch { throw MediaRefusal(.unavailable) }
    }

    func finish(name: String?, edition: EditionID) async throws -> TakenFile {
        guard let handle else { throw MediaRefusal(.unavailable) }
        try? handle.close()
        self.handle = nil
        do {
            if let format = AttachmentSignature.format(of: head) {
                try AttachmentSignature.check(format, head: head, tail: tail, byteCount: count, name: name)
                if format == .m4a { try requireWholeBoxes() }
                let hash = digest.finalize().hexadecimal
                try folder.keepAttachment(from: path, contentHash: hash, format: format)
                return .attachment(contentHash: hash, format: format, byteCount: count)
            }
            guard let data = FileManager.default.contents(atPath: path) else { throw MediaRefusal(.unavailable) }
            return .picture(try await pictures.take(Array(data), name: name, edition: edition))
        } catch let error as PictureError {
            throw error.refusal
        }
    }

    func discard() async {
        try? handle?.close()
        handle = nil
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The boxes of an MP4 say how long they are; a file that was cut off ends inside one.
    private func requireWholeBoxes() throws {
        guard let reader = FileHandle(forReadingAtPath: path) else { throw MediaRefusal(.unavailable) }
        defer { try? reader.close() }
        var position = 0
        while position < count {
            try reader.seek(toOffset: UInt64(position))
            let header = Array(try reader.read(upToCount: 16) ?? Data())
            guard header.count >= 8 else { throw PictureError.damaged("its end is missing") }
            func big(_ range: Range<Int>) -> Int { header[range].reduce(0) { $0 << 8 | Int($1) } }
            var size = big(0..<4)
            if size == 0 { return }
            if size == 1, header.count == 16, header[8] == 0 { size = big(8..<16) }
            guard size >= 8, size <= count - position else { throw PictureError.damaged("its end is missing") }
            position += size
        }
    }
}

extension PictureError {
    /// The same for people: which sentence, and what is filled in.
    var refusal: MediaRefusal {
        switch self {
        case .unknownFormat: MediaRefusal(.unknownFormat)
        case .tooLarge: MediaRefusal(.tooLarge, ["limit": String(PictureDesk.maximumBytes / 1_000_000)])
        case .tooManyPixels(let width, let height):
            MediaRefusal(.tooManyPixels, ["width": String(width), "height": String(height)])
        case .damaged: MediaRefusal(.damaged)
        case .twoThings: MediaRefusal(.twoThings)
        case .wrongName(let format, let name):
            MediaRefusal(.wrongName, ["format": format.uppercased(), "ending": name])
        case .libraryMissing, .busy, .disk: MediaRefusal(.unavailable)
        }
    }
}
