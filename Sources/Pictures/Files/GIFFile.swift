/// The blocks of a GIF (GIF89a).
enum GIFFile {
    static func parts(of file: [UInt8]) throws(PictureError) -> PictureParts {
        var parts = PictureParts()
        guard file.count >= 13 else { throw .damaged("the header is cut off") }
        try PictureSignature.checkPixels(width: file.little(6, 2), height: file.little(8, 2))
        func table(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }
        var position = 13 + table(file[10])
        guard position <= file.count else { throw .damaged("its end is missing") }
        parts.clean = Array(file[..<position])
        while true {
            guard position < file.count else { throw .damaged("its end is missing") }
            let start = position
            switch file[position] {
            case 0x3B:
                parts.clean.append(0x3B)
                parts.rest += file[(position + 1)...]
                return parts
            case 0x2C:
                guard position + 10 < file.count else { throw .damaged("its end is missing") }
                position = try endOfBlocks(file, from: position + 11 + table(file[position + 9]))
                parts.clean += file[start..<position]
            case 0x21:
                guard position + 2 < file.count else { throw .damaged("its end is missing") }
                let isLooping = file.has("NETSCAPE2.0", at: position + 3) || file.has("ANIMEXTS1.0", at: position + 3)
                let label = file[position + 1]
                position = try endOfBlocks(file, from: position + 2)
                // How a frame is shown and how often; comments and other programs' notes are left out.
                if label == 0xF9 || label == 0xFF && isLooping {
                    parts.clean += file[start..<position]
                } else {
                    parts.rest += file[start..<position]
                }
            default: throw .damaged("a block is unknown")
            }
        }
    }

    private static func endOfBlocks(_ file: [UInt8], from start: Int) throws(PictureError) -> Int {
        var position = start
        while position < file.count, file[position] != 0 { position += 1 + Int(file[position]) }
        guard position < file.count else { throw .damaged("its end is missing") }
        return position + 1
    }
}
