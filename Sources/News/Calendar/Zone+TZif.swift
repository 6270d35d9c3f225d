extension Zone {
    /// Reads a TZif file of version 1 to 4 (RFC 9636, section 3).
    /// - Throws: `ZoneError.malformed` when the file is cut off, contradicts itself, or counts leap seconds, which no
    ///   clock of ours does.
    public init(name: String, tzif bytes: [UInt8]) throws(ZoneError) {
        var reader = TZifReader(bytes: bytes, name: name)
        let first = try reader.header()
        guard first.version >= 2 else {
            let block = try reader.block(first, wide: false)
            self.init(name: name, block: block, rule: nil)
            return
        }
        try reader.skip(first.size(wide: false))
        let second = try reader.header()
        let block = try reader.block(second, wide: true)
        let footer = try reader.footer()
        let rule = footer.isEmpty ? nil : ZoneRule(posix: footer)
        if !footer.isEmpty, rule == nil { throw .malformed(name) }
        self.init(name: name, block: block, rule: rule)
    }

    private init(name: String, block: TZifReader.Block, rule: ZoneRule?) {
        self.init(
            name: name, transitions: block.transitions, offsets: block.offsets, firstOffset: block.firstOffset,
            rule: rule
        )
    }
}

/// Takes a TZif file apart, never past its end.
private struct TZifReader {
    struct Header {
        var version: Int
        var isUTCount, isStandardCount, leapCount, timeCount, typeCount, characterCount: Int

        func size(wide: Bool) -> Int {
            let time = wide ? 8 : 4
            return timeCount * time + timeCount + typeCount * 6 + characterCount + leapCount * (time + 4)
                + isStandardCount + isUTCount
        }
    }

    struct Block {
        var transitions: [Int64]
        var offsets: [Int32]
        var firstOffset: Int32
    }

    private let bytes: [UInt8]
    private let name: String
    private var position = 0

    init(bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
    }

    private mutating func take(_ count: Int) throws(ZoneError) -> ArraySlice<UInt8> {
        guard count >= 0, bytes.count - position >= count else { throw .malformed(name) }
        defer { position += count }
        return bytes[position..<position + count]
    }

    private mutating func number(_ width: Int) throws(ZoneError) -> Int64 {
        var value: UInt64 = 0
        for byte in try take(width) { value = value << 8 | UInt64(byte) }
        return width == 8 ? Int64(bitPattern: value) : Int64(Int32(truncatingIfNeeded: value))
    }

    mutating func skip(_ count: Int) throws(ZoneError) { _ = try take(count) }

    mutating func header() throws(ZoneError) -> Header {
        guard try take(4).elementsEqual([0x54, 0x5A, 0x69, 0x66]) else { throw .malformed(name) }
        let version: Int
        switch try take(1).first {
        case 0: version = 1
        case let digit? where digit >= 0x32: version = Int(digit) - 0x30
        default: throw .malformed(name)
        }
        try skip(15)
        var counts: [Int] = []
        for _ in 0..<6 {
            let count = try number(4)
            // Far above any real file, and small enough that no product of them overflows.
            guard (0...1_000_000).contains(count) else { throw .malformed(name) }
            counts.append(Int(count))
        }
        guard counts[4] >= 1 else { throw .malformed(name) }
        return Header(
            version: version, isUTCount: counts[0], isStandardCount: counts[1],
            leapCount: counts[2], timeCount: counts[3], typeCount: counts[4], characterCount: counts[5]
        )
    }

    mutating func block(_ header: Header, wide: Bool) throws(ZoneError) -> Block {
        guard bytes.count - position >= header.size(wide: wide), header.leapCount == 0 else { throw .malformed(name) }
        var transitions: [Int64] = []
        for _ in 0..<header.timeCount { transitions.append(try number(wide ? 8 : 4)) }
        let indices = Array(try take(header.timeCount))
        var types: [Int32] = []
        for _ in 0..<header.typeCount {
            let offset = try number(4)
            // RFC 9636, 3.2: no more than 24:59:59 west and 25:59:59 east.
            guard (-89_999...93_599).contains(offset) else { throw .malformed(name) }
            types.append(Int32(offset))
            try skip(2)
        }
        try skip(header.characterCount + header.leapCount * (wide ? 12 : 8) + header.isStandardCount + header.isUTCount)
        var offsets: [Int32] = []
        for index in indices {
            guard Int(index) < types.count else { throw .malformed(name) }
            offsets.append(types[Int(index)])
        }
        for (earlier, later) in zip(transitions, transitions.dropFirst()) where later <= earlier {
            throw .malformed(name)
        }
        return Block(transitions: transitions, offsets: offsets, firstOffset: types[0])
    }

    /// The POSIX rule between the two newlines at the end.
    mutating func footer() throws(ZoneError) -> String {
        guard try take(1).first == 0x0A, let end = bytes[position...].firstIndex(of: 0x0A) else {
            throw .malformed(name)
        }
        return String(decoding: bytes[position..<end], as: UTF8.self)
    }
}
