import Foundation
import News
import Pictures
import Testing

/// Files with what cameras and agencies put into them, made here byte by byte.
@Suite struct PictureFileTests {
    let processor = VipsPictureProcessor()
    static let secrets = ["SECRET-SERIAL-4711", "SECRET-MAKER", "GPSLatitude", "34,1.5N", "SECRET-COMMENT"]

    @Test("a drawing says of itself who made it, and is the same picture", arguments: ["", " opacity='0.5'"])
    func drawn(_ alpha: String) async throws {
        let shape = "<rect width='32' height='20' fill='#123456'\(alpha)/>"
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='32' height='20'>\(shape)</svg>"
        let plain = try await processor.draw(svg: svg, width: 32, format: .webp)
        var metadata = PictureMetadata()
        metadata.creator = "Imane Souiri"
        metadata.takenOn = "2021-10-14"
        let noted = PictureFile.drawn(plain, width: 32, height: 20, saying: metadata)
        let file = try PictureFile(noted)
        #expect(file.metadata.creator == "Imane Souiri" && file.metadata.takenOn == "2021-10-14")
        #expect(try await processor.inspect(noted) == processor.inspect(plain))
        metadata.headline = "Le Fanal 7"
        #expect(PictureFile.drawn(plain, width: 32, height: 20, saying: metadata) != noted)
        #expect(try PictureFile(file.bytes).bytes == file.bytes)
    }

    // MARK: Blocks

