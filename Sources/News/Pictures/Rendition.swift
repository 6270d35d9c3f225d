/// One file made from a picture: a crop, a width and a format. Its address holds the picture's content hash, so it
/// never changes and may be kept for ever.
public struct Rendition: Sendable, Hashable {
    /// The widths in pixels that are made; any other is refused, so that nobody can fill the disk.
    public static let widths = [320, 480, 640, 960, 1280, 1600]

    public enum Format: String, Sendable, CaseIterable {
        case avif
        case webp
        case jpeg = "jpg"

        public var mediaType: String {
            switch self {
            case .avif: "image/avif"
            case .webp: "image/webp"
            case .jpeg: "image/jpeg"
            }
        }
    }

    public let contentHash: String
    public let focalPoint: FocalPoint
    /// The part chosen by hand, which goes before the focal point.
    public let frame: CropFrame?
    public let crop: Crop
    public let width: Int
    public let format: Format

    public init(
        contentHash: String, focalPoint: FocalPoint, frame: CropFrame? = nil, crop: Crop, width: Int, format: Format
    ) {
        self.contentHash = contentHash
        self.focalPoint = focalPoint
        self.frame = frame
        self.crop = crop
        self.width = width
        self.format = format
    }
}

/// A named frame.
public enum Crop: String, Sendable, Codable, CaseIterable {
    /// The whole picture.
    case original
    /// 16:9.
    case landscape
    /// 4:3.
    case standard
    /// 1:1.
    case square
    /// 3:4.
    case portrait

    /// Width over height; `nil` where the picture's own is kept.
    public var ratio: Double? {
        switch self {
        case .original: nil
        case .landscape: 16.0 / 9.0
        case .standard: 4.0 / 3.0
        case .square: 1
        case .portrait: 3.0 / 4.0
        }
    }
}
