internal import API
internal import Desk
internal import News
internal import Newsroom
internal import Pictures

extension OpenPublication {
    /// Keeps the file of a sound or a document that a program sent.
    /// - Throws: `NewsError(.invalid)` for a file that is none, or is damaged or too large.
    func takeAttachment(_ file: [UInt8], name: String?) async throws -> API.KeptAttachment {
        let refusal = NewsError(
            .invalid, "The file is no sound or document that we take, or is damaged.", field: "file",
            help: "Send MP3, M4A, Ogg, WAV or PDF, whole, and under a name that ends so."
        )
        guard AttachmentSignature.format(of: Array(file.prefix(32))) != nil else { throw refusal }
        let received = try ReceivedMedia(folder: MediaFolder(path: folder.mediaPath), pictures: pictureDesk)
        do {
            try await received.write(file)
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
            throw refusal
        } catch {
            await received.discard()
            throw error
        }
    }
}
