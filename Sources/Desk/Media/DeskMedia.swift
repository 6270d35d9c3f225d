public import News

/// What the desk needs of the media folder, which it cannot reach itself.
public struct DeskMedia: Sendable {
    /// Begins to receive a file.
    public typealias Receive = @Sendable () async throws -> any ReceivedFile

    /// An original to be handed out: without place and serial numbers; `nil` when it is missing.
    public typealias Original = @Sendable (Picture) async throws -> [UInt8]?

    let receive: Receive
    let original: Original

    public init(receive: @escaping Receive, original: @escaping Original) {
        self.receive = receive
        self.original = original
    }
}

/// A file that comes in piece by piece. It ends with `finish` or `discard`, after which nothing of it is left but what is
/// kept.
public protocol ReceivedFile: Sendable {
    /// - Throws: `MediaRefusal` as soon as it is known that the file will not be taken.
    func write(_ bytes: [UInt8]) async throws

    /// Judges the file by its content and keeps it.
    /// - Parameters:
    ///   - name: The name it came with.
    ///   - edition: In whose language what it says of itself is taken to be.
    /// - Throws: `MediaRefusal`.
    func finish(name: String?, edition: EditionID) async throws -> TakenFile

    func discard() async
}

/// A file that is kept, and has no identity yet.
public enum TakenFile: Sendable {
    case picture(LibraryPicture)
    case attachment(contentHash: String, format: AttachmentFormat, byteCount: Int)
}
