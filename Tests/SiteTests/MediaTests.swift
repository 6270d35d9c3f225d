import Edge
import Foundation
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Pages
import Pictures
@testable import Site
import Store
import TestSupport
import Testing

@Suite struct MediaTests {
    private static let hash = String(repeating: "ab", count: 32)
    private static let svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000" width="1600" height="1000">\
        <rect width="1600" height="1000" fill="#ffffff"/><rect width="800" height="1000" fill="#ff0000"/></svg>
        """

    private struct Served {
        let tiny: TinyPublication
        let responder: SiteResponder
        let picture: PictureID
        let folder: MediaFolder
    }

    /// A published article whose lead picture is half red and half white.
    private func served(writesAVIF: Bool = false) async throws -> Served {
        let tiny = try await TinyPublication()
        let folder = MediaFolder(path: tiny.folder.path("media"))
        let processor = VipsPictureProcessor()
        let file = try await processor.draw(svg: Self.svg, width: 1600, format: .png)
        try folder.writeOriginal(file, contentHash: Self.hash, format: .png)
        let edition = try await tiny.publication().editions[0].id
        let picture = try await tiny.database.write {
            try $0.insertPicture(
                Picture(
                    id: PictureID(rawValue: 0), contentHash: Self.hash, width: 1600, height: 1000, format: .png,
                    creditLine: "AFP", texts: [edition: Picture.Text(altText: "Moitié rouge")]))
        }
        var item = TinyPublication.item("Un titre")
        item.pictures = [
            Picture(id: PictureID(rawValue: 0), contentHash: Self.hash, width: 1600, height: 1000, format: .png)
        ]
        item.leadPicture = 0
        try await tiny.publish([item])
        let media = MediaRoute(
            newsroom: tiny.newsroom, folder: folder, processor: processor, offer: PictureOffer(avif: writesAVIF))
        let responder = try tiny.site(media: media)
        try await responder.prepare()
        return Served(tiny: tiny, responder: responder, picture: picture, folder: folder)
    }

    private func hear(_ served: Served) async throws {
        for event in try await served.tiny.database.read({ try $0.events(after: 0) }) {
            await served.responder.hear(event)
        }
    }

    private static func addresses(_ html: String) -> [String] {
        html.matches(of: #//media/[0-9a-f]{20}/[a-z0-9-]+\.jpg/#).map { String($0.0) }
    }

    /// The part that an address shows, whatever its width and format.
    private static func place(_ address: String) -> String {
        String(address.split(separator: "-landscape", maxSplits: 1)[0]) + "-landscape"
    }

    @Test("A moved focal point never serves the old rendition (Wagtail #630)")
    func movedFocalPoint() async throws {
        let served = try await served()
        let processor = VipsPictureProcessor()
        try await Application(responder: served.responder).test(.router) { client in
            func page(_ path: String) async throws -> String {
                String(buffer: try await client.execute(uri: path, method: .get).body)
            }
            func color(_ address: String) async throws -> String {
                let response = try await client.execute(uri: address, method: .get)
                #expect(response.status == .ok, "\(address)")
                #expect(response.headers[.cacheControl]?.contains("immutable") == true)
                return try await processor.inspect(Array(response.body.readableBytesView)).averageColor
            }
            let home = try await page("/")
            let article = try #require(home.firstMatch(of: #/href="(/sport/un-titre-\d+)"/#)?.1)
            var old = try #require(Self.addresses(try await page(String(article))).first)
            var oldColor = try await color(old)
            let steps: [(FocalPoint, [Crop: CropFrame])] = [
                (FocalPoint(x: 0.1, y: 0.5), [:]), (FocalPoint(x: 0.9, y: 0.5), [:]),
                (FocalPoint(x: 0.9, y: 0.5), [.landscape: try #require(CropFrame(left: 0, top: 0, width: 400))]),
                (FocalPoint(x: 0.9, y: 0.5), [.landscape: try #require(CropFrame(left: 600, top: 0, width: 400))]),
                (FocalPoint(x: 0.9, y: 0.5), [:]),
            ]
            for (version, (point, crops)) in steps.enumerated() {
                try await FramePicture(served.tiny.newsroom)(
                    served.picture, focalPoint: point, crops: crops, version: version + 1, by: .system("test"))
                try await hear(served)
                let html = try await page(String(article))
                let new = try #require(Self.addresses(html).first)
                #expect(new != old && !html.contains(old), "the article is made anew")
                let front = try await page("/")
                #expect(front.contains(Self.place(new)) && !front.contains(Self.place(old)), "and so is the front")
                // Whoever still has the old address is sent to the new one, and gets the new part.
                let response = try await client.execute(uri: old, method: .get)
                #expect(response.status == .found)
                let moved = try #require(response.headers[.location])
                #expect(!moved.contains(old) && response.headers[.cacheControl]?.contains("immutable") == false)
                if !crops.isEmpty {
                    let color = try await color(new)
                    #expect(color != oldColor, "another part is another picture")
                    oldColor = color
                }
                old = new
            }
        }
    }

    @Test("pages offer AVIF where it can be made, and its address answers only there")
    func avif() async throws {
        for writes in [false, true] {
            let served = try await served(writesAVIF: writes)
            try await Application(responder: served.responder).test(.router) { client in
                let html = String(buffer: try await client.execute(uri: "/", method: .get).body)
                #expect(html.contains("image/avif") == writes && html.contains("image/webp"))
                let address = try #require(Self.addresses(html).first).replacing(".jpg", with: ".avif")
                if !writes {
                    #expect(try await client.execute(uri: address, method: .get).status == .notFound)
                } else if VipsPictureProcessor.writesAVIF() {
                    let response = try await client.execute(uri: address, method: .get)
                    #expect(response.status == .ok && response.headers[.contentType] == "image/avif")
                }
            }
        }
    }

    @Test("sounds are given whole or in part, documents to be saved, and neither runs anything")
    func attachments() async throws {
        let served = try await served()
        let newsroom = served.tiny.newsroom
        func keep(_ digit: String, _ format: AttachmentFormat, _ bytes: [UInt8]) async throws -> String {
            let hash = String(repeating: digit, count: 64)
            let path = try served.folder.receivingPath()
            try Data(bytes).write(to: URL(filePath: path))
            try served.folder.keepAttachment(from: path, contentHash: hash, format: format)
            #expect(!FileManager.default.fileExists(atPath: path))
            let kept = try await AddAttachment(newsroom)(
                contentHash: hash, format: format, byteCount: bytes.count, title: "Été / \"deux\"", fileName: "a",
                by: .system("t"))
            return AttachmentAddress(kept.attachment).path
        }
        let bytes = (0..<1000).map { UInt8($0 % 251) }
        let sound = try await keep("1", .mp3, bytes)
        let document = try await keep("2", .pdf, bytes)
        try await Application(responder: served.responder).test(.router) { client in
            let whole = try await client.execute(uri: sound, method: .get)
            #expect(whole.status == .ok && Array(whole.body.readableBytesView) == bytes)
            #expect(whole.headers[.contentType] == "audio/mpeg" && whole.headers[.xContentTypeOptions] == "nosniff")
            #expect(whole.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            #expect(whole.headers[.acceptRanges] == "bytes")
            let part = try await client.execute(uri: sound, method: .get, headers: [.range: "bytes=10-19"])
            #expect(part.status == .partialContent && Array(part.body.readableBytesView) == Array(bytes[10...19]))
            #expect(part.headers[.contentRange] == "bytes 10-19/1000")
            let end = try await client.execute(uri: sound, method: .get, headers: [.range: "bytes=-5"])
            #expect(Array(end.body.readableBytesView) == Array(bytes[995...]))
            let beyond = try await client.execute(uri: sound, method: .get, headers: [.range: "bytes=1000-"])
            #expect(beyond.status == .rangeNotSatisfiable)
            let pdf = try await client.execute(uri: document, method: .get)
            let disposition = try #require(pdf.headers[.contentDisposition])
            #expect(disposition == "attachment; filename*=UTF-8''%C3%89t%C3%A9%20-%20-deux-.pdf", "\(disposition)")
            #expect(
                try await client.execute(uri: document.replacing(".pdf", with: ".mp3"), method: .get).status
                    == .notFound)
            #expect(try await client.execute(uri: "/media/files/../x.pdf", method: .get).status != .ok)
        }
    }

    @Test(
        "a range is read as it is meant, and anything else is the whole file",
        arguments: [
            ("bytes=0-0", ByteRange.part(0...0)), ("bytes=5-", .part(5...9)), ("bytes=-3", .part(7...9)),
            ("bytes=-30", .part(0...9)), ("bytes=4-99", .part(4...9)), ("bytes=10-", .unsatisfiable),
            ("bytes=-0", .unsatisfiable), ("bytes=3-2", .ignored), ("bytes=0-1,3-4", .ignored), ("items=0-1", .ignored),
            ("bytes=a-b", .ignored), ("bytes=-", .ignored), ("bytes=99999999999999999999-", .ignored),
        ])
    func ranges(header: String, expected: ByteRange) {
        #expect(ByteRange.read(header, length: 10) == expected)
    }
}
