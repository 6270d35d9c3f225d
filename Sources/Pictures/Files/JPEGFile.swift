/// The segments of a JPEG (ISO 10918-1).
enum JPEGFile {
    private static let exifName = "Exif\u{0}\u{0}"
    private static let xmpName = "http://ns.adobe.com/xap/1.0/\u{0}"
    private static let iptcName = "Photoshop 3.0\u{0}"

    static func parts(of file: [UInt8]) throws(PictureError) -> PictureParts {
        var parts = PictureParts()
        var head: [UInt8] = [0xFF, 0xD8]
        var kept: [UInt8] = []
        kept.reserveCapacity(file.count)
        var position = 2
        var end: Int?
        while end == nil {
            guard position + 1 < file.count, file[position] == 0xFF else { throw .damaged("its end is missing") }
            let marker = file[position + 1]
            switch marker {
            case 0xFF: position += 1  // Fill bytes.
            case 0xD9: end = position + 2
            case 0x01, 0xD0...0xD8: position += 2
            default:
                guard position + 4 <= file.count else { throw .damaged("its end is missing") }
                let next = position + 2 + file.big(position + 2, 2)
                guard next <= file.count, next >= position + 4 else { throw .damaged("its end is missing") }
                let segment = file[position..<next]
                let payload = position + 4
                switch marker {
                case 0xE0: if file.has("JFIF\u{0}", at: payload) { head += segment }
                case 0xE1:
                    if file.has(exifName, at: payload) {
                        parts.exif = parts.exif ?? Array(file[payload + 6..<next])
                    } else if file.has(xmpName, at: payload) {
                        parts.xmp = parts.xmp ?? Array(file[payload + xmpName.utf8.count..<next])
                    }
                case 0xED:
                    if file.has(iptcName, at: payload) {
                        parts.iptc = (parts.iptc ?? []) + file[payload + iptcName.utf8.count..<next]
                    }
                case 0xE2: if file.has("ICC_PROFILE\u{0}", at: payload) { kept += segment }
                case 0xEE: if file.has("Adobe", at: payload) { kept += segment }
                case 0xE3...0xEF: break
                case 0xFE: parts.rest += file[payload..<next]
                default: kept += segment
                }
                position = next
                if marker == 0xDA {
                    let scanEnd = endOfScan(file, from: next)
                    kept += file[next..<scanEnd]
                    position = scanEnd
                }
            }
        }
        let ending = end ?? file.count
        parts.rest += file[ending...]
        let metadata = parts.metadata
        if let exif = ExifBlock.write(metadata) { head += segment(0xE1, exifName, exif) }
        if let xmp = XMPBlock.write(metadata) { head += segment(0xE1, xmpName, xmp) }
        if let iptc = parts.iptc.flatMap(IPTCBlock.clean) { head += segment(0xED, iptcName, iptc) }
        parts.clean = head + kept + [0xFF, 0xD9]
        return parts
    }

    /// Where the coded data of a scan gives way to the next marker.
    private static func endOfScan(_ file: [UInt8], from start: Int) -> Int {
        file.withUnsafeBufferPointer { bytes in
            var position = start
            while position + 1 < bytes.count {
                if bytes[position] == 0xFF {
                    let next = bytes[position + 1]
                    if next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) { return position }
                }
                position += 1
            }
            return bytes.count
        }
    }

    /// - Returns: Nothing for what no segment can hold.
    private static func segment(_ marker: UInt8, _ name: String, _ payload: [UInt8]) -> [UInt8] {
        let length = 2 + name.utf8.count + payload.count
        guard length <= 65_535 else { return [] }
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + Array(name.utf8) + payload
    }
}
