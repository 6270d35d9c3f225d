public import News

/// The address of a sound or a document: the beginning of its hash stands for it, so that it never changes.
public struct AttachmentAddress: Sendable, Hashable {
    /// The first 20 hexadecimal digits of the file's SHA-256.
    public let hash: String
    public let format: AttachmentFormat

    public init(_ attachment: Attachment) {
        hash = String(attachment.contentHash.prefix(20))
        format = attachment.format
    }

    /// `/media/files/0123456789abcdef0123.mp3`
    public var path: String { "/media/files/\(hash).\(format.rawValue)" }

    /// - Returns: `nil` for anything that is no such address.
    public init?(path: String) {
        guard path.hasPrefix("/media/files/") else { return nil }
        self.init(file: String(path.dropFirst(13)))
    }

    init?(file: String) {
        let parts = file.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 20,
            parts[0].utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
            let format = AttachmentFormat(rawValue: String(parts[1]))
        else { return nil }
        hash = String(parts[0])
        self.format = format
    }
}
