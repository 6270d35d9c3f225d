public import News

/// Sounds and documents as their first and last bytes tell them.
public enum AttachmentSignature {
    public static let maximumBytes = 250_000_000

    /// What a file begins like; `nil` where that is none of ours.
    /// - Parameter head: At least 16 bytes, where there are as many.
    public static func format(of head: [UInt8]) -> AttachmentFormat? {
        if head.has("ID3", at: 0) { return .mp3 }
        // A frame of MPEG audio, layer III.
        if head.count > 2, head[0] == 0xFF, head[1] & 0xE6 == 0xE2, head[2] & 0xF0 != 0xF0 { return .mp3 }
        if head.has("OggS", at: 0) { return .ogg }
        if head.has("RIFF", at: 0), head.has("WAVE", at: 8) { return .wav }
        if head.has("%PDF-", at: 0) { return .pdf }
        if head.has("ftyp", at: 4),
            ["M4A ", "M4B ", "mp42", "mp41", "isom", "iso2"].contains(where: { head.has($0, at: 8) })
        {
            return .m4a
        }
        return nil
    }

    /// Judges a whole file.
    /// - Parameters:
    ///   - tail: Its last bytes, at most 4096.
    ///   - name: The name it came with.
    /// - Throws: `PictureError` for what is cut off, or has a name that says something else.
    public static func check(
        _ format: AttachmentFormat, head: [UInt8], tail: [UInt8], byteCount: Int, name: String?
    ) throws(PictureError) {
        try PictureSignature.checkName(name, is: format.rawValue)
        switch format {
        case .pdf:
            guard contains("%%EOF", tail) else { throw .damaged("its end is missing") }
        case .wav:
            // Recorders that were cut off leave the length as it was begun with, 0 or the largest.
            let length = head.count >= 8 ? head.little(4, 4) + 8 : 0
            guard length <= byteCount || length > 0xFFFF_0000 else { throw .damaged("its end is missing") }
        case .mp3, .m4a, .ogg: break
        }
    }

    private static func contains(_ text: String, _ bytes: [UInt8]) -> Bool {
        bytes.indices.contains { bytes.has(text, at: $0) }
    }
}
