/// One visual work with its rights, over all its files.
public struct Picture: Sendable, Hashable, Identifiable {
    /// The words of one edition about it.
    public struct Text: Sendable, Hashable {
        /// What a reader who cannot see the picture needs; never a copy of the caption.
        public var altText: String
        public var caption: String?

        public init(altText: String, caption: String? = nil) {
            self.altText = altText
            self.caption = caption
        }
    }

    public let id: PictureID
    /// SHA-256 of the original file, 64 hexadecimal digits; the original's name in the media folder.
    public var contentHash: String
    /// Pixels of the original, after its orientation is applied.
    public var width: Int
    public var height: Int
    public var format: PictureFormat
    public var focalPoint: FocalPoint
    /// The parts chosen by hand; a crop that has none is cut around the focal point.
    public var crops: [Crop: CropFrame]
    /// Who must be named with it.
    public var creditLine: String?
    public var copyrightNotice: String?
    /// `#rrggbb`, shown until the picture is there.
    public var averageColor: String?
    /// The last day on which it may be shown; `nil` where nothing ends.
    public var expiresOn: CivilDate?
    public var texts: [EditionID: Text]

    public init(
        id: PictureID, contentHash: String, width: Int, height: Int, format: PictureFormat,
        focalPoint: FocalPoint = .centre, crops: [Crop: CropFrame] = [:], creditLine: String? = nil,
        copyrightNotice: String? = nil, averageColor: String? = nil, expiresOn: CivilDate? = nil,
        texts: [EditionID: Text] = [:]
    ) {
        self.id = id
        self.contentHash = contentHash
        self.width = width
        self.height = height
        self.format = format
        self.focalPoint = focalPoint
        self.crops = crops
        self.creditLine = creditLine
        self.copyrightNotice = copyrightNotice
        self.averageColor = averageColor
        self.expiresOn = expiresOn
        self.texts = texts
    }

    /// Whether its right has ended by `day`.
    public func isExpired(on day: CivilDate) -> Bool { expiresOn.map { $0 < day } ?? false }

    /// One of its files.
    public func rendition(_ crop: Crop, width: Int, format: Rendition.Format) -> Rendition {
        Rendition(
            contentHash: contentHash, focalPoint: focalPoint, frame: crops[crop], crop: crop, width: width,
            format: format
        )
    }
}

/// The formats an original may have.
public enum PictureFormat: String, Sendable, Codable, CaseIterable { case jpeg, png, webp, avif, gif }

/// The point of a picture that every crop keeps, as parts of its width and height from the top left, 0 to 1.
public struct FocalPoint: Sendable, Hashable, Codable {
    public let x: Double
    public let y: Double

    /// Values outside 0 to 1 are brought to the nearest edge.
    public init(x: Double, y: Double) {
        self.x = x.isFinite ? min(max(x, 0), 1) : 0.5
        self.y = y.isFinite ? min(max(y, 0), 1) : 0.5
    }

    public static let centre = FocalPoint(x: 0.5, y: 0.5)

    /// By hundredths, as addresses of files tell it.
    public init(hundredthsX x: Int, y: Int) { self.init(x: Double(x) / 100, y: Double(y) / 100) }

    public var hundredthsX: Int { Int((x * 100).rounded()) }
    public var hundredthsY: Int { Int((y * 100).rounded()) }
}
