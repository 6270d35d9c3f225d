public import News

/// Looks at picture files and makes renditions of them.
public protocol PictureProcessor: Sendable {
    /// Judges a file by its content.
    /// - Throws: `PictureError` for what is no picture, too large, damaged or a bomb; nothing is decoded before its size
    ///   is known to be bearable.
    func inspect(_ file: [UInt8]) async throws -> PictureFacts

    /// Makes one file of a picture: scaled, cut around its focal point, in sRGB, without the original's metadata.
    func render(_ file: [UInt8], as rendition: Rendition, originalWidth: Int, originalHeight: Int) async throws
        -> [UInt8]

    /// Draws an SVG of our own making; never one that came from outside.
    /// - Parameter suffix: The format by its ending: `png`, `webp`, `jpg`.
    func draw(svg: String, width: Int, format: PictureFormat) async throws -> [UInt8]

    /// Draws the picture by which others show an article, as a JPEG.
    /// - Parameter photo: What lies under the words, in 16:9; `nil` for a plain card.
    func draw(_ card: ShareCard, over photo: [UInt8]?) async throws -> [UInt8]
}
