public import News

/// What a picture file says of itself.
public struct PictureFacts: Sendable, Hashable {
    /// Pixels, after the orientation is applied.
    public let width: Int
    public let height: Int
    /// By its content, not its name.
    public let format: PictureFormat
    /// `#rrggbb`.
    public let averageColor: String

    public init(width: Int, height: Int, format: PictureFormat, averageColor: String) {
        self.width = width
        self.height = height
        self.format = format
        self.averageColor = averageColor
    }
}
