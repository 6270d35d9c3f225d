/// Captions as picture agencies have sent them since the nineties: IPTC-IIM in a Photoshop resource.
enum IPTCBlock {
    private static let resource = Array("8BIM".utf8)

    /// - Parameter block: The Photoshop resources behind `Photoshop 3.0`.
    static func read(_ block: [UInt8]) -> PictureMetadata {
        guard let records = records(block) else { return PictureMetadata() }
        var values: [Int: [ArraySlice<UInt8>]] = [:]
        var position = 0
        while position + 5 <= records.count, records[position] == 0x1C {
            let record = Int(records[position + 1])
            let dataset = Int(records[position + 2])
            let length = Int(records[position + 3]) << 8 | Int(records[position + 4])
            let start = position + 5
            // A length of more than 32,767 is written in another way, which no text needs.
            guard length < 0x8000, start + length <= records.count else { break }
            if record == 2 { values[dataset, default: []].append(records[start..<start + length]) }
            position = start + length
        }
        func text(_ dataset: Int) -> String? { values[dataset]?.first.flatMap { PictureMetadata.text(of: $0) } }
        var metadata = PictureMetadata()
        metadata.caption = text(120)
        metadata.headline = text(105) ?? text(5)
        let makers = (values[80] ?? []).compactMap { PictureMetadata.text(of: $0) }
        metadata.creator = makers.isEmpty ? nil : makers.joined(separator: ", ")
        metadata.credit = text(110) ?? text(115)
        metadata.copyright = text(116)
        metadata.takenOn = PictureMetadata.date(text(55))
        return metadata
    }

    /// The resource with the captions alone; `nil` where there is none.
    static func clean(_ block: [UInt8]) -> [UInt8]? {
        guard let records = records(block) else { return nil }
        let length = (0..<4).map { UInt8(truncatingIfNeeded: records.count >> (8 * (3 - $0))) }
        return resource + [0x04, 0x04, 0, 0] + length + records + (records.count.isMultiple(of: 2) ? [] : [0])
    }

    private static func records(_ block: [UInt8]) -> [UInt8]? {
        var position = 0
        while position + 12 <= block.count, block[position..<position + 4].elementsEqual(resource) {
            let identity = Int(block[position + 4]) << 8 | Int(block[position + 5])
            let name = Int(block[position + 6])
            let header = position + 6 + (name + 2) / 2 * 2
            guard header + 4 <= block.count else { return nil }
            let length = block[header..<header + 4].reduce(0) { $0 << 8 | Int($1) }
            let start = header + 4
            guard start + length <= block.count else { return nil }
            if identity == 0x0404 { return Array(block[start..<start + length]) }
            position = start + (length + 1) / 2 * 2
        }
        return nil
    }
}
