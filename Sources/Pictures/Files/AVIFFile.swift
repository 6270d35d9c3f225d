/// The boxes of an AVIF file (ISO 14496-12, 23008-12). Its places are counted from the file's beginning, so that what has
/// to go is written over and not cut out.
enum AVIFFile {
    private static let longestNote = 4_000_000
    /// More than any camera writes.
    private static let mostExtents = 10_000

    private struct Item {
        var type: String
        var extents: [Range<Int>] = []
    }

    static func parts(of file: [UInt8]) throws(PictureError) -> PictureParts {
        var parts = PictureParts()
        var position = 0
        var meta: Range<Int>?
        while position < file.count {
            // What is no box behind the last one is none of the picture's.
            guard let box = box(file, at: position, end: file.count) else { break }
            if box.name == "meta" { meta = box.content }
            position = box.end
        }
        guard let meta, position > 0 else { throw .damaged("its end is missing") }
        parts.rest = Array(file[position...])
        parts.clean = Array(file[..<position])
        for item in try items(of: file, meta: meta, end: position) where item.type == "Exif" || item.type == "mime" {
            guard item.extents.reduce(0, { $0 + $1.count }) <= longestNote else { throw .damaged("a note is too long") }
            let bytes = item.extents.flatMap { file[$0] }
            if item.type == "mime" {
                parts.xmp = bytes
            } else if bytes.count > 4 {
                // In front stands where the block begins.
                let start = 4 + bytes.big(0, 4)
                if start < bytes.count { parts.exif = Array(bytes[start...]) }
            }
            for extent in item.extents { for place in extent { parts.clean[place] = 0 } }
        }
        return parts
    }

    private static func box(_ file: [UInt8], at position: Int, end: Int) -> (
        name: String, content: Range<Int>, end: Int
    )? {
        guard position + 8 <= end else { return nil }
        let name = file[position + 4..<position + 8]
        guard name.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        var size = file.big(position, 4)
        var header = 8
        if size == 1 {
            guard position + 16 <= end, file[position + 8] == 0 else { return nil }
            size = file.big(position + 8, 8)
            header = 16
        } else if size == 0 {
            size = end - position
        }
        guard size >= header, position + size <= end else { return nil }
        return (String(decoding: name, as: UTF8.self), position + header..<position + size, position + size)
    }

    private static func items(of file: [UInt8], meta: Range<Int>, end: Int) throws(PictureError) -> [Item] {
        var items: [Int: Item] = [:]
        var locations: Range<Int>?
        var data = 0
        var position = meta.lowerBound + 4
        while let box = box(file, at: position, end: meta.upperBound) {
            switch box.name {
            case "iinf":
                guard box.content.count >= 6 else { break }
                var entry = box.content.lowerBound + (file[box.content.lowerBound] == 0 ? 6 : 8)
                while let info = self.box(file, at: entry, end: box.content.upperBound) {
                    let start = info.content.lowerBound
                    let isLong = info.content.count >= 14 && file[start] == 3
                    if info.name == "infe", info.content.count >= 12, file[start] >= 2 {
                        let identity = file.big(start + 4, isLong ? 4 : 2)
                        let type = start + 4 + (isLong ? 4 : 2) + 2
                        items[identity] = Item(type: String(decoding: file[type..<type + 4], as: UTF8.self))
                    }
                    entry = info.end
                }
            case "iloc": locations = box.content
            case "idat": data = box.content.lowerBound
            default: break
            }
            position = box.end
        }
        guard let locations else { throw .damaged("its index is missing") }
        var reader = Reader(file: file, position: locations.lowerBound, end: locations.upperBound)
        let version = try reader.number(4) >> 24
        let sizes = try reader.number(2)
        let count = try reader.number(version < 2 ? 2 : 4)
        var total = 0
        for _ in 0..<count {
            let identity = try reader.number(version < 2 ? 2 : 4)
            let method = version == 0 ? 0 : try reader.number(2) & 15
            _ = try reader.number(2)
            let base = try reader.number(sizes >> 4 & 15)
            let extents = try reader.number(2)
            total += extents + 1
            guard total <= mostExtents else { throw .damaged("its index is too long") }
            for _ in 0..<extents {
                if version > 0 { _ = try reader.number(sizes & 15) }
                let offset = try reader.number(sizes >> 12 & 15)
                let length = try reader.number(sizes >> 8 & 15)
                let start = (method == 1 ? data : 0) + base + offset
                guard start >= 0, length >= 0, start <= end, length <= end - start else {
                    throw .damaged("its end is missing")
                }
                items[identity]?.extents.append(start..<start + length)
            }
        }
        return Array(items.values)
    }

    private struct Reader {
        let file: [UInt8]
        var position: Int
        let end: Int

        mutating func number(_ length: Int) throws(PictureError) -> Int {
            guard length <= 8, position + length <= end else { throw .damaged("its index is cut off") }
            defer { position += length }
            let value = file.big(position, length)
            guard value >= 0, value < 1 << 40 else { throw .damaged("its index is wrong") }
            return value
        }
    }
}
