/// The Exif block of a picture (CIPA DC-008): read as far as it is wanted, and written anew with nothing else in it, so
/// that neither a place nor a serial number nor a maker's note stays.
enum ExifBlock {
    private enum Tag {
        static let description = 0x010E, orientation = 0x0112, dateTime = 0x0132, artist = 0x013B, copyright = 0x8298
        static let exif = 0x8769, taken = 0x9003
    }

    /// - Parameter block: From the byte order on, `II` or `MM`.
    static func read(_ block: [UInt8]) -> PictureMetadata {
        var metadata = PictureMetadata()
        guard block.count >= 8 else { return metadata }
        let isLittle = block[0] == 0x49
        guard block[0] == block[1], isLittle || block[0] == 0x4D else { return metadata }
        func number(_ offset: Int, _ length: Int) -> Int? {
            guard offset >= 0, offset + length <= block.count else { return nil }
            let bytes = block[offset..<offset + length]
            return isLittle
                ? bytes.reversed().reduce(0) { $0 << 8 | Int($1) } : bytes.reduce(0) { $0 << 8 | Int($1) }
        }
        func entries(_ start: Int?) -> [Int: (type: Int, count: Int, at: Int)] {
            guard let start, let count = number(start, 2), count <= 512 else { return [:] }
            var found: [Int: (Int, Int, Int)] = [:]
            for place in 0..<count {
                let entry = start + 2 + place * 12
                guard let tag = number(entry, 2), let type = number(entry + 2, 2), let size = number(entry + 4, 4)
                else {
                    break
                }
                found[tag] = (type, size, entry + 8)
            }
            return found
        }
        func text(_ entry: (type: Int, count: Int, at: Int)?) -> String? {
            guard let entry, entry.type == 2, (1...65_535).contains(entry.count) else { return nil }
            guard let start = entry.count <= 4 ? entry.at : number(entry.at, 4), start + entry.count <= block.count
            else {
                return nil
            }
            return PictureMetadata.text(of: block[start..<start + entry.count].prefix { $0 != 0 })
        }
        let main = entries(number(4, 4))
        let detail = entries(main[Tag.exif].flatMap { number($0.at, 4) })
        metadata.caption = text(main[Tag.description])
        metadata.creator = text(main[Tag.artist])
        metadata.copyright = text(main[Tag.copyright])
        metadata.takenOn = PictureMetadata.date(text(detail[Tag.taken]) ?? text(main[Tag.dateTime]))
        if let entry = main[Tag.orientation], let turn = number(entry.at, 2), (1...8).contains(turn) {
            metadata.orientation = turn
        }
        return metadata
    }

    /// - Returns: `nil` where there is nothing to say.
    static func write(_ metadata: PictureMetadata) -> [UInt8]? {
        func big(_ value: Int, _ length: Int) -> [UInt8] {
            (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * (length - 1 - $0))) }
        }
        var texts: [(Int, String)] = []
        if let caption = metadata.caption { texts.append((Tag.description, caption)) }
        if let date = metadata.takenOn {
            texts.append((Tag.dateTime, exifDate(date)))
        }
        if let creator = metadata.creator { texts.append((Tag.artist, creator)) }
        if let copyright = metadata.copyright { texts.append((Tag.copyright, copyright)) }
        guard !texts.isEmpty || metadata.orientation != 1 else { return nil }
        var entries: [(tag: Int, type: Int, count: Int, value: [UInt8])] = texts.map { tag, text in
            let value = Array(text.utf8) + [0]
            return (tag, 2, value.count, value)
        }
        entries.append((Tag.orientation, 3, 1, big(metadata.orientation, 2) + [0, 0]))
        entries.sort { $0.tag < $1.tag }
        var block: [UInt8] = [0x4D, 0x4D, 0, 42] + big(8, 4) + big(entries.count, 2)
        var rest: [UInt8] = []
        let restStart = 8 + 2 + entries.count * 12 + 4
        for entry in entries {
            block += big(entry.tag, 2) + big(entry.type, 2) + big(entry.count, 4)
            if entry.value.count <= 4 {
                block += entry.value + Array(repeating: 0, count: 4 - entry.value.count)
            } else {
                block += big(restStart + rest.count, 4)
                rest += entry.value + (entry.value.count.isMultiple(of: 2) ? [] : [0])
            }
        }
        return block + big(0, 4) + rest
    }

    private static func exifDate(_ iso: String) -> String {
        let clock = iso.count > 11 ? String(iso.dropFirst(11)) : "00:00:00"
        return iso.prefix(10).replacing("-", with: ":") + " " + (clock.count == 5 ? clock + ":00" : clock)
    }
}
