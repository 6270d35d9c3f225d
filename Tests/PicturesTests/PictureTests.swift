import Foundation
import News
import Pictures
import TestSupport
import Testing

@Suite struct PictureTests {
    let processor = VipsPictureProcessor()
    static let svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000" width="1600" height="1000">\
        <rect width="1600" height="1000" fill="#ffffff"/><rect width="200" height="200" fill="#ff0000"/></svg>
        """
    static let hash = String(repeating: "ab", count: 32)

    private func rendition(_ crop: Crop, _ width: Int, focal: FocalPoint = .centre, format: Rendition.Format = .webp)
        -> Rendition
    {
        Rendition(contentHash: Self.hash, focalPoint: focal, crop: crop, width: width, format: format)
    }

    @Test(
        "a drawing becomes a file of each format, and the file says what it is",
        arguments: [PictureFormat.png, .webp, .jpeg])
    func draw(format: PictureFormat) async throws {
        let file = try await processor.draw(svg: Self.svg, width: 1600, format: format)
        let facts = try await processor.inspect(file)
        #expect(facts.width == 1600 && facts.height == 1000 && facts.format == format)
        #expect(facts.averageColor.hasPrefix("#f"))
    }

    @Test("a crop keeps its focal point: the red corner fills the square around it and is not in the other one")
    func focalPoint() async throws {
        let file = try await processor.draw(svg: Self.svg, width: 1600, format: .png)
        func color(_ focal: FocalPoint) async throws -> String {
            let crop = try await processor.render(
                file, as: rendition(.portrait, 320, focal: focal, format: .jpeg), originalWidth: 1600,
                originalHeight: 1000
            )
            let facts = try await processor.inspect(crop)
            #expect(abs(Double(facts.width) / Double(facts.height) - 0.75) < 0.02 && facts.width == 320)
            return facts.averageColor
        }
        let near = try await color(FocalPoint(x: 0, y: 0))
        let far = try await color(FocalPoint(x: 1, y: 1))
        // Green falls where red is; JPEG's white may be a shade off.
        func green(_ color: String) throws -> Int { try #require(Int(color.dropFirst(3).prefix(2), radix: 16)) }
        #expect(try green(near) < 0xF6, "\(near)")
        #expect(try green(far) >= 0xF9, "\(far)")
    }

    @Test("a part chosen by hand is what a rendition shows, and a small one is not blown up")
    func chosenPart() async throws {
        let file = try await processor.draw(svg: Self.svg, width: 1600, format: .png)
        func made(_ frame: CropFrame, _ width: Int) async throws -> PictureFacts {
            let wanted = Rendition(
                contentHash: Self.hash, focalPoint: .centre, frame: frame, crop: .square, width: width, format: .jpeg)
            return try await processor.inspect(
                try await processor.render(file, as: wanted, originalWidth: 1600, originalHeight: 1000))
        }
        // The red square of 200 pixels in the corner, and nothing else.
        let red = try await made(try #require(CropFrame(left: 0, top: 0, width: 125)), 640)
        // Blue rises where red gives way to white; JPEG's shades may be off a little.
        func blue(_ facts: PictureFacts) throws -> Int { try #require(Int(facts.averageColor.suffix(2), radix: 16)) }
        #expect(red.width == 200 && red.height == 200)
        #expect(try blue(red) < 0x20, "\(red.averageColor)")
        let white = try await made(try #require(CropFrame(left: 500, top: 300, width: 300)), 320)
        #expect(white.width == 320 && white.height == 320)
        #expect(try blue(white) > 0xF0, "\(white.averageColor)")
    }

    @Test("AVIF is written where the library says it can be, and is smaller than WebP")
    func avif() async throws {
        guard VipsPictureProcessor.writesAVIF() else { return }
        let file = try await processor.draw(svg: Self.svg, width: 1600, format: .png)
        let avif = try await processor.render(
            file, as: rendition(.landscape, 640, format: .avif), originalWidth: 1600, originalHeight: 1000)
        let facts = try await processor.inspect(avif)
        #expect(facts.format == .avif && facts.width == 640 && facts.height == 360)
    }

    @Test("a small original is not blown up")
    func small() async throws {
        let file = try await processor.draw(svg: Self.svg, width: 400, format: .png)
        let made = try await processor.render(
            file, as: rendition(.original, 1280), originalWidth: 400, originalHeight: 250)
        let facts = try await processor.inspect(made)
        #expect(facts.width == 400 && facts.height == 250)
    }

    @Test("what is no picture is refused by its content, whatever its name")
    func refused() async throws {
        let png = try await processor.draw(svg: Self.svg, width: 640, format: .png)
        var bomb = Array(png.prefix(64))
        for (place, byte) in [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60].enumerated() { bomb[16 + place] = UInt8(byte) }
        for (name, file) in [
            ("svg", Array(Self.svg.utf8)), ("text", Array("no picture".utf8)), ("empty", []), ("bomb", bomb),
            ("truncated", Array(png.prefix(png.count / 2))), ("html", Array("<script>alert(1)</script>".utf8)),
        ] {
            await #expect(throws: PictureError.self, "\(name)") { try await processor.inspect(file) }
        }
    }

    @Test("a rendition is made once however many ask, and then read from the folder")
    func once() async throws {
        let folder = try TemporaryFolder()
        let media = MediaFolder(path: folder.path("media"))
        let file = try await processor.draw(svg: Self.svg, width: 1600, format: .png)
        try media.writeOriginal(file, contentHash: Self.hash, format: .png)
        let picture = Picture(
            id: PictureID(rawValue: 1), contentHash: Self.hash, width: 1600, height: 1000, format: .png)
        let maker = RenditionMaker(folder: media, processor: processor)
        let wanted = rendition(.landscape, 640)
        try await withThrowingTaskGroup(of: Int?.self) { group in
            for _ in 0..<20 { group.addTask { try await maker.bytes(wanted, of: picture)?.count } }
            var sizes: Set<Int?> = []
            for try await size in group { sizes.insert(size) }
            #expect(sizes.count == 1 && sizes.first != .some(nil))
        }
        #expect(await maker.made == 1)
        #expect(try media.read(wanted) != nil)
        let missing = Picture(
            id: PictureID(rawValue: 2), contentHash: String(repeating: "cd", count: 32), width: 10, height: 10,
            format: .png)
        let none = Rendition(
            contentHash: missing.contentHash, focalPoint: .centre, crop: .square, width: 320, format: .jpeg)
        #expect(try await maker.bytes(none, of: missing) == nil)
    }

    @Test("what was being received when the program ended is taken away, and what is kept stays")
    func receiving() throws {
        let folder = try TemporaryFolder()
        let media = MediaFolder(path: folder.path("media"))
        let lost = try media.receivingPath()
        let kept = try media.receivingPath()
        #expect(lost != kept)
        try media.keepAttachment(from: kept, contentHash: Self.hash, format: .pdf)
        media.clearReceiving()
        #expect(!FileManager.default.fileExists(atPath: lost))
        #expect(try media.attachmentPath(contentHash: Self.hash, format: .pdf) != nil)
        #expect(try media.attachmentPath(contentHash: Self.hash, format: .mp3) == nil)
    }

    @Test("nothing but a content hash becomes a path")
    func paths() throws {
        let folder = try TemporaryFolder()
        let media = MediaFolder(path: folder.path("media"))
        for hash in [
            "../../etc/passwd", "", "abc", String(repeating: "g", count: 64), "/" + String(repeating: "a", count: 63),
        ] {
            #expect(throws: PictureError.self) { try media.writeOriginal([1], contentHash: hash, format: .png) }
            #expect(!media.hasOriginal(contentHash: hash, format: .png))
        }
    }
}
