internal import Edge
internal import HTTPTypes
internal import Hummingbird
internal import News
public import Newsroom
internal import NIOCore
internal import Pages
public import Pictures
internal import Store
internal import Synchronization

/// Answers for pictures and icons: immutable files under addresses that change with their content.
public struct MediaRoute: Sendable {
    private let newsroom: Newsroom
    private let maker: RenditionMaker
    private let processor: any PictureProcessor
    private let icons = IconStore()

    public init(newsroom: Newsroom, folder: MediaFolder, processor: any PictureProcessor) {
        self.newsroom = newsroom
        self.processor = processor
        maker = RenditionMaker(folder: folder, processor: processor)
    }

    func answers(_ address: SiteURL) -> Bool {
        switch address {
        case .rendition, .faviconICO, .touchIcon: true
        case .home, .section, .article, .latest, .archive, .archiveYear, .archiveMonth, .archiveDay, .author, .topic,
            .manifest,
            .robots, .faviconSVG:
            false
        }
    }

    func respond(to address: SiteURL, renderer: PageRenderer, request: Request) async throws -> Response {
        switch address {
        case .rendition(let rendition): return try await respond(to: rendition, request: request)
        case .faviconICO:
            let ico = IconFile.ico(png: try await icon(renderer, size: 32), size: 32)
            return answer(ico, "image/x-icon", "max-age=86400", tag: nil, request)
        case .touchIcon:
            return answer(try await icon(renderer, size: 180), "image/png", "max-age=86400", tag: nil, request)
        default: return missing()
        }
    }

    private func respond(to address: RenditionAddress, request: Request) async throws -> Response {
        let tag =
            "\"\(address.hash)-\(address.focalX)-\(address.focalY)-\(address.crop.rawValue)-\(address.width)-\(address.format.rawValue)\""
        let immutable = "public, max-age=31536000, immutable"
        guard let picture = try await newsroom.database.read({ try $0.picture(contentHash: address.hash) }),
            // Only the picture's own focal point is rendered: otherwise anyone could fill the disk.
            RenditionAddress(picture, crop: address.crop, width: address.width, format: address.format) == address
        else { return missing() }
        if Conditional.isNotModified(
            ifNoneMatch: request.headers[.ifNoneMatch], ifModifiedSince: nil, entityTag: tag, lastModified: nil
        ) {
            return Response(status: .notModified, headers: [.eTag: tag, .cacheControl: immutable])
        }
        let rendition = Rendition(
            contentHash: picture.contentHash, focalPoint: picture.focalPoint, crop: address.crop, width: address.width,
            format: address.format
        )
        do {
            guard let file = try await maker.bytes(rendition, of: picture) else { return missing() }
            return answer(file, address.format.mediaType, immutable, tag: tag, request)
        } catch PictureError.busy {
            return Response(status: .serviceUnavailable, headers: [.retryAfter: "2", .cacheControl: "no-store"])
        }
    }

    private func icon(_ renderer: PageRenderer, size: Int) async throws -> [UInt8] {
        let svg = renderer.faviconSVG
        if let known = icons.png(svg: svg, size: size) { return known }
        let png = try await processor.draw(svg: svg, width: size, format: .png)
        icons.keep(png, svg: svg, size: size)
        return png
    }

    private func answer(
        _ file: [UInt8], _ type: String, _ cacheControl: String, tag: String?, _ request: Request
    ) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.cacheControl] = cacheControl
        headers[.contentLength] = String(file.count)
        headers[.xContentTypeOptions] = "nosniff"
        if let policy = HTTPField.Name("cross-origin-resource-policy") { headers[policy] = "same-site" }
        if let tag { headers[.eTag] = tag }
        return Response(
            status: .ok, headers: headers,
            body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: file))
        )
    }

    private func missing() -> Response {
        Response(
            status: .notFound, headers: [.cacheControl: "max-age=10", .contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "There is no such picture.\n"))
        )
    }
}

/// The icons drawn so far; few, and the same until the publication's name changes.
private final class IconStore: Sendable {
    private let icons = Mutex<[String: [UInt8]]>([:])

    func png(svg: String, size: Int) -> [UInt8]? { icons.withLock { $0["\(size) \(svg)"] } }

    func keep(_ png: [UInt8], svg: String, size: Int) {
        icons.withLock { icons in
            if icons.count > 8 { icons.removeAll() }
            icons["\(size) \(svg)"] = png
        }
    }
}
