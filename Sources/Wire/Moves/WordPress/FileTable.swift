/// The attachments of an archive by their numbers, close together in memory: an archive has hundreds of thousands.
struct FileTable: Sendable {
    /// No more bytes of addresses and words than these.
    static let mostBytes = 64_000_000

    private var bytes: [UInt8] = []
    private var starts: [Int64: UInt32] = [:]
    /// The numbers of the files that hang under an item, in the order of the archive.
    private var children: [Int64: [Int64]] = [:]
    private(set) var passed = 0

    var count: Int { starts.count }

    mutating func add(_ number: Int64, address: String, alt: String, caption: String, under parent: Int64 = 0) {
        let texts = [address, alt, caption].map { Array($0.utf8.prefix(2000)) }
        guard bytes.count + texts.reduce(6, { $0 + $1.count }) < Self.mostBytes, starts.count < 1_500_000 else {
            passed += 1
            return
        }
        if parent > 0, starts[number] == nil { children[parent, default: []].append(number) }
        starts[number] = UInt32(bytes.count)
        for text in texts {
            bytes.append(UInt8(text.count >> 8))
            bytes.append(UInt8(text.count & 0xFF))
            bytes += text
        }
    }

    /// The pictures that were uploaded for an item.
    func hanging(under parent: Int64) -> [Int64] { children[parent] ?? [] }

    subscript(_ number: Int64) -> ImportedPicture? {
        guard var place = starts[number].map(Int.init) else { return nil }
        var texts: [String] = []
        for _ in 0..<3 {
            let count = Int(bytes[place]) << 8 | Int(bytes[place + 1])
            texts.append(String(decoding: bytes[place + 2..<place + 2 + count], as: UTF8.self))
            place += 2 + count
        }
        return ImportedPicture(
            source: texts[0], alt: texts[1].nonEmpty, caption: texts[2].nonEmpty
        )
    }
}
