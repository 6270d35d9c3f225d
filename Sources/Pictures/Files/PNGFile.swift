/// The chunks of a PNG (ISO 15948), its animation's among them.
enum PNGFile {
    /// Those that say how the picture looks; all others are left out.
    private static let kept: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "hIST", "cICP",
        "acTL", "fcTL", "fdAT",
    ]
    private static let xmpName = "XML:com.adobe.xmp\u{0}"

    static func parts(of file: [UInt8]) throws(PictureError) -> PictureParts {
        var parts = PictureParts()
        var chunks: [(name: String, bytes: ArraySlice<UInt8>)] = []
        var position = 8
        while chunks.last?.name != "IEND" {
            guard position + 12 <= file.count else { throw .damaged("its end is missing") }
            let length = file.big(position, 4)
            let next = position + 12 + length
            guard next <= file.count else { throw .damaged("its end is missing") }
            let name = String(decoding: file[position + 4..<position + 8], as: UTF8.self)
            let payload = position + 8
            if kept.contains(name) {
                chunks.append((name, file[position..<next]))
            } else if name == "eXIf" {
                parts.exif = Array(file[payload..<payload + length])
            } else if name == "iTXt", file.has(xmpName, at: payload) {
                // Behind the name: two flags, a language and a translated name, each ended by a NUL. Packed ones are rare.
                let behind = file[payload + xmpName.utf8.count..<payload + length]
                if behind.first == 0 {
                    let pieces = behind.dropFirst(2).split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
                    if pieces.count == 3 { parts.xmp = Array(pieces[2]) }
                }
            } else {
                parts.rest += file[payload..<payload + length]
            }
            position = next
        }
        parts.rest += file[position...]
        let metadata = parts.metadata
        parts.clean = Array(file[..<8])
        for chunk in chunks {
            parts.clean += chunk.bytes
            guard chunk.name == "IHDR" else { continue }
            if let exif = ExifBlock.write(metadata) { parts.clean += self.chunk("eXIf", exif) }
            if let xmp = XMPBlock.write(metadata) {
                parts.clean += self.chunk("iTXt", Array(xmpName.utf8) + [0, 0, 0, 0] + xmp)
            }
        }
        return parts
    }

    private static func chunk(_ name: String, _ payload: [UInt8]) -> [UInt8] {
        func big(_ value: UInt32) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * UInt32($0))) }
        }
        let body = Array(name.utf8) + payload
        return big(UInt32(payload.count)) + body + big(check(body))
    }

    /// CRC-32 as PNG's annex D has it.
    private static func check(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
        }
        return sum ^ 0xFFFF_FFFF
    }
}