    static func big(_ value: Int, _ length: Int) -> [UInt8] {
        (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * (length - 1 - $0))) }
    }

    /// Exif with a description, an artist, an orientation, a serial number, a maker's note and a place.
    static func exif() -> [UInt8] {
        func directory(_ entries: [(Int, Int, [UInt8])], at start: Int) -> [UInt8] {
            var block = big(entries.count, 2)
            var rest: [UInt8] = []
            let restStart = start + 2 + entries.count * 12 + 4
            for (tag, type, value) in entries {
                let count =
                    type == 5
                    ? value.count / 8 : type == 3 ? value.count / 2 : type == 4 ? value.count / 4 : value.count
                block += big(tag, 2) + big(type, 2) + big(count, 4)
                if value.count <= 4 {
                    block += value + Array(repeating: 0, count: 4 - value.count)
                } else {
                    block += big(restStart + rest.count, 4)
                    rest += value
                }
            }
            return block + big(0, 4) + rest
        }
        func text(_ text: String) -> [UInt8] { Array(text.utf8) + [0] }
        let exifStart = 400
        let gpsStart = 800
        let main = directory(
            [
                (0x010E, 2, text("Une école à Fès")), (0x0112, 3, big(6, 2)), (0x013B, 2, text("Imane Souiri")),
                (0x8298, 2, text("© Imane Souiri")), (0x8769, 4, big(exifStart, 4)), (0x8825, 4, big(gpsStart, 4)),
            ], at: 8)
        let camera = directory(
            [
                (0x9003, 2, text("2026:11:20 09:30:00")), (0x927C, 7, text("SECRET-MAKER")),
                (0xA431, 2, text("SECRET-SERIAL-4711")),
            ], at: exifStart)
        let gps = directory(
            [(1, 2, [0x4E, 0]), (2, 5, big(34, 4) + big(1, 4) + big(1, 4) + big(1, 4) + big(5, 4) + big(1, 4))],
            at: gpsStart)
        var block: [UInt8] = [0x4D, 0x4D, 0, 42] + big(8, 4) + main
        block += Array(repeating: 0, count: exifStart - block.count) + camera
        block += Array(repeating: 0, count: gpsStart - block.count) + gps
        return block
    }

    static let xmp = """
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>\
        <rdf:Description rdf:about="" photoshop:Credit="Le Relais &amp; fils" photoshop:DateCreated="2026-11-21T08:00:00+01:00" \
        exif:GPSLatitude="34,1.5N" aux:SerialNumber="SECRET-SERIAL-4711">\
        <dc:description><rdf:Alt><rdf:li xml:lang="fr">Autre</rdf:li><rdf:li xml:lang="x-default">Des élèves &lt;en rang&gt;</rdf:li></rdf:Alt></dc:description>\
        <dc:creator><rdf:Seq><rdf:li>Imane Souiri</rdf:li><rdf:li>Karim Dadsi</rdf:li></rdf:Seq></dc:creator>\
        <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Vingt élèves dans une cour</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>\
        </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
        """

    /// Captions as an agency's desk wrote them, in Latin-1, with another resource beside.
    static func photoshop() -> [UInt8] {
        func record(_ dataset: Int, _ text: [UInt8]) -> [UInt8] {
            [0x1C, 2, UInt8(dataset)] + big(text.count, 2) + text
        }
        let latin: [UInt8] = Array("L".utf8) + [0xE9] + Array("gende".utf8)
        let records =
            record(120, latin) + record(105, Array("Rentrée".utf8)) + record(80, Array("Salma".utf8))
            + record(110, Array("AFP".utf8)) + record(116, Array("© AFP".utf8)) + record(55, Array("20261119".utf8))
        func resource(_ identity: Int, _ data: [UInt8]) -> [UInt8] {
            Array("8BIM".utf8) + big(identity, 2) + [0, 0] + big(data.count, 4) + data
                + (data.count % 2 == 0 ? [] : [0])
        }
        return resource(0x0422, Array("SECRET-SERIAL-4711".utf8)) + resource(0x0404, records)
    }

    private func jpeg() async throws -> [UInt8] {
        try await processor.draw(svg: PictureTests.svg, width: 400, format: .jpeg)
    }

    private static func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
        [0xFF, marker] + big(payload.count + 2, 2) + payload
    }

    private static func with(_ segments: [UInt8], in jpeg: [UInt8]) -> [UInt8] { jpeg[..<2] + segments + jpeg[2...] }

    private static func holds(_ file: [UInt8], _ text: String) -> Bool { Data(file).range(of: Data(text.utf8)) != nil }

    // MARK: JPEG

    @Test("caption, credit, makers, date and alternative text are read; XMP goes before IPTC, IPTC before Exif")
    func metadata() async throws {
        let plain = try await jpeg()
        let exif = Self.segment(0xE1, Array("Exif\0\0".utf8) + Self.exif())
        let xmp = Self.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array(Self.xmp.utf8))
        let iptc = Self.segment(0xED, Array("Photoshop 3.0\0".utf8) + Self.photoshop())
        let camera = try PictureFile(Self.with(exif, in: plain)).metadata
        #expect(camera.caption == "Une école à Fès" && camera.creator == "Imane Souiri")
        #expect(camera.copyright == "© Imane Souiri" && camera.takenOn == "2026-11-20T09:30:00")
        #expect(camera.creditLine == "Imane Souiri")
        let agency = try PictureFile(Self.with(exif + iptc, in: plain)).metadata
        #expect(agency.caption == "Légende" && agency.headline == "Rentrée" && agency.creditLine == "Salma / AFP")
        #expect(agency.copyright == "© AFP" && agency.takenOn == "2026-11-19")
        let desk = try PictureFile(Self.with(exif + iptc + xmp, in: plain)).metadata
        #expect(desk.caption == "Des élèves <en rang>" && desk.altText == "Vingt élèves dans une cour")
        #expect(desk.creditLine == "Imane Souiri, Karim Dadsi / Le Relais & fils" && desk.headline == "Rentrée")
        #expect(desk.takenOn == "2026-11-21T08:00:00")
        #expect(try PictureFile(plain).metadata.creditLine == nil)
    }

    @Test("what is kept has neither place nor serial number, says the rest, and shows the same pixels")
    func cleaned() async throws {
        let plain = try await jpeg()
        let dirty =
            Self.with(
                Self.segment(0xE1, Array("Exif\0\0".utf8) + Self.exif())
                    + Self.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array(Self.xmp.utf8))
                    + Self.segment(0xED, Array("Photoshop 3.0\0".utf8) + Self.photoshop())
                    + Self.segment(0xFE, Array("SECRET-COMMENT".utf8)) + Self.segment(0xE5, Array("SECRET-MAKER".utf8)),
                in: plain) + Array("SECRET-COMMENT behind the end".utf8)
        #expect(Self.secrets.allSatisfy { Self.holds(dirty, $0) })
        let clean = try PictureFile(dirty)
        for secret in Self.secrets { #expect(!Self.holds(clean.bytes, secret), "\(secret)") }
        let again = try PictureFile(clean.bytes)
        #expect(again.bytes == clean.bytes, "cleaning what is clean changes nothing")
        #expect(again.metadata == clean.metadata)
        // The orientation stays, without which the picture would lie on its side.
        let facts = try await processor.inspect(clean.bytes)
        let lying = try await processor.inspect(plain)
        #expect(facts.width == lying.height && facts.height == lying.width)
    }

    @Test("a rendition carries nothing of what its original says", arguments: Rendition.Format.allCases)
    func bareRenditions(format: Rendition.Format) async throws {
        guard format != .avif || VipsPictureProcessor.writesAVIF() else { return }
        // As it was kept before originals were cleaned.
        let dirty = Self.with(
            Self.segment(0xE1, Array("Exif\0\0".utf8) + Self.exif())
                + Self.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array(Self.xmp.utf8)),
            in: try await jpeg())
        let made = try await processor.render(
            dirty,
            as: Rendition(
                contentHash: PictureTests.hash, focalPoint: .centre, crop: .original, width: 320, format: format),
            originalWidth: 250, originalHeight: 400)
        for secret in Self.secrets + ["Imane", "adobe"] { #expect(!Self.holds(made, secret), "\(secret)") }
        let facts = try await processor.inspect(made)
        #expect(facts.width == 250 && facts.height == 400)
    }

    @Test(
        "a file that is a picture and something else at once is refused",
        arguments: [
            "PK\u{3}\u{4}archive", "<script>alert(1)</script>", "<?php system('id');", "%PDF-1.7", "<HTML>",
            "<svg onload=1>",
        ])
    func polyglots(face: String) async throws {
        let plain = try await jpeg()
        let inComment = Self.with(Self.segment(0xFE, Array(face.utf8)), in: plain)
        for file in [plain + Array(face.utf8), inComment] {
            #expect(throws: PictureError.twoThings) { try PictureFile(file) }
        }
        let png = try await processor.draw(svg: PictureTests.svg, width: 320, format: .png)
        #expect(throws: PictureError.twoThings) { try PictureFile(png + Array(face.utf8)) }
        // Whatever else a camera writes behind the end is cut off.
        #expect(try PictureFile(plain + [1, 2, 3]).bytes == PictureFile(plain).bytes)
    }

    @Test("a name that says another format is refused; one that says none is not")
    func names() async throws {
        let file = try PictureFile(try await jpeg())
        for name in ["a.jpg", "a.JPEG", "a", "a.b.jpg", "photo.xyz", ".", ""] { try file.checkName(name) }
        try file.checkName(nil)
        for name in ["a.png", "a.jpg.exe", "a.html", "a.svg", "a.pdf"] {
            #expect(throws: PictureError.self, "\(name)") { try file.checkName(name) }
        }
    }

    @Test("every cut of a file is refused, and none breaks the reader", arguments: PictureFormat.allCases)
    func cuts(format: PictureFormat) async throws {
        let file = try await Self.sample(format, processor)
        #expect(try PictureFile(file).format == format)
        for length in stride(from: 0, to: file.count - 3, by: max(1, file.count / 97)) {
            #expect(throws: PictureError.self, "\(format) \(length)") { try PictureFile(Array(file.prefix(length))) }
        }
    }

    @Test("bytes changed at random are read or refused, never more", arguments: PictureFormat.allCases)
    func noise(format: PictureFormat) async throws {
        let file = try PictureFile(try await Self.sample(format, processor)).bytes
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        for _ in 0..<400 {
            var noisy = file
            for _ in 0..<(1 + next() % 4) { noisy[next() % min(noisy.count, 700)] = UInt8(next() & 255) }
            _ = try? PictureFile(noisy)
        }
    }

    /// A small file of each format; AVIF and GIF as another library's encoder would write them, by a rendition or by hand.
    static func sample(_ format: PictureFormat, _ processor: VipsPictureProcessor) async throws -> [UInt8] {
        switch format {
        case .jpeg, .png, .webp: return try await processor.draw(svg: PictureTests.svg, width: 320, format: format)
        case .gif:
            // One red pixel (GIF89a), with a comment.
            return Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 0]
                + [0x21, 0xFE, 6] + Array("SECRET".utf8) + [0] + [
                    0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
                ]
        case .avif:
            let png = try await processor.draw(svg: PictureTests.svg, width: 320, format: .png)
            return try await processor.render(
                png,
                as: Rendition(
                    contentHash: PictureTests.hash, focalPoint: .centre, crop: .original, width: 320, format: .avif),
                originalWidth: 320, originalHeight: 200)
        }
    }

    // MARK: The others

    @Test("PNG, WebP and GIF lose their notes, too, and still are what they were")
    func otherFormats() async throws {
        let png = try await Self.sample(.png, processor)
        func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
            Self.big(data.count, 4) + Array(name.utf8) + data + [0, 0, 0, 0]
        }
        let notes =
            chunk("eXIf", Self.exif()) + chunk("tEXt", Array("Comment\0SECRET-COMMENT".utf8))
            + chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + Array(Self.xmp.utf8))
        let dirty = Array(png[..<33]) + notes + png[33...]
        let clean = try PictureFile(dirty)
        for secret in Self.secrets { #expect(!Self.holds(clean.bytes, secret), "\(secret)") }
        #expect(clean.metadata.caption == "Des élèves <en rang>")
        #expect(try PictureFile(clean.bytes).bytes == clean.bytes)
        _ = try await processor.inspect(clean.bytes)

        let webp = try await processor.draw(svg: PictureTests.svg, width: 320, format: .webp)
        // The extended form: a head with the size of the canvas, the picture as it was, and notes.
        func little(_ value: Int, _ length: Int) -> [UInt8] { Self.big(value, length).reversed() }
        let head = Array("VP8X".utf8) + little(10, 4) + [0x0C, 0, 0, 0] + little(319, 3) + little(199, 3)
        let exif =
            Array("EXIF".utf8) + little(Self.exif().count, 4) + Self.exif() + (Self.exif().count % 2 == 0 ? [] : [0])
        let simple = webp[12...].prefix { _ in true }
        let isExtended = Data(webp[12..<16]) == Data("VP8X".utf8)
        let body = Array("WEBP".utf8) + (isExtended ? [] : head) + simple + exif
        let extended = Array("RIFF".utf8) + little(body.count, 4) + body
        let cleanWebP = try PictureFile(extended)
        for secret in Self.secrets { #expect(!Self.holds(cleanWebP.bytes, secret), "\(secret)") }
        #expect(cleanWebP.metadata.creator == "Imane Souiri")
        #expect(try PictureFile(cleanWebP.bytes).bytes == cleanWebP.bytes)
        _ = try await processor.inspect(cleanWebP.bytes)

        let gif = try PictureFile(try await Self.sample(.gif, processor))
        #expect(!Self.holds(gif.bytes, "SECRET"))
        #expect(try await processor.inspect(gif.bytes).width == 1)
        let avif = try PictureFile(try await Self.sample(.avif, processor))
        #expect(try await processor.inspect(avif.bytes).width == 320)
    }

    @Test(
        "a claim of 60,000 × 60,000 pixels is refused before a pixel is decoded",
        arguments: [PictureFormat.png, .jpeg, .gif])
    func bombs(format: PictureFormat) async throws {
        var file = try await Self.sample(format, processor)
        let side = Self.big(60_000, 2)
        switch format {
        case .png: file.replaceSubrange(16..<24, with: Self.big(60_000, 4) + Self.big(60_000, 4))
        case .jpeg:
            let frame = try #require(
                (2..<file.count - 9).first { file[$0] == 0xFF && [0xC0, 0xC2].contains(file[$0 + 1]) })
            file.replaceSubrange(frame + 5..<frame + 9, with: side + side)
        default: file.replaceSubrange(6..<10, with: side.reversed() + side.reversed())
        }
        await #expect(throws: PictureError.tooManyPixels(width: 60_000, height: 60_000)) {
            try await processor.inspect(PictureFile(file).bytes)
        }
    }

    // MARK: Sounds and documents

    @Test("sounds and documents are known by their content, and a name that says otherwise is refused")
    func attachments() throws {
        let heads: [(AttachmentFormat?, [UInt8])] = [
            (.mp3, Array("ID3\u{4}".utf8)), (.mp3, [0xFF, 0xFB, 0x90, 0x64]), (.ogg, Array("OggS".utf8)),
            (.wav, Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WAVE".utf8)), (.pdf, Array("%PDF-1.7".utf8)),
            (.m4a, [0, 0, 0, 24] + Array("ftypM4A ".utf8)), (nil, Array("<svg>".utf8)),
            (nil, [0xFF, 0xD8, 0xFF, 0xE0]),
            (nil, []), (nil, Array("RIFF....WEBP".utf8)),
        ]
        for (format, head) in heads { #expect(AttachmentSignature.format(of: head) == format, "\(head)") }
        let pdf = Array("%PDF-1.7".utf8)
        let end = Array("%%EOF\n".utf8)
        try AttachmentSignature.check(.pdf, head: pdf, tail: end, byteCount: 20, name: "a.pdf")
        #expect(throws: PictureError.self) {
            try AttachmentSignature.check(.pdf, head: pdf, tail: pdf, byteCount: 20, name: "a.pdf")
        }
        #expect(throws: PictureError.self) {
            try AttachmentSignature.check(.pdf, head: pdf, tail: end, byteCount: 20, name: "a.html")
        }
        let wav = Array("RIFF".utf8) + [0, 1, 0, 0] + Array("WAVE".utf8)
        #expect(throws: PictureError.self) {
            try AttachmentSignature.check(.wav, head: wav, tail: [], byteCount: 100, name: nil)
        }
    }
}
