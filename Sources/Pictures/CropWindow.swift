internal import News

/// Which part of a scaled picture a rendition shows.
struct CropWindow: Equatable {
    let scaledWidth: Int
    let left: Int
    let top: Int
    let width: Int
    let height: Int

    /// The largest window of the crop's ratio, moved so that the focal point is as near its middle as the edges allow.
    init(_ rendition: Rendition, originalWidth: Int, originalHeight: Int) {
        let originalWidth = Double(max(originalWidth, 1))
        let originalHeight = Double(max(originalHeight, 1))
        let ratio = rendition.crop.ratio ?? originalWidth / originalHeight
        if let frame = rendition.frame, rendition.crop.ratio != nil {
            let unit = Double(CropFrame.unit)
            let chosen = originalWidth * Double(frame.width) / unit
            let width = max(min(Double(rendition.width), chosen.rounded(.down)), 1)
            let scaledWidth = originalWidth * width / chosen
            let scaledHeight = originalHeight * width / chosen
            self.scaledWidth = max(1, Int(scaledWidth.rounded()))
            self.width = max(1, Int(width))
            self.height = max(1, Int(min((width / ratio).rounded(), scaledHeight.rounded())))
            left = Int(scaledWidth * Double(frame.left) / unit)
            top = Int(scaledHeight * Double(frame.top) / unit)
            return
        }
        let windowWidth = min(originalWidth, originalHeight * ratio)
        // A small original is not blown up.
        let width = min(Double(rendition.width), windowWidth.rounded(.down))
        let scale = width / windowWidth
        let height = (width / ratio).rounded()
        let scaledHeight = originalHeight * scale
        scaledWidth = max(1, Int((originalWidth * scale).rounded()))
        self.width = max(1, Int(width))
        self.height = max(1, Int(min(height, scaledHeight.rounded())))
        left = CropWindow.start(rendition.focalPoint.x, length: width, of: originalWidth * scale)
        top = CropWindow.start(rendition.focalPoint.y, length: height, of: scaledHeight)
    }

    private static func start(_ point: Double, length: Double, of whole: Double) -> Int {
        Int(min(max(point * whole - length / 2, 0), max(whole - length, 0)))
    }
}
