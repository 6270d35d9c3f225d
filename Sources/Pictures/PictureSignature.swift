internal import News

/// Formats and sizes as the first bytes of a file tell them, before any decoder sees it.
enum PictureSignature {
    static let maximumBytes = 40_000_000
    static let maximumPixels = 100_000_000

    static func format(of file: [UInt8]) throws(PictureError) -> PictureFormat {
        guard file.count <= maximumBytes else { throw .tooLarge(bytes: file.count) }
        let head = file.prefix(32)
        func has(_ text: String, at offset: Int) -> Bool {
            head.count >= offset + text.utf8.count
                && head.dropFirst(offset).prefix(text.utf8.count).elementsEqual(text.utf8)
        }
        if head.starts(with: [0xFF, 0xD8, 0xFF]) {
            // Every whole JPEG ends with this marker; cameras may write a little behind it.
            guard hasPair(0xFF, 0xD9, in: file.suffix(65_536)) else { throw .damaged("its end is missing") }
            return .jpeg
        }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            try checkPNG(file)
            return .png
        }
        if has("RIFF", at: 0), has("WEBP", at: 8) {
            let length = file[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
            guard length + 8 <= file.count else { throw .damaged("its end is missing") }
            return .webp
        }
        if has("ftypavif", at: 4) || has("ftypavis", at: 4) { return .avif }
        if has("GIF87a", at: 0) || has("GIF89a", at: 0) { return .gif }
        throw .unknownFormat
    }

    /// The size that a PNG claims stands in its first chunk.
    private static func checkPNG(_ file: [UInt8]) throws(PictureError) {
        guard file.count >= 24 else { throw .damaged("the header is cut off") }
        func number(_ offset: Int) -> Int { file[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        try checkPixels(width: number(16), height: number(20))
        // The last chunk is IEND.
        let end = Array("IEND".utf8)
        let tail = Array(file.suffix(4096))
        guard tail.count > 4, (0...(tail.count - 4)).contains(where: { tail[$0..<$0 + 4].elementsEqual(end) }) else {
            throw .damaged("its end is missing")
        }
    }

    /// Endings of names that say a format.
    private static let endings: [String: String] = [
        "jpg": "jpeg", "jpeg": "jpeg", "jpe": "jpeg", "jfif": "jpeg", "png": "png", "webp": "webp", "avif": "avif",
        "gif": "gif", "svg": "svg", "bmp": "bmp", "tif": "tiff", "tiff": "tiff", "heic": "heic", "pdf": "pdf",
        "mp3": "mp3", "m4a": "m4a", "ogg": "ogg", "oga": "ogg", "wav": "wav", "mp4": "mp4", "html": "html",
        "htm": "html",
        "js": "js", "exe": "exe", "zip": "zip", "php": "php", "txt": "txt",
    ]

    /// A name without an ending, or with one that means nothing to us, says nothing.
    static func checkName(_ name: String?, is format: String) throws(PictureError) {
        guard let name, let dot = name.lastIndex(of: ".") else { return }
        let ending = name[name.index(after: dot)...].lowercased()
        guard let said = endings[ending], said != format else { return }
        throw .wrongName(is: format, says: ending)
    }

    private static func hasPair(_ first: UInt8, _ second: UInt8, in bytes: ArraySlice<UInt8>) -> Bool {
        zip(bytes, bytes.dropFirst()).contains { $0 == first && $1 == second }
    }

    static func checkPixels(width: Int, height: Int) throws(PictureError) {
        guard width > 0, height > 0, width <= 65_535, height <= 65_535, width * height <= maximumPixels else {
            throw .tooManyPixels(width: width, height: height)
        }
    }
}
