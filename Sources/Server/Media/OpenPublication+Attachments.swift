internal import API
internal import Desk
internal import Hummingbird
internal import News
internal import Newsroom
internal import Pictures

extension OpenPublication {
    /// Keeps the file of a sound or a document that a program sends, on the disk as it comes in.
    /// - Throws: `NewsError(.invalid)` for a file that is none, or is damaged or too large.
    func takeAttachment(_ file: RequestBody, name: String?) async throws -> API.KeptAttachment {
        let refusal = NewsError(
            .invalid, "The file is no sound or document that we take, or is damaged.", field: "file",
            help: "Send MP3, M4A, Ogg, WAV or PDF, whole, and under a name that ends so."
        )
        let received = try ReceivedMedia(folder: MediaFolder(path: folder.mediaPath), pictures: pictureDesk)
        do {
            for try await piece in file { try await received.write(Array(piece.readableBytesView)) }
            guard await received.isAttachment else { throw refusal }
            // What begins as a sound or a document is none of the pictures, whose edition does not matter then.
            let taken = try await received.finish(name: name, edition: EditionID(rawValue: 1))
            await received.discard()
            guard case .attachment(let hash, let format, let byteCount) = taken else { throw refusal }
            return (hash, format, byteCount)
        } catch let error as MediaRefusal {
            await received.discard()
            guard error.reason != .unavailable else {
                throw NewsError(.unavailable, "The file could not be kept.", field: "file", underlying: error)
            }
            guard error.reason != .tooLarge else {
                let isAttachment = await received.isAttachment
                throw API.FileTooLarge(most: isAttachment ? AttachmentSignature.maximumBytes : PictureDesk.maximumBytes)
            }
            throw refusal
        } catch {
            await received.discard()
            throw error
        }
    }
}
