/// The part of a picture that someone chose by hand for one crop, in thousandths of the picture: from its left edge, from
/// its top, and as wide as this. The height follows from the crop's ratio.
public struct CropFrame: Sendable, Hashable {
    public static let unit = 1000
    /// The narrowest part that can be chosen, in thousandths.
    public static let leastWidth = 50

    public let left: Int
    public let top: Int
    public let width: Int

    /// - Returns: `nil` for what reaches over the left, right or upper edge or is too narrow.
    public init?(left: Int, top: Int, width: Int) {
        guard (0..<Self.unit).contains(left), (0..<Self.unit).contains(top),
            (Self.leastWidth...Self.unit).contains(width), left + width <= Self.unit
        else { return nil }
        self.left = left
        self.top = top
        self.width = width
    }

    /// The nearest frame to the wish that lies in a picture of this size and has the crop's ratio.
    /// - Returns: `nil` for the whole picture, which has no ratio to keep, and where no frame is wide enough.
    public init?(_ crop: Crop, left: Int, top: Int, width: Int, ofWidth pictureWidth: Int, height pictureHeight: Int) {
        guard let ratio = crop.ratio, pictureWidth > 0, pictureHeight > 0 else { return nil }
        let unit = Double(Self.unit)
        // Thousandths of the height that one thousandth of the width takes.
        let slope = Double(pictureWidth) / ratio / Double(pictureHeight)
        let widest = Int(min(unit, (unit / slope).rounded(.down)))
        guard widest >= Self.leastWidth else { return nil }
        let width = min(max(width, Self.leastWidth), widest)
        let height = min(Int((Double(width) * slope).rounded(.up)), Self.unit)
        self.init(
            left: min(max(left, 0), Self.unit - width), top: min(max(top, 0), max(Self.unit - height, 0)), width: width
        )
    }

    /// The largest frame around a point.
    public init?(around point: FocalPoint, _ crop: Crop, ofWidth pictureWidth: Int, height pictureHeight: Int) {
        guard let ratio = crop.ratio,
            let widest = CropFrame(
                crop, left: 0, top: 0, width: Self.unit, ofWidth: pictureWidth, height: pictureHeight)
        else { return nil }
        let height = Double(widest.width * pictureWidth) / ratio / Double(pictureHeight)
        self.init(
            crop, left: Int(point.x * Double(Self.unit)) - widest.width / 2,
            top: Int(point.y * Double(Self.unit) - height / 2), width: widest.width, ofWidth: pictureWidth,
            height: pictureHeight)
    }

    /// Pixels of the part's width in a picture this wide.
    public func pixels(ofWidth pictureWidth: Int) -> Double { Double(pictureWidth * width) / Double(Self.unit) }
}
