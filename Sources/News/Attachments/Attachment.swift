/// A sound or a document that readers can be given: one file with its title.
public struct Attachment: Sendable, Hashable, Identifiable {
    public let id: AttachmentID
    /// SHA-256 of the file, 64 hexadecimal digits.
    public var contentHash: String
    public var format: AttachmentFormat
    public var byteCount: Int
    /// What readers see; the file's name where nobody gave it another.
    public var title: String
    /// The name its file came with.
    public var fileName: String
    public var addedAt: Instant
    public var addedBy: Signatory
    /// Grows with every change.
    public var version: Int

    public init(
        id: AttachmentID, contentHash: String, format: AttachmentFormat, byteCount: Int, title: String,
        fileName: String, addedAt: Instant, addedBy: Signatory, version: Int = 1
    ) {
        self.id = id
        self.contentHash = contentHash
        self.format = format
        self.byteCount = byteCount
        self.title = title
        self.fileName = fileName
        self.addedAt = addedAt
        self.addedBy = addedBy
        self.version = version
    }
}

/// The identity of an attachment.
public struct AttachmentID: RawRepresentable, Sendable, Hashable, Comparable, Codable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (left: AttachmentID, right: AttachmentID) -> Bool { left.rawValue < right.rawValue }
}

/// The formats an attachment may have; the raw value is the ending of its address.
public enum AttachmentFormat: String, Sendable, Codable, CaseIterable {
    case mp3, m4a, ogg, wav, pdf

    public var isAudio: Bool { self != .pdf }

    public var mediaType: String {
        switch self {
        case .mp3: "audio/mpeg"
        case .m4a: "audio/mp4"
        case .ogg: "audio/ogg"
        case .wav: "audio/wav"
        case .pdf: "application/pdf"
        }
    }
}
