/// An .ico file that holds one PNG.
public enum IconFile {
    /// - Parameters:
    ///   - png: The picture.
    ///   - size: Its width and height, 1 to 256.
    public static func ico(png: [UInt8], size: Int) -> [UInt8] {
        func little(_ value: Int, _ width: Int) -> [UInt8] {
            (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let side = UInt8(truncatingIfNeeded: size)
        return [0, 0, 1, 0, 1, 0, side, side, 0, 0, 1, 0, 32, 0] + little(png.count, 4) + little(22, 4) + png
    }
}
