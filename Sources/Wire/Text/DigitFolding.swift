/// Digits of other scripts as 0 to 9.
enum DigitFolding {
    static func latin(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 > 0x7F }) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0660...0x0669: scalars.append(Unicode.Scalar(UInt8(48 + scalar.value - 0x0660)))
            case 0x06F0...0x06F9: scalars.append(Unicode.Scalar(UInt8(48 + scalar.value - 0x06F0)))
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
