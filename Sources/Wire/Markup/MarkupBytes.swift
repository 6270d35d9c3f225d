/// What HTML asks of the bytes of a tag; all of its own signs are ASCII.
extension UInt8 {
    var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
    var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    var endsTagName: Bool { isSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") }
    var lowered: UInt8 { (65...90).contains(self) ? self + 32 : self }
}
