/// The chunks of a WebP file (RFC 9649).
enum WebPFile {
    private static let kept: Set<String> = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]

    static func parts(of file: [UInt8]) throws(PictureError) -> PictureParts {
        var parts = PictureParts()
        guard file.count >= 12 else { throw .damaged("the header is cut off") }
        let end = 8 + file.little(4, 4)
        guard end <= file.count, end >= 12 else { throw .damaged("its end is missing") }
        var chunks: [(name: String, bytes: [UInt8])] = []
        var position = 12
        while position + 8 <= end {
            let length = file.little(position + 4, 4)
            guard position + 8 + length <= end else { throw .damaged("its end is missing") }
            let name = String(decoding: file[position..<position + 4], as: UTF8.self)
            let payload = file[position + 8..<position + 8 + length]
            let next = min(position + 8 + (length + 1) / 2 * 2, end)
            switch name {
            case "EXIF":
                // Some programs put JPEG's name in front.
                let block = Array(payload)
                parts.exif = block.has("Exif\u{0}\u{0}", at: 0) ? Array(block.dropFirst(6)) : block
            case "XMP ": parts.xmp = Array(payload)
            case _ where kept.contains(name): chunks.append((name, Array(file[position..<next])))
            default: parts.rest += payload
            }
            position = next
        }
        parts.rest += file[end...]
        let metadata = parts.metadata
        var body: [UInt8] = []
        var notes: [UInt8] = []
        for (place, chunk) in chunks.enumerated() {
            var bytes = chunk.bytes
            if place == 0, chunk.name == "VP8X", bytes.count >= 18 {
                let exif = ExifBlock.write(metadata)
                let xmp = XMPBlock.write(metadata)
                bytes[8] = bytes[8] & ~0x0C | (exif == nil ? 0 : 0x08) | (xmp == nil ? 0 : 0x04)
                // A simple file has no room for either, and carried none.
                if let exif { notes += self.chunk("EXIF", exif) }
                if let xmp { notes += self.chunk("XMP ", xmp) }
            }
            body += bytes
        }
        body += notes
        let size = 4 + body.count
        parts.clean =
            Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + Array("WEBP".utf8) + body
        return parts
    }

    /// A file of our own making without notes and without a profile, which sRGB needs none: libvips 8.14 writes both,
    /// whatever it is told.
    static func bare(_ file: [UInt8]) -> [UInt8] {
        guard file.has("RIFF", at: 0), file.has("WEBP", at: 8), file.count >= 12 else { return file }
        var head: [UInt8] = []
        var body: [UInt8] = []
        var position = 12
        while position + 8 <= file.count {
            let length = file.little(position + 4, 4)
            let next = min(position + 8 + (length + 1) / 2 * 2, file.count)
            let name = String(decoding: file[position..<position + 4], as: UTF8.self)
            if name == "VP8X", next - position >= 18 {
                head = Array(file[position..<next])
                head[8] &= ~0x2C
            } else if kept.contains(name), name != "ICCP" {
                body += file[position..<next]
            }
            position = next
        }
        // Neither transparent nor moving, it needs no head.
        if !head.isEmpty, head[8] == 0 { head = [] }
        let size = 4 + head.count + body.count
        return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + Array("WEBP".utf8)
            + head + body
    }

    /// A still file of our own making with notes that say what `metadata` does.
    static func noted(_ file: [UInt8], width: Int, height: Int, _ metadata: PictureMetadata) -> [UInt8] {
        var bare = bare(file)
        guard bare.count > 21, let xmp = XMPBlock.write(metadata) else { return bare }
        func little(_ number: Int, _ length: Int) -> [UInt8] {
            (0..<length).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        }
        var head: [UInt8] = []
        if bare.has("VP8X", at: 12) {
            bare[20] |= 0x04
        } else {
            head = chunk("VP8X", [0x04, 0, 0, 0] + little(width - 1, 3) + little(height - 1, 3))
        }
        let body = head + bare[12...] + chunk("XMP ", xmp)
        return Array("RIFF".utf8) + little(4 + body.count, 4) + Array("WEBP".utf8) + body
    }

    private static func chunk(_ name: String, _ payload: [UInt8]) -> [UInt8] {
        Array(name.utf8) + (0..<4).map { UInt8(truncatingIfNeeded: payload.count >> (8 * $0)) } + payload
            + (payload.count.isMultiple(of: 2) ? [] : [0])
    }
}
