public import News

/// A picture's file taken apart: what it says of the picture, and the file to be kept, in which nothing says where it was
/// taken or with which camera, and in which nothing stands but the picture. Its pixels are the same.
public struct PictureFile: Sendable {
    public let format: PictureFormat
    public let metadata: PictureMetadata
    public let bytes: [UInt8]

    /// Cleaning what is clean changes nothing.
    /// - Throws: `PictureError` for what is no picture we take, is cut off, or is something else besides a picture.
    public init(_ file: [UInt8]) throws(PictureError) {
        format = try PictureSignature.format(of: file)
        let parts: PictureParts
        switch format {
        case .jpeg: parts = try JPEGFile.parts(of: file)
        case .png: parts = try PNGFile.parts(of: file)
        case .webp: parts = try WebPFile.parts(of: file)
        case .gif: parts = try GIFFile.parts(of: file)
        case .avif: parts = try AVIFFile.parts(of: file)
        }
        if SecondFace.isIn(parts.rest) { throw .twoThings }
        metadata = parts.metadata
        bytes = parts.clean
    }

    /// A still WebP file that was drawn here, with notes on who made it and what it shows, as picture desks write them.
    /// - Parameters:
    ///   - width: In pixels, and `height` alike.
    public static func drawn(
        _ file: [UInt8], width: Int, height: Int, saying metadata: PictureMetadata
    ) -> [UInt8] {
        WebPFile.noted(file, width: width, height: height, metadata)
    }

    /// - Throws: `PictureError.wrongName` for a name whose ending says another format; one that says none is fine.
    public func checkName(_ name: String?) throws(PictureError) {
        try PictureSignature.checkName(name, is: format.rawValue)
    }
}

/// What the reader of one format answers.
struct PictureParts {
    var exif: [UInt8]?
    var xmp: [UInt8]?
    var iptc: [UInt8]?
    var clean: [UInt8] = []
    /// What was in the file besides the picture: what stood behind its end, and comments.
    var rest: [UInt8] = []

    /// XMP is what programs write last, Exif what the camera wrote first.
    var metadata: PictureMetadata {
        (xmp.map(XMPBlock.read) ?? PictureMetadata()).filled(from: iptc.map(IPTCBlock.read) ?? PictureMetadata())
            .filled(from: exif.map(ExifBlock.read) ?? PictureMetadata())
    }
}

/// Files that are two things at once: a picture to us, and a page, a script, an archive or a document to someone else.
enum SecondFace {
    private static let signs: [[UInt8]] = ["PK\u{3}\u{4}", "%PDF-", "<?php", "<script", "<html", "<!doctype", "<svg"]
        .map {
            Array($0.utf8)
        }

    static func isIn(_ bytes: [UInt8]) -> Bool {
        let bytes = bytes.prefix(4_000_000).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let signs = signs.map { $0.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
        return bytes.indices.contains { start in
            signs.contains { sign in
                sign[0] == bytes[start] && start + sign.count <= bytes.count
                    && bytes[start..<start + sign.count].elementsEqual(sign)
            }
        }
    }
}

extension Array where Element == UInt8 {
    func has(_ text: String, at offset: Int) -> Bool {
        offset + text.utf8.count <= count && self[offset..<offset + text.utf8.count].elementsEqual(text.utf8)
    }

    func big(_ offset: Int, _ length: Int) -> Int { self[offset..<offset + length].reduce(0) { $0 << 8 | Int($1) } }

    func little(_ offset: Int, _ length: Int) -> Int {
        self[offset..<offset + length].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
